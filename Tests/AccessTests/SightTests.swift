import Access
import Testing
import Vocabulary

@Suite("What is seen of a passport") struct SightTests {
  private static let all = Set(FieldGroup.allCases)

  @Test(
    "rota, planner, board, steward and operator never get a sight, whatever the facts and purpose",
    arguments: [Duty.rota, .planner, .board, .steward, .operator])
  func neverASight(_ duty: Duty) throws {
    for purpose in Purpose.allCases {
      for shown in Shown.every {
        for action in [Action.readPassport, .verify] {
          let decision = try Situation(duty, shown, purpose: purpose).decision(action)
          #expect(decision == .deny(rule: Denial.notInTable))
        }
      }
    }
    let sights = try Action.allCases.compactMap {
      try Situation(duty, .everything).decision($0).sight
    }
    #expect(sights.isEmpty)
  }

  @Test("only reading, verifying, matching and redeeming open a passport, always with a sight")
  func sightWhereRead() throws {
    for action in Action.allCases {
      for duty in Duty.allCases {
        let decision = try Situation(duty, .everything).decision(action)
        let opening: [Action] = [.readPassport, .verify, .openMatch, .redeemShare]
        let opens = decision.isAllowed && opening.contains(action)
        #expect((decision.sight != nil) == opens)
      }
    }
  }

  @Test(
    "each duty sees what the design gives it",
    arguments: [
      (Action.readPassport, Duty.verifier, Shown.granted, [.identity, .training], false),
      (.readPassport, .trainer, .enrolled, all, true),
      (.readPassport, .assessor, .assesses, [.competences], true),
      (.readPassport, .delegator, .delegates, [.competences], false),
      (.readPassport, .holder, .isSelf, all, false),
      (.readPassport, .manager, .employs, all, false),
      (.readPassport, .auditor, .agreed, all, false),
      (.verify, .verifier, .granted, [.identity, .training], false),
      (.verify, .holder, .isSelf, all, false),
      (.verify, .manager, .employs, all, false),
      (.verify, .trainer, .enrolled, all, false),
      (.openMatch, .manager, .optedIn, [.training], false),
    ] as [(Action, Duty, Shown, Set<FieldGroup>, Bool)])
  func seen(
    _ action: Action, _ duty: Duty, _ shown: Shown, _ groups: Set<FieldGroup>, _ ownWorkOnly: Bool
  ) throws {
    let decision = try Situation(duty, shown).decision(action)
    let sight = try #require(decision.sight)
    #expect(sight.worker == Situation.worker)
    #expect(sight.groups == groups)
    #expect(sight.onlyAttestedBy == (ownWorkOnly ? Situation.ours : nil))
    #expect(sight.purpose == DesignTable.purposes[duty]?.first)
    #expect(sight.rule == decision.rule)
    #expect((sight.grant != nil) == (shown == .granted))
    #expect(sight.relation.rawValue == decision.rule.text.split(separator: "/").last ?? "")
  }
}

@Suite("Why somebody looks") struct PurposeTests {
  @Test("each duty may state just the purposes of the published list", arguments: Duty.allCases)
  func published(_ duty: Duty) {
    for purpose in Purpose.allCases {
      let isListed = DesignTable.purposes[duty]?.contains(purpose) ?? false
      #expect(PurposeRules.allows(purpose, by: duty) == isListed)
    }
    #expect(!PurposeRules.allows(nil, by: duty))
  }

  @Test(
    "a purpose the duty may not state, or none, denies what asks why and nothing else",
    arguments: Duty.allCases)
  func checked(_ duty: Duty) throws {
    for action in Action.allCases {
      guard !AccessTable.rules(for: action, by: duty).isEmpty else { continue }
      let asks = [Action.readPassport, .verify, .findWorker].contains(action)
      for purpose in Purpose.allCases.map(Optional.init) + [nil] {
        let isListed = purpose.map { DesignTable.purposes[duty]?.contains($0) ?? false } ?? false
        let situation = Situation(duty, .everything, purpose: purpose)
        let isDenied = try situation.decision(action).rule == Denial.purpose
        #expect(isDenied == (asks && !isListed))
      }
    }
  }

  @Test("a holder's look at the own record says so and needs no grant")
  func ownRecord() throws {
    let sight = try #require(try Situation(.holder, .isSelf).decision(.readPassport).sight)
    #expect(sight.purpose == .ownRecord)
    #expect(sight.grant == nil)
  }
}
