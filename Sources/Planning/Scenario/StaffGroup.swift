package import Vocabulary

/// A staff group: a sector and a role, with the working time that turns its people into hours.
package struct StaffGroup: Hashable, Sendable {
  /// Its code.
  package let code: GroupCode
  /// Its name, 1 to 200 characters.
  package let name: String
  /// The sector its totals are shown under.
  package let sector: Sector
  /// Whether its members are on a professional register.
  package let isRegulated: Bool
  /// Hours of a full-time week: 37.5, 37 or local; never assumed.
  package let baseHoursPerWeek: Double
  /// What is taken off full-time hours.
  package let allowances: WorkingTimeAllowances
  /// Who can pull its levers where a lever does not say.
  package let leverOwner: LeverOwner
  /// Who is left out of its counts, in words, such as `agency staff`; at most 20.
  package let exclusions: [String]

  /// A group with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    code: GroupCode, name: String, sector: Sector, isRegulated: Bool, baseHoursPerWeek: Double,
    allowances: WorkingTimeAllowances, leverOwner: LeverOwner = .employer,
    exclusions: [String] = [], field: String
  ) throws(ServiceError) {
    guard !name.isEmpty, name.unicodeScalars.count <= 200 else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field + ".name", "must be 1 to 200 characters")
    }
    try requireNumber(baseHoursPerWeek, in: 1...60, field: field + ".base_hours_per_week")
    guard exclusions.count <= 20, exclusions.allSatisfy({ $0.unicodeScalars.count <= 300 }) else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: field + ".exclusions",
        "must be at most 20 texts of at most 300 characters")
    }
    self.code = code
    self.name = name
    self.sector = sector
    self.isRegulated = isRegulated
    self.baseHoursPerWeek = baseHoursPerWeek
    self.allowances = allowances
    self.leverOwner = leverOwner
    self.exclusions = exclusions
  }

  /// Productive hours a month of one full-time member.
  package var productiveHoursPerFTE: Double {
    baseHoursPerWeek * 365.25 / 7 / 12 * (1 - allowances.leave) * (1 - allowances.sickness)
      * (1 - allowances.training)
  }
}

/// Shares of working time that are not productive, each 0 to under 1.
package struct WorkingTimeAllowances: Hashable, Sendable {
  /// Leave and public holidays.
  package let leave: Double
  /// Sickness.
  package let sickness: Double
  /// Training and meetings.
  package let training: Double

  /// Allowances of these shares.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    leave: Double, sickness: Double, training: Double, field: String
  ) throws(ServiceError) {
    try requireNumber(leave, in: 0...0.9, field: field + ".leave")
    try requireNumber(sickness, in: 0...0.9, field: field + ".sickness")
    try requireNumber(training, in: 0...0.9, field: field + ".training")
    self.leave = leave
    self.sickness = sickness
    self.training = training
  }
}

/// A group at a place at point 0.
package struct OpeningStock: Hashable, Sendable {
  /// People by age.
  package enum People: Hashable, Sendable {
    /// Sixty single years, 16 to 75.
    case byAge([Double])
    /// Twelve bands, each spread evenly over its ages.
    case byBand(ByBand<Double>)
  }

  /// The place.
  package let place: PlanPlaceCode
  /// The group.
  package let group: GroupCode
  /// People by age, by main job; whole or not.
  package let people: People
  /// FTE of one person, by band: 0 to 1.5 on the group's own base.
  package let participation: ByBand<Double>
  /// Funded establishment in FTE; nil where nobody said.
  package let establishment: Double?
  /// Declared unmet need in FTE on top of the establishment; nil where none is declared.
  package let declaredUnmetNeed: Double?
  /// Hours a month bought from banks and agencies.
  package let agencyHoursPerMonth: Double
  /// Where the figures come from.
  package let provenance: ValueProvenance

  /// A stock with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    place: PlanPlaceCode, group: GroupCode, people: People, participation: ByBand<Double>,
    establishment: Double? = nil, declaredUnmetNeed: Double? = nil,
    agencyHoursPerMonth: Double = 0, provenance: ValueProvenance, field: String
  ) throws(ServiceError) {
    let counts: [Double]
    switch people {
    case .byAge(let ages): counts = ages
    case .byBand(let bands): counts = bands.values
    }
    guard counts.count == StaffAge.count || counts.count == AgeBand.count else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field + ".people",
        "must be sixty single years or twelve bands; got \(quoted("\(counts.count)"))")
    }
    for count in counts { try requireNumber(count, in: 0...10_000_000, field: field + ".people") }
    for share in participation.values {
      try requireNumber(share, in: 0...1.5, field: field + ".participation")
    }
    let amounts: [(Double?, String)] = [
      (establishment, "establishment"), (declaredUnmetNeed, "declared_unmet_need"),
    ]
    for (amount, name) in amounts {
      if let amount { try requireNumber(amount, in: 0...10_000_000, field: field + "." + name) }
    }
    try requireNumber(
      agencyHoursPerMonth, in: 0...1e9, field: field + ".agency_hours_per_month")
    self.place = place
    self.group = group
    self.people = people
    self.participation = participation
    self.establishment = establishment
    self.declaredUnmetNeed = declaredUnmetNeed
    self.agencyHoursPerMonth = agencyHoursPerMonth
    self.provenance = provenance
  }

  /// People by single year, 60 values.
  package var peopleByAge: [Double] {
    switch people {
    case .byAge(let ages): ages
    case .byBand(let bands):
      (0..<StaffAge.count).map { index in
        let band = AgeBand.of(ageIndex: index)
        return bands[band] / Double(band.ageIndices.count)
      }
    }
  }
}
