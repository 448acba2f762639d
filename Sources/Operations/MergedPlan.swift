package import Planning
package import Vocabulary

/// One plan of what several bodies handed in: every line, sums by what they say, and the graduates
/// claimed beyond those offered. No line is lost and none is cut.
///
/// Whoever sees it sees sums of everything and lines of their own; the body that keeps the place
/// sees every line.
package struct MergedPlan: Hashable, Sendable {
  /// A line and whose it is.
  package struct Line: Hashable, Sendable {
    /// Whose it is.
    package let organisation: OrganisationID
    /// The return.
    package let handedIn: PlanReturnID
    /// The line as it was handed in.
    package let line: PlanLine
  }

  /// What lines say alike, and so may be added.
  package struct Subject: Hashable, Sendable {
    /// What they say.
    package let kind: PlanLine.Kind
    /// The group.
    package let group: GroupCode
    /// What is counted.
    package let unit: PlanLine.Unit
    /// The year.
    package let year: Int
    /// The source; nil for a need.
    package let source: SupplySource?
    /// The programme, or nil.
    package let programme: ProgrammeCode?

    /// What `line` says; nil where it lacks its year.
    init?(_ line: PlanLine) {
      guard let year = line.year else { return nil }
      self.year = year
      kind = line.kind
      group = line.group
      unit = line.unit
      source = line.source
      programme = line.programme
    }

    fileprivate var order: [String] {
      [
        kind.rawValue, group.text, "\(year)", unit.rawValue, source?.rawValue ?? "",
        programme?.text ?? "",
      ]
    }
  }

  /// What lines that say the same thing add up to.
  package struct Sum: Hashable, Sendable {
    /// What they say.
    package let subject: Subject
    /// The sum.
    package let count: Double
    /// How many lines it adds.
    package let lineCount: Int
  }

  /// The place.
  package let place: PlaceID
  /// The returns it is made of, in order of organisation and identifier.
  package let returns: [PlanReturnID]
  /// Every line, in order of organisation, return and number.
  package let lines: [Line]
  /// Sums, in order of what they say.
  package let sums: [Sum]
  /// Graduates claimed beyond what was offered, every claimant named.
  package let overClaims: [OverClaim]
  /// Claims on graduates nobody has offered: unknown, so nothing is said to be over.
  package let uncounted: [GraduateClaim]
  /// Lines that no sum contains.
  package let keptOut: [KeptOutLine]

  /// The plan of `returns` for `place`.
  package init(_ returns: [PlanReturn], for place: PlaceID) throws(ServiceError) {
    let ordered = returns.sorted { ($0.organisation, $0.id) < ($1.organisation, $1.id) }
    self.place = place
    self.returns = ordered.map(\.id)
    lines = ordered.flatMap { plan in
      plan.lines.sorted { $0.number < $1.number }.map {
        Line(organisation: plan.organisation, handedIn: plan.id, line: $0)
      }
    }
    sums = Self.sums(lines.map(\.line))
    keptOut = ordered.flatMap { KeptOutLine.all(in: $0, id: $0.id) }
    let report = try Self.claims(lines)
    overClaims = report.overClaims
    uncounted = report.uncounted
  }

  private static func sums(_ lines: [PlanLine]) -> [Sum] {
    var counts: [Subject: (count: Double, lines: Int)] = [:]
    for line in lines {
      guard let subject = Subject(line), let count = line.count else { continue }
      let old = counts[subject] ?? (0, 0)
      counts[subject] = (old.count + count, old.lines + 1)
    }
    return counts.map { Sum(subject: $0, count: $1.count, lineCount: $1.lines) }
      .sorted { $0.subject.order.lexicographicallyPrecedes($1.subject.order) }
  }

  /// Claims on graduates against the offers of them, both in people.
  private static func claims(_ lines: [Line]) throws(ServiceError) -> ClaimReport {
    var claims: [GraduateClaim] = []
    var supply: [GraduateSupply] = []
    for entry in lines {
      let line = entry.line
      guard line.source == .newlyQualified, line.unit == .headcount, let count = line.count,
        let programme = line.programme, let year = line.year
      else { continue }
      switch line.kind {
      case .claim:
        claims.append(
          try GraduateClaim(
            claimant: entry.organisation.description, programme: programme, year: year,
            count: count, field: "lines"))
      case .offer:
        supply.append(GraduateSupply(programme: programme, year: year, graduates: count))
      case .need: continue
      }
    }
    return ClaimReport(claims, supply: supply)
  }

  private init(_ whole: MergedPlan, lines: [Line], keptOut: [KeptOutLine]) {
    place = whole.place
    returns = whole.returns
    sums = whole.sums
    overClaims = whole.overClaims
    uncounted = whole.uncounted
    self.lines = lines
    self.keptOut = keptOut
  }

  /// The same with the lines of `organisation` alone; its sums and over-claims stay whole.
  func seen(by organisation: OrganisationID?) -> MergedPlan {
    MergedPlan(
      self, lines: lines.filter { $0.organisation == organisation },
      keptOut: keptOut.filter { $0.organisation == organisation })
  }
}
