package import Delegations
package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WireGetDelegationRequest {
  /// Which agreement, at which moment, as known when.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> GetDelegation.Request {
    GetDelegation.Request(
      agreement: try requiredID(agreementID, "agreement_id"),
      at: try optionalInstant(hasAt, at, "at"),
      asKnownAt: try optionalInstant(hasAsKnownAt, asKnownAt, "as_known_at"))
  }
}

extension AgreementView {
  /// The agreement with the local rules on its task, as the wire writes them.
  package func answer() -> WireGetDelegationResponse {
    .with {
      $0.delegation = proto()
      $0.localRules = localRules.map { $0.proto() }
    }
  }
}

extension LocalRule {
  func proto() -> WireLocalRule {
    .with {
      $0.rule = rule.proto()
      $0.recordID = record.description
      $0.setByID = setBy.description
      $0.since = period.start.proto()
      if let end = period.end { $0.until = end.proto() }
    }
  }
}

extension WireLocalRule {
  /// The rule with who set it and when it holds.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> LocalRule {
    LocalRule(
      try rule.native(), record: try requiredID(recordID, "record_id"),
      setBy: try requiredID(setByID, "set_by_id"),
      period: try InstantPeriod(
        from: requiredInstant(hasSince, since, "since"),
        to: optionalInstant(hasUntil, until, "until"), field: "until"))
  }
}
