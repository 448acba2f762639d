import Delegations
import Documents
import Passports
import ReferenceData
import Testing
import Vocabulary

/// An agreement about insulin, drafted on 1 March 2027, and the names in it.
private struct InsulinLetter {
  let worker = WorkerID(high: 1, low: 1)
  let nurse = WorkerID(high: 1, low: 2)
  let second = WorkerID(high: 1, low: 3)
  let trust = OrganisationID(high: 2, low: 1)
  let home = OrganisationID(high: 2, low: 2)
  var hours: LocalHours?
  var events: [AgreementEvent.What] = []
  var reference: String? = "cabinet 4"
  var workerName = "Asha"
  var localRules: [LocalRule] = []

  private func instant(_ text: String) throws -> Instant { try Instant(text, field: "test") }

  func letter() throws -> DelegationLetter {
    let start = try instant("2027-03-01T08:00:00Z")
    let terms = try AgreementTerms(
      worker: worker, person: PersonID(high: 0xabcd_0000_0000_0000, low: 9),
      intervention: StandardCode(listed: "MED-INSULIN-PEN"),
      catalogueVersion: InterventionCatalogue.version, delegatingOrganisation: trust,
      employer: home, delegators: [nurse], accountability: .anyOne, answersFor: .decision,
      scope: try AgreementScope(
        settings: [.ownHome], locations: nil, hours: hours,
        maximumDose: try Dose(thousandths: 12_500, unit: "units"), devices: []),
      setStepsOnly: true,
      period: InstantPeriod(from: start, to: try instant("2027-06-30T23:00:00Z"), field: "period"),
      supervision: try SupervisionPlan(support: .contact, intervalDays: 30),
      escalation: [
        try EscalationContact(
          contact: "duty nurse <020 7946 0000>", period: InstantPeriod(from: start))
      ])
    let told = events.enumerated().map { index, what in
      AgreementEvent(
        id: RecordID(high: 7, low: UInt64(index)),
        at: start.adding(milliseconds: Int64(index) * 60_000), recordedAt: start, what: what)
    }
    return DelegationLetter(
      Agreement(id: AgreementID(high: 5, low: 5), draftedAt: start, terms: terms, events: told),
      intervention: try #require(Interventions.find(terms.intervention)),
      names: PartyNames(
        workers: [worker: workerName, nurse: "Nadia", second: "Omar"],
        organisations: [trust: "The Trust", home: "Oak House"]),
      emergencyInstruction: reference,
      rules: InterventionCatalogue.shipped.rules(applyingTo: terms.intervention),
      localRules: localRules, isSynthetic: true,
      printedOn: try CivilDate("2027-03-02", field: "test"))
  }

  var package: SupportPackage {
    get throws {
      try SupportPackage(
        minutesPerWeek: 140, training: [StandardCode(listed: "MED-INSULIN-PEN")],
        fundingPencePerYear: 123_456, funder: trust, payStepPencePerHour: nil,
        freedMinutesPerWeek: 210)
    }
  }
}

