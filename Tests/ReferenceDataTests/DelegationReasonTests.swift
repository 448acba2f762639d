import ReferenceData
import Testing
import Vocabulary

@Suite("The checks of a delegation and the refusals of writes")
struct DelegationReasonTests {
  @Test("the reasons are the table's, in its order, with its label, phase and effect")
  func agreesWithTable() throws {
    let rows = try ShippedTable("reference/reason_codes.csv").rows
    #expect(rows.count == 73)
    #expect(DelegationReason.allCases.map(\.rawValue) == rows.map { $0.cell("code") })
    #expect(DelegationReason.allCases.map(\.label) == rows.map { $0.cell("order") })
    #expect(DelegationReason.allCases.map(\.phase.rawValue) == rows.map { $0.cell("phase") })
    #expect(DelegationReason.allCases.map(\.effect.rawValue) == rows.map { $0.cell("effect") })
  }

  @Test("every reason has its texts, sources and owner of the next step")
  func texts() throws {
    let rows = try ShippedTable("reference/reason_codes.csv").rows
    #expect(DelegationReasons.all.map(\.reason) == DelegationReason.allCases)
    for (reason, row) in zip(DelegationReason.allCases, rows) {
      let entry = DelegationReasons.entry(for: reason)
      #expect(entry.reason == reason)
      #expect(entry.check == row.cell("check"))
      #expect(entry.dataNeeded == row.cell("data_needed"))
      #expect(entry.sources.map(\.text) == row.pieces("source_ids"))
      #expect(entry.userMessage == row.cell("user_message"))
      #expect(entry.nextAction == row.cell("next_action"))
      #expect(entry.nextOwner.rawValue == row.cell("next_owner"))
      #expect(!entry.userMessage.isEmpty && !entry.nextAction.isEmpty)
      #expect(entry.sources.allSatisfy { Sources.find($0) != nil })
    }
  }

  @Test("reasons sort by their check, not by their label's text")
  func order() {
    let reasons = DelegationReason.allCases
    #expect(reasons.reversed().sorted() == reasons)
    #expect(DelegationReason.competenceScopeSetting < .competenceNotPersonSpecific)
    #expect(
      DelegationReason.competenceScopeSetting.label
        > DelegationReason.competenceNotPersonSpecific.label)
  }

  @Test("only a request fails as an error or as undecided, and only warnings warn")
  func effects() {
    for reason in DelegationReason.allCases {
      #expect((reason.effect == .deny) == (reason.phase != .request && reason.phase != .warning))
      #expect((reason.effect == .warn) == (reason.phase == .warning))
    }
    #expect(
      DelegationReason.allCases.filter { $0.effect == .indeterminate }
        == [.reqIdentityConflict, .dataStale])
  }

  @Test("the refusals of writes are the table's, in its order, with its texts")
  func writeFaults() throws {
    let rows = try ShippedTable("reference/validation_codes.csv").rows
    #expect(rows.count == 13)
    #expect(WriteFault.allCases.map(\.rawValue) == rows.map { $0.cell("code") })
    #expect(ValidationCodes.all.map(\.fault) == WriteFault.allCases)
    for (fault, row) in zip(WriteFault.allCases, rows) {
      let entry = ValidationCodes.entry(for: fault)
      #expect(entry.fault == fault)
      #expect(entry.raisedOn == row.cell("raised_on"))
      #expect(entry.meaning == row.cell("meaning"))
      #expect(entry.whatToDo == row.cell("what_to_do"))
      #expect(entry.provenance.status.rawValue == row.cell("status"))
      #expect(entry.provenance.sources.map(\.text) == row.pieces("source_ids"))
    }
  }
}
