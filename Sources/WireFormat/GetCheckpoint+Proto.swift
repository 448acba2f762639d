package import OneWorkforceProtos
package import Operations

extension WireGetCheckpointResponse {
  /// The answer that tells `head`.
  package init(_ head: SignedHead) {
    self = .with { $0.head = head.proto() }
  }
}
