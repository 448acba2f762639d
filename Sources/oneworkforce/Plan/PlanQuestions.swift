import ArgumentParser
import Planning
import Vocabulary

// The questions a workforce lead asks, each answered by one command.

/// How short are we in a year, and how sure?
struct PlanShort: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "short", abstract: "Say how short each group is at a year end, and how sure.")

  @OptionGroup var options: PlanOptions
  @OptionGroup var luck: LuckOptions
  @Option(help: "The calendar year; the last one if not said.") var year: Int?
  @Option(help: "One place only, by its code.") var place: String?

  func run() async throws {
    try await reportingFields {
      let scenario = try options.read()
      let settings = try luck.settings()
      let year = try scenario.yearEnd(year)
      let bar = ProgressBar()
      let result = try await Projection.run(scenario, settings) { bar.report($0) }
      bar.finish()
      let found = try series(result, year)
      if options.json {
        try printJSON(found.map { Self.record($0.series, $0.band, result) })
        return
      }
      let rows = found.map { Self.row($0.series, $0.band, result) }
      print(PlanPrint.headline(ShownProjection(result), year: year) + "\n")
      let headings = [
        "Place", "Group", "Short, FTE", "8 in 10 draws", "Chance of any", "First short",
      ]
      for line in table(headings, rows) { print(line) }
      print("\n" + basisLine(scenario, settings))
    }
  }

  /// The gaps of groups at places at the end of `year`, the shortest of staff first.
  private func series(
    _ result: ProjectionResult, _ year: Int
  ) throws -> [(series: BandSeries, band: YearBand)] {
    let wanted = try place.map { try PlanPlaceCode($0, field: "place") }
    return result.bands.filter {
      $0.metric == .gapFTE && $0.scope.group != nil
        && (wanted == nil || $0.scope.place == wanted)
    }.compactMap { series in series.years[safe: year].map { (series, $0) } }
      .sorted { $0.band.central > $1.band.central }
  }

  private static func record(
    _ series: BandSeries, _ band: YearBand, _ result: ProjectionResult
  ) -> [String: any Sendable] {
    var record: [String: any Sendable] = [
      "place": series.scope.place?.text ?? "", "group": series.scope.group?.text ?? "",
      "gap_fte": band.central, "quantiles": band.quantiles,
    ]
    if let zero = result.thresholds.firstIndex(of: 0), let chance = band.exceedances[safe: zero] {
      record["chance_of_shortage"] = chance
    }
    if let month = series.firstPassings.first(where: { $0.threshold == 0 })?.centralMonth {
      record["first_short"] = result.scenario.parts.start.adding(months: month).description
    }
    return record
  }

  private static func row(
    _ series: BandSeries, _ band: YearBand, _ result: ProjectionResult
  ) -> [String] {
    let range =
      band.quantiles.count == YearBand.probabilities.count
      ? "\(PlanPrint.fte(band.quantiles[1])) to \(PlanPrint.fte(band.quantiles[5]))" : "no draws"
    let zero = result.thresholds.firstIndex(of: 0)
    let chance = zero.flatMap { band.exceedances[safe: $0] }.map(PlanPrint.percent) ?? "no draws"
    let passing = series.firstPassings.first { $0.threshold == 0 }
    let first = passing?.centralMonth.map {
      result.scenario.parts.start.adding(months: $0).description
    }
    return [
      series.scope.place?.text ?? "", series.scope.group?.text ?? "",
      PlanPrint.fte(band.central), range, chance, first ?? "never",
    ]
  }
}

/// Which assumptions matter?
struct PlanAssumptions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assumptions",
    abstract: "Say which uncertain inputs move the shortage most, each at the ends of its interval."
  )

  @OptionGroup var options: PlanOptions
  @Option(help: "The calendar year; the last one if not said.") var year: Int?
  @Option(help: "How many to show.") var top = 3

  func run() async throws {
    try await reportingFields {
      let scenario = try options.read()
      let year = try scenario.yearEnd(year)
      let tornado = try await Projection.tornado(
        scenario, try PlanMeasure.unmet(year: year), top: top, workers: 2)
      if options.json {
        try printJSON(
          tornado.bars.map {
            ["input": $0.input, "at_low": $0.atLow, "at_high": $0.atHigh]
          })
        return
      }
      print(
        "\(scenario.month(ofYearEnd: year)): short of \(PlanPrint.fte(tornado.central)) FTE; "
          + "\(tornado.inputCount) inputs are uncertain\n")
      let rows = tornado.bars.map {
        [
          $0.input, plain($0.grade.rawValue), PlanPrint.fte($0.atLow), PlanPrint.fte($0.atHigh),
          PlanPrint.fte($0.width),
        ]
      }
      for line in table(["Input", "Known by", "At its low", "At its high", "Moves"], rows) {
        print(line)
      }
      print("\n" + basisLine(scenario))
    }
  }
}

