import ReferenceData
import Testing
import Vocabulary

@Suite("The policy rows shipped")
struct PolicyTableTests {
  private static let today = CivilDate(dayNumber: 20_779)

  private static func months(_ code: String) -> PolicyResolution {
    PolicyTable.shipped.resolve(.refresher(of: StandardCode(listed: code)), on: today)
  }

  struct Interval: Sendable {
    let code: String
    let value: PolicyValue
    let status: ValueStatus?

    init(_ code: String, _ value: PolicyValue, _ status: ValueStatus?) {
      self.code = code
      self.value = value
      self.status = status
    }
  }

  static let intervals: [Interval] = [
    Interval("NO-SUCH-THING", .notSet, nil),
    Interval("CSTF-MH-1", .notSet, nil),
    Interval("CSTF-RESUS-1", .notSet, nil),
    Interval("ASCWDS-TRAINING/42", .notSet, nil),
    Interval("ASCWDS-TRAINING/6", .notSet, nil),
    Interval("HYPO-RESPONSE", .notSet, nil),
    Interval("CSTF-FIRE", .number(24), .secondaryDisagree),
    Interval("FIRE", .number(24), .secondaryDisagree),
    Interval("CSTF-IPC-1", .number(36), .secondaryMostlyAgree),
    Interval("IPC-L2", .number(12), .secondaryAgree),
    Interval("BLS-ADULT", .number(12), .singleSecondary),
    Interval("CSTF-SC-3", .number(36), .recalledUnverified),
    Interval("MED-CORE", .number(12), .published),
    Interval("CARE-CERT", .noLimit, .placeholder),
    Interval("CARE-CERT-2025/16", .noLimit, .placeholder),
    Interval("CARE-CERT-2015", .noLimit, .placeholder),
  ]

  @Test("a standard's interval is the row's, or not set", arguments: intervals)
  func refreshers(_ row: Interval) {
    let resolution = Self.months(row.code)
    #expect(resolution.value == row.value)
    #expect(resolution.decisive?.provenance.status == row.status)
  }

  @Test("the intervals are those of the CSTF table")
  func agreesWithSubjects() {
    for subject in CSTFSubjects.all {
      #expect(Self.months(subject.code.text).value.number == subject.refresherMonths)
    }
  }

  @Test("every row that is no published figure of its owner says so")
  func statuses() {
    for row in PolicyTable.shipped.rows where row.owner == "OneWorkforce" {
      #expect(!row.provenance.status.mayBeShownAsPublished)
      #expect(row.layer == .projectDefault)
    }
  }

  @Test("every row names a source")
  func sources() {
    for row in PolicyTable.shipped.rows {
      #expect(!row.provenance.sources.isEmpty || !row.sourceText.isEmpty)
    }
  }

  @Test("what was not found stays empty")
  func notFound() {
    let rows = PolicyTable.shipped.rows.filter { $0.provenance.status == .notFound }
    #expect(rows.count == 6)
    #expect(rows.allSatisfy { $0.value == .notSet })
  }

  @Test(
    "share grants, freshness and the expiring list have their defaults, all placeholders",
    arguments: zip(
      [
        PolicyKey.shareGrantDefault, .shareGrantMaximum, .registrationFreshness, .expiringSoon,
      ], [14, 90, 24, 28]))
  func defaults(key: PolicyKey, value: Int) {
    let resolution = PolicyTable.shipped.resolve(key, on: Self.today)
    #expect(resolution.value == .number(value))
    #expect(resolution.isDecidedByPlaceholder)
  }

  @Test("an employer's shorter interval decides over the shipped one")
  func employer() {
    let key = PolicyKey.refresher(of: StandardCode(listed: "CSTF-FIRE"))
    let row = PolicyRow(
      key: key, value: .number(12), unit: "months", provenance: Provenance(.localPolicy),
      owner: "Home B", layer: .employer)
    let resolution = PolicyTable.shipped.resolve(key, on: Self.today, with: [row])
    #expect(resolution.value == .number(12))
    #expect(resolution.applicable.map(\.owner) == ["Home B", "Skills for Health"])
  }

  @Test("the NHS has six standards, CQC seven items, and each item has its NHS standard")
  func checkStandards() {
    let (nhs, cqc) = (EmploymentCheckStandards.nhs, EmploymentCheckStandards.cqcSchedule3)
    #expect(nhs.count == 6)
    #expect(cqc.count == 7)
    #expect(EmploymentCheckStandards.pairings.map(\.cqcItem) == cqc)
    #expect(EmploymentCheckStandards.pairings.allSatisfy { nhs.contains($0.nhsStandard) })
  }

  @Test("a value reads back as it is written", arguments: PolicyTable.shipped.rows)
  func roundTrip(row: PolicyRow) throws {
    let form = row.key.parameter.form
    let read = try PolicyValue(row.value.text, form: form, field: "value")
    #expect(read == row.value)
    #expect(row.value.has(form))
  }
}
