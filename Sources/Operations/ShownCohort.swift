package import Learning
import Planning
package import Vocabulary

/// The figures of a cohort as a caller may see them: a count that is hidden is nil.
package struct ShownCohort: Hashable, Sendable {
  /// Learners with a seat.
  package let seatCount: Int?
  /// Seats nobody has.
  package let freeSeats: Int?
  /// Of those with a seat, how many completed.
  package let completedCount: Int?
  /// Of those with a seat, how many have it in their passports.
  package let attestedCount: Int?
  /// How many of each sector; a hidden one has no count.
  package let mix: [SectorCount]
  /// How many each employer sends; none where small counts are hidden.
  package let employers: [EmployerCount]
  /// The sector past its limit.
  package let alert: Alert?
  /// Time off the day job, over all where nothing is hidden, and by sector.
  package let release: [SectorRelease]
  /// What is missing of it, and of how many.
  package let warnings: [WarningCount]
  /// Who left and why; small counts are left out of it.
  package let dropOuts: [DropOutCount]
  /// Whether a reason was left out because few gave it.
  package let isDropOutHidden: Bool
  /// Those who felt more confident after.
  package let moreConfident: Share?
  /// Those who felt more skilled after.
  package let moreSkilled: Share?

  /// Learners of a sector.
  package struct SectorCount: Hashable, Sendable {
    /// The sector.
    package let sector: Sector
    /// How many; nil where hidden.
    package let count: Int?
  }

  /// A sector that fills too much.
  package struct Alert: Hashable, Sendable {
    /// The sector.
    package let sector: Sector
    /// Its share and limit, and the seats of others that bring it back; nil where hidden.
    package let figures: BalanceAlert?
  }

  /// Of how many something is missing.
  package struct WarningCount: Hashable, Sendable {
    /// What is missing.
    package let kind: ReleaseWarning.Kind
    /// Of how many; nil where hidden.
    package let count: Int?
  }

  /// Everything, for who runs the cohort.
  init(whole report: CohortReport) {
    seatCount = report.seatCount
    freeSeats = report.freeSeats
    completedCount = report.completedCount
    attestedCount = report.attestedCount
    mix = Self.sectors(of: report.mix).map {
      SectorCount(sector: $0, count: report.mix.counts[$0])
    }
    employers = report.employers
    alert = report.alert.map { Alert(sector: $0.sector, figures: $0) }
    release = report.release
    warnings = report.warnings.map { WarningCount(kind: $0.kind, count: $0.workers.count) }
    dropOuts = report.dropOuts
    isDropOutHidden = false
    moreConfident = report.moreConfident
    moreSkilled = report.moreSkilled
  }

  /// The report with its small counts hidden, and what would give them back.
  ///
  /// - Throws: ``ServiceError`` where they can't be hidden.
  init(hidingSmall report: CohortReport) throws(ServiceError) {
    let sectors = Self.sectors(of: report.mix)
    let table = try SuppressedTable(
      CountTable(
        columns: ["learners"],
        rows: sectors.map {
          CountTable.Row(label: $0.rawValue, counts: [report.mix.counts[$0] ?? 0])
        }), threshold: SmallCount.threshold)
    let counts = Dictionary(
      zip(table.labels, table.cells.map { $0.first?.shownCount }),
      uniquingKeysWith: { first, _ in first })
    let total = counts[CountTable.all].flatMap(\.self)
    seatCount = total
    freeSeats = total.map { _ in report.freeSeats }
    completedCount = total.flatMap { Self.shown(report.completedCount, of: $0) }
    attestedCount = total.flatMap { Self.shown(report.attestedCount, of: $0) }
    let mix = sectors.map {
      SectorCount(sector: $0, count: counts[$0.rawValue].flatMap(\.self))
    }
    self.mix = mix
    employers = []
    alert = report.alert.map { alert in
      let isShown = total != nil && mix.contains { $0.sector == alert.sector && $0.count != nil }
      return Alert(sector: alert.sector, figures: isShown ? alert : nil)
    }
    release = SectorRelease.shown(report.release)
    warnings = report.warnings.map {
      WarningCount(
        kind: $0.kind,
        count: total.flatMap { [workers = $0.workers] total in
          Self.shown(workers.count, of: total)
        })
    }
    dropOuts = report.dropOuts.filter { $0.count >= SmallCount.threshold }
    isDropOutHidden = dropOuts.count < report.dropOuts.count
    moreConfident = report.moreConfident?.unlessSmall
    moreSkilled = report.moreSkilled?.unlessSmall
  }

  private static func sectors(of mix: SectorMix) -> [Sector] {
    Sector.allCases.filter { mix.counts[$0] != nil }
  }

  /// `count`, unless it or what is left of `total` is small.
  private static func shown(_ count: Int, of total: Int) -> Int? {
    Share(count, of: total)?.unlessSmall.map { _ in count } ?? (total == 0 ? count : nil)
  }
}

extension SuppressedTable.Cell {
  /// The count, unless hidden.
  fileprivate var shownCount: Int? {
    if case .count(let count) = self { return count }
    return nil
  }
}

extension Share {
  /// The share, unless those in it or those out of it are few.
  package var unlessSmall: Share? {
    let small = 1..<SmallCount.threshold
    return small.contains(count) || small.contains(of - count) || small.contains(of) ? nil : self
  }
}

extension SectorRelease {
  /// The accounts behind which enough people stand. The sum over all is left out where a sector is.
  static func shown(_ accounts: [SectorRelease]) -> [SectorRelease] {
    let sectors = accounts.filter { $0.sector != nil }
    let shown = sectors.filter(\.hasEnough)
    let whole = accounts.filter { $0.sector == nil && $0.hasEnough }
    return (shown.count == sectors.count ? whole : []) + shown
  }

  private var hasEnough: Bool {
    let small = 1..<SmallCount.threshold
    return ![
      learnerCount, plannedCount, learnerCount - plannedCount, releasedCount,
      learnerCount - releasedCount, backfillKnownCount, releasedCount - backfillKnownCount,
    ].contains { small.contains($0) }
  }
}
