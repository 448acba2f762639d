import GRPCCore
import OneWorkforceProtos
import SwiftProtobuf
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

@Suite("Delegated care over the socket") struct DelegationStoryTests {
  @Test("U07: signed item by item and accepted with its support, both may give Tom his insulin")
  func insulin() async throws {
    try await withInsulinTown { round in
      let agreement = try await round.draft(for: round.asha)
      let shown = try await round.chain(of: agreement)
      #expect(!shown.hasReceipt)
      #expect(!shown.chain.isEmpty && shown.chain.allSatisfy(\.passed), "\(shown.chain)")
      #expect(Set(shown.chain.map { $0.label.prefix(1) }) == ["D", "E", "F", "H", "I"])
      #expect(shown.versions.order == 3)
      try await round.sign(agreement)

      var bare = round.employersWord(on: agreement)
      bare.employer.clearSupport()
      let unsupported = bare
      let refused = try await told {
        try await round.delegations.acceptDelegation(unsupported, metadata: round.manager)
      }
      #expect(refused?.reason == "FIELD_REQUIRED")
      #expect(refused?.field == "employer.support")
      #expect(try await state(of: agreement, in: round) == "OFFERED")
      try await round.accept(agreement, round.asha)
      #expect(try await state(of: agreement, in: round) == "ACTIVE")
      _ = try await round.delegate(to: round.ben)

      for worker in [round.asha, round.ben] {
        let answer = try await round.check(round.question(worker))
        #expect(answer.verdict == .permit, "\(answer.reasons.map(\.code))")
        #expect(answer.lineManagers.map(\.lineManager) == ["team leader"])
        #expect(answer.passed.contains { $0.label == "H2" && !$0.recordIds.isEmpty })
        #expect(answer.obligations.contains { $0.recordOutcome })
        #expect(answer.basis.commitSequence > 0 && !answer.stale)
      }
    }
  }

  @Test("each thing that is not so denies with its own code")
  func denials() async throws {
    try await withInsulinTown { round in
      let undelegated = try await round.check(round.question(round.asha))
      #expect(undelegated.verdict == .deny)
      #expect(undelegated.reasons.map(\.code) == ["DELEGATION_NONE"])
      #expect(undelegated.reasons.allSatisfy { !$0.text.isEmpty && !$0.nextStep.isEmpty })

      let agreement = try await round.delegate(to: round.asha)
      let clinic = try await round.check(round.question(round.asha, kind: "CLINIC"))
      #expect(clinic.reasons.map(\.code) == ["DELEGATION_SCOPE_MISMATCH"])

      try await round.withdraw(agreement)
      let withdrawn = try await round.check(round.question(round.asha))
      #expect(withdrawn.reasons.map(\.code).contains("DELEGATION_WITHDRAWN"))
      #expect(withdrawn.basis.commitSequence > clinic.basis.commitSequence)
      var hindsight = round.question(round.asha)
      hindsight.asKnownAt = round.town.live.server.service.now().proto()
      let asked = hindsight
      let refused = try await told { try await round.check(asked) }
      #expect(refused?.reason == "REQ_TIME_INVALID")
      #expect(refused?.field == "question.as_known_at")
      // A clock that runs late must not bring back what was stopped since.
      var late = round.question(round.asha)
      late.at.instant = round.town.live.server.service.now()
        .adding(milliseconds: -240_000).proto()
      let answered = try await round.check(late)
      #expect(answered.verdict == .deny)
      #expect(answered.reasons.map(\.code).contains("DELEGATION_WITHDRAWN"))
    }
  }

  @Test("U07, failing: Ben's competence ends, Asha's holds, and Nadia's list names Ben")
  func competenceEnds() async throws {
    try await withInsulinTown { round in
      _ = try await round.delegate(to: round.asha)
      let bens = try await round.delegate(to: round.ben)
      let later = round.moment(6)
      let ben = try await round.check(round.question(round.ben, at: later))
      #expect(ben.verdict == .deny)
      #expect(ben.primaryReason == "COMPETENCE_EXPIRED")
      let asha = try await round.check(round.question(round.asha, at: later))
      #expect(asha.verdict == .permit, "\(asha.reasons.map(\.code))")

      let list = try await round.delegations.listLapsing(
        .with {
          $0.whose.delegatorID = round.nadia.description
          $0.withinDays = 7
        }, metadata: round.nurse
      ).items
      let competence = list.filter { $0.cause == "COMPETENCE" }
      #expect(competence.map(\.workerID) == [round.ben.description])
      #expect(competence.map(\.agreementID) == [bens])
      #expect(competence.map(\.endsAt) == [LondonTime.end(of: round.day(5)).proto()])
      #expect(competence.map(\.lapsed) == [false])
    }
  }

