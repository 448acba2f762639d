import Access
import Delegations
import Operations
import Planning
import Roles
import TestSupport
import Testing
import Vocabulary

@Suite("Joint roles, from the draft to the end")
struct JointRoleStoryTests {
  @Test("A role is in force once both have agreed, and is in the holder's passport (R-47)")
  func agreed() async throws {
    let town = try await JointTown.open()
    let role = try await town.draft(town.terms())
    #expect(try await town.view(role, by: town.council).role.state(on: day(10)) == .draft)
    try await town.agree(role, by: town.trust)
    #expect(try await town.view(role, by: town.trust).role.awaited == [town.council])
    #expect(try await town.engagements(of: town.nurse).count == 1)
    try await town.agree(role, by: town.council)
    let view = try await town.view(role, by: town.council, on: 10)
    #expect(view.role.state(on: day(9)) == .agreed && view.role.state(on: day(10)) == .active)
    #expect(view.load?.words == "1 FTE, 37.25 hours a week")
    #expect(view.gaps.isEmpty && view.costFlags.isEmpty)

    let brought = try await town.engagements(of: town.nurse).filter { $0.kind == .jointPost }
    #expect(Set(brought.map(\.organisation)) == [town.trust, town.council])
    #expect(brought.allSatisfy { $0.period == DatePeriod(from: day(10)) })
  }

  @Test("AC-18: 1.1 FTE is refused with field and code, and nothing is written")
  func aboveFullTime() async throws {
    let town = try await JointTown.open()
    let six = try town.terms([
      town.party(town.trust, .homeEmployer, 3, over: 5), town.party(town.council, .homeEmployer),
    ])
    let before = try await town.latest()
    let error = try #require(try await town.refusal { try await town.draft(six) })
    #expect(error.reason == .jointRoleFteExceeded && error.field == "terms.parties.fte")
    #expect(error.message.contains("1.1 FTE, 41 hours a week"))
    #expect(try await town.latest() == before)
  }

