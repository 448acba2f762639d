import Access
import Vacancies
package import Vocabulary

/// How many people in a place hold certain standards, by sector: totals without a name.
package enum DescribeSkillCoverage {
  /// Where, and which standards.
  package struct Request: Sendable {
    /// The area.
    package let place: PlaceID
    /// The standards, 1 to 20.
    package let standards: [StandardCode]

    /// A request for 1 to 20 standards.
    ///
    /// - Throws: ``ServiceError`` naming `standard_codes`.
    package init(place: PlaceID, standards: [StandardCode]) throws(ServiceError) {
      self.place = place
      self.standards = try SkillList.checked(standards, field: "standard_codes")
    }
  }

  /// A total whose small counts are hidden.
  package struct Total: Hashable, Sendable {
    /// The standard.
    package let standard: StandardCode
    /// The sector of the employers.
    package let sector: Sector
    /// Who hold it; nil where they, or those who do not, are too few to be shown.
    package let holders: Int?
    /// People engaged; nil where they are too few to be shown.
    package let people: Int?
  }

  /// The totals as of now, by the records' own word: a limit that only an employer sets is not in
  /// them.
  ///
  /// - Throws: ``ServiceError``: not found, naming `place_id`, also where the caller does not serve
  ///   the area.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> [Total] {
    let now = service.now()
    let totals = try await service.read(call) { records in
      _ = try records.permitPlanning(
        .readPlan, call, organisation: nil, place: request.place, at: now, noun: "place",
        field: "place_id")
      return try records.holdingTotals(
        in: request.place, of: request.standards, at: now, knownAt: records.latestSequence())
    }
    return totals.map { total in
      let isShown = [total.people, total.holders, total.people - total.holders].allSatisfy {
        SmallCount.shown(Double($0)) != nil
      }
      return Total(
        standard: total.standard, sector: total.sector, holders: isShown ? total.holders : nil,
        people: SmallCount.shown(Double(total.people)).map { Int($0) })
    }
  }
}
