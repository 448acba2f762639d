package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WireAdoptProtocolRequest: WireChange {}

extension WireAdoptProtocolRequest {
  /// Which protocol is taken into use.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> AdoptProtocol.Request {
    AdoptProtocol.Request(
      header: try header(), rule: try RuleID(ruleID, field: "rule_id"),
      effectiveFrom: try optionalInstant(hasEffectiveFrom, effectiveFrom, "effective_from"))
  }
}
