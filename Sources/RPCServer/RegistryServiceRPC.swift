import GRPCCore
import OneWorkforceProtos
package import Operations

/// The registry service on the wire. Each handler has three steps: to native, run, to proto.
package struct RegistryServiceRPC: WireRegistryService.SimpleServiceProtocol {
  let service: Service

  /// The service over `service`.
  package init(_ service: Service) {
    self.service = service
  }
}
