import Planning
import Testing
import Vocabulary

@Suite("The borrowing ladder")
struct BorrowingLadderTests {
  private static let areas = LadderAreas(
    place: PlanPlaceCode(listed: "BRENT"), board: "E54000027", region: "E12000007")

  private func ladder(_ values: [String: Double]) -> BorrowingLadder<Double> {
    BorrowingLadder(
      "sickness of home care workers",
      values.mapValues { BorrowingLadder.Entry(reading: $0, source: "survey", period: "2025") })
  }

  @Test("a value comes from the nearest rung, which is named unless it is the place's own")
  func rungs() throws {
    var values: [String: Double] = ["E92000001": 4, "E12000007": 3, "E54000027": 2, "BRENT": 1]
    let expected: [(Double, ValueProvenance.Rung, String)] = [
      (1, .place, "BRENT"), (2, .board, "E54000027"), (3, .region, "E12000007"),
      (4, .england, "E92000001"),
    ]
    for (value, rung, code) in expected {
      let found = try ladder(values).find(Self.areas, field: "sickness")
      #expect(found.reading == value && found.rung == rung)
      #expect(found.provenance.grade == (rung == .place ? .measured : .borrowed))
      #expect(found.provenance.rung == (rung == .place ? nil : rung))
      values[code] = nil
    }
    #expect {
      _ = try ladder(values).find(Self.areas, field: "sickness")
    } throws: { error in
      let error = error as? ServiceError
      return error?.code == .failedPrecondition && error?.field == "sickness"
        && error?.message.contains("give it") == true
    }
  }

  @Test("a missing rung is passed over")
  func missingRungs() throws {
    let areas = LadderAreas(place: PlanPlaceCode(listed: "BRENT"), board: nil, region: nil)
    let found = try ladder(["E54000027": 2, "E92000001": 4]).find(areas, field: "")
    #expect(found.rung == .england)
  }

  private func rates(_ values: [String: RateReading]) -> BorrowingLadder<RateReading> {
    BorrowingLadder(
      "leavers",
      values.mapValues { BorrowingLadder<RateReading>.Entry(reading: $0, source: "returns") })
  }

  @Test("46 leavers in 610 with a region's 0.07 give a mean of 0.0727049180 a year")
  func measured() throws {
    // A region of 7 leavers in 100 at England's own 0.07: λ₀ = (7 + 0.07 × 100)/(100 + 100).
    let value = try rates([
      "BRENT": RateReading(leavers: 46, exposure: 610, yearsObserved: 1),
      "E12000007": RateReading(leavers: 7, exposure: 100, yearsObserved: 1),
      "E92000001": RateReading(leavers: 700, exposure: 10_000, yearsObserved: 1),
    ]).rate(Self.areas, field: "rate")
    #expect(abs(value.centre - 0.072_704_918_0) < 1e-10)
    #expect(value.provenance.grade == .measured)
  }

  @Test("a region's rate is drawn towards England's by its own exposure of 12 months")
  func shrunkRegion() throws {
    // λ₀ = (30 + 0.1 × 100)/(200 + 100) = 0.13333; posterior (5 + λ₀ × 50)/(50 + 50).
    let value = try rates([
      "BRENT": RateReading(leavers: 5, exposure: 50, yearsObserved: 1),
      "E12000007": RateReading(leavers: 30, exposure: 200, yearsObserved: 2),
      "E92000001": RateReading(leavers: 100, exposure: 1_000, yearsObserved: 1),
    ]).rate(Self.areas, field: "rate")
    #expect(abs(value.centre - (5 + 40.0 / 300 * 50) / 100) < 1e-12)
  }

  @Test("a borrowed rate says its rung; a place alone says nothing of its error and is asked")
  func borrowed() throws {
    let value = try rates([
      "E54000027": RateReading(leavers: 30, exposure: 300, yearsObserved: 1),
      "E92000001": RateReading(leavers: 100, exposure: 1_000, yearsObserved: 1),
    ]).rate(Self.areas, field: "rate")
    #expect(value.provenance.rung == .board && abs(value.centre - 0.1) < 1e-12)
    #expect {
      _ = try rates(["BRENT": RateReading(leavers: 5, exposure: 50, yearsObserved: 1)])
        .rate(Self.areas, field: "rate")
    } throws: { ($0 as? ServiceError)?.code == .failedPrecondition }
  }

  @Test("the areas of a place are the board and region with most of its people")
  func areas() throws {
    let areas = try PlaceAssembly(Country.catalogue(), on: Country.day).areas(
      of: [
        Country.piece(.authority, "E07000002"), Country.piece(.authority, "E06000001", 0.6),
      ], named: PlanPlaceCode(listed: "P"), field: "")
    #expect(areas.board == "E54000002" && areas.region == "E12000002")
  }
}
