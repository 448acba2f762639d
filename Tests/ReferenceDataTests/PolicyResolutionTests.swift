import ReferenceData
import TestSupport
import Testing
import Vocabulary

@Suite("Which policy row decides")
struct PolicyResolutionTests {
  private static let fire = PolicyKey.refresher(of: StandardCode(listed: "CSTF-FIRE"))
  private static let checks = PolicyKey(FrameworkCode(listed: "NHS-CHECKS"), .requiredChecks)
  private static let levels = PolicyKey(FrameworkCode(listed: "DBS"), .allowedLevels)
  private static let recheck = PolicyKey(
    FrameworkCode(listed: "FRESHNESS"), subject: "training", .recheck)
  private static let day = CivilDate(dayNumber: 20_000)

  private static func row(
    about key: PolicyKey = fire, _ value: PolicyValue, _ layer: PolicyLayer = .employer,
    _ status: ValueStatus = .published, replaces: Bool = false, from: CivilDate? = nil,
    to: CivilDate? = nil
  ) -> PolicyRow {
    PolicyRow(
      key: key, value: value, unit: "months", provenance: Provenance(status),
      owner: layer.rawValue, validFrom: from, validTo: to, layer: layer, replaces: replaces)
  }

  struct Refusal: Sendable {
    let asked: PolicyRow
    let standing: [PolicyRow]
    let reason: ErrorReason

    init(_ asked: PolicyRow, over standing: [PolicyRow], _ reason: ErrorReason) {
      self.asked = asked
      self.standing = standing
      self.reason = reason
    }
  }

  static let refusals: [Refusal] = [
    Refusal(row(.notSet), over: [], .fieldRequired),
    Refusal(row(.words("yearly")), over: [], .valueOutOfRange),
    Refusal(row(.items(["12"])), over: [row(.number(24), .national)], .valueOutOfRange),
    Refusal(row(.number(25)), over: [row(.number(24), .national)], .ruleLoosened),
    Refusal(row(.noLimit), over: [row(.number(24), .national)], .ruleLoosened),
    Refusal(
      row(.number(24)),
      over: [row(.number(36), .national), row(.number(12), .projectDefault, .placeholder)],
      .ruleLoosened),
    Refusal(row(.number(36), replaces: true), over: [row(.number(24), .national)], .ruleLoosened),
    Refusal(
      row(about: checks, .items(["identity"])),
      over: [row(about: checks, .items(["identity", "rtw"]), .national)],
      .ruleLoosened),
    Refusal(
      row(about: levels, .items(["basic", "standard"])),
      over: [row(about: levels, .items(["standard"]), .national)], .ruleLoosened),
    Refusal(
      row(about: recheck, .words("never")),
      over: [row(about: recheck, .words("monthly"), .national)],
      .ruleLoosened),
  ]

