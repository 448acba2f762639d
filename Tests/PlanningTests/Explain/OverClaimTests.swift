import Planning
import Testing
import Vocabulary

@Suite struct OverClaimTests {
  private let nursing = ProgrammeCode(listed: "NURSING")

  private func claim(_ who: String, _ year: Int?, _ count: Double) throws -> GraduateClaim {
    try GraduateClaim(
      claimant: who, programme: nursing, year: year, count: count, field: "claims")
  }

  @Test("U20: claims of 30 and 30 on 40 graduates in 2027 are over by 20 and both are named")
  func sixtyOnForty() throws {
    let report = ClaimReport(
      [try claim("Trust", 2027, 30), try claim("Care group", 2027, 30)],
      supply: [GraduateSupply(programme: nursing, year: 2027, graduates: 40)])
    let over = try #require(report.overClaims.first)
    #expect(report.overClaims.count == 1)
    #expect(over.excess == 20)
    #expect(over.claims.map(\.claimant) == ["Care group", "Trust"])
    #expect(over.claims.map(\.count) == [30, 30])
    #expect(report.undated.isEmpty && report.uncounted.isEmpty)
  }

  @Test("U20: a claim that lacks its year is kept out of the sum and listed for its owner")
  func undated() throws {
    let report = ClaimReport(
      [try claim("Trust", nil, 30), try claim("Care group", 2027, 30)],
      supply: [GraduateSupply(programme: nursing, year: 2027, graduates: 40)])
    #expect(report.overClaims.isEmpty)
    #expect(report.undated.map(\.claimant) == ["Trust"])
  }

  @Test("claims that fit, other years and graduates nobody counted are not over")
  func notOver() throws {
    let report = ClaimReport(
      [try claim("A", 2027, 40), try claim("B", 2028, 5), try claim("C", 2029, 1)],
      supply: [
        GraduateSupply(programme: nursing, year: 2027, graduates: 25),
        GraduateSupply(programme: nursing, year: 2027, graduates: 15),
        GraduateSupply(programme: nursing, year: 2028, graduates: 6),
      ])
    #expect(report.overClaims.isEmpty)
    #expect(report.uncounted.map(\.claimant) == ["C"])
  }

  @Test(
    "a claim without a claimant, of a strange year or below 0 is refused",
    arguments: [("", 2027, 1.0), ("Trust", 1, 1), ("Trust", 2027, -1), ("Trust", 2027, .nan)])
  func refused(_ who: String, _ year: Int, _ count: Double) {
    #expect(throws: ServiceError.self) { try claim(who, year, count) }
  }
}

@Suite struct TornadoTests {
  private let measure: PlanMeasure

  init() throws {
    measure = try .unmet(year: 5)
  }

  @Test("bars are what the run gives with the input at the ends of its interval, widest first")
  func bars() async throws {
    let scenario = try SmallTown().scenario()
    let tornado = try await Projection.tornado(scenario, measure, top: 99, workers: 2)
    let central = try measure.value(Projection.central(scenario), of: scenario)
    #expect(abs(tornado.central - central) < 1e-9 * central)
    #expect(tornado.inputCount == 10 && tornado.bars.count == 10)
    #expect(tornado.bars.map(\.width) == tornado.bars.map(\.width).sorted(by: >))
    let bar = try #require(tornado.bars.first { $0.input == "rate/NORTH/CARER/leave" })
    for (factor, value) in [(0.8, bar.atLow), (1.2, bar.atHigh)] {
      let fixed = try SmallTown().scenario { parts in
        parts.hazards[1] = try HazardInput(
          place: SmallTown.north, group: SmallTown.carer, cause: .leave,
          rates: [SmallTown.certain.value(0.25 * factor)], field: "hazards")
      }
      let expected = try measure.value(Projection.central(fixed), of: fixed)
      #expect(abs(value - expected) < 1e-9 * max(1, expected))
    }
    let idle = try #require(tornado.bars.first { $0.input == "rate/*/SENIOR/leave" })
    #expect(idle.width == 0)
  }

  @Test("the bands of one row move together as one input")
  func bands() async throws {
    let town = SmallTown()
    let scenario = try town.scenario { parts in
      parts.hazards[1] = try HazardInput(
        place: SmallTown.north, group: SmallTown.carer, cause: .leave,
        rates: (0..<12).map { _ in try town.value(0.25) }, field: "hazards")
    }
    let one = try await Projection.tornado(SmallTown().scenario(), measure, top: 99)
    let banded = try await Projection.tornado(scenario, measure, top: 99)
    let (left, right) = try (
      #require(one.bars.first { $0.input == "rate/NORTH/CARER/leave" }),
      #require(banded.bars.first { $0.input == "rate/NORTH/CARER/leave" })
    )
    #expect(right.valueCount == 12 && left.valueCount == 1)
    #expect(abs(left.atLow - right.atLow) < 1e-9 * max(1, left.atLow))
    #expect(abs(left.atHigh - right.atHigh) < 1e-9 * max(1, left.atHigh))
  }

  @Test("the number of workers changes nothing, and only the widest are shown")
  func workers() async throws {
    let scenario = try SmallTown().scenario()
    let one = try await Projection.tornado(scenario, measure, top: 3, workers: 1)
    #expect(try await Projection.tornado(scenario, measure, top: 3, workers: 8) == one)
    #expect(one.bars.count == 3 && one.inputCount == 10)
  }
}
