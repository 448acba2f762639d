import Access
import OneWorkforceProtos
import Operations
import TestSupport
import Testing
import Vocabulary
import WireFormat

@Suite("What the registry and the operator's service refuse")
struct RegistryRefusalTests {
  @Test("every bad request is refused for its reason, naming its field, and writes nothing")
  func badRequests() async throws {
    let registry = try await Registry.open()
    let valid = try await registry.requests()
    let before = try await registry.service.records.read { try $0.latestSequence() }
    let table = try BadRequestRun(registry)
    await table.refuse(BadRegistry.recordOrganisation, valid.recordOrganisation) {
      try await RecordOrganisation.run($0.native(), table.steward, in: registry.service)
    }
    await table.refuse(BadRegistry.updateOrganisation, valid.updateOrganisation) {
      try await UpdateOrganisation.run($0.native(), table.steward, in: registry.service)
    }
    await table.refuse(BadRegistry.recordSuccession, valid.recordSuccession) {
      try await RecordSuccession.run($0.native(), table.steward, in: registry.service)
    }
    await table.refuse(BadRegistry.recordPlace, valid.recordPlace) {
      try await RecordPlace.run($0.native(), table.steward, in: registry.service)
    }
    await table.refuse(BadRegistry.updatePlace, valid.updatePlace) {
      try await UpdatePlace.run($0.native(), table.steward, in: registry.service)
    }
    await table.refuse(BadRegistry.recordMembership, valid.recordMembership) {
      try await RecordMembership.run($0.native(), table.steward, in: registry.service)
    }
    await table.refuse(BadRegistry.tightenPolicy, valid.tightenPolicy) {
      try await TightenPolicy.run($0.native(), table.steward, in: registry.service)
    }
    let after = try await registry.service.records.read { try $0.latestSequence() }
    #expect(after == before)
  }

  @Test("every bad question is refused for its reason, naming its field")
  func badQuestions() async throws {
    let registry = try await Registry.open()
    let valid = try await registry.requests()
    let table = try BadRequestRun(registry)
    await table.refuse(BadRegistry.listOrganisations, valid.listOrganisations) {
      try await ListOrganisations.run($0.native(), table.steward, in: registry.service)
    }
    await table.refuse(BadRegistry.listPlaces, valid.listPlaces) {
      try await ListPlaces.run($0.native(), table.steward, in: registry.service)
    }
    await table.refuse(BadRegistry.listCodes, valid.listCodes) {
      try await ListCodes.run($0.native(), table.steward, in: registry.service)
    }
    await table.refuse(BadRegistry.listPolicyRows, valid.listPolicyRows) {
      try await ListPolicyRows.run($0.native(), table.steward, in: registry.service)
    }
    await table.refuse(BadRegistry.getOrganisation, valid.getOrganisation) {
      try await GetOrganisation.run($0.native(), table.steward, in: registry.service)
    }
    await table.refuse(BadRegistry.getPlace, valid.getPlace) {
      try await GetPlace.run($0.native(), table.steward, in: registry.service)
    }
    await table.refuse(BadRegistry.getRoleProfile, valid.getRoleProfile) {
      try await GetRoleProfile.run($0.native(), table.steward, in: registry.service)
    }
    await table.refuse(BadRegistry.createBackup, valid.createBackup) {
      try await CreateBackup.run(
        $0.native(), from: PretendKeeper(), table.operator, in: registry.service)
    }
  }

  @Test("the tables hold more than a hundred bad requests")
  func size() {
    #expect(BadRegistry.count > 100)
  }

  @Test("the valid requests they spoil are carried out")
  func validOnes() async throws {
    let registry = try await Registry.open()
    let (valid, service) = (try await registry.requests(), registry.service)
    _ = try await RecordOrganisation.run(
      valid.recordOrganisation.native(), registry.steward("RecordOrganisation"), in: service)
    _ = try await UpdateOrganisation.run(
      valid.updateOrganisation.native(), registry.steward("UpdateOrganisation"), in: service)
    _ = try await RecordSuccession.run(
      valid.recordSuccession.native(), registry.steward("RecordSuccession"), in: service)
    _ = try await RecordPlace.run(
      valid.recordPlace.native(), registry.steward("RecordPlace"), in: service)
    _ = try await UpdatePlace.run(
      valid.updatePlace.native(), registry.steward("UpdatePlace"), in: service)
    _ = try await RecordMembership.run(
      valid.recordMembership.native(), registry.steward("RecordMembership"), in: service)
    _ = try await TightenPolicy.run(
      valid.tightenPolicy.native(), registry.steward("TightenPolicy"), in: service)
    _ = try await ListOrganisations.run(
      valid.listOrganisations.native(), registry.steward("ListOrganisations"), in: service)
  }
}

/// Sends rows of a table and looks at what is refused.
private struct BadRequestRun {
  let steward: Call
  let `operator`: Call

  init(_ registry: Registry) throws {
    steward = try registry.steward("Spoiled")
    `operator` = try registry.test.call("CreateBackup", .operator, of: registry.board)
  }

  func refuse<Message, Answer>(
    _ rows: [BadRequest<Message>], _ valid: Message, run: (Message) async throws -> Answer
  ) async {
    for row in rows {
      let error = await refusal { try await run(row.spoiled(valid)) }
      #expect(error?.reason == row.reason, "\(Message.self): \(row.name)")
      #expect(error?.code == row.code, "\(Message.self): \(row.name)")
      #expect(error?.field == row.field, "\(Message.self): \(row.name)")
    }
  }
}
