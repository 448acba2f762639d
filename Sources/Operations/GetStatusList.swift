import Credentials
import Vocabulary

/// The signed status list at an address.
package enum GetStatusList {
  /// Which list.
  package struct Request: Sendable {
    /// The address, as credentials say it.
    package let uri: String

    /// A request for the list at `uri`.
    package init(uri: String) {
      self.uri = uri
    }
  }

  /// The list as it stands, at most half its time old. Nobody is told of whom a list tells.
  ///
  /// - Throws: ``ServiceError``: not found, naming `uri`; `STATE_FORBIDS` where its issuer has no
  ///   key to sign it with.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> ShownStatusList {
    let desk = try service.requireDesk(at: service.now())
    let (list, fresh) = try await service.read(call) { records in
      _ = try records.permit(.readTrust, call, about: .init())
      guard let id = desk.addresses.statusList(at: request.uri),
        let list = try records.statusList(id)
      else { throw ServiceError.absent("status list", field: "uri") }
      return (list, try records.signedIfFresh(list, desk))
    }
    if let fresh { return fresh }
    return try await service.records.write(shouldStart: call.shouldStart) { records in
      try records.freshStatusList(records.statusList(list.id) ?? list, desk)
    }
  }
}
