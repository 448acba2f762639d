import Planning
import Vocabulary

/// Two boroughs with everything a plan can have, so that every section of a report has something to
/// show. Every figure is invented.
struct TwoBoroughs {
  /// Changes every text that people write, such as names and sources.
  var word: @Sendable (String) -> String = { $0 }
  var isSynthetic = true
  var horizonMonths = 180
  var retention = 12.0

  static let north = PlanPlaceCode(listed: "NORTHFIELD")
  static let south = PlanPlaceCode(listed: "SOUTHBROOK")
  static let nurse = GroupCode(listed: "HOSPITAL-NURSE")
  static let district = GroupCode(listed: "COMMUNITY-NURSE")
  static let homecare = GroupCode(listed: "HOMECARE-CARE-WORKER")
  static let assistant = GroupCode(listed: "PERSONAL-ASSISTANT")
  static let link = GroupCode(listed: "LINK-WORKER")
  static let insulin = TaskCode(listed: "MED-INSULIN-PEN")
  static let places = [north, south]

  func scenario() throws -> Scenario { try Scenario(parts()) }

  func parts() throws -> Scenario.Parts {
    var parts = Scenario.Parts(
      start: try PlanMonth(year: 2026, month: 4, field: "start"), uncertainty: try uncertainty())
    parts.title = word("Two boroughs, demonstration")
    parts.horizonMonths = horizonMonths
    parts.isSynthetic = isSynthetic
    parts.places = try [
      place(Self.north, "Northfield", 3_000), place(Self.south, "Southbrook", 2_000),
    ]
    parts.groups = try groups()
    parts.stocks = try stocks()
    parts.hazards = try hazards()
    parts.joiners = try joiners()
    try addNeed(to: &parts)
    try addTraining(to: &parts)
    parts.posts = try [post()]
    parts.delegations = try Self.places.map(delegation)
    try addMoney(to: &parts)
    parts.levers = try levers()
    return parts
  }

  // MARK: - Values

  func provenance(
    _ grade: ValueProvenance.Grade, rung: ValueProvenance.Rung? = nil, coverage: Double? = nil
  ) throws -> ValueProvenance {
    try ValueProvenance(
      grade: grade, source: word("made up, \(grade.rawValue.lowercased())"), period: word("2025"),
      rung: rung, coverage: coverage, isSynthetic: isSynthetic, field: "provenance")
  }

  func elicited(_ centre: Double, _ scale: Elicited.Scale = .log) throws -> PlanValue {
    PlanValue(
      elicited: try Elicited(
        low: centre * 0.8, high: centre * 1.2, median: centre, scale: scale, field: "value"),
      provenance: try provenance(.elicited))
  }

  func placeholder(_ centre: Double, _ scale: Elicited.Scale = .log) throws -> PlanValue {
    try PlanValue(
      placeholder: centre, scale: scale, provenance: provenance(.placeholder), field: "value")
  }

  func borrowed(_ centre: Double) throws -> PlanValue {
    PlanValue(
      elicited: try Elicited(
        low: centre * 0.7, high: centre * 1.4, median: centre, scale: .log, field: "value"),
      provenance: try provenance(.borrowed, rung: .region, coverage: 0.8))
  }

  func measured(_ leavers: Double, of exposure: Double) throws -> PlanValue {
    PlanValue(
      measured: try MeasuredRate(
        leavers: leavers, exposure: exposure, yearsObserved: 1, prior: 0.1, field: "value"),
      provenance: try provenance(.measured, coverage: 0.9))
  }

  func exactly(_ value: Double) throws -> PlanValue {
    try PlanValue(exactly: value, provenance: provenance(.measured), field: "value")
  }

  private func uncertainty() throws -> UncertaintySettings {
    let series = try ShockSeries(autocorrelation: 0.5, standardDeviation: 0.05, field: "shocks")
    return try UncertaintySettings(
      links: [.init(sector: .socialCare, loading: 0.3)],
      shocks: [.init(sector: .socialCare, cause: "leave", series: series)],
      drawsPopulationVariants: true, populationBaseError: 0.02, wholePersonBelow: 30)
  }

  // MARK: - Places and staff