@Suite("The delegation letter")
struct DelegationLetterTests {
  @Test("a draft says that nobody has signed, accepted or agreed the support")
  func draft() throws {
    let html = try InsulinLetter().letter().html
    let page = try StrictHTML(html)
    let text = page.all("main").map(\.text).joined()
    for words in [
      "Nadia, not signed yet", "Asha, has not accepted yet", "Oak House, has not accepted yet",
      "not named yet", "The employer has not agreed the support yet.",
      "Nobody has confirmed the versions yet.", "call 999", "cabinet 4", "12.500 units",
      "the person's own home", "duty nurse <020 7946 0000>",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(page.all("header").map(\.text).joined().contains("the end of 30 June 2027"))
  }

  @Test("what happened since is told: signatures, the support package, a successor, a renewal")
  func signed() throws {
    var letter = InsulinLetter()
    letter.hours = try LocalHours(fromMinute: 1_380, toMinute: 90, repeatedHour: .firstOnly)
    letter.events = [
      .signed(
        by: letter.nurse,
        confirmed: try ConfirmedVersions(order: 3, plan: 2, instructions: 1, device: "pen")),
      .acceptedByWorker(willingAndAble: true),
      .acceptedByEmployer(try letter.package, lineManager: "Registered manager"),
      .succeeded(by: letter.second), .renewed(end: nil),
    ]
    let page = try StrictHTML(try letter.letter().html)
    let text = page.all("main").map(\.text).joined()
    for words in [
      "Nadia, signed 1 March 2027, 08:00", "Omar, not signed yet", "willing and able, accepted",
      "Registered manager", "£1234.56 a year, paid by The Trust", "210 minutes a week",
      "23:00 to 01:30", "the first pass of the hour only", "version 3",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(page.all("header").map(\.text).joined().contains("no end is set"))
  }

  @Test("a local rule is told beside what it tightens, with who set it and since when")
  func local() throws {
    var letter = InsulinLetter()
    let none = try StrictHTML(try letter.letter().html).all("main").map(\.text).joined()
    #expect(none.contains("No local rule is in use for this task."))
    func rule(_ layer: PolicyLayer, _ value: InterventionRule.Value) -> InterventionRule {
      InterventionRule(
        id: RuleID(listed: "LOCAL/7"), intervention: StandardCode(listed: "MED-INSULIN-PEN"),
        parameter: .delegationReviewInterval, value: value, provenance: Provenance(.localPolicy),
        layer: layer, nation: nil, replaces: false, validFrom: nil, validTo: nil)
    }
    let since = InstantPeriod(from: try Instant("2027-02-01T09:30:00Z", field: "since"))
    letter.localRules = [
      LocalRule(
        rule(.employer, .days(30)), record: RecordID(high: 8, low: 1), setBy: letter.home,
        period: since),
      LocalRule(
        rule(.localSystem, .days(60)), record: RecordID(high: 8, low: 2), setBy: letter.home,
        period: since),
    ]
    let page = try StrictHTML(try letter.letter().html)
    let text = page.all("main").map(\.text).joined()
    for words in [
      "Local rules in use", "30 days", "90 days", "Oak House", "1 February 2027, 09:30",
      "local protocol LOCAL/7, taken into use by Oak House",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test("a placeholder is marked as one, and a comparator of another country is not shown")
  func statuses() throws {
    let page = try StrictHTML(try InsulinLetter().letter().html)
    let marks = page.all("span").filter { $0.attributes["class"] == "badge placeholder" }
    let placeholders = InterventionCatalogue.shipped.rules(
      applyingTo: StandardCode(listed: "MED-INSULIN-PEN")
    )
    .filter { $0.provenance.status.isPlaceholder && !$0.isComparator }
    #expect(marks.count == placeholders.count && !marks.isEmpty)
    #expect(!page.all("main").map(\.text).joined().contains("max authorisation period"))
  }

  @Test("a name that is markup stays text, and no name of the person is printed")
  func hostile() throws {
    var letter = InsulinLetter()
    letter.workerName = "<script>alert(1)</script>"
    let html = try letter.letter().html
    #expect(!html.contains("<script"))
    let page = try StrictHTML(html)
    #expect(page.all("main").map(\.text).joined().contains("<script>alert(1)</script>"))
    #expect(page.all("header").map(\.text).joined().contains("person abcd0000"))
  }
}

@Suite("The record of delegated tasks")
struct CompetencyRecordTests {
  private let worker = WorkerID(high: 1, low: 1)
  private let home = OrganisationID(high: 2, low: 2)

  private func held(
    _ low: UInt64, ends: String? = nil, restrictions: [HeldAchievement.Restriction] = [],
    isAchieved: Bool = true, scopes: AchievementScopes = .unlimited
  ) throws -> HeldAchievement {
    let day = try Instant("2027-01-15T00:00:00Z", field: "test")
    return HeldAchievement(
      id: RecordID(high: 3, low: low), statement: StandardCode(listed: "MED-EYE"), level: 4,
      scopes: scopes, gainedAt: home, decidedBy: .registrant("NMC/12A3456E"), decidedAt: day,
      validFrom: day, ends: try ends.map { try Instant($0, field: "test") },
      isAchieved: isAchieved, restrictions: restrictions,
      evidence: [
        CountedEvidence(
          id: RecordID(high: 4, low: low), kind: .observedPractice, occurredAt: day,
          isPassed: true, assessor: .registrant("NMC/12A3456E"),
          person: PersonID(high: 0xfeed, low: 1))
      ])
  }

  private func record(_ achievements: [HeldAchievement]) throws -> String {
    CompetencyRecord(
      of: worker, achievements: achievements,
      at: try Instant("2027-03-01T08:00:00Z", field: "test"),
      titles: [StandardCode(listed: "MED-EYE"): "Eye drops"],
      names: PartyNames(workers: [worker: "Asha"], organisations: [home: "Oak House"]),
      isSynthetic: false
    ).html
  }

  @Test("each sign-off tells its standing at the moment asked about")
  func standings() throws {
    let since = InstantPeriod(from: try Instant("2027-02-01T00:00:00Z", field: "test"))
    func restricted(_ kind: HeldAchievement.Restriction.Kind) -> [HeldAchievement.Restriction] {
      [.init(id: RecordID(high: 8, low: 8), kind: kind, period: since)]
    }
    let html = try record([
      try held(1), try held(2, ends: "2027-02-28T00:00:00Z"),
      try held(3, restrictions: restricted(.revoked)),
      try held(4, restrictions: restricted(.suspended)), try held(5, isAchieved: false),
    ])
    let page = try StrictHTML(html)
    let cells = page.all("td").map(\.text)
    for standing in ["in date", "ended", "revoked", "suspended", "in progress"] {
      #expect(cells.filter { $0 == standing }.count == 1, "\(standing)")
    }
    #expect(page.all("header").map(\.text).joined().contains("1 sign-off in date of 5"))
  }

  @Test("a sign-off for one person says so and never whose it is")
  func personSpecific() throws {
    let person = PersonID(high: 0xfeed, low: 1)
    let scopes = try AchievementScopes(
      ages: [.adult], person: person.description, devices: nil, settings: [])
    let html = try record([try held(1, scopes: scopes)])
    #expect(html.contains("one person only") && html.contains("no setting"))
    #expect(!html.contains(person.description) && !html.contains("0000feed"))
  }
}
