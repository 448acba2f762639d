package import Vocabulary

/// The areas whose values a place may borrow; nil where a rung is missing.
package struct LadderAreas: Hashable, Sendable {
  /// The place.
  package let place: PlanPlaceCode
  /// Its board's ONS code on the plan's first day.
  package let board: String?
  /// Its region's ONS code on the plan's first day.
  package let region: String?
  /// England's ONS code.
  package static let england = "E92000001"

  /// Areas with these codes.
  package init(place: PlanPlaceCode, board: String?, region: String?) {
    self.place = place
    self.board = board
    self.region = region
  }

  /// The rungs from the place up, each with the code by which readings are kept.
  var rungs: [(rung: ValueProvenance.Rung, code: String?)] {
    [(.place, place.text), (.board, board), (.region, region), (.england, Self.england)]
  }
}

/// Values known somewhere, and the nearest rung from which a place may take one.
///
/// Place, board, region, England; beyond that nothing is guessed: the refusal asks. Readings are
/// kept by the place's code in the plan or by the ONS code of a wider area.
package struct BorrowingLadder<Reading: Sendable>: Sendable {
  /// A reading and where it comes from.
  package struct Entry: Sendable {
    /// What was read.
    package let reading: Reading
    /// Where, in words; 1 to 300 characters.
    package let source: String
    /// Over what time, in words.
    package let period: String
    /// The share of employers or people it covers; nil where that is unknown.
    package let coverage: Double?

    /// An entry with these parts.
    package init(reading: Reading, source: String, period: String = "", coverage: Double? = nil) {
      self.reading = reading
      self.source = source
      self.period = period
      self.coverage = coverage
    }
  }

  /// What a place takes, and from which rung.
  package struct Found: Sendable {
    /// What was read.
    package let reading: Reading
    /// The rung it stands on.
    package let rung: ValueProvenance.Rung
    /// Measured on the place's own rung, borrowed on every other, which is then named.
    package let provenance: ValueProvenance
  }

  private let what: String
  private let entries: [String: Entry]

  /// A ladder of readings of `what`, in words that a question can hold, such as
  /// `sickness of home care workers`.
  package init(_ what: String, _ entries: [String: Entry]) {
    self.what = what
    self.entries = entries
  }

  /// The reading of the nearest rung.
  ///
  /// - Throws: ``ServiceError`` `FIELD_REQUIRED` with code `failedPrecondition`, naming `field`,
  ///   where no rung has one: the sentence asks for it.
  package func find(_ areas: LadderAreas, field: String) throws(ServiceError) -> Found {
    for (rung, code) in areas.rungs {
      guard let code, let entry = entries[code] else { continue }
      return Found(
        reading: entry.reading, rung: rung,
        provenance: try provenance(entry, rung, field: field))
    }
    throw ask(areas, field: field)
  }

  /// The entry of one rung, or nil.
  func entry(_ rung: ValueProvenance.Rung, of areas: LadderAreas) -> Entry? {
    areas.rungs.first { $0.rung == rung }?.code.flatMap { entries[$0] }
  }

  func provenance(
    _ entry: Entry, _ rung: ValueProvenance.Rung, field: String
  ) throws(ServiceError) -> ValueProvenance {
    try ValueProvenance(
      grade: rung == .place ? .measured : .borrowed, source: entry.source, period: entry.period,
      rung: rung == .place ? nil : rung, coverage: entry.coverage, field: field)
  }

  func ask(_ areas: LadderAreas, field: String) -> ServiceError {
    ServiceError(
      .failedPrecondition, .fieldRequired, field: field,
      "nobody has \(quoted(what)) for \(quoted(areas.place.text)), its board, its region or "
        + "England: give it, or record what people who know say it is")
  }
}

/// Leavers counted in an exposure.
package struct RateReading: Hashable, Sendable {
  /// How many left, 0 or more.
  package let leavers: Double
  /// Person-years of exposure, above 0.
  package let exposure: Double
  /// The time observed in years, above 0.
  package let yearsObserved: Double

  /// A reading with these counts; a rate made of it checks them.
  package init(leavers: Double, exposure: Double, yearsObserved: Double) {
    self.leavers = leavers
    self.exposure = exposure
    self.yearsObserved = yearsObserved
  }

  /// The exposure of 12 months, which is how much a prior weighs.
  fileprivate var weight: Double { yearsObserved > 0 ? exposure / yearsObserved : 0 }
}

extension BorrowingLadder<RateReading> {
  /// The yearly hazard of a place, from the nearest rung that has counts, drawn towards its
  /// region's rate, itself drawn towards England's: `λ₀ = (L_r + λ_E w_r)/(n_r + w_r)`.
  ///
  /// A region's counts include the place's own. Without a region's counts the prior is England's
  /// rate; without England's it is the region's own, then the board's.
  ///
  /// - Throws: ``ServiceError`` `FIELD_REQUIRED`, naming `field`, where no rung has counts, or the
  ///   place alone: one place says nothing of how far it may be off.
  package func rate(_ areas: LadderAreas, field: String) throws(ServiceError) -> PlanValue {
    let found = try find(areas, field: field)
    guard let prior = try prior(areas, field: field) else {
      throw ServiceError(
        .failedPrecondition, .fieldRequired, field: field,
        "only \(quoted(areas.place.text)) has \(quoted(what)): give the rate of its region or of "
          + "England, towards which to draw it")
    }
    let reading = found.reading
    return PlanValue(
      measured: try MeasuredRate(
        leavers: reading.leavers, exposure: reading.exposure,
        yearsObserved: reading.yearsObserved, prior: prior, field: field),
      provenance: found.provenance)
  }

  private func prior(_ areas: LadderAreas, field: String) throws(ServiceError) -> Double? {
    let england = try ownRate(.england, areas, field)
    guard let region = entry(.region, of: areas)?.reading else {
      if let england { return england }
      return try ownRate(.board, areas, field)
    }
    let own = try ownRate(.region, areas, field)
    guard let england else { return own }
    return try MeasuredRate.shrunkRegion(
      leavers: region.leavers, exposure: region.exposure, england: england, weight: region.weight,
      field: field)
  }

  private func ownRate(
    _ rung: ValueProvenance.Rung, _ areas: LadderAreas, _ field: String
  ) throws(ServiceError) -> Double? {
    guard let reading = entry(rung, of: areas)?.reading else { return nil }
    return try MeasuredRate.shrunkRegion(
      leavers: reading.leavers, exposure: reading.exposure, england: 0, weight: 0, field: field)
  }
}
