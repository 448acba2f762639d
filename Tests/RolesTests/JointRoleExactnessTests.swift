import Planning
import Roles
import TestSupport
import Testing
import Vocabulary

// The sums are checked against whole numbers: every share is so many 2,520ths, so a second sum of
// integers, which nothing rounds, must agree at every instant.
@Suite("Random joint roles add up without rounding")
struct JointRoleExactnessTests {
  static let unit: Int32 = 2_520

  /// `count` whole numbers that sum to `total`.
  static func split(
    _ total: Int32, into count: Int, _ numbers: inout SeededNumbers
  ) -> [Int32] {
    var cuts = (1..<count).map { _ in Int32.random(in: 0...total, using: &numbers) }
    cuts = [0] + cuts.sorted() + [total]
    return zip(cuts.dropFirst(), cuts).map { $0 - $1 }
  }

  @Test("Shares, FTE and minutes agree with sums of integers on every day", arguments: 1...200)
  func sums(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let changes =
      [76] + Set((0..<3).map { _ in Int.random(in: 77...400, using: &numbers) }).sorted()
    var parties: [JointRoleParty] = []
    var expected: [Int: (fullTime: Int64, minutes: Int64)] = [:]
    for (start, end) in zip(changes, changes.dropFirst().map(Optional.some) + [nil]) {
      let count = Int.random(in: 2...5, using: &numbers)
      let costs = Self.split(Self.unit, into: count, &numbers)
      let funds = Self.split(Self.unit, into: count, &numbers)
      let work = Self.split(Self.unit, into: count, &numbers)
      var sum: (fullTime: Int64, minutes: Int64) = (0, 0)
      for index in 0..<count {
        let base: Int32 = [2_250, 2_220, 2_160].randomElement(using: &numbers) ?? 2_250
        var party = try JointRoleBuilder.party(
          testID(1_000 + UInt64(index)), .homeEmployer, work[index], over: Self.unit, base: base,
          from: start, to: end)
        party.costShare = try Fraction(Int64(costs[index]), over: Int64(Self.unit), field: "cost")
        party.fundingShare = try Fraction(
          Int64(funds[index]), over: Int64(Self.unit), field: "funding")
        parties.append(try JointRoleParty(party))
        sum.fullTime += Int64(work[index])
        sum.minutes += Int64(work[index]) * Int64(base)
      }
      expected[start] = sum
    }
    let terms = try JointRoleBuilder.terms(parties.map(\.parts))
    // One expectation for all days: each costs more than the sums it looks at.
    let wrong = (76...401).filter { offset in
      guard let began = changes.last(where: { $0 <= offset }), let sum = expected[began],
        let load = terms.load(on: day(offset))
      else { return true }
      let present = terms.parties(on: day(offset))
      // minutes = sum / unit, compared without dividing.
      return load.fullTime != ExactNumber(1) || sum.fullTime != Int64(Self.unit)
        || load.minutesPerWeek.numerator * Int128(Self.unit)
          != Int128(sum.minutes) * load.minutesPerWeek.denominator
        || ExactNumber.sum(present.map { ExactNumber($0.parts.costShare) }) != ExactNumber(1)
        || ExactNumber.sum(present.map { ExactNumber($0.parts.fundingShare) }) != ExactNumber(1)
    }
    #expect(wrong == [])
    #expect(JointRoleBuilder.faults(terms).isEmpty)
  }

  @Test("A share that is off by one part in a million is refused on its first day")
  func offByAMillionth() throws {
    var council = try JointRoleBuilder.councilHalf()
    council.costShare = try Fraction(499_999, over: 1_000_000, field: "cost")
    let error = #expect(throws: ServiceError.self) {
      try JointRoleBuilder.terms([JointRoleBuilder.trustHalf(), council])
    }
    #expect(error?.field == "parties.cost_share" && error?.reason == .fieldsContradict)
    #expect(error?.message.contains("999999/1000000") == true)
  }

  @Test("A sum too large to be told exactly is refused, never rounded")
  func tooLarge() throws {
    let primes: [Int32] = [
      10_079, 10_069, 10_067, 10_061, 10_039, 10_037, 10_009, 10_007, 9_973, 9_967, 9_949,
    ]
    let sum = try ExactNumber.sum(
      primes.map {
        ExactNumber(
          try FullTimeEquivalent(1, over: $0, baseMinutesPerWeek: 2_250, field: "fte"))
      })
    #expect(sum == nil)
    let whole = try Fraction(1, over: 11, field: "share")
    let terms = try JointRoleBuilder.terms(
      primes.enumerated().map { index, prime in
        try JointRoleBuilder.party(
          testID(2_000 + UInt64(index)), .homeEmployer, 1, over: prime, base: 2_250, share: whole)
      })
    #expect(
      JointRoleBuilder.faults(terms).map(\.fault) == [
        .jointRoleFteExceeded, .jointRoleHoursExceeded,
      ])
  }

  @Test(
    "Exact numbers as people write them",
    arguments: [
      (11, 10, "1.1"), (149, 4, "37.25"), (1, 3, "1/3"), (0, 7, "0"), (1, 16, "0.0625"),
      (1, 10_000, "0.0001"), (41, 1, "41"), (1, 32, "1/32"),
    ])
  func decimals(top: Int32, bottom: Int32, words: String) throws {
    let parts = try (0..<top).map { _ in
      ExactNumber(try Fraction(1, over: Int64(bottom), field: "part"))
    }
    #expect(try #require(ExactNumber.sum(parts)).decimal == words)
  }
}
