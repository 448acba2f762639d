import OneWorkforceProtos
import Planning
import Testing
import Vocabulary
import WireFormat

/// Results on the wire: unknown stays unknown, and parts make the whole.
@Suite struct ProjectionConversionTests {
  private static let origin = ProjectionOrigin(scenarioDigest: "ab12", dataVersion: "box-1")

  private func result() throws -> ProjectionResult {
    let scenario = try CompleteScenario.wire.native()
    let (place, group) = (
      PlanPlaceCode(listed: "BRENT"), GroupCode(listed: "CARER")
    )
    return ProjectionResult(
      scenario: scenario, seed: .max, draws: 500, thresholds: [0, 10],
      central: central(place, group),
      bands: [
        BandSeries(
          scope: BandScope(place: place, group: group, sector: nil), metric: .gapFTE,
          years: [YearBand(central: 3, quantiles: [1, 2, 3, 4, 5, 6, 7], exceedances: [1, 0])],
          firstPassings: [
            FirstPassing(threshold: 0, centralMonth: 0, neverShare: 0, monthQuantiles: [0, 0, 1]),
            FirstPassing(threshold: 10, centralMonth: nil, neverShare: nil, monthQuantiles: []),
          ]),
        BandSeries(
          scope: BandScope(place: nil, group: nil, sector: .socialCare), metric: .unmetFTE,
          years: [YearBand(central: 3, quantiles: [], exceedances: [])]),
      ],
      budget: ProvenanceBudget(
        fullWidth: 8, shares: [.init(grade: .placeholder, valueCount: 2, share: 0.4)]))
  }

  private func central(_ place: PlanPlaceCode, _ group: GroupCode) -> CentralRun {
    let capacity = GroupCapacity(
      fte: 1, jointPostFTE: 2, productiveHours: 3, travelHours: 4, releaseHours: 5,
      studentHours: 6, agencyHours: 7, availableHours: 8, availableFTE: 9)
    var flows = GroupFlows()
    flows.joiners = [1, 2, 3, 4]
    flows.movedOut = [GroupCode(listed: "B"): 2, GroupCode(listed: "A"): 1]
    let need = GroupNeed(
      tier: .task, hoursBeforeDelegation: 10, delegationHours: -2, hours: 8, fte: 0.1,
      factors: [.init(name: "people", value: 1.1)], parts: [])
    let years = [
      GroupYear(
        place: place, group: group, year: 0, people: ByBand(all: 2), capacity: capacity, need: nil,
        gapHours: nil, gapFTE: nil, establishment: nil, flows: nil),
      GroupYear(
        place: place, group: group, year: 1, people: ByBand(all: 2), capacity: capacity,
        need: need, gapHours: 0, gapFTE: 0, establishment: 0, flows: flows),
    ]
    return CentralRun(
      groups: years, programmes: [],
      delegations: [], posts: [],
      costs: [
        CostYear(line: CostLineCode(listed: "PAY"), year: 1, pence: nil, byHolder: []),
        CostYear(
          line: CostLineCode(listed: "PAY"), year: 2, pence: 0,
          byHolder: [.init(holder: HolderCode(listed: "ICB"), pence: 0)]),
      ],
      funds: [
        FundYear(
          name: "pooled", year: 1, contributionsPence: 5, spendPence: nil, overspendPence: nil,
          settlement: .unknown),
        FundYear(
          name: "pooled", year: 2, contributionsPence: 5, spendPence: 7, overspendPence: 2,
          settlement: .unresolved),
        FundYear(
          name: "pooled", year: 3, contributionsPence: 5, spendPence: 7, overspendPence: 2,
          settlement: .shared([.init(holder: HolderCode(listed: "ICB"), pence: 2)])),
      ])
  }

  @Test("the basis carries seed, draws, versions, digest and that it is synthetic")
  func basis() throws {
    let basis = try result().proto(Self.origin).basis
    #expect(basis.seed == .max)
    #expect(basis.draws == 500)
    #expect(basis.modelVersion == ProjectionResult.modelVersion)
    #expect(basis.dataVersion == "box-1")
    #expect(basis.scenarioSha256 == "ab12")
    #expect(basis.start == "2026-04")
    #expect(basis.thresholds == [0, 10])
    #expect(basis.probabilities.count == 7)
    #expect(basis.synthetic)
  }

  @Test("what is unknown is unset, and what is nought is nought")
  func unknowns() throws {
    let wire = try result().proto(Self.origin)
    #expect(!wire.groups[0].hasNeed)
    #expect(!wire.groups[0].hasGapFte)
    #expect(!wire.groups[0].hasEstablishment)
    #expect(!wire.groups[0].hasFlows)
    #expect(wire.groups[1].hasGapFte)
    #expect(wire.groups[1].hasEstablishment)
    #expect(!wire.costs[0].hasPence)
    #expect(wire.costs[1].hasPence)
    #expect(wire.funds.map(\.settlement) == ["UNKNOWN", "UNRESOLVED", "SHARED"])
    #expect(!wire.funds[0].hasSpendPence)
    #expect(wire.funds[2].borne.map(\.pence) == [2])
    #expect(wire.bands[0].firstPassings[0].hasCentralMonth)
    #expect(!wire.bands[0].firstPassings[1].hasCentralMonth)
    #expect(!wire.bands[0].firstPassings[1].hasNeverShare)
  }

