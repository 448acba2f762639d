import GRPCCore
import OneWorkforceProtos
package import Operations
import WireFormat

/// The placement service on the wire. Each handler has three steps: to native, run, to proto.
package struct PlacementServiceRPC: WirePlacementService.SimpleServiceProtocol {
  let service: Service

  /// The service over `service`.
  package init(_ service: Service) {
    self.service = service
  }
}
