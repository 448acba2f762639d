import GRPCCore
import OneWorkforceProtos
import TestSupport
import Testing
@testable import oneworkforce

@Suite("Bad requests about joint roles, over the socket") struct BadRoleTests {
  @Test("every one is refused with its code, reason and field, and nothing is written")
  func table() async throws {
    try await withTown { town in
      let (client, manager) = (town.live.roles, try town.homeManager)
      let run = BadRequestRun(town.live)
      try await run.leavingNothing {
        try await Self.writes(run, client, manager)
        try await Self.reads(run, client, manager)
        try await Self.managers(run, client, manager)
      }
      #expect(await run.sent == BadRoles.count)
    }
  }

  private typealias Client = WireRoleService.Client<Transport>

  private static func writes(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses(
      "DraftJointRole", BadRoles.draftJointRole, of: ValidRoles.draftJointRole
    ) { try await client.draftJointRole($0, metadata: caller) }
    try await run.refuses(
      "AgreeJointRole", BadRoles.agreeJointRole, of: ValidRoles.agreeJointRole
    ) { try await client.agreeJointRole($0, metadata: caller) }
    try await run.refuses(
      "ChangeJointRole", BadRoles.changeJointRole, of: ValidRoles.changeJointRole
    ) { try await client.changeJointRole($0, metadata: caller) }
    try await run.refuses(
      "EndJointRole", BadRoles.endJointRole, of: ValidRoles.endJointRole
    ) { try await client.endJointRole($0, metadata: caller) }
  }

  private static func reads(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses(
      "GetJointRole", BadRoles.getJointRole, of: ValidRoles.getJointRole
    ) { try await client.getJointRole($0, metadata: caller) }
    try await run.refuses(
      "ListJointRoles", BadRoles.listJointRoles, of: ValidRoles.listJointRoles
    ) { try await client.listJointRoles($0, metadata: caller) }
    try await run.refuses(
      "DescribeJointPosts", BadRoles.describeJointPosts, of: ValidRoles.describeJointPosts
    ) { try await client.describeJointPosts($0, metadata: caller) }
  }

  private static func managers(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses(
      "NameLineManager", BadRoles.nameLineManager, of: ValidRoles.nameLineManager
    ) { try await client.nameLineManager($0, metadata: caller) }
    try await run.refuses(
      "ListUnmanaged", BadRoles.listUnmanaged, of: ValidRoles.listUnmanaged
    ) { try await client.listUnmanaged($0, metadata: caller) }
    try await run.refuses("ListTeam", BadRoles.listTeam, of: ValidRoles.listTeam) {
      try await client.listTeam($0, metadata: caller)
    }
    try await run.refuses(
      "RecordRoleTemplate", BadRoles.recordRoleTemplate, of: ValidRoles.recordRoleTemplate
    ) { try await client.recordRoleTemplate($0, metadata: caller) }
    try await run.refuses(
      "ListRoleTemplates", BadRoles.listRoleTemplates, of: ValidRoles.listRoleTemplates
    ) { try await client.listRoleTemplates($0, metadata: caller) }
  }
}
