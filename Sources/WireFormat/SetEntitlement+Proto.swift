package import Credentials
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireSetEntitlementRequest: WireChange {}

extension WireSetEntitlementRequest {
  /// What the body may issue.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> SetEntitlement.Request {
    let header = try header()
    let sent = try required(hasEntitlement, entitlement, "entitlement")
    return SetEntitlement.Request(
      header: header,
      entitlement: try under("entitlement") { () throws(ServiceError) in try sent.native() })
  }
}

extension WireEntitlement {
  /// What the body may issue.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> IssuerEntitlement {
    guard !recorded else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "recorded", "must be empty in a request")
    }
    guard !hasProvenance else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "provenance", "must be empty in a request")
    }
    guard !denied || (subjects.isEmpty && longestValidityDays == 0) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "denied",
        "must not come with subjects or a longest validity")
    }
    return try IssuerEntitlement(
      organisation: requiredID(organisationID, "organisation_id"),
      type: passportType(type, "type"), isAllowed: !denied,
      subjects: subjects.isEmpty ? nil : subjects,
      longestValidityDays: longestValidityDays == 0 ? nil : Int(longestValidityDays),
      period: datePeriod(validFrom, validTo, "valid_from", "valid_to"))
  }
}

/// The type of credential that `text` names.
func passportType(_ text: String, _ field: String) throws(ServiceError) -> PassportType {
  guard !text.isEmpty else {
    throw ServiceError(.invalidArgument, .fieldRequired, field: field, "must be given")
  }
  guard let type = PassportType.allCases.first(where: { $0.code == text }) else {
    let words = PassportType.allCases.map { "`\($0.code)`" }.joined(separator: ", ")
    throw ServiceError(
      .invalidArgument, .enumUnknown, field: field, "must be one of \(words); got \(quoted(text))")
  }
  return type
}
