import OneWorkforceProtos
import TestSupport
import Testing
import Vocabulary
import WireFormat

/// Every row of the table of bad requests about delegated care, through its conversion.
@Suite("Bad requests about delegated care are refused by field") struct BadDelegationsTests {
  @Test("the table has more than 100 rows")
  func size() {
    #expect(BadDelegations.count > 100)
  }

  @Test("questions") func questions() {
    refused(BadDelegations.checkDelegation, of: ValidDelegations.checkDelegation) {
      _ = try $0.native()
    }
    refused(BadDelegations.batchCheckDelegation, of: ValidDelegations.batchCheckDelegation) {
      _ = try $0.native()
    }
    refused(BadDelegations.findAuthorisedWorkers, of: ValidDelegations.findAuthorisedWorkers) {
      _ = try $0.native()
    }
  }

  @Test("agreements") func agreements() {
    refused(BadDelegations.draftDelegation, of: ValidDelegations.draftDelegation) {
      _ = try $0.native()
    }
    refused(BadDelegations.proposeDelegation, of: ValidDelegations.proposeDelegation) {
      _ = try $0.native()
    }
    refused(BadDelegations.acceptDelegation, of: ValidDelegations.acceptDelegation) {
      _ = try $0.native()
    }
    refused(BadDelegations.withdrawDelegation, of: ValidDelegations.withdrawDelegation) {
      _ = try $0.native()
    }
    refused(BadDelegations.reconfirmDelegation, of: ValidDelegations.reconfirmDelegation) {
      _ = try $0.native()
    }
    refused(BadDelegations.recordSupervision, of: ValidDelegations.recordSupervision) {
      _ = try $0.native()
    }
  }

  @Test("facts") func facts() {
    refused(BadDelegations.recordCareFact, of: ValidDelegations.recordCareFact) {
      _ = try $0.native()
    }
    refused(BadDelegations.recordEmployerFact, of: ValidDelegations.recordEmployerFact) {
      _ = try $0.native()
    }
    refused(BadDelegations.recordWorkerFact, of: ValidDelegations.recordWorkerFact) {
      _ = try $0.native()
    }
    refused(BadDelegations.placeHold, of: ValidDelegations.placeHold) { _ = try $0.native() }
    refused(BadDelegations.endFact, of: ValidDelegations.endFact) { _ = try $0.native() }
    refused(BadDelegations.registerPerson, of: ValidDelegations.registerPerson) {
      _ = try $0.native()
    }
    refused(BadDelegations.resolvePersonDuplicate, of: ValidDelegations.resolvePersonDuplicate) {
      _ = try $0.native()
    }
  }

  @Test("rules and lists") func rules() {
    refused(BadDelegations.tightenInterventionRule, of: ValidDelegations.tightenInterventionRule) {
      _ = try $0.native()
    }
    refused(BadDelegations.listDecisions, of: ValidDelegations.listDecisions) {
      _ = try $0.native()
    }
    refused(BadDelegations.listLapsing, of: ValidDelegations.listLapsing) { _ = try $0.native() }
    refused(BadDelegations.describeCover, of: ValidDelegations.describeCover) {
      _ = try $0.native()
    }
  }

  @Test("text without an offset is told apart from a time that never happened")
  func localTimes() {
    let cases = [
      ("2026-03-29T00:59:59", "must have an offset"),
      ("2026-03-29T01:00:00", "never happened"),
      ("2026-03-29T01:59:59", "never happened"),
      ("2026-03-29T02:00:00", "must have an offset"),
      // Twice in autumn is not never.
      ("2026-10-25T01:30:00", "must have an offset"),
      ("yesterday", "with an offset"),
    ]
    for (text, words) in cases {
      var question = ValidDelegations.question
      question.at.text = text
      let refusal = #expect(throws: ServiceError.self) { try question.native() }
      #expect(refusal?.reason == .reqTimeInvalid)
      #expect(refusal?.message.contains(words) == true, "\(text): \(refusal?.message ?? "")")
    }
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
