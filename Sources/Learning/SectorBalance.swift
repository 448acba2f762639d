package import Vocabulary

/// So many of so many, exactly.
package struct Share: Hashable, Sendable {
  /// How many.
  package let count: Int
  /// Of how many, 1 or more.
  package let of: Int

  /// `count` of `total`; nil where there is nobody to be a share of.
  package init?(_ count: Int, of total: Int) {
    guard total > 0, count >= 0 else { return nil }
    self.count = count
    of = total
  }

  private init(percent: Int) {
    count = percent
    of = 100
  }

  /// So many in a hundred.
  static func percent(_ percent: Int) -> Share { Share(percent: percent) }

  /// Whether this share is strictly the larger, by whole numbers alone.
  package func exceeds(_ other: Share) -> Bool {
    // Full width: no count that fits in an integer can overflow it.
    let (mine, theirs) = (
      count.multipliedFullWidth(by: other.of), other.count.multipliedFullWidth(by: of)
    )
    return (mine.high, mine.low) > (theirs.high, theirs.low)
  }
}

/// The mix of sectors that a cohort wants: whole parts, so that the shares add to one exactly.
package struct TargetMix: Hashable, Sendable {
  /// The parts of each sector wanted, 1 to 1,000 each; empty where no mix was set.
  package let parts: [Sector: Int]

  /// No mix wanted in particular.
  package static let none = TargetMix(unchecked: [:])

  private init(unchecked parts: [Sector: Int]) {
    self.parts = parts
  }

  /// A mix of these parts.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `target_mix`, unless each is 1 to
  ///   1,000.
  package init(_ parts: [Sector: Int]) throws(ServiceError) {
    guard parts.values.allSatisfy({ (1...1_000).contains($0) }) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "target_mix", "must be 1 to 1000 parts each")
    }
    self.parts = parts
  }

  /// The share wanted of a sector; nil where no mix was set. A sector that the mix leaves out is
  /// wanted 0 of the whole.
  package func share(of sector: Sector) -> Share? {
    Share(parts[sector] ?? 0, of: parts.values.reduce(0, +))
  }
}

/// How the learners of a cohort spread over sectors.
package struct SectorMix: Hashable, Sendable {
  /// Learners of each sector; a sector without any is left out.
  package let counts: [Sector: Int]

  /// The mix of these sectors, one a learner.
  package init(_ sectors: some Sequence<Sector>) {
    counts = Dictionary(sectors.map { ($0, 1) }, uniquingKeysWith: +)
  }

  /// All learners.
  package var total: Int { counts.values.reduce(0, +) }

  /// The share of a sector; nil where there are no learners.
  package func share(of sector: Sector) -> Share? { Share(counts[sector] ?? 0, of: total) }

  /// The alert on the sector that is past its limit, or nil. At most one sector can be: the limit
  /// is never under ``BalanceAlert/limit``, which is over a half.
  package func alert(wanting target: TargetMix) -> BalanceAlert? {
    for sector in Sector.allCases {
      guard let share = share(of: sector) else { continue }
      let wanted = target.share(of: sector)
      let limit = wanted.flatMap { $0.exceeds(BalanceAlert.limit) ? $0 : nil } ?? BalanceAlert.limit
      guard share.exceeds(limit) else { continue }
      return BalanceAlert(sector: sector, share: share, limit: limit)
    }
    return nil
  }
}

/// That one sector fills more of a course than 60 in 100, or than its target where that is more.
package struct BalanceAlert: Hashable, Sendable {
  /// Past this, a mix is uneven: 60 to 40.
  package static let limit = Share.percent(60)

  /// The sector that fills too much.
  package let sector: Sector
  /// Its share.
  package let share: Share
  /// The share it may have.
  package let limit: Share

  /// How many more learners of other sectors bring it back to its limit.
  package var seatsNeeded: Int {
    // The least whole that, added to all learners, leaves the sector within its limit.
    let (wanted, overflow) = share.count.multipliedReportingOverflow(by: limit.of)
    guard !overflow, limit.count > 0 else { return .max }
    let (whole, rest) = wanted.quotientAndRemainder(dividingBy: limit.count)
    return max(0, whole + (rest == 0 ? 0 : 1) - share.of)
  }
}
