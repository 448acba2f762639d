package import Vocabulary

/// A body or scheme that gives out numbers whose form can be checked.
package enum NumberRegister: String, Sendable, CaseIterable {
  /// General Medical Council.
  case gmc = "GMC"
  /// Nursing and Midwifery Council.
  case nmc = "NMC"
  /// Health and Care Professions Council.
  case hcpc = "HCPC"
  /// Social Work England.
  case socialWorkEngland = "SWE"
  /// General Pharmaceutical Council.
  case gphc = "GPHC"
  /// Care Quality Commission: a provider or location.
  case cqc = "CQC"
  /// Adult Social Care Workforce Data Set: a workplace.
  case ascwdsWorkplace = "ASCWDS"
  /// National Insurance.
  case nationalInsurance = "NINO"
  /// Disclosure and Barring Service: a certificate.
  case dbsCertificate = "DBS"
  /// Home Office: a share code for the right to work.
  case rightToWorkShareCode = "RTW-SHARE"
}

extension NumberRegister {
  /// The registers of professions that a worker can be on.
  package static let professional: [NumberRegister] = [
    .gmc, .nmc, .hcpc, .socialWorkEngland, .gphc,
  ]

  /// The key of the rows that hold the register's patterns.
  package var patternKey: PolicyKey { key(.numberPattern) }

  /// The key of the register's rows on `parameter`.
  package func key(_ parameter: PolicyParameter) -> PolicyKey {
    PolicyKey(FrameworkCode(listed: "REGISTER"), subject: rawValue, parameter)
  }

  /// Whether a message may repeat the number that was refused.
  var mayBeRepeated: Bool {
    switch self {
    case .nationalInsurance, .dbsCertificate, .rightToWorkShareCode: false
    default: true
    }
  }
}

/// A number that has the form its register gives out. Well formed is never verified: whether the
/// number exists and whose it is, only the register can say.
package struct WellFormedNumber: Hashable, Sendable {
  /// Whose form it has.
  package let register: NumberRegister
  /// The number in upper case, with no spaces and no padding.
  package let text: String
  /// How the pattern it was checked against came to be known.
  package let patternStatus: ValueStatus

  /// The number that `text` spells, checked against the register's rows in `table`.
  ///
  /// - Throws: ``ServiceError`` with reason `FIELD_REQUIRED`, `FIELD_TOO_LONG` or
  ///   `IDENTIFIER_MALFORMED`, naming `field`.
  package init(
    _ text: String, register: NumberRegister, in table: PolicyTable = .shipped, field: String
  ) throws(ServiceError) {
    guard !text.isEmpty else {
      throw ServiceError(.invalidArgument, .fieldRequired, field: field, "must not be empty")
    }
    guard text.utf8.count <= Self.longest else {
      throw ServiceError(
        .invalidArgument, .fieldTooLong, field: field,
        "must be at most \(Self.longest) characters; got \(text.utf8.count)")
    }
    let number = register.normalised(text)
    let rows = table.rows(for: register.patternKey)
    // Upper-casing turns some foreign letters into ASCII ones, so the text as sent must be ASCII.
    guard text.utf8.allSatisfy({ $0 < 0x80 }),
      let row = rows.first(where: { $0.matches(number) }),
      !register.excludedPrefixes(in: table).contains(where: number.hasPrefix)
    else { throw Self.refusal(of: text, register, rows, field) }
    self.register = register
    self.text = number
    patternStatus = row.provenance.status
  }

  private static let longest = 40

  private static func refusal(
    of text: String, _ register: NumberRegister, _ rows: [PolicyRow], _ field: String
  ) -> ServiceError {
    let patterns = rows.map { quoted($0.value.text) }.joined(separator: " or ")
    return ServiceError(
      .invalidArgument, .identifierMalformed, field: field,
      "must have the form of a \(register.rawValue) number, \(patterns)"
        + (register.mayBeRepeated ? "; got \(quoted(text))" : ""))
  }
}

extension NumberRegister {
  /// `text` in upper case, without spaces, and without the zeros that some systems pad with.
  func normalised(_ text: String) -> String {
    let compact = text.filter { $0 != " " }.uppercased()
    return paddingFollowsLetters ? withoutPadding(compact) : compact
  }

  private var paddingFollowsLetters: Bool { self == .hcpc || self == .socialWorkEngland }

  private func withoutPadding(_ number: String) -> String {
    let letters = number.prefix { !$0.isNumber }
    return String(letters + number.dropFirst(letters.count).drop { $0 == "0" })
  }

  fileprivate func excludedPrefixes(in table: PolicyTable) -> [String] {
    table.rows(for: key(.excludedPrefixes)).flatMap(\.value.items)
  }
}

extension PolicyRow {
  fileprivate func matches(_ number: String) -> Bool {
    guard case .words(let text) = value, let pattern = NumberPattern(text) else { return false }
    return pattern.matches(number)
  }
}
