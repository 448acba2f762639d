import ReferenceData
import Testing
import Vocabulary

@Suite("Rules on interventions")
struct InterventionRuleTests {
  private static func rule(_ id: String) throws -> InterventionRule {
    try #require(InterventionRules.find(RuleID(listed: id)))
  }

  @Test("every row of the file is read, with its words and its status as they stand")
  func agreesWithFile() throws {
    let rows = try ShippedTable("reference/intervention_rules.csv").rows
    #expect(rows.count == 326)
    #expect(InterventionRules.all.count == rows.count)
    for (rule, row) in zip(InterventionRules.all, rows) {
      #expect((rule.intervention?.text ?? "*") == row.cell("intervention_code"))
      #expect(rule.parameter.rawValue == row.cell("parameter"))
      #expect(rule.provenance.status.rawValue == row.cell("status"))
      #expect(rule.provenance.jurisdiction == row.cell("jurisdiction"))
      #expect(rule.provenance.sources.map(\.text) == row.pieces("source_ids"))
      #expect((rule.provenance.note ?? "") == row.cell("note"))
      #expect(rule.unit.rawValue == row.cell("unit"))
      let text = row.cell("value")
      let names = text.uppercased()
      #expect(rule.value.text == (rule.parameter == .nationScope ? names : text))
      #expect((rule.value == .notSet) == text.isEmpty)
    }
  }

  @Test("who set a rule and where it applies follow from its status and its jurisdiction")
  func layers() throws {
    for rule in InterventionRules.all {
      let place = rule.provenance.jurisdiction ?? ""
      #expect((rule.layer == .projectDefault) == (place == "UK default"))
      #expect((rule.layer == .localSystem) == (rule.provenance.status == .localPolicy))
      #expect(rule.needsAdoption == (rule.layer == .localSystem))
      #expect(rule.isComparator == (place.hasPrefix("USA") || place == "Australia"))
      let nations = Nation.allCases.filter { rule.applies(in: $0) }
      let named = Nation.allCases.filter { place.hasPrefix($0.title) }
      #expect(nations == (named.isEmpty ? Nation.allCases : named))
    }
    let counts = Dictionary(grouping: InterventionRules.all, by: \.layer).mapValues(\.count)
    #expect(counts == [.projectDefault: 231, .localSystem: 22, .national: 73])
    #expect(InterventionRules.all.filter(\.isComparator).count == 20)
  }

  @Test("every rule has a name of its own that a code may be")
  func names() throws {
    #expect(Set(InterventionRules.all.map(\.id)).count == 326)
    for rule in InterventionRules.all {
      let read = try RuleID(rule.id.text, field: "id")
      #expect(read == rule.id)
    }
  }

  struct Sample: Sendable, CustomTestStringConvertible {
    let id: String
    let value: InterventionRule.Value
    let status: ValueStatus
    let nation: Nation?

    init(
      _ id: String, _ value: InterventionRule.Value, _ status: ValueStatus, _ nation: Nation? = nil
    ) {
      self.id = id
      self.value = value
      self.status = status
      self.nation = nation
    }

    var testDescription: String { id }
  }

  static let samples: [Sample] = [
    Sample("ANY/MAX_AUTHORISATION_PERIOD/COMPARATOR", .days(180), .publishedOtherJurisdiction),
    Sample("MED-INSULIN-PEN/OBSERVED_PRACTICE_MIN/NATIONAL", .notSet, .notFound, .england),
    Sample("MED-INSULIN-PEN/OBSERVED_PRACTICE_MIN/PROJECT_DEFAULT", .count(5), .placeholder),
    Sample("MED-INSULIN-PEN/AGE_SCOPE/NATIONAL", .list(["ADULT"]), .published, .england),
    Sample("MED-INSULIN-PEN/DEVICE_SCOPE/NATIONAL", .list(["pen device"]), .published, .england),
    Sample(
      "MED-INSULIN-PEN/SUPERVISED_PRACTICE_REQUIRED/NATIONAL", .truth(true), .published, .england),
    Sample(
      "MED-BUCCAL-MDZ/REFRESHER_INTERVAL/NATIONAL", .months(24), .publishedSecondary),
    Sample(
      "VAC-INACTIVATED/NATION_SCOPE/NATIONAL", .list(["ENGLAND", "WALES"]), .publishedSecondary),
    Sample(
      "FEED-GASTROSTOMY/ASSESSMENT_SEQUENCE/LOCAL_SYSTEM",
      .words("theory, manikin, then with the person"), .localPolicy, .wales),
    Sample("BOWEL-STOMA/REASSESSMENT_INTERVAL/LOCAL_SYSTEM", .months(12), .localPolicy, .england),
  ]

  @Test("a rule keeps its value, status and nation", arguments: samples)
  func sample(_ expected: Sample) throws {
    let rule = try Self.rule(expected.id)
    #expect(rule.value == expected.value)
    #expect(rule.provenance.status == expected.status)
    #expect(rule.nation == expected.nation)
  }

