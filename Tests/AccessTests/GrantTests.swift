import Access
import Testing
import Vocabulary

@Suite("Share grants") struct GrantTests {
  private func verify(_ grants: [ShareGrant], for purpose: Purpose = .transfer) throws -> Decision {
    let situation = Situation(.verifier, [], purpose: purpose)
    var facts = try situation.facts()
    facts.add(grants, liveAt: Situation.now)
    return decide(try situation.caller(), .verify, about: facts)
  }

  @Test("a grant that is not for this, not for us, not theirs or not live opens nothing")
  func refused() throws {
    let grants = [
      try grant(1, for: .training), try grant(2, of: Situation.somebodyElse),
      try grant(3, to: Situation.theirs), try grant(4, endsIn: -1), try grant(5, endsIn: 0),
      try grant(6, startsIn: 1), try grant(7, withdrawnIn: -500), try grant(8, withdrawnIn: 0),
    ]
    for grant in grants { #expect(try verify([grant]) == .deny(rule: Denial.noRelation)) }
    #expect(try verify(grants) == .deny(rule: Denial.noRelation))
    #expect(try verify([]) == .deny(rule: Denial.noRelation))
  }

  @Test("facts that carry a withdrawn grant all the same open nothing")
  func withdrawnInFacts() throws {
    let situation = Situation(.verifier, [], purpose: .transfer)
    var facts = try situation.facts()
    facts.grants = [try grant(withdrawnIn: 10)]
    #expect(!decide(try situation.caller(), .verify, about: facts).isAllowed)
  }

  @Test("a grant opens up to its end and from its start", arguments: [-1_000, -999, -1, 0])
  func live(_ start: Int64) throws {
    #expect(try verify([try grant(startsIn: start, endsIn: 1)]).isAllowed)
  }

  @Test("two grants for one purpose open both their groups and the wider one is named")
  func union() throws {
    let narrow = try grant(1, groups: [.training])
    let wide = try grant(2, groups: [.identity, .employment])
    for grants in [[narrow, wide], [wide, narrow]] {
      let sight = try #require(try verify(grants).sight)
      #expect(sight.groups == [.training, .identity, .employment])
      #expect(sight.grant == wide.id)
    }
  }

  @Test("a grant to us is no help to a manager, a trainer or an auditor of ours")
  func grantNeedsVerifier() throws {
    for duty in Duty.allCases where duty != .verifier {
      for purpose in Purpose.allCases {
        let situation = Situation(duty, .granted, purpose: purpose)
        #expect(!(try situation.decision(.readPassport).isAllowed))
      }
    }
  }

  @Test("of any grants just the fitting ones count, and to lose one never adds sight")
  func anyGrants() throws {
    var chance = SplitMix(state: 20_261_122)
    for _ in 0..<1_000 {
      let count = Int.random(in: 0...5, using: &chance)
      let grants = try (0..<count).map { try anyGrant(UInt64($0), using: &chance) }
      let purpose: Purpose = Bool.random(using: &chance) ? .transfer : .preEmploymentCheck
      let groups = try seen(grants, for: purpose)
      #expect(groups == fitting(grants, for: purpose))
      for index in grants.indices {
        var fewer = grants
        fewer.remove(at: index)
        #expect(try seen(fewer, for: purpose).isSubset(of: groups))
      }
    }
  }

  private func seen(_ grants: [ShareGrant], for purpose: Purpose) throws -> Set<FieldGroup> {
    try verify(grants, for: purpose).sight?.groups ?? []
  }

  private func fitting(_ grants: [ShareGrant], for purpose: Purpose) -> Set<FieldGroup> {
    grants.filter {
      $0.worker == Situation.worker && $0.verifier == Situation.ours && $0.purpose == purpose
        && $0.period.contains(Situation.now) && $0.withdrawnAt == nil
    }.reduce(into: []) { $0.formUnion($1.groups) }
  }

  private func anyGrant(_ number: UInt64, using chance: inout SplitMix) throws -> ShareGrant {
    func oneInFour() -> Bool { Int.random(in: 0..<4, using: &chance) == 0 }
    let some = FieldGroup.allCases.filter { _ in Bool.random(using: &chance) }
    return try grant(
      number, for: Bool.random(using: &chance) ? .transfer : .preEmploymentCheck,
      of: oneInFour() ? Situation.somebodyElse : Situation.worker,
      to: oneInFour() ? Situation.theirs : Situation.ours,
      groups: some.isEmpty ? [.identity] : Set(some), endsIn: oneInFour() ? -1 : 1_000,
      withdrawnIn: oneInFour() ? -500 : nil)
  }
}

/// Seeded numbers: the same state gives the same run. (SplitMix64, Steele et al., 2014.)
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
