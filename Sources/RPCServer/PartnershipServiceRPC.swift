import GRPCCore
import OneWorkforceProtos
package import Operations

/// The partnership service on the wire. Each handler has three steps: to native, run, to proto.
package struct PartnershipServiceRPC: WirePartnershipService.SimpleServiceProtocol {
  let service: Service

  /// The service over `service`.
  package init(_ service: Service) {
    self.service = service
  }
}