  @Test("a rule on every intervention speaks of each, another only of its own")
  func scope() throws {
    let eye = StandardCode(listed: "MED-EYE")
    let (all, own, other) = (
      try Self.rule("ANY/MAX_SUPERVISION_INTERVAL/COMPARATOR"),
      try Self.rule("MED-EYE/THEORY_REQUIRED/PROJECT_DEFAULT"),
      try Self.rule("MED-PATCH/THEORY_REQUIRED/PROJECT_DEFAULT")
    )
    #expect(all.applies(to: eye))
    #expect(own.applies(to: eye))
    #expect(!other.applies(to: eye))
  }

  @Test("a value reads back as it is written", arguments: InterventionRules.all)
  func roundTrip(rule: InterventionRule) throws {
    let read = try InterventionRule.Value(
      rule.value.text, unit: rule.unit, of: rule.parameter, field: "value")
    #expect(read == rule.value)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let text: String
    let unit: InterventionRule.Unit
    let parameter: InterventionParameter

    init(
      _ text: String, _ unit: InterventionRule.Unit, _ parameter: InterventionParameter
    ) {
      self.text = text
      self.unit = unit
      self.parameter = parameter
    }

    var testDescription: String { "\(parameter.rawValue) \(text) \(unit.rawValue)" }
  }

  static let refusals: [Refusal] = [
    Refusal("12", .count, .reassessmentInterval),
    Refusal("", .text, .reassessmentInterval),
    Refusal("3", .months, .observedPracticeMin),
    Refusal("3.5", .count, .observedPracticeMin),
    Refusal("-3", .days, .inactivityLapse),
    Refusal("none", .days, .inactivityLapse),
    Refusal("1000000000", .days, .inactivityLapse),
    Refusal("yes", .bool, .theoryRequired),
    Refusal("TRUE", .bool, .theoryRequired),
    Refusal("ADULT|OLD", .enumeration, .ageScope),
    Refusal("England", .enumeration, .nationScope),
    Refusal("WEATHER", .enumeration, .reconfirmOn),
    Refusal("pen device", .enumeration, .deviceScope),
  ]

  @Test("a value the parameter does not take is refused by its field", arguments: refusals)
  func refused(_ row: Refusal) {
    let error = #expect(throws: ServiceError.self) {
      try InterventionRule.Value(row.text, unit: row.unit, of: row.parameter, field: "rule.value")
    }
    #expect(error?.reason == .valueOutOfRange)
    #expect(error?.field == "rule.value")
  }

  @Test(
    "an interval gives its last day in date, and months clamp",
    arguments: [
      (InterventionRule.Value.days(90), "2026-01-15", "2026-04-15"),
      (.months(1), "2026-01-31", "2026-02-28"), (.months(1), "2028-01-31", "2028-02-29"),
      (.months(12), "2028-02-29", "2029-02-28"), (.count(3), "2026-01-15", nil),
      (.notSet, "2026-01-15", nil),
    ] as [(InterventionRule.Value, String, String?)])
  func lastDay(value: InterventionRule.Value, from: String, expected: String?) throws {
    let day = value.lastDay(from: try CivilDate(from, field: "day"))
    #expect(day?.description == expected)
  }

  @Test(
    "a rule holds from its first day to the day before its end",
    arguments: [
      ("2024-06-30", false), ("2024-07-01", true), ("2025-06-30", true), ("2025-07-01", false),
    ])
  func inForce(day: String, expected: Bool) throws {
    let rule = InterventionRule(
      id: RuleID(listed: "HOME-B-1"), intervention: nil, parameter: .inactivityLapse,
      value: .days(30), provenance: Provenance(.localPolicy), layer: .employer,
      validFrom: try CivilDate("2024-07-01", field: "day"),
      validTo: try CivilDate("2025-07-01", field: "day"))
    let day = try CivilDate(day, field: "day")
    #expect(rule.isInForce(on: day) == expected)
  }

  @Test("shorter intervals, higher counts, a yes and narrower scopes are the stricter")
  func strictness() {
    for parameter in InterventionParameter.allCases {
      switch parameter.form {
      case .interval: #expect(parameter.strictness == .smaller)
      case .count: #expect(parameter.strictness == .larger)
      case .truth: #expect(parameter.strictness == .yes)
      case .words: #expect(parameter.strictness == .notComparable)
      case .list:
        #expect(parameter.strictness == (parameter == .reconfirmOn ? .moreItems : .fewerItems))
      }
      #expect(parameter.isEvaluated == (parameter.strictness != .notComparable))
    }
    #expect(InterventionParameter.inactivityLapse.strictness == .smaller)
    #expect(InterventionParameter.observedPracticeMin.strictness == .larger)
  }

  @Test("three intervals end a competence")
  func expiryFamily() {
    #expect(
      InterventionParameter.allCases.filter(\.isOfExpiryFamily).map(\.rawValue)
        == ["reassessment_interval", "competence_review_interval", "refresher_interval"])
  }

  @Test("only what no row of the file sets is a parameter without a row")
  func parametersOfFile() {
    let unset = Set(InterventionParameter.allCases)
      .subtracting(InterventionRules.all.map(\.parameter))
    #expect(unset == [.assessorMustBeRegistered, .settingScope, .reconfirmOn])
  }
}