/// What happens if?
struct PlanTry: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try",
    abstract: "Say what levers do, to each group and each sector, with the same luck.",
    discussion: "Name levers by --lever; without them the effect of those in the file is shown.")

  @OptionGroup var options: PlanOptions
  @OptionGroup var luck: LuckOptions
  @Option(help: "The calendar year; the last one if not said.") var year: Int?
  @Option(help: "Show this group only, by its code.") var group: String?

  func run() async throws {
    try await reportingFields {
      let file = try options.people.settle(ScenarioSource.read(options.scenario)).scenario
      let sizes = try options.sizes()
      let (before, after) =
        sizes.isEmpty
        ? (try file.pulling([:]), file) : (file, try file.adding(levers: sizes))
      let settings = try luck.settings()
      let bar = ProgressBar()
      let found = try await Projection.compare(before, after, settings) { bar.report($0) }
      bar.finish()
      let year = try file.yearEnd(year)
      if options.json {
        try printJSON(PlanPrint.differenceRecords(found, year: year, group: try wanted()))
        return
      }
      for line in try lines(found, year) { print(line) }
      print("\n" + basisLine(after, settings))
    }
  }

  private func wanted() throws -> GroupCode? {
    try group.map { try GroupCode($0, field: "group") }
  }

  private func lines(_ found: ScenarioComparison, _ year: Int) throws -> [String] {
    let pulled = found.second.pulledLevers.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
    return [
      "with \(pulled.joined(separator: ", ")), at \(found.first.month(ofYearEnd: year)); "
        + "above 0 is shorter", "",
    ]
      + table(
        ["Change of shortage, FTE", "Central", "8 in 10 draws"],
        PlanPrint.differenceRows(found, year: year, group: try wanted()))
      + [""]
      + table(
        ["Net effect by sector", "Short, FTE", "Available, FTE"],
        PlanPrint.sectorRows(found, year: year))
  }
}

/// Who can close the gap?
struct PlanOwners: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "owners",
    abstract: "Say what each owner's levers can close alone, and do in the mix chosen.")

  @OptionGroup var options: PlanOptions
  @Option(help: "The calendar year; the last one if not said.") var year: Int?

  func run() async throws {
    try await reportingFields {
      let scenario = try options.read()
      let year = try scenario.yearEnd(year)
      let split = try ChangeExplainer(seed: 0).owners(scenario, try PlanMeasure.unmet(year: year))
      if options.json {
        let owners = split.owners.map { owner -> [String: any Sendable] in
          ["owner": owner.owner.rawValue, "reach": owner.reach, "share": owner.share]
        }
        let local: [String: any Sendable] = [
          "owner": "ALL_BUT_NATIONAL", "reach": split.local.closed,
          "unmet_left": split.unmetWithout - split.local.closed,
        ]
        try printJSON(owners + [local])
        return
      }
      print(
        "\(scenario.month(ofYearEnd: year)): short of \(PlanPrint.fte(split.unmetWithout)) FTE "
          + "with no lever, \(PlanPrint.fte(split.unmetWith)) with those chosen\n")
      for line in Self.lines(split) { print(line) }
      print(basisLine(scenario))
    }
  }

  private static func lines(_ split: OwnerSplit) -> [String] {
    func row(
      _ name: String, _ closed: Double, _ share: Double, _ sizes: [LeverCode: Double]
    ) -> [String] {
      [
        name, PlanPrint.fte(closed), PlanPrint.fte(split.unmetWithout - closed),
        PlanPrint.fte(share),
        sizes.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: ", "),
      ]
    }
    let owners = split.owners.map {
      row(plain($0.owner.rawValue), $0.reach, $0.share, $0.reachSizes)
    }
    let shares = split.owners.filter { $0.owner != .national }.map(\.share).reduce(0, +)
    let local = split.local
    return table(
      ["Owner", "Closes alone", "Leaves", "In the mix", "Levers at their bounds"],
      owners + [row("all but national", local.closed, shares, local.sizes)])
      + [
        "",
        "without the national level, all local levers together: "
          + "\(PlanPrint.fte(local.closed)) FTE closed, "
          + "\(PlanPrint.fte(split.unmetWithout - local.closed)) left",
      ]
      + (local.leftOut.isEmpty
        ? []
        : [
          "left out, as they set what another lever sets: "
            + local.leftOut.map(\.text).joined(separator: ", ")
        ])
  }
}