  @Test("AC-18: a second role is refused on the day both overlap, also when only agreed later")
  func secondRole() async throws {
    let town = try await JointTown.open()
    let third = try await town.draft(
      town.terms([
        town.party(town.trust, .homeEmployer, 1, over: 4),
        town.party(town.council, .homeEmployer, 1, over: 4),
      ]))
    let first = try await town.draft(town.terms())
    // Two drafts may stand side by side; the second to be agreed finds the first in force.
    try await town.agree(first, by: town.trust)
    try await town.agree(first, by: town.council)
    let error = try #require(
      try await town.refusal { try await town.agree(third, by: town.trust) })
    #expect(error.reason == .jointRoleFteExceeded && error.message.contains("1.5 FTE"))
    try await town.end(first, on: 10, by: town.council)
    try await town.agree(third, by: town.trust)
  }

  @Test("AC-18: two records of one person, once merged, are one holder to the limits")
  func mergedHolder() async throws {
    let town = try await JointTown.open()
    let twin = try await town.hire(2_600, by: town.trust)
    let first = try await town.draft(town.terms())
    for body in [town.trust, town.council] { try await town.agree(first, by: body) }
    let quarter = try town.terms(
      [
        town.party(town.trust, .homeEmployer, 1, over: 4),
        town.party(town.council, .homeEmployer, 1, over: 4),
      ], holder: twin)
    let second = try await town.draft(quarter)
    try await town.test.store.write { try $0.merge(twin, into: town.nurse) }
    let error = try await town.refusal { try await town.agree(second, by: town.trust) }
    #expect(error?.reason == .jointRoleFteExceeded)
    #expect(error?.message.contains("1.5 FTE") == true)
  }

  @Test("R-96: no sponsor, no go-live; R-22: no line manager, no draft")
  func backing() async throws {
    let town = try await JointTown.open()
    let bare = try await town.draft(town.terms { $0.backing = nil })
    let error = try #require(
      try await town.refusal { try await town.agree(bare, by: town.trust) })
    #expect(error.reason == .fieldRequired && error.field == "terms.backing")
    var council = try town.party(town.council, .homeEmployer)
    council.lineManagers = []
    let alone = try town.terms([town.party(town.trust, .homeEmployer), council])
    let unmanaged = try #require(try await town.refusal { try await town.draft(alone) })
    #expect(unmanaged.reason == .jointRoleNoLineManager)
    #expect(unmanaged.field == "terms.parties[1].line_managers")
  }

  @Test("R-96: money that ended while a party made up its mind lets no role go live")
  func spentBacking() async throws {
    let town = try await JointTown.open()
    let role = try await town.draft(
      town.terms {
        $0.backing = try JointRoleTerms.Backing(
          sponsor: "chief nurse", fund: "shared fund", endsOn: day(30))
      })
    try await town.agree(role, by: town.trust)
    town.test.clock.set(moment(40))
    let error = try await town.refusal { try await town.agree(role, by: town.council) }
    #expect(error?.reason == .fieldsContradict && error?.field == "terms.backing.ends_on")
    #expect(try await town.view(role, by: town.trust).role.state(on: day(40)) == .draft)
  }

  @Test("A host needs an agreement in force; R-77: the NHS lending to a council is flagged")
  func host() async throws {
    let town = try await JointTown.open()
    var host = try town.party(town.council, .host, basis: .secondment)
    let bare = try town.terms([town.party(town.trust, .homeEmployer), host])
    let error = try #require(try await town.refusal { try await town.draft(bare) })
    #expect(error.reason == .jointRolePartyWithoutAgreement)
    #expect(error.field == "terms.parties[1].agreement_ids")
    host.agreements = [
      try await town.hostAgreement(
        between: [town.trust, town.council], recordedBy: town.council)
    ]
    let role = try await town.draft(
      town.terms([town.party(town.trust, .homeEmployer), host]))
    let flags = try await town.view(role, by: town.trust).costFlags
    #expect(flags.map(\.direction) == ["NHS_TO_COUNCIL"] && flags[0].needsCostReview)

    let foreign = try await town.hostAgreement(
      between: [town.trust, town.home], recordedBy: town.home)
    host.agreements = [foreign]
    let stranger = try #require(
      try await town.refusal {
        try await town.draft(town.terms([town.party(town.trust, .homeEmployer), host]))
      })
    #expect(stranger.reason == .recordNotFound)
    #expect(stranger.field == "terms.parties[1].agreement_ids[0]")
  }

  @Test("A change holds once all have agreed, and a past date still answers as it was (R-63)")
  func change() async throws {
    let town = try await JointTown.open()
    let role = try await town.draft(town.terms())
    try await town.agree(role, by: town.trust)
    try await town.agree(role, by: town.council)
    let early = town.test.clock.now
    town.test.clock.set(moment(40))
    let quarter = try town.terms([
      town.party(town.trust, .homeEmployer, 1, over: 4), town.party(town.council, .homeEmployer),
    ])
    try await town.change(role, to: quarter, from: 50, by: town.council)
    try await town.agree(role, by: town.council)
    #expect(try await town.view(role, by: town.trust, on: 60).role.state(on: day(60)) == .active)
    try await town.agree(role, by: town.trust)
    let after = try await town.view(role, by: town.trust, on: 60)
    #expect(after.role.state(on: day(60)) == .changed)
    #expect(after.load?.fullTime.description == "3/4")
    #expect(try await town.view(role, by: town.trust, on: 49).load?.fullTime == ExactNumber(1))
    let then = try await town.view(role, by: town.trust, on: 60, knownAt: early)
    #expect(then.role.state(on: day(60)) == .active && then.load?.fullTime == ExactNumber(1))

    let trusts = try await town.engagements(of: town.nurse).filter {
      $0.organisation == town.trust && $0.kind == .jointPost
    }.sorted { $0.period.start < $1.period.start }
    #expect(trusts.map(\.period.start) == [day(10), day(50)])
    #expect(trusts.map(\.period.end) == [day(50), nil])
    #expect(trusts.map(\.fullTimeEquivalent?.denominator) == [2, 4])
  }

  @Test("An end ends the holder's engagements; it is not undone and not accepted away")
  func end() async throws {
    let town = try await JointTown.open()
    let role = try await town.draft(town.terms())
    try await town.agree(role, by: town.trust)
    try await town.agree(role, by: town.council)
    town.test.clock.set(moment(100))
    try await town.end(role, on: 90, by: town.council)
    #expect(try await town.view(role, by: town.trust).role.state(on: day(90)) == .ended)
    let brought = try await town.engagements(of: town.nurse).filter { $0.kind == .jointPost }
    #expect(brought.count == 2 && brought.allSatisfy { $0.period.end == day(90) })
    for act in [
      { try await town.end(role, on: 120, by: town.trust) },
      { try await town.change(role, to: town.terms(), from: 110, by: town.trust) },
      { try await town.agree(role, by: town.trust) },
    ] as [() async throws -> Void] {
      #expect(try await town.refusal(act)?.reason == .stateForbids)
    }
  }

  @Test("A body that is no party any more, or is only asked to be one, does not end the role")
  func formerParty() async throws {
    let town = try await JointTown.open()
    let nothing = try Fraction(0, over: 1, field: "share")
    var payer = try town.party(town.home, .funder)
    (payer.fullTimeEquivalent, payer.lineManagers) = (nil, [])
    (payer.costShare, payer.fundingShare) = (nothing, nothing)
    let two = try [
      town.party(town.trust, .homeEmployer), town.party(town.council, .homeEmployer),
    ]
    let role = try await town.draft(town.terms(two + [payer]))
    for body in [town.trust, town.council, town.home] { try await town.agree(role, by: body) }
    town.test.clock.set(moment(40))
    try await town.change(role, to: town.terms(two), from: 50, by: town.trust)
    for body in [town.trust, town.council, town.home] { try await town.agree(role, by: body) }
    town.test.clock.set(moment(60))
    let former = try await town.refusal { try await town.end(role, on: 60, by: town.home) }
    #expect(former?.reason == .recordNotFound && former?.field == "role_id")
    try await town.change(role, to: town.terms(two + [payer]), from: 80, by: town.trust)
    let asked = try await town.refusal { try await town.end(role, on: 60, by: town.home) }
    #expect(asked?.reason == .recordNotFound && asked?.field == "role_id")
    #expect(try await town.view(role, by: town.trust).role.state(on: day(60)) == .changed)
    try await town.agree(role, by: town.home)
  }

  @Test("A role that ended before it began leaves no engagement behind")
  func neverBegan() async throws {
    let town = try await JointTown.open()
    let role = try await town.draft(town.terms())
    try await town.agree(role, by: town.trust)
    try await town.agree(role, by: town.council)
    try await town.end(role, on: 10, by: town.trust)
    #expect(try await town.engagements(of: town.nurse).map(\.kind) == [.employment])
  }

  @Test("An engagement that its employer has replaced since is not brought a second time")
  func replacedEngagement() async throws {
    let town = try await JointTown.open()
    let role = try await town.draft(town.terms())
    for body in [town.trust, town.council] { try await town.agree(role, by: body) }
    try await town.test.store.write { change in
      let brought = try change.jointEngagements(of: role).first {
        $0.said.engagement.organisation == town.council
      }
      try change.record(
        anEngagement(with: town.council, from: day(10)), id: testID(2_700), of: town.nurse,
        by: town.council, source: .direct, replacing: brought?.fact)
    }
    try await town.end(role, on: 90, by: town.trust)
    let own = try await town.engagements(of: town.nurse).filter {
      $0.organisation == town.council
    }
    #expect(own.map(\.kind) == [.employment] && own.map(\.period) == [DatePeriod(from: day(10))])
  }

  @Test("What a stranger, a verifier or a planner asks for does not exist; the holder sees it")
  func sight() async throws {
    let town = try await JointTown.open()
    let role = try await town.draft(town.terms())
    let stranger = try #require(
      try await town.refusal { _ = try await town.view(role, by: town.home) })
    let nobody = try #require(
      try await town.refusal { _ = try await town.view(testID(999), by: town.trust) })
    #expect(stranger == nobody && stranger.reason == .recordNotFound)
    for duty in [Duty.verifier, .planner, .trainer, .rota] {
      let call = try town.test.call("GetJointRole", duty, of: town.trust)
      let refused = try await town.refusal {
        _ = try await GetJointRole.run(
          GetJointRole.Request(role: role), call, in: town.service)
      }
      #expect(refused?.reason == .roleNotAllowed)
    }
    let own = try await GetJointRole.run(
      GetJointRole.Request(role: role), town.test.holder("GetJointRole", town.nurse),
      in: town.service)
    #expect(own.role.id == role)
    let other = try await town.refusal {
      _ = try await GetJointRole.run(
        GetJointRole.Request(role: role), town.test.holder("GetJointRole", town.carer),
        in: town.service)
    }
    #expect(other?.reason == .recordNotFound)
  }

  @Test("A list says nothing of roles that others share, not even by asking for a next page")
  func listed() async throws {
    let town = try await JointTown.open()
    for _ in 0..<2 {
      try await town.draft(
        town.terms([
          town.party(town.trust, .homeEmployer, 1, over: 4),
          town.party(town.council, .homeEmployer, 1, over: 4),
        ]))
    }
    func page(of body: OrganisationID) async throws -> Page<JointRoleView> {
      try await ListJointRoles.run(
        ListJointRoles.Request(
          whose: .worker(town.nurse), asked: AskedDay(), page: PageRequest(size: 1, token: "")),
        town.manager("ListJointRoles", of: body), in: town.service)
    }
    let stranger = try await page(of: town.home)
    #expect(stranger.entries.isEmpty && stranger.nextToken.isEmpty)
    let party = try await page(of: town.council)
    #expect(party.entries.count == 1 && !party.nextToken.isEmpty)
  }

  @Test("Nobody drafts for others, names a stranger as holder, or signs what was changed since")
  func refusals() async throws {
    let town = try await JointTown.open()
    let terms = try town.terms()
    #expect(
      try await town.refusal { try await town.draft(terms, by: town.home) }?.field
        == "terms.parties")
    let stranger = try #require(
      try await town.refusal { try await town.draft(town.terms(holder: town.carer)) })
    #expect(stranger.reason == .recordNotFound)
    #expect(stranger.field == "terms.holders[0].worker_id")
    let role = try await town.draft(terms)
    let old = try #require(try await town.view(role, by: town.trust).etag)
    try await town.agree(role, by: town.council)
    let late = try await town.refusal {
      _ = try await AgreeJointRole.run(
        AgreeJointRole.Request(
          header: town.test.header(), role: role, etag: old, post: "director"),
        town.manager("AgreeJointRole", of: town.trust), in: town.service)
    }
    #expect(late?.reason == .etagMismatch && late?.code == .aborted)
    let twice = try await town.refusal { try await town.agree(role, by: town.council) }
    #expect(twice?.reason == .stateForbids)
  }
}

extension JointTown {
  func latest() async throws -> CommitSequence {
    try await test.store.read { try $0.latestSequence() }
  }
}
