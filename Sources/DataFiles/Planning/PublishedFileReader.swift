package import Planning
package import Vocabulary

/// How the rows of a published file meet a plan.
package struct PublishedFrame: Sendable {
  /// The place whose staff are counted.
  package let place: PlanPlaceCode
  /// Groups by what the file calls them, in upper case.
  package let groups: [String: GroupCode]
  /// Whose rows are counted, in upper case; nil for all.
  package let areas: Set<String>?
  /// Where the file comes from, in words.
  package let source: String

  /// A frame with these parts.
  package init(
    place: PlanPlaceCode, groups: [String: GroupCode], areas: Set<String>?, source: String
  ) {
    self.place = place
    self.groups = groups
    self.areas = areas
    self.source = source
  }

  /// Whether rows of `area` are counted.
  func counts(_ area: String) -> Bool { areas?.contains(area.uppercased()) ?? true }

  /// The group of the first of `names` that has one.
  func group(_ names: String...) -> GroupCode? {
    names.lazy.compactMap { groups[$0.uppercased()] }.first
  }
}

/// What a published file comes to.
package struct PublishedCount: Sendable {
  /// Staff of the place by group.
  package var rows: [WorkforceTotals.Row] = []
  /// Figures beside them.
  package var figures: [AreaFigure] = []
  /// Projections of people.
  package var population: PopulationRelease?
  /// Who or what is left out, in words.
  package var exclusions: Set<String> = []
  /// What the figures cover, in words.
  package var periods: Set<String> = []

  /// Nothing yet.
  package init() {}
}

/// Rows of a file that is published, or kept beside staff records: they come to totals or figures.
protocol PublishedRows: PlanningRows {
  /// What the rows come to.
  ///
  /// - Throws: ``ServiceError`` naming what can't be kept.
  func count(_ frame: PublishedFrame) throws(ServiceError) -> PublishedCount
}

/// Reads a published file of any kind as it arrives.
package struct PublishedFileReader: RowCounting, Sendable {
  /// Which file.
  package let file: BaselineFile
  private var reading: any PublishedReading

  /// A reader of `file`; nil for staff files, whose rows are about persons and counted elsewhere.
  package init?(_ file: BaselineFile) {
    self.file = file
    switch file {
    case .esrVacancies: reading = Self.reader(ESRVacanciesFile())
    case .nhsCore1: reading = Self.reader(NHSCore1File())
    case .nhsTurnover1: reading = Self.reader(NHSTurnover1File())
    case .populationBands: reading = Self.reader(PopulationBandsFile(hasVariants: false))
    case .populationVariants: reading = Self.reader(PopulationBandsFile(hasVariants: true))
    case .populationONS: reading = Self.reader(PopulationONSFile())
    case .boardIndicators: reading = Self.reader(BoardIndicatorsFile())
    case .cohortTotals: reading = Self.reader(CohortTotalsFile())
    case .ascWDSWorkplaces, .ascWDSWorkers, .esrStaffInPost, .esrStaffInPostBefore: return nil
    }
  }

  private static func reader<Rows: PublishedRows>(_ rows: Rows) -> any PublishedReading {
    PlanningFileReader(rows, mostBytes: StaffFilesReader.mostBytes, mostRows: 2_000_000)
  }

  /// Rows read, the header not counted.
  package var rowCount: Int { reading.rowCount }
  /// Rows left out because of an error.
  package var refusedRowCount: Int { reading.refusedRowCount }
  /// Errors found, listed or not.
  package var errorCount: Int { reading.errorCount }
  /// Warnings found, listed or not.
  package var warningCount: Int { reading.warningCount }

  /// What is found by reading the next bytes.
  package mutating func read(_ bytes: [UInt8]) -> [BaselineFinding] { reading.read(bytes) }

  /// What is found at the end of the file.
  package mutating func finish() -> [BaselineFinding] { reading.finish() }

  /// What the rows come to; call it after ``finish()``, and not where there were errors.
  ///
  /// - Throws: ``ServiceError`` naming what can't be kept.
  package func count(_ frame: PublishedFrame) throws(ServiceError) -> PublishedCount {
    try reading.count(frame)
  }
}

/// A reader of some published file.
private protocol PublishedReading: RowCounting, Sendable {
  mutating func read(_ bytes: [UInt8]) -> [BaselineFinding]
  mutating func finish() -> [BaselineFinding]
  func count(_ frame: PublishedFrame) throws(ServiceError) -> PublishedCount
}

extension PlanningFileReader: PublishedReading where Rows: PublishedRows {
  func count(_ frame: PublishedFrame) throws(ServiceError) -> PublishedCount {
    try rows.count(frame)
  }
}