  @Test("every figure of a group's year has its own field")
  func groupYear() throws {
    let year = try result().proto(Self.origin).groups[1]
    let capacity = year.capacity
    #expect(
      [
        capacity.fte, capacity.jointPostFte, capacity.productiveHours, capacity.travelHours,
        capacity.releaseHours, capacity.studentHours, capacity.agencyHours,
        capacity.availableHours, capacity.availableFte,
      ] == (1...9).map(Double.init))
    #expect(year.people == Array(repeating: 2, count: 12))
    #expect(year.need.tier == 3)
    #expect(year.need.tierLabel == "task")
    #expect(year.need.delegationHours == -2)
    #expect(year.need.factors.map(\.name) == ["people"])
    let joiners = year.flows.joiners
    #expect(
      [joiners.newlyQualified, joiners.international, joiners.returning, joiners.wider]
        == [1, 2, 3, 4])
    #expect(year.flows.movedOut.map(\.code) == ["A", "B"])
  }

  @Test("scopes come back equal")
  func scopes() throws {
    let wire = try result().proto(Self.origin)
    #expect(try wire.bands.map { try $0.scope.native() } == result().bands.map(\.scope))
    #expect(wire.bands.map(\.metric) == ["GAP_FTE", "UNMET_FTE"])
  }

  @Test("parts joined are the whole, whatever their size", arguments: [1, 2, 3, 500, 0, -4])
  func parts(size: Int) throws {
    let result = try result()
    let whole = result.proto(Self.origin)
    let parts = result.protoParts(Self.origin, rowCount: size)
    #expect(parts.allSatisfy { $0.basis == whole.basis })
    var joined = WireProjection()
    joined.basis = whole.basis
    for part in parts {
      joined.bands += part.bands
      joined.groups += part.groups
      joined.programmes += part.programmes
      joined.delegations += part.delegations
      joined.posts += part.posts
      joined.costs += part.costs
      joined.funds += part.funds
      if part.hasBudget { joined.budget = part.budget }
    }
    #expect(joined == whole)
    #expect(parts.last?.hasBudget == true)
  }

  @Test("a bridge keeps its parts' names, kinds and errors")
  func bridge() {
    let bridge = Bridge(
      subject: .gapFTE, opening: 1,
      parts: [
        ExplainedPart(kind: .joiners(.wider), change: -2),
        ExplainedPart(kind: .need(factor: "people", of: "VISIT"), change: 1.5),
        ExplainedPart(kind: .lever(LeverCode(listed: "PAY")), change: 0.5, standardError: 0.1),
      ], closing: 1)
    let wire = bridge.proto()
    #expect(wire.subject == "GAP_FTE")
    #expect(wire.parts.map(\.name) == ["JOINERS/WIDER", "NEED/VISIT/people", "LEVER/PAY"])
    #expect(wire.parts.map(\.kind) == ["JOINERS", "NEED", "LEVER"])
    #expect(wire.parts.map(\.hasStandardError) == [false, false, true])
    #expect(wire.opening + wire.parts.reduce(0) { $0 + $1.value } == wire.closing)
  }

  @Test("sizes of levers are in order of code, and a claim without a year has none")
  func small() throws {
    let sizes: [LeverCode: Double] = [LeverCode(listed: "B"): 2, LeverCode(listed: "A"): 1]
    #expect(leverSizes(sizes).map(\.lever) == ["A", "B"])
    let claim = try GraduateClaim(
      claimant: "trust", programme: ProgrammeCode(listed: "NURSING"), year: nil, count: 30,
      field: "claims[0]")
    #expect(claim.proto().year == 0)
  }

  @Test("a reconciliation prints its residual and its movements, ways out below 0")
  func reconciliation() throws {
    var movements = StaffMovements()
    movements.add(5, by: .staff)
    movements.add(-3, by: .occupation)
    let line = try Reconciliation(opening: 10, movements, closing: 13, field: "lines[0]")
      .proto(
        place: PlanPlaceCode(listed: "BRENT"), group: GroupCode(listed: "CARER"), unit: "FTE",
        movements: movements)
    #expect(line.joiners == 5)
    #expect(line.movesOut == 3)
    #expect(line.residual == 1)
    #expect(line.movements.map(\.name) == ["STAFF_JOINED", "OCCUPATION_LEFT"])
    #expect(line.movements.map(\.value) == [5, -3])
  }
}
