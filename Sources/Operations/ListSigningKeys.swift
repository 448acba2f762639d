import Credentials
import Vocabulary

/// The keys of the caller's organisation, or of the service for an operator, past ones too.
package enum ListSigningKeys {
  /// Which page.
  package struct Request: Sendable {
    /// Which page.
    package let page: PageRequest

    /// A request for `page`.
    package init(page: PageRequest) {
      self.page = page
    }
  }

  /// The page of keys, in order of identifier.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<ShownKey> {
    let page = request.page
    let after = try service.cursor(page, call, filter: "").map {
      try SigningKeyID($0, field: "page_token")
    }
    let found = try await service.read(call) { records in
      _ = try records.permitKeeping(call.keyOwner, call)
      return try records.signingKeys(
        of: call.keyOwner, after: after, limit: page.size + 1, knownAt: records.latestSequence()
      ).map { ShownKey(key: $0.key, etag: Etag($0.sequence)) }
    }
    return service.page(found, page, call, filter: "") { $0.key.id.description }
  }
}
