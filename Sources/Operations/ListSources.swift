package import ReferenceData

/// What stands behind the source ids of every provenance.
package enum ListSources {
  /// The page of sources, in the order of the reference data.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ page: PageRequest, _ call: Call, in service: Service
  ) async throws -> Page<Source> {
    try await service.registryPage(of: Sources.all, page, call)
  }
}