  private func place(
    _ code: PlanPlaceCode, _ name: String, _ size: Double
  ) throws -> PlannedPlace {
    func table(_ growth: Double) throws -> PopulationTable {
      let years = (0..<40).map { year in
        (0..<PeopleBand.count).map { band in
          size * (1 + (band >= 13 ? growth : 0.001) * Double(year))
        }
      }
      return try PopulationTable(firstYear: 2018, people: years, field: "population")
    }
    return try PlannedPlace(
      code: code, name: word(name),
      population: PlacePopulation(
        principal: try table(0.02), variants: try [0.03, 0.01, 0.025, 0.015].map(table),
        basis: word("made up, 2018-based"), field: "population"),
      field: "places")
  }

  private func groups() throws -> [StaffGroup] {
    let rows: [(GroupCode, String, Sector, Bool)] = [
      (Self.nurse, "Hospital registered nurse", .health, true),
      (Self.district, "Community registered nurse", .health, true),
      (Self.homecare, "Home care worker", .socialCare, false),
      (Self.assistant, "Personal assistant", .socialCare, false),
      (Self.link, "Social prescribing link worker", .voluntary, false),
    ]
    return try rows.map { code, name, sector, isRegulated in
      try StaffGroup(
        code: code, name: word(name), sector: sector, isRegulated: isRegulated,
        baseHoursPerWeek: sector == .health ? 37.5 : 37,
        allowances: WorkingTimeAllowances(
          leave: 0.14, sickness: 0.04, training: 0.03, field: "allowances"),
        exclusions: [word("agency and bank staff"), word("volunteers")], field: "groups")
    }
  }

  private func stocks() throws -> [OpeningStock] {
    let rows: [(PlanPlaceCode, GroupCode, Double, Double?, Double?)] = [
      (Self.north, Self.nurse, 50, 560, 12), (Self.south, Self.nurse, 30, 290, nil),
      (Self.north, Self.district, 12, 130, nil), (Self.south, Self.district, 8, 80, nil),
      (Self.north, Self.homecare, 80, 900, nil), (Self.south, Self.homecare, 60, 700, nil),
      (Self.north, Self.assistant, 9, nil, nil), (Self.south, Self.link, 0.25, 4, nil),
    ]
    return try rows.map { place, group, each, establishment, unmet in
      try OpeningStock(
        place: place, group: group, people: .byBand(ByBand(all: each)),
        participation: ByBand(all: 0.9), establishment: establishment, declaredUnmetNeed: unmet,
        agencyHoursPerMonth: group == Self.nurse ? 1_000 : 0,
        provenance: provenance(.measured, coverage: group == Self.homecare ? 0.7 : 1),
        field: "stocks")
    }
  }

  private func hazards() throws -> [HazardInput] {
    let old = try (0..<AgeBand.count).map { try exactly($0 < 8 ? 0 : 0.06 * Double($0 - 7)) }
    let rows: [(PlanPlaceCode?, GroupCode, Cause, [PlanValue])] = try [
      (nil, Self.nurse, .leave, [measured(66, of: 960)]), (nil, Self.nurse, .retire, old),
      (nil, Self.district, .leave, [borrowed(0.08)]),
      (Self.north, Self.homecare, .leave, [elicited(0.25)]),
      (Self.south, Self.homecare, .leave, [elicited(0.30)]),
      (nil, Self.homecare, .move(to: Self.nurse), [placeholder(0.01)]),
      (Self.north, Self.homecare, .relocate(to: Self.south), [placeholder(0.01)]),
      (nil, Self.assistant, .leave, [placeholder(0.2)]), (nil, Self.link, .leave, [elicited(0.1)]),
    ]
    return try rows.map { place, group, cause, rates in
      try HazardInput(place: place, group: group, cause: cause, rates: rates, field: "hazards")
    }
  }

  private static let ages: [Double] = [0, 0.3, 0.3, 0.2, 0.1, 0.1, 0, 0, 0, 0, 0, 0]

