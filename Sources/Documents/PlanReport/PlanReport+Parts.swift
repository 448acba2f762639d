package import Planning

extension PlanReport {
  /// What a report shows beside the projection itself, where somebody computed it. All of it may be
  /// left out; the report then says what is missing.
  package struct Parts: Hashable, Sendable {
    /// What the places are called together, such as `North West London`; nil for their own names.
    package var areaName: String?
    /// The year end of the headline, counted from point 0; nil for five years on, or the last.
    package var headlineYear: Int?
    /// SHA-256 of the scenario in hexadecimal.
    package var scenarioDigest: String?
    /// The release of the reference data, population among it.
    package var dataVersion: String?
    /// Explanations of changes; empty for the standard ones of run 0, from today to the headline
    /// and to the last year.
    package var bridges: [TitledBridge] = []
    /// This plan against another, usually the one without its levers: this plan is the second.
    package var comparison: ScenarioComparison?
    /// What this plan does to each sector in run 0, where no comparison by draws was made.
    package var netEffect: NetEffect?
    /// What each lever does by sector.
    package var leverEffects: LeverEffects?
    /// Who can close how much.
    package var owners: Owners?
    /// Which inputs matter most.
    package var tornado: Tornado?
    /// Claims of several plans on graduates.
    package var claims: ClaimReport?
    /// What is known of each group at each place, and what must be asked for.
    package var coverage: CoverageReport?
    /// Inputs outside what was measured in the past.
    package var outsideRange: [OutsideRange] = []
    /// What people who use services say of the plan.
    package var notesFromPeople: [String] = []
    /// Whether counts of people from 1 to 4 are hidden, with what would give them away beside them.
    package var suppressesSmallCounts = false

    /// Nothing but the projection.
    package init() {}
  }

  /// An explanation and what it explains.
  package struct TitledBridge: Hashable, Sendable {
    /// In words, such as `Unmet need of Brent, April 2026 to April 2031`.
    package let title: String
    /// The explanation.
    package let bridge: Bridge

    /// An explanation called `title`.
    package init(title: String, bridge: Bridge) {
      self.title = title
      self.bridge = bridge
    }
  }

  /// What a plan does to each sector against another.
  package struct NetEffect: Hashable, Sendable {
    /// The title of the plan compared with.
    package let baseTitle: String
    /// The year end.
    package let year: Int
    /// One row a sector.
    package let sectors: [SectorEffect]

    /// Effects against `baseTitle` at the end of `year`.
    package init(baseTitle: String, year: Int, sectors: [SectorEffect]) {
      self.baseTitle = baseTitle
      self.year = year
      self.sectors = sectors
    }
  }

  /// What levers do alone, at one year end.
  package struct LeverEffects: Hashable, Sendable {
    /// The year end.
    package let year: Int
    /// One row a lever that is pulled.
    package let effects: [LeverEffect]

    /// Effects at the end of `year`.
    package init(year: Int, effects: [LeverEffect]) {
      self.year = year
      self.effects = effects
    }
  }

  /// The gap by who can close it, at one year end.
  package struct Owners: Hashable, Sendable {
    /// The year end.
    package let year: Int
    /// The slices.
    package let split: OwnerSplit

    /// Slices at the end of `year`.
    package init(year: Int, split: OwnerSplit) {
      self.year = year
      self.split = split
    }
  }

  /// An input whose value lies outside what was measured in the past.
  package struct OutsideRange: Hashable, Sendable {
    /// The input in words.
    package let input: String
    /// Its value in the plan.
    package let value: Double
    /// What was measured.
    package let measured: ClosedRange<Double>
    /// Where and when, in words.
    package let source: String

    /// An input with these parts.
    package init(input: String, value: Double, measured: ClosedRange<Double>, source: String) {
      self.input = input
      self.value = value
      self.measured = measured
      self.source = source
    }
  }
}
