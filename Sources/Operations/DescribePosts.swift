import Access
import Organisations
import Planning
package import Vacancies
package import Vocabulary

/// Posts and vacancies in a place by role and sector, and how many people do a kind of work for how
/// many residents: totals without a name.
package enum DescribePosts {
  /// Where, and what is compared.
  package struct Request: Sendable {
    /// The area.
    package let place: PlaceID
    /// The roles counted against residents; none: link workers and care navigators.
    package let roles: [RoleCode]
    /// People for each ten thousand residents that somebody says there should be at least; nil:
    /// nobody does. No such number is published here.
    package let minimum: Double?

    /// A request with these parts.
    ///
    /// - Throws: ``ServiceError`` naming `role_codes` or `minimum_per_ten_thousand`.
    package init(place: PlaceID, roles: [RoleCode], minimum: Double?) throws(ServiceError) {
      guard roles.count <= 40 else {
        throw ServiceError(
          .invalidArgument, .listTooLong, field: "role_codes",
          "must be at most 40; got \(roles.count)")
      }
      if let minimum, !(minimum > 0 && minimum <= 10_000) {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: "minimum_per_ten_thousand",
          "must be more than 0 and at most 10000; got \(quoted("\(minimum)"))")
      }
      self.place = place
      self.roles = try roles.isEmpty ? DescribePosts.navigation : roles.known
      self.minimum = minimum
    }
  }

  /// A total whose small counts are hidden.
  package struct Total: Hashable, Sendable {
    /// The role.
    package let role: RoleCode
    /// The sector of the employers.
    package let sector: Sector
    /// People; nil where they are too few to be shown.
    package let people: Int?
    /// Their FTE; nil where the people are.
    package let filledFTE: Double?
    /// Posts published and not filled; published, so never hidden.
    package let vacantPosts: Int
    /// Their FTE.
    package let vacantFTE: Double
    /// Filled and vacant together; nil where the people are hidden.
    package let establishmentFTE: Double?
  }

  /// People who do the work in one area beside its residents.
  package struct Ratio: Hashable, Sendable {
    /// The area.
    package let place: PlaceID
    /// Its name.
    package let name: String
    /// People; nil where they, or a part of them, are too few to be shown.
    package let people: Int?
    /// Residents by the projection in use; nil where none covers the area.
    package let residents: Double?
    /// People for each ten thousand residents; nil where either is.
    package let perTenThousand: Double?
    /// What that says of the minimum.
    package let verdict: WorkRatio.Verdict
  }

  /// What was found.
  package struct Report: Sendable {
    /// Totals by role and sector.
    package let totals: [Total]
    /// One ratio for each area inside, or for the area itself where none lies inside.
    package let ratios: [Ratio]
    /// The release that residents are of; empty where there is none.
    package let populations: String
  }

  // Link workers and care navigators.
  fileprivate static let navigation = [
    "SPLW", "CARE-NAVIGATOR-ESSENTIAL", "CARE-NAVIGATOR-ENHANCED", "CARE-NAVIGATOR-EXPERT",
  ].map { RoleCode(listed: $0) }

  /// The totals as of now.
  ///
  /// - Throws: ``ServiceError``: not found, naming `place_id`, also where the caller does not serve
  ///   the area.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    let populations = try await service.planning.populations.populations()
    let (totals, areas) = try await service.read(call) { records in
      _ = try records.permitPlanning(
        .readPlan, call, organisation: nil, place: request.place, at: now, noun: "place",
        field: "place_id")
      let known = try records.latestSequence()
      let place = try records.knownPlace(request.place, field: "place_id")
      let inside = try records.places(in: place.id, after: nil, limit: 1_000, knownAt: known)
      let areas = try (inside.isEmpty ? [place] : inside).map { area in
        (area, try records.postTotals(in: area.id, at: now, knownAt: known))
      }
      return (try records.postTotals(in: place.id, at: now, knownAt: known), areas)
    }
    let day = LondonTime.date(of: now)
    let ratios = areas.map { area, totals in
      Ratio(
        area, totals.filter { request.roles.contains($0.role) },
        residents: populations?.catalogue.residents(of: area, on: day),
        minimum: request.minimum)
    }
    return Report(
      totals: totals.map(Total.init), ratios: ratios.hidingASecond(minimum: request.minimum),
      populations: populations?.version ?? "")
  }
}

extension DescribePosts.Total {
  fileprivate init(_ total: PostTotal) {
    role = total.role
    sector = total.sector
    people = SmallCount.shown(Double(total.people)).map { Int($0) }
    filledFTE = people.map { _ in total.filledFTE }
    vacantPosts = total.vacantPosts
    vacantFTE = total.vacantFTE
    establishmentFTE = people.map { _ in total.establishmentFTE }
  }
}

extension DescribePosts.Ratio {
  fileprivate init(
    _ area: Place, _ totals: [PostTotal], residents: Double?, minimum: Double?
  ) {
    let hidden = totals.filter { SmallCount.shown(Double($0.people)) == nil }.count
    let open = totals.map(\.people).filter { SmallCount.shown(Double($0)) != nil }.reduce(0, +)
    let range = open + hidden...open + hidden * (SmallCount.threshold - 1)
    let people = hidden == 0 ? open : nil
    place = area.id
    name = area.name
    self.people = people
    self.residents = residents
    perTenThousand = residents.flatMap { residents in
      people.flatMap { residents > 0 ? Double($0) * 10_000 / residents : nil }
    }
    verdict = WorkRatio.verdict(people: range, residents: residents, minimum: minimum)
  }
}

extension [DescribePosts.Ratio] {
  /// The same with the smallest count hidden too where just one is: less the others, the totals of
  /// the whole would give that one back.
  fileprivate func hidingASecond(minimum: Double?) -> [DescribePosts.Ratio] {
    let shown = indices.compactMap { index in self[index].people.map { (index, $0) } }
    guard count > 1, shown.count == count - 1,
      let least = shown.filter({ $0.1 > 0 }).min(by: { $0.1 < $1.1 })
    else { return self }
    var ratios = self
    ratios[least.0] = ratios[least.0].hidden(minimum: minimum)
    return ratios
  }
}

extension DescribePosts.Ratio {
  /// The same without its count, of which no more is told than that it is not small.
  fileprivate func hidden(minimum: Double?) -> DescribePosts.Ratio {
    DescribePosts.Ratio(
      place: place, name: name, people: nil, residents: residents, perTenThousand: nil,
      verdict: WorkRatio.verdict(
        people: SmallCount.threshold...Int.max, residents: residents, minimum: minimum))
  }
}

extension PopulationCatalogue {
  /// People of all ages on the first of the month of `day`; nil where a piece of the area has no
  /// projection of its own for that month.
  fileprivate func residents(of area: Place, on day: CivilDate) -> Double? {
    let pieces = area.pieces(on: day)
    guard !pieces.isEmpty,
      let month = try? PlanMonth(
        year: Int(day.parts.year), month: Int(day.parts.month), field: "")
    else { return nil }
    return pieces.reduce(0 as Double?) { sum, piece in
      guard let sum, piece.kind == .localAuthority,
        let people = people(ofAuthority: piece.code)?.people(at: month)
      else { return nil }
      return sum + people.reduce(0, +)
    }
  }
}

extension [RoleCode] {
  fileprivate var known: [RoleCode] {
    get throws(ServiceError) {
      for (index, role) in enumerated() where AskedRole(role) == nil {
        throw ServiceError(
          .invalidArgument, .codeUnknown, field: "role_codes[\(index)]",
          "must name a role profile; got \(quoted(role.text))")
      }
      return self
    }
  }
}