  private func joiners() throws -> [JoinerInput] {
    let rows: [(PlanPlaceCode, GroupCode, JoinerSource, Double)] = [
      (Self.north, Self.nurse, .wider, 3), (Self.south, Self.nurse, .wider, 2),
      (Self.north, Self.nurse, .international, 1.5), (Self.north, Self.district, .wider, 0.8),
      (Self.south, Self.district, .wider, 0.6), (Self.north, Self.homecare, .wider, 18),
      (Self.south, Self.homecare, .wider, 16), (Self.north, Self.assistant, .wider, 1.5),
      (Self.south, Self.link, .wider, 0.02),
    ]
    let ages = try EntryAges(Self.ages, field: "entry_ages")
    return try rows.map { place, group, source, count in
      try JoinerInput(
        place: place, group: group, source: source, perMonth: elicited(count), entryAges: ages,
        field: "joiners")
    }
  }
}

// What they need, learn, share and pay.
extension TwoBoroughs {
  private func addNeed(to parts: inout Scenario.Parts) throws {
    parts.needs = try [
      NeedInput(
        place: nil, group: Self.nurse, tier: .proportional(weights: PeopleBand.aged65AndOver),
        field: "needs"),
      NeedInput(
        place: nil, group: Self.district, tier: .activity, categoryAllowances: [0.05],
        scalesToEstablishment: true, field: "needs"),
      NeedInput(place: nil, group: Self.homecare, tier: .task, field: "needs"),
      NeedInput(
        place: nil, group: Self.link, tier: .proportional(weights: PeopleBand.aged65AndOver),
        field: "needs"),
    ]
    parts.activities = try [
      ActivityInput(
        code: ActivityCode(listed: "DISTRICT-VISIT"), name: word("District nursing visit"),
        place: nil, yearlyRates: [elicited(0.4)], trendPerYear: exactly(0.01),
        standards: [.init(group: Self.district, hours: elicited(0.75))], field: "activities")
    ]
    parts.tasks = try [
      TaskInput(
        code: TaskCode(listed: "BULK-CARE"), name: word("Home care visits"), place: nil,
        prevalence: (0..<PeopleBand.count).map { try $0 < 13 ? exactly(0) : elicited(0.02) },
        episodesPerYear: elicited(5_200),
        parts: [.init(group: Self.homecare, minutes: elicited(45), share: 1)], field: "tasks")
    ]
  }

  private func addTraining(to parts: inout Scenario.Parts) throws {
    let programme = ProgrammeCode(listed: "ADULT-NURSING")
    parts.programmes = try [
      ProgrammeInput(
        code: programme, name: word("Adult nursing degree"), months: 36,
        attrition: elicited(0.2, .logit), registeredShare: 0.95, lagMonths: 1,
        intakes: [.init(month: 9, planned: 60, applicants: 90)],
        placementHours: Array(repeating: 64, count: 36), students: Array(repeating: 1.2, count: 36),
        destinations: [
          .init(place: Self.north, group: Self.nurse, share: 0.5),
          .init(place: Self.south, group: Self.nurse, share: 0.3),
        ], elsewhere: 0.2, entryAges: EntryAges(Self.ages, field: "entry_ages"),
        field: "programmes")
    ]
    parts.supervision = try [
      SupervisionInput(
        place: Self.north, group: Self.nurse, supervisorShare: 0.2, hoursPerFTE: 60,
        field: "supervision")
    ]
    parts.placementAreas = try [
      PlacementArea(
        place: Self.north, programmes: [programme], simulationHoursPerMonth: 500, load: 0.05,
        field: "placement_areas")
    ]
  }

  private func post() throws -> JointPostInput {
    try JointPostInput(
      code: PostCode(listed: "TRUSTED-ASSESSOR"), name: word("Trusted assessor"),
      place: Self.north, homeGroup: Self.district,
      shares: [
        .init(
          group: Self.district, share: Fraction(3, over: 5, field: "share"),
          funder: HolderCode(listed: "TRUST")),
        .init(
          group: Self.homecare, share: Fraction(2, over: 5, field: "share"), funder: nil),
      ],
      ftePerPost: 1, funded: 10, filled: 8, fillRate: 0.2, travelHoursPerMonth: 6,
      sponsor: word("the place board"), field: "posts")
  }

