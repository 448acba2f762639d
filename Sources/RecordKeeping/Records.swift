package import Access
package import Credentials
package import Delegations
package import Learning
package import Organisations
package import Partnerships
package import Passports
package import Placements
package import Planning
package import Roles
package import Vacancies

/// Everything an operation can read on one snapshot.
package protocol RecordSnapshot: OrganisationReading, PassportReading, RoleReading,
  JointRoleReading, VacancyReading, PlacementReading, LearningReading, PartnershipReading,
  AccessReading, PlanReading, DelegationReading, CredentialReading, DisputeReading, ErasureReading,
  RedemptionReading, CommitReading
{}

/// Everything an operation can read and write in one all-or-nothing change.
package protocol RecordChange: RecordSnapshot, OrganisationWriting, PassportWriting, RoleWriting,
  JointRoleWriting, VacancyWriting, PlacementWriting, LearningWriting, PartnershipWriting,
  AccessWriting, PlanWriting, DelegationWriting, CredentialWriting, DisputeWriting, ErasureWriting,
  RedemptionWriting, CommitWriting
{}

/// The store as operations see it.
package protocol Records: Sendable {
  /// The value of `body` on one consistent snapshot.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any RecordSnapshot) throws -> Value
  ) async throws -> Value

  /// As ``read(_:)``, for a body that looks at a few people and does nothing else: it may run on
  /// the caller's own thread, and may run twice.
  func readBriefly<Value: Sendable>(
    _ body: @escaping @Sendable (any RecordSnapshot) throws -> Value
  ) async throws -> Value

  /// The value of `body` once its change is durable. A body that throws leaves no trace.
  /// `shouldStart` is asked just before it runs; false drops it with `DEADLINE_PASSED`.
  func write<Value: Sendable>(
    shouldStart: @escaping @Sendable () -> Bool,
    _ body: @escaping @Sendable (any RecordChange) throws -> Value
  ) async throws -> Value

  /// Overwrites everything that was deleted, wherever a copy of it was left behind, and empties the
  /// log. It rewrites the whole store; changes wait meanwhile.
  func overwriteDeleted() async throws
}

extension Records {
  /// As ``read(_:)``: a store need not tell brief reads from others.
  package func readBriefly<Value: Sendable>(
    _ body: @escaping @Sendable (any RecordSnapshot) throws -> Value
  ) async throws -> Value {
    try await read(body)
  }
}