  @Test("a batch answers as single questions do, and a bad one is refused in its place")
  func batch() async throws {
    try await withInsulinTown { round in
      _ = try await round.delegate(to: round.asha)
      var bad = round.question(round.asha)
      bad.at.text = "2026-03-29T01:30:00"
      let questions = [round.question(round.ben), bad, round.question(round.asha)]
      let answers = try await round.delegations.batchCheckDelegation(
        .with { $0.questions = questions }, metadata: round.rota
      ) { response in
        var answers: [WireBatchCheckDelegationResponse] = []
        for try await answer in response.messages { answers.append(answer) }
        return answers
      }
      #expect(answers.map(\.index) == [0, 1, 2])
      #expect(answers[0].decision.primaryReason == "DELEGATION_NONE")
      #expect(answers[1].error.reason == "REQ_TIME_INVALID")
      #expect(answers[1].error.field == "at")
      #expect(answers[2].decision.verdict == .permit)

      var visit = round.question(round.asha)
      visit.workerID = ""
      let asked = visit
      let found = try await round.delegations.findAuthorisedWorkers(
        .with { $0.visit = asked }, metadata: round.rota)
      let able = found.candidates.filter { $0.verdict == .permit }
      #expect(able.map(\.workerID) == [round.asha.description])
    }
  }

  @Test("a decision replays to the same answer, and its chain of records holds")
  func replay() async throws {
    try await withInsulinTown { round in
      let agreement = try await round.delegate(to: round.asha)
      let first = try await round.check(round.question(round.asha))
      try await round.withdraw(agreement, "SAFETY")
      let replay = try await round.delegations.replayDecision(
        .with { $0.decisionID = first.decisionID }, metadata: round.manager)
      #expect(replay.hasSame && replay.same)
      #expect(replay.replayed.verdict == .permit)
      #expect(replay.firstBrokenLink == 0)
      #expect(replay.record.decision.passed == first.passed)
      #expect(replay.record.hash.count == 32)
    }
  }

  @Test("a competence taken back from yesterday on leaves one carer, and finds what relied on it")
  func lookBack() async throws {
    try await withInsulinTown { round in
      _ = try await round.delegate(to: round.asha)
      _ = try await round.delegate(to: round.ben)
      for worker in [round.asha, round.ben] { try await round.log(worker) }
      let before = try await round.cover()
      #expect(before.soleCover.isEmpty && before.withoutPayStepIds.isEmpty)
      #expect(before.hoursMoved.map(\.freedMinutesPerWeek) == [240])
      #expect(before.hoursMoved.map(\.takenMinutesPerWeek) == [280])
      #expect(before.visitors.map(\.distinctWorkers) == [2])
      let permit = try await round.check(round.question(round.ben))
      #expect(permit.verdict == .permit, "\(permit.reasons.map(\.code))")

      _ = try await round.town.live.passports.revokeFact(
        .with {
          $0.requestID = newRequestID()
          $0.workerID = round.ben.description
          $0.factID = round.bensCompetence.description
          $0.effectiveFrom = round.moment(-1).proto()
          $0.cause = "ASSESSMENT_UNSOUND"
        }, metadata: round.manager)
      let now = try await round.check(round.question(round.ben))
      #expect(now.primaryReason == "COMPETENCE_REVOKED")
      #expect(try await round.cover().soleCover.map(\.workerID) == [round.asha.description])

      let found = try await round.delegations.lookBack(
        .with { $0.recordID = round.bensCompetence.description }, metadata: round.manager
      ).decisions
      let changed = found.filter(\.changed)
      #expect(changed.map(\.record.id) == [permit.decisionID])
      #expect(changed.map(\.finding.verdict) == [.deny])
      #expect(changed.first?.finding.reasons.contains("COMPETENCE_REVOKED") == true)
      let kept = try await round.delegations.listDecisions(
        .with { $0.workerID = round.ben.description }, metadata: round.manager
      ).decisions
      #expect(kept.map(\.decision.verdict) == [.permit, .deny])
    }
  }

  private func state(of agreement: String, in round: InsulinTown) async throws -> String {
    try await round.delegations.getDelegation(
      .with { $0.agreementID = agreement }, metadata: round.nurse
    ).delegation.state
  }
}
