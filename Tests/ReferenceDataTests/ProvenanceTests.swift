import ReferenceData
import Testing

@Suite("What may be said of a value")
struct ProvenanceTests {
  struct Case: Sendable {
    let status: ValueStatus
    let mayBeShown: Bool

    init(_ status: ValueStatus, _ mayBeShown: Bool) {
      self.status = status
      self.mayBeShown = mayBeShown
    }
  }

  static let cases: [Case] = [
    Case(.placeholder, false),
    Case(.recalledUnverified, false),
    Case(.notFound, false),
    Case(.mappedByProject, false),
    Case(.mapped, false),
    Case(.publishedOtherJurisdiction, false),
    Case(.publishedSecondary, false),
    Case(.secondaryAgree, false),
    Case(.secondaryMostlyAgree, false),
    Case(.secondaryDisagree, false),
    Case(.singleSecondary, false),
    Case(.sector, false),
    Case(.inProgress, false),
    Case(.recommended, false),
    Case(.published, true),
    Case(.publishedExample, true),
    Case(.localPolicy, true),
  ]

  @Test("only what was read at its publisher is shown as published", arguments: cases)
  func mayBeShown(_ row: Case) {
    #expect(row.status.mayBeShownAsPublished == row.mayBeShown)
    #expect(row.status.needsChecking == !row.mayBeShown)
  }

  @Test("the cases above are every status word")
  func complete() {
    #expect(Set(Self.cases.map(\.status)) == Set(ValueStatus.allCases))
  }

  @Test("a placeholder and a comparator are told apart from all else")
  func marks() {
    #expect(ValueStatus.allCases.filter(\.isPlaceholder) == [.placeholder])
    #expect(ValueStatus.allCases.filter(\.isComparatorOnly) == [.publishedOtherJurisdiction])
  }
}
