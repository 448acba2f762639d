package import ReferenceData

/// Role profiles in the order of the reference data.
package enum ListRoleProfiles {
  /// The page of profiles, each with what it asks for.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ page: PageRequest, _ call: Call, in service: Service
  ) async throws -> Page<RoleProfile> {
    try await service.registryPage(of: RoleProfiles.all, page, call)
  }
}
