package import Vocabulary

/// Where somebody who joined came from, as far as a file says.
package enum JoinerOrigin: String, Sendable, CaseIterable {
  /// The health sector: the only measured flow between health and care.
  case healthSector = "HEALTH_SECTOR"
  /// A council's adult care.
  case councilCare = "COUNCIL_CARE"
  /// Private or voluntary adult care.
  case independentCare = "INDEPENDENT_CARE"
  /// Another care sector, children's included.
  case otherCare = "OTHER_CARE"
  /// The same organisation.
  case sameOrganisation = "SAME_ORGANISATION"
  /// An agency.
  case agency = "AGENCY"
  /// Not employed before, or straight from education.
  case firstWork = "FIRST_WORK"
  /// From elsewhere.
  case other = "OTHER"
  /// The file says that nobody knows, or says nothing.
  case notKnown = "NOT_KNOWN"
}

/// A place's workforce as totals: people and FTE by group and age, flows of the year, vacancies.
///
/// No row is about one worker and none can name one. What is not counted stands in words.
package struct WorkforceTotals: Hashable, Sendable {
  /// A count and the people it was counted among: the staff of the employers that told it.
  package struct Flow: Hashable, Sendable {
    /// How many.
    package var count: Double
    /// Staff of the employers that said how many.
    package var amongPeople: Double

    /// A count among so many people.
    package init(count: Double, amongPeople: Double) {
      self.count = count
      self.amongPeople = amongPeople
    }
  }

  /// One group at one place.
  package struct Row: Hashable, Sendable {
    /// The place.
    package var place: PlanPlaceCode
    /// The group.
    package var group: GroupCode
    /// People whose age is known, by band; by main job, so people add up.
    package var people: [AgeBand: Double] = [:]
    /// People whose age is not known.
    package var peopleOfUnknownAge = 0.0
    /// FTE of the people whose hours are known, on the group's own base.
    package var fte = 0.0
    /// How many people that is.
    package var peopleWithHours = 0.0
    /// People who started in the 12 months before; nil where nobody knows.
    package var starters: Flow?
    /// People who left in the 12 months before; nil where nobody knows.
    package var leavers: Flow?
    /// Open posts on the day; nil where nobody knows.
    package var vacancies: Flow?
    /// People who started in the 12 months before, by where they came from.
    package var joiners: [JoinerOrigin: Double] = [:]
    /// Movements between two months, where the file has them.
    package var movements: StaffMovements?

    /// A group at a place of which nothing is known yet.
    package init(place: PlanPlaceCode, group: GroupCode) {
      self.place = place
      self.group = group
    }

    /// Everybody, of known age or not.
    package var headcount: Double {
      AgeBand.allCases.reduce(peopleOfUnknownAge) { $0 + (people[$1] ?? 0) }
    }

    /// The leavers of a year as a reading for a rate: published turnover is leavers over stock, and
    /// the stock here is that of the day; nil where nobody told, or told of nobody.
    package var leaverReading: RateReading? {
      guard let leavers, leavers.amongPeople > 0 else { return nil }
      return RateReading(
        leavers: leavers.count, exposure: leavers.amongPeople, yearsObserved: 1)
    }

    /// FTE of one person whose hours are known; nil where nobody's are.
    package var participation: Double? { peopleWithHours > 0 ? fte / peopleWithHours : nil }

    fileprivate var amounts: [Double] {
      Array(people.values) + Array(joiners.values) + [peopleOfUnknownAge, fte, peopleWithHours]
        + [starters, leavers, vacancies].compactMap(\.self).flatMap { [$0.count, $0.amongPeople] }
    }
  }

  /// In order of place, then group; each once.
  package let rows: [Row]
  /// The day the figures are for.
  package let asOf: CivilDate
  /// The files, in words.
  package let source: String
  /// What the flows cover, in words.
  package let period: String
  /// The share of employers or posts the files cover, 0 to 1; nil where nobody said.
  package let coverage: Double?
  /// Who is left out, in words.
  package let exclusions: [String]

  /// Totals with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault: a negative or absurd number, a
  ///   group at a place twice, no source.
  package init(
    rows: [Row], asOf: CivilDate, source: String, period: String = "", coverage: Double? = nil,
    exclusions: [String] = [], field: String
  ) throws(ServiceError) {
    for (position, row) in rows.enumerated() {
      for amount in row.amounts {
        try requireNumber(amount, in: 0...10_000_000, field: "\(field).rows[\(position)]")
      }
    }
    guard Set(rows.map { CellKey(place: $0.place, group: $0.group) }).count == rows.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: field + ".rows",
        "must name each group at a place once")
    }
    guard !source.isEmpty, source.unicodeScalars.count <= 300 else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field + ".source",
        "must name the files in at most 300 characters")
    }
    if let coverage { try requireNumber(coverage, in: 0...1, field: field + ".coverage") }
    self.rows = rows.sorted { ($0.place, $0.group) < ($1.place, $1.group) }
    self.asOf = asOf
    self.source = source
    self.period = period
    self.coverage = coverage
    self.exclusions = exclusions
  }

  /// The row of `group` at `place`, or nil: unknown, not none.
  package func row(_ place: PlanPlaceCode, _ group: GroupCode) -> Row? {
    rows.first { $0.place == place && $0.group == group }
  }

  /// People of `groups` at `place` who joined in the 12 months before from `origin`: from the
  /// health sector into care it is the only measured flow between the two.
  package func joiners(
    from origin: JoinerOrigin, at place: PlanPlaceCode, into groups: Set<GroupCode>
  ) -> Double {
    rows.filter { $0.place == place && groups.contains($0.group) }
      .reduce(0) { $0 + ($1.joiners[origin] ?? 0) }
  }

  /// What these totals say to a plan's opening stock; people of unknown age are spread like those
  /// of known age, which the source then says.
  ///
  /// - Throws: ``ServiceError`` `FIELD_REQUIRED`, naming `field`, where no age or nobody's hours
  ///   are known: they are asked for.
  package func openingStock(
    _ row: Row, establishment: Double? = nil, field: String
  ) throws(ServiceError) -> OpeningStock {
    let known = row.headcount - row.peopleOfUnknownAge
    guard known > 0 || row.headcount == 0 else {
      throw ask("ages of \(quoted(row.group.text))", row, field + ".people")
    }
    guard let share = row.participation ?? (row.headcount == 0 ? 0 : nil) else {
      throw ask("hours of \(quoted(row.group.text))", row, field + ".participation")
    }
    let scale = known > 0 ? row.headcount / known : 1
    let spread = row.peopleOfUnknownAge > 0 ? "; unknown ages spread like known ones" : ""
    return try OpeningStock(
      place: row.place, group: row.group,
      people: .byBand(
        ByBand(AgeBand.allCases.map { (row.people[$0] ?? 0) * scale }, field: field)),
      participation: ByBand(AgeBand.allCases.map { _ in min(share, 1.5) }, field: field),
      establishment: establishment,
      provenance: ValueProvenance(
        grade: .measured, source: source + spread, period: "as of \(asOf)", coverage: coverage,
        field: field),
      field: field)
  }

  private func ask(_ what: String, _ row: Row, _ field: String) -> ServiceError {
    ServiceError(
      .failedPrecondition, .fieldRequired, field: field,
      "\(source) does not hold the \(what) at \(quoted(row.place.text)): give them")
  }
}
