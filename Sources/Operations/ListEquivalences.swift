package import ReferenceData

/// Equivalences in the order of the reference data, also those that must not be recognised.
package enum ListEquivalences {
  /// The page of equivalences.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ page: PageRequest, _ call: Call, in service: Service
  ) async throws -> Page<Equivalence> {
    try await service.registryPage(of: Equivalences.all, page, call)
  }
}