  private func delegation(_ place: PlanPlaceCode) throws -> DelegationInput {
    try DelegationInput(
      task: Self.insulin, name: word("Insulin by pen"), place: place, giver: Self.district,
      receiver: Self.homecare, giverMinutes: elicited(20), volume: .perMonth(elicited(2_700)),
      receiverFactor: elicited(1.25), supervisionShare: placeholder(0.15, .logit),
      sharedVisitSaving: placeholder(0.3, .logit), target: 0.4, isAllowed: true,
      carers: .init(
        byMonthsToExpiry: Array(repeating: place == Self.north ? 3 : 0.2, count: 12),
        renewedShare: exactly(0.8), plannedPerMonth: 4, assessorGroup: Self.district,
        assessorHoursPerMonth: 8, hoursPerSignOff: 4, courseHours: 7, taskHoursPerCarer: 8),
      field: "delegations")
  }

  private func addMoney(to parts: inout Scenario.Parts) throws {
    let (board, trust) = (HolderCode(listed: "ICB"), HolderCode(listed: "TRUST"))
    let council = HolderCode(listed: "COUNCIL")
    parts.holders = [
      BudgetHolder(code: board, name: word("Integrated care board")),
      BudgetHolder(code: council, name: word("Council")),
      BudgetHolder(code: trust, name: word("Trust")),
    ]
    func whole(_ holder: HolderCode) throws -> [HolderShare] {
      [HolderShare(holder: holder, share: try Fraction(1, over: 1, field: "share"))]
    }
    parts.pay = try [
      PayInput(
        place: nil, group: Self.nurse, yearlyPayPence: 3_800_000, onCostShare: 0.25, field: "pay")
    ]
    let lines: [(String, String, CostLineInput.Kind, HolderCode)] = [
      ("PAY-NURSE", "Pay of hospital nurses", .pay(Self.nurse), trust),
      ("PAY-HOMECARE", "Pay of home care workers", .pay(Self.homecare), council),
      ("TRAINING", "Training for delegated insulin", .training(pencePerHour: 1_900), board),
      ("RETENTION", "Retention", .lever(LeverCode(listed: "RETENTION")), council),
    ]
    parts.costLines = try lines.map { code, name, kind, holder in
      try CostLineInput(
        code: CostLineCode(listed: code), name: word(name), place: nil, kind: kind,
        shares: whole(holder), field: "cost_lines")
    }
    parts.funds = try [
      PooledFundInput(
        name: word("Pooled training fund"), host: council, legalBasis: word("section 75"),
        lines: [CostLineCode(listed: "TRAINING")],
        contributionsPence: [.init(holder: board, pence: 1_000_000)],
        riskShares: [
          HolderShare(holder: board, share: Fraction(11, over: 20, field: "share")),
          HolderShare(holder: council, share: Fraction(9, over: 20, field: "share")),
        ], field: "funds"),
      PooledFundInput(
        name: word("Retention fund"), host: board, legalBasis: word("section 75"),
        lines: [CostLineCode(listed: "RETENTION")],
        contributionsPence: [.init(holder: board, pence: 5_000_000)], riskShares: nil,
        field: "funds"),
    ]
  }

  private func levers() throws -> [Lever] {
    func event(_ month: Int, _ kind: PlanEvent.Kind) throws -> PlanEvent {
      try PlanEvent(month: month, place: nil, kind: kind, field: "levers")
    }
    return try [
      Lever(
        code: LeverCode(listed: "RETENTION"), name: word("Supervision that keeps home carers"),
        owner: .employer, unit: "% fewer leavers", bounds: 0...25, size: retention,
        earliestMonth: 6, yearlyCostPencePerUnit: 4_000_000,
        effects: [
          .init(
            event: event(6, .hazardFactor(group: Self.homecare, cause: .leave, factor: 1)), base: 1,
            perUnit: -0.01)
        ], field: "levers"),
      Lever(
        code: LeverCode(listed: "INTAKE"), name: word("Intake of the nursing degree"),
        owner: .system, unit: "% of intake", bounds: -50...30,
        size: retention == 0 ? 0 : 20, earliestMonth: 5, yearlyCostPencePerUnit: 0,
        effects: [
          .init(
            event: event(
              5, .intake(programme: ProgrammeCode(listed: "ADULT-NURSING"), factor: 1)), base: 1,
            perUnit: 0.01)
        ], field: "levers"),
    ]
  }
}
