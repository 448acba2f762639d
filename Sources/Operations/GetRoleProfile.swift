package import ReferenceData
package import Vocabulary

/// One role profile with what it asks for.
package enum GetRoleProfile {
  /// The profile named `code`.
  ///
  /// - Throws: ``ServiceError`` not found, naming `role_code`.
  package static func run(
    _ code: RoleCode, _ call: Call, in service: Service
  ) async throws -> RoleProfile {
    try await service.read(call) { try $0.permitReading(call) }
    guard let profile = RoleProfiles.find(code) else {
      throw ServiceError.absent("role profile", field: "role_code")
    }
    return profile
  }
}
