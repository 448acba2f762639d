import Planning
import Testing
import Vocabulary

@Suite("Ages and bands of staff")
struct AgeBandTests {
  @Test("every single year lies in just one band, and its band says so")
  func bandsCoverAges() {
    var seen: [Int] = []
    for band in AgeBand.allCases {
      for index in band.ageIndices {
        #expect(AgeBand.of(ageIndex: index) == band)
        seen.append(index)
      }
      #expect(AgeBand(label: band.label) == band)
    }
    #expect(seen == Array(0..<StaffAge.count))
    #expect(AgeBand.from16.ageIndices.count == 4)
    #expect(AgeBand.from70.ageIndices.count == 6)
  }

  @Test("entry shares spread over the ages and stay one")
  func entryAges() throws {
    let ages = try EntryAges([0.5, 0.5] + Array(repeating: 0, count: 10), field: "entry_ages")
    #expect(abs(ages.byAge.reduce(0, +) - 1) < 1e-12)
    #expect(ages.byAge[0] == 0.125)
    #expect(ages.byAge[4] == 0.1)
  }

  @Test(
    "shares that are no shares are refused by their field",
    arguments: [
      [0.5, 0.4] + Array(repeating: 0.0, count: 10), [1.5, -0.5] + Array(repeating: 0, count: 10),
      [.nan] + Array(repeating: 0, count: 11), [1.0],
    ])
  func badShares(_ shares: [Double]) {
    #expect {
      try EntryAges(shares, field: "entry_ages")
    } throws: { error in
      (error as? ServiceError)?.field == "entry_ages"
    }
  }

  @Test("three thirds make one, and 0.33 three times does not")
  func exactShares() throws {
    let thirds = try (0..<3).map { _ in try Fraction(1, over: 3, field: "share") }
    try Fraction.requireSumOfOne(thirds, field: "shares")
    let short = try (0..<3).map { _ in try Fraction(33, over: 100, field: "share") }
    #expect(throws: ServiceError.self) { try Fraction.requireSumOfOne(short, field: "shares") }
  }

  @Test(
    "a published rate becomes a hazard by the formula of its kind",
    arguments: [
      (RateKind.yearlyProbability, 0.327, 0.396_009_949_337_409_3),
      (.monthlyProbability, 0.01, 0.120_604_030_242_017_3),
      (.leaversOverMeanStock, 0.231, 0.231), (.hazardPerYear, 0.1, 0.1),
    ])
  func rateKinds(_ kind: RateKind, _ rate: Double, _ hazard: Double) throws {
    #expect(abs(try kind.hazard(rate, field: "rate") - hazard) < 1e-12)
  }
}
