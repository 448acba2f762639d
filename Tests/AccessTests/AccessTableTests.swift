import Access
import Testing
import Vocabulary

@Suite("Who may do what") struct AccessTableTests {
  @Test("the copy of the design has a line for every action and a cell for every duty")
  func copyIsWhole() {
    #expect(Set(DesignTable.cells.keys) == Set(Action.allCases.map(\.rawValue)))
    #expect(DesignTable.cells.values.allSatisfy { $0.count == Duty.allCases.count })
    #expect(DesignTable.duties.count == Duty.allCases.count)
    let words = DesignTable.cells.values.flatMap(\.values).flatMap { $0 }
    let known = Set(Shown.words.keys).union(["yes"])
    #expect(Set(words).subtracting(known).isEmpty)
  }

  @Test(
    "each cell opens with just the facts the design names, for own and other organisations",
    arguments: Duty.allCases)
  func everyCell(_ duty: Duty) throws {
    let situations = try Shown.every.map { try Situation(duty, $0).prepared() }
    for action in Action.allCases {
      let words = try #require(DesignTable.cells[action.rawValue]?[duty])
      let wrong = situations.filter { situation in
        let decision = decide(situation.caller, action, about: situation.facts)
        return decision.isAllowed != situation.isOpen(words)
      }
      #expect(wrong.isEmpty, "\(action.rawValue): \(wrong.map(\.shown.rawValue).prefix(5))")
    }
  }

  @Test("what the table leaves out is denied by that rule, what facts don't show by the other")
  func denials() throws {
    for action in Action.allCases {
      for duty in Duty.allCases {
        let words = try #require(DesignTable.cells[action.rawValue]?[duty])
        let decision = try Situation(duty, []).decision(action)
        switch words {
        case []: #expect(decision == .deny(rule: Denial.notInTable))
        case ["yes"]: #expect(decision.isAllowed)
        default: #expect(decision == .deny(rule: Denial.noRelation))
        }
      }
    }
  }

  @Test("every rule is named after its action, duty and need, as a code the log can hold")
  func ruleNames() throws {
    var names: Set<RuleID> = []
    for action in Action.allCases {
      for duty in Duty.allCases {
        for rule in AccessTable.rules(for: action, by: duty) {
          #expect(try RuleID(rule.id.text, field: "rule") == rule.id)
          #expect(rule.id.text.hasPrefix("\(action.rawValue)/\(duty.rawValue.uppercased())/"))
          #expect(names.insert(rule.id).inserted)
        }
      }
    }
    let granted = try Situation(.verifier, .granted).decision(.readPassport)
    #expect(granted.rule.text == "READ-PASSPORT/VERIFIER/GRANTED")
    #expect(Denial.notInTable.text == "DENY/NOT-IN-TABLE")
    #expect(Denial.purpose.text == "DENY/PURPOSE")
    #expect(Denial.noRelation.text == "DENY/NO-RELATION")
  }

  @Test("to lose a relation never turns a denial into an allowance", arguments: Duty.allCases)
  func monotone(_ duty: Duty) throws {
    let situations = try Shown.every.map { try Situation(duty, $0).prepared() }
    for action in Action.allCases where DesignTable.cells[action.rawValue]?[duty] != [] {
      let allowed = Dictionary(
        uniqueKeysWithValues: situations.map {
          ($0.shown, decide($0.caller, action, about: $0.facts).isAllowed)
        })
      let gained = Shown.every.filter { shown in
        allowed[shown] == false
          && Shown.single.contains { allowed[shown.subtracting($0)] == true }
      }
      #expect(gained.isEmpty)
    }
  }

  @Test("facts that name no worker open nothing about a worker, whatever they show")
  func noWorker() throws {
    for action in Action.allCases {
      for duty in Duty.allCases {
        let situation = Situation(duty, Shown.everything.subtracting(.own))
        var facts = try situation.facts()
        facts.worker = nil
        let words = DesignTable.cells[action.rawValue]?[duty] ?? []
        let decision = decide(try situation.caller(), action, about: facts)
        #expect(decision.sight == nil)
        // The last three are about an agreement or a person who is cared for.
        let open = [
          "yes", "agreed", "place", "own-agreement", "cares-for", "employs-and-cares-for",
        ]
        if Set(words).isDisjoint(with: open) {
          #expect(!decision.isAllowed)
        }
      }
    }
  }

  @Test("facts that name no organisation are nobody's own")
  func noOrganisation() throws {
    for action in Action.allCases {
      for duty in Duty.allCases where DesignTable.cells[action.rawValue]?[duty] == ["own"] {
        let caller = try Situation(duty, .own).caller()
        #expect(!decide(caller, action, about: RelationFacts(purpose: .transfer)).isAllowed)
      }
    }
  }
}