  @Test("an employer's row that would loosen is refused", arguments: refusals)
  func refuses(_ row: Refusal) {
    let error = #expect(throws: ServiceError.self) {
      try mayTighten(row.asked, over: row.standing, on: Self.day)
    }
    #expect(error?.reason == row.reason)
    #expect(error?.field == "value")
  }

  struct Acceptance: Sendable {
    let asked: PolicyRow
    let standing: [PolicyRow]

    init(_ asked: PolicyRow, over standing: [PolicyRow]) {
      self.asked = asked
      self.standing = standing
    }
  }

  static let acceptances: [Acceptance] = [
    Acceptance(row(.number(12)), over: [row(.number(24), .national)]),
    Acceptance(row(.number(24)), over: [row(.number(24), .national)]),
    Acceptance(row(.number(24)), over: [row(.noLimit, .national)]),
    Acceptance(row(.number(48)), over: []),
    Acceptance(row(.number(48)), over: [row(.notSet, .national)]),
    Acceptance(row(.number(36)), over: [row(.number(12))]),
    Acceptance(
      row(.number(36)), over: [row(.number(6), .national, .publishedOtherJurisdiction)]),
    Acceptance(row(.number(36)), over: [row(.number(6), .national, to: day)]),
    Acceptance(
      row(about: checks, .items(["identity", "rtw", "references"])),
      over: [row(about: checks, .items(["identity", "rtw"]), .national)]),
    Acceptance(
      row(about: recheck, .words("monthly")),
      over: [row(about: recheck, .words("monthly"), .national)]),
  ]

  @Test(
    "one that tightens, confirms, or sets what nobody set is taken, whatever another country says",
    arguments: acceptances)
  func accepts(_ row: Acceptance) throws {
    try mayTighten(row.asked, over: row.standing, on: Self.day)
  }

  @Test("where no row speaks, or all are empty, nothing is set and the result is unknown")
  func notSet() {
    #expect(PolicyResolution(Self.fire, of: [], on: Self.day).isNotSet)
    let empty = PolicyResolution(Self.fire, of: [Self.row(.notSet, .national)], on: Self.day)
    #expect(empty.isNotSet)
    #expect(empty.decisive == nil)
    #expect(empty.applicable.count == 1)
  }

  @Test("the strictest of all layers decides, and each row weighed is named")
  func strictest() {
    let rows = [
      Self.row(.number(24), .national), Self.row(.number(36), .employer),
      Self.row(.number(18), .localSystem), Self.row(.notSet, .personPlan),
    ]
    let resolution = PolicyResolution(Self.fire, of: rows, on: Self.day)
    #expect(resolution.value == .number(18))
    #expect(resolution.decisive?.layer == .localSystem)
    #expect(
      resolution.applicable.map(\.layer) == [.personPlan, .employer, .localSystem, .national])
  }

  @Test("on equal values the row nearer to the person is named")
  func ties() {
    let rows = [
      Self.row(.number(24), .projectDefault, .placeholder), Self.row(.number(24), .employer),
    ]
    let resolution = PolicyResolution(Self.fire, of: rows, on: Self.day)
    #expect(resolution.decisive?.layer == .employer)
    #expect(!resolution.isDecidedByPlaceholder)
  }

  @Test("a placeholder that decides is said to")
  func placeholder() {
    let rows = [
      Self.row(.number(12), .projectDefault, .placeholder), Self.row(.number(24), .employer),
    ]
    #expect(PolicyResolution(Self.fire, of: rows, on: Self.day).isDecidedByPlaceholder)
  }

  @Test("another country's rule is shown and never decides")
  func comparators() {
    let rows = [
      Self.row(.number(3), .national, .publishedOtherJurisdiction),
      Self.row(.number(24), .national),
    ]
    let resolution = PolicyResolution(Self.fire, of: rows, on: Self.day)
    #expect(resolution.value == .number(24))
    #expect(resolution.comparators.map(\.value) == [.number(3)])
  }

  @Test("a row that replaces stands alone before the layers further away")
  func replacing() {
    let rows = [
      Self.row(.number(12), .national), Self.row(.number(36), .localSystem, replaces: true),
      Self.row(.number(48), .employer),
    ]
    let resolution = PolicyResolution(Self.fire, of: rows, on: Self.day)
    #expect(resolution.value == .number(36))
    #expect(resolution.replaced.map(\.value) == [.number(12)])
  }

  @Test("a row holds from its first day and no longer on its end")
  func dates() {
    let next = Self.day.adding(days: 1)
    let row = Self.row(.number(24), .national, from: Self.day, to: next)
    let before = PolicyResolution(Self.fire, of: [row], on: Self.day.adding(days: -1))
    #expect(before.isNotSet)
    #expect(PolicyResolution(Self.fire, of: [row], on: Self.day).value == .number(24))
    #expect(PolicyResolution(Self.fire, of: [row], on: next).isNotSet)
  }

  @Test("no order of the rows matters, and one more row never loosens", arguments: 0..<200)
  func orderAndMonotony(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let rows = (0..<6).map { _ in
      Self.row(
        [.notSet, .noLimit, .number(Int.random(in: 1...48, using: &numbers))]
          .randomElement(using: &numbers) ?? .notSet,
        PolicyLayer.allCases.randomElement(using: &numbers) ?? .national)
    }
    let fewer = PolicyResolution(Self.fire, of: rows.dropLast(), on: Self.day)
    let all = PolicyResolution(Self.fire, of: rows, on: Self.day)
    #expect(all.value.isAtLeastAsStrict(as: fewer.value, by: .smaller))
    let shuffled = PolicyResolution(Self.fire, of: rows.shuffled(using: &numbers), on: Self.day)
    #expect(shuffled.value == all.value)
    #expect(shuffled.decisive?.layer == all.decisive?.layer)
  }

  @Test("lists that each hold what the other lacks are joined to the strictest of both")
  func lists() {
    let more = PolicyResolution(
      Self.checks,
      of: [
        Self.row(about: Self.checks, .items(["a", "b"])),
        Self.row(about: Self.checks, .items(["b", "c"])),
      ],
      on: Self.day)
    #expect(more.value == .items(["a", "b", "c"]))
    let fewer = PolicyResolution(
      Self.levels,
      of: [
        Self.row(about: Self.levels, .items(["a", "b"])),
        Self.row(about: Self.levels, .items(["b", "c"])),
      ],
      on: Self.day)
    #expect(fewer.value == .items(["b"]))
  }
}
