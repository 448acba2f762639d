import OneWorkforceProtos
import Operations
import Roles
import TestSupport
import Testing
import Vocabulary
import WireFormat

/// Every row of the table of bad requests about joint roles, through its conversion.
@Suite("Bad requests about joint roles are refused by field") struct BadRolesTests {
  @Test("roles") func roles() {
    refused(BadRoles.draftJointRole, of: ValidRoles.draftJointRole) { _ = try $0.native() }
    refused(BadRoles.agreeJointRole, of: ValidRoles.agreeJointRole) { _ = try $0.native() }
    refused(BadRoles.changeJointRole, of: ValidRoles.changeJointRole) { _ = try $0.native() }
    refused(BadRoles.endJointRole, of: ValidRoles.endJointRole) { _ = try $0.native() }
    refused(BadRoles.importJointRole, of: ValidRoles.importJointRole) { _ = try $0.native() }
  }

  @Test("reads") func reads() {
    refused(BadRoles.getJointRole, of: ValidRoles.getJointRole) { _ = try $0.native() }
    refused(BadRoles.listJointRoles, of: ValidRoles.listJointRoles) { _ = try $0.native() }
    refused(BadRoles.describeJointPosts, of: ValidRoles.describeJointPosts) { _ = try $0.native() }
  }

  @Test("managers and templates") func managers() {
    refused(BadRoles.nameLineManager, of: ValidRoles.nameLineManager) { _ = try $0.native() }
    refused(BadRoles.listUnmanaged, of: ValidRoles.listUnmanaged) { _ = try $0.native() }
    refused(BadRoles.listTeam, of: ValidRoles.listTeam) { _ = try $0.native() }
    refused(BadRoles.recordRoleTemplate, of: ValidRoles.recordRoleTemplate) {
      _ = try $0.native()
    }
    refused(BadRoles.listRoleTemplates, of: ValidRoles.listRoleTemplates) { _ = try $0.native() }
  }

  @Test("terms go out as they came in") func roundTrip() throws {
    let terms = try ValidRoles.terms.native()
    #expect(terms.proto() == ValidRoles.terms)
    #expect(try terms.proto().native() == terms)
  }

  private func refused<Message>(
    _ rows: [BadRequest<Message>], of valid: Message, _ read: (Message) throws -> Void
  ) {
    #expect(throws: Never.self) { try read(valid) }
    for row in rows {
      let refusal = #expect(throws: ServiceError.self, "\(row)") { try read(row.spoiled(valid)) }
      #expect(refusal?.code == row.code, "\(row)")
      #expect(refusal?.reason == row.reason, "\(row)")
      #expect(refusal?.field == row.field, "\(row): \(String(describing: refusal))")
    }
  }
}
