import ReferenceData
package import Vocabulary

extension OrganisationIdentifier {
  /// The identifier that `value` spells in `scheme`: upper case, without spaces.
  ///
  /// Where a pattern is published (CQC, ASC-WDS) the value must have that form; an ONS code is a
  /// letter and eight digits. For the other schemes no pattern is published to us, so just the
  /// length and the characters are checked. Well formed is never verified.
  ///
  /// - Throws: ``ServiceError`` `FIELD_REQUIRED`, `FIELD_TOO_LONG`, `CHARACTER_NOT_ALLOWED` or
  ///   `IDENTIFIER_MALFORMED`, naming `field`.
  package init(
    _ scheme: Scheme, _ value: String, field: String
  ) throws(ServiceError) {
    let normal =
      if let register = scheme.register {
        try WellFormedNumber(value, register: register, field: field).text
      } else {
        try scheme.bounded(value, field: field)
      }
    self.init(scheme: scheme, normalised: normal)
  }
}

extension OrganisationIdentifier.Scheme {
  /// Whether one value names one body wherever it is used; a file's own number does not.
  package var isPublic: Bool { self != .local }

  /// The register whose published pattern the scheme follows, or nil.
  fileprivate var register: NumberRegister? {
    switch self {
    case .cqcProvider, .cqcLocation: .cqc
    case .ascWDSWorkplace: .ascwdsWorkplace
    case .ods, .ukprn, .ons, .local: nil
    }
  }

  fileprivate func bounded(_ value: String, field: String) throws(ServiceError) -> String {
    let text = try boundedText(value, field: field, limit: 50)
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      throw ServiceError(
        .invalidArgument, .characterNotAllowed, field: field,
        "must hold plain letters, digits and signs only; got \(quoted(value))")
    }
    let compact = text.filter { $0 != " " }.uppercased()
    guard self != .ons || isAreaCode(compact) else {
      throw ServiceError(
        .invalidArgument, .identifierMalformed, field: field,
        "must be an ONS code, a letter and eight digits; got \(quoted(value))")
    }
    return compact
  }

  private func isAreaCode(_ text: String) -> Bool {
    text.utf8.count == 9 && text.first?.isLetter == true && wholeNumber(text.dropFirst()) != nil
  }
}
