package import OneWorkforceProtos
package import Operations
import ReferenceData
package import Vocabulary

extension WireTightenPolicyRequest: WireChange {}

extension WireTightenPolicyRequest {
  /// What is to be set.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> TightenPolicy.Request {
    let header = try header()
    let sent = try required(hasRow, row, "row")
    return try under("row") { () throws(ServiceError) in
      try requireAbsent(sent.owner, "owner")
      guard !sent.hasProvenance else {
        throw ServiceError(
          .invalidArgument, .fieldNotAllowed, field: "provenance",
          "must be left out: the row is the organisation's own")
      }
      let key = try sent.nativeKey()
      let from = try optionalDate(sent.validFrom, "valid_from")
      let to = try optionalDate(sent.validTo, "valid_to")
      _ = try DatePeriod(
        from: from ?? CivilDate.supported.lowerBound, to: to, field: "valid_to")
      return TightenPolicy.Request(
        header: header, key: key, value: try sent.nativeValue(of: key.parameter),
        unit: try optionalText(sent.unit, field: "unit", limit: 40), validFrom: from, validTo: to)
    }
  }
}

extension WirePolicyRow {
  /// What the row is about.
  func nativeKey() throws(ServiceError) -> PolicyKey {
    guard !parameter.isEmpty else {
      throw ServiceError(.invalidArgument, .fieldRequired, field: "parameter", "must be given")
    }
    guard let known = PolicyParameter(rawValue: parameter) else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "parameter",
        "must be a parameter of the reference data; got \(quoted(parameter))")
    }
    return PolicyKey(
      try FrameworkCode(framework, field: "framework"),
      subject: try optionalText(subject, field: "subject", limit: 64) ?? "",
      level: try optionalText(level, field: "level", limit: 20) ?? "", known)
  }

  /// The value, in the form of `parameter`; always set.
  func nativeValue(of parameter: PolicyParameter) throws(ServiceError) -> PolicyValue {
    let text = try boundedText(value, field: "value", limit: 1_000)
    return try PolicyValue(text, form: parameter.form, field: "value")
  }
}
