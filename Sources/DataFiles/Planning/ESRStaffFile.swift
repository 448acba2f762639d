package import Planning
package import Vocabulary

/// The Electronic Staff Record's monthly `Staff in Post`, two months of it in one file or two, made
/// into movements that add up and into the second month's totals.
///
/// Active are Active Assignment, Internal Secondment and Acting Up; contracts kept are Permanent,
/// Fixed Term Temp and Locum; other contracts are passed over and counted. The record's person
/// identifier matches the two months and is dropped with the reader: ``result(field:)`` holds none.
/// A person is counted once, in the post with the most hours; FTE count in every post.
///
/// A post's change between the months is put down to the first of: the person is in no record of
/// the other month (`STAFF`); is on record there, never active (`ACTIVITY`); had or has this very
/// post in both (`OTHER`: hours changed); is in another occupation of the same organisation there
/// (`OCCUPATION`); in the same occupation elsewhere (`PROVIDER`); else `OTHER`. So the ten lines
/// always sum to the change.
package struct ESRStaffFile: PlanningRows {
  /// In what movements are counted.
  package enum Mode: String, Sendable, CaseIterable {
    /// In contracted WTE.
    case wte = "WTE"
    /// Every post with WTE above 0 is 1.
    case headcount = "HEADCOUNT"
  }

  /// Which file.
  package let file = BaselineFile.esrStaffInPost
  /// Its columns; others are passed over.
  package let columns = [
    "TM_YEAR_MONTH", "UNIQUE_NHS_IDENTIFIER", "OCCUPATION_CODE", "OCS_CODE", "STATUS",
    "ASG_TYPE_OF_CONTRACT", "CONTRACTED_WTE", "DATE_OF_BIRTH",
  ]
  /// Rows of contracts that are not kept.
  package private(set) var passedOverCount = 0
  private let mode: Mode
  private let map: ESRMap
  private var months: [String] = []
  private var people: [String: ESRPerson] = [:]

  /// A reader that counts in `mode` and finds places and groups by `map`.
  package init(_ mode: Mode, map: ESRMap) {
    self.mode = mode
    self.map = map
  }

  /// Takes an assignment.
  package mutating func take(_ row: NamedCells) -> [CellFault] {
    do {
      let month = try row.month("TM_YEAR_MONTH")
      let person = try row.line("UNIQUE_NHS_IDENTIFIER", limit: 64)
      let post = ESRPost(
        organisation: try row.line("OCS_CODE", limit: 20).uppercased(),
        occupation: try row.line("OCCUPATION_CODE", limit: 20).uppercased())
      guard let wte = decimalNumber(row["CONTRACTED_WTE"]), (0...2).contains(wte) else {
        throw CellFault(
          column: "CONTRACTED_WTE", code: .numberInvalid,
          sentence: "CONTRACTED_WTE must be a number of 0 to 2")
      }
      try know(month)
      guard Self.contracts.contains(row["ASG_TYPE_OF_CONTRACT"].lowercased()) else {
        passedOverCount += 1
        return []
      }
      let isActive = Self.activeStatuses.contains(row["STATUS"].lowercased())
      people[person, default: ESRPerson()].add(
        post, wte: wte, isActive: isActive, in: month, born: row.day("DATE_OF_BIRTH"))
      return []
    } catch {
      return [error as? CellFault ?? .formless]
    }
  }

  private static let activeStatuses: Set<String> = [
    "active assignment", "internal secondment", "acting up",
  ]
  private static let contracts: Set<String> = ["permanent", "fixed term temp", "locum"]

  private mutating func know(_ month: String) throws(CellFault) {
    guard !months.contains(month) else { return }
    guard months.count < 2 else {
      throw CellFault(
        column: "TM_YEAR_MONTH", code: .dateInvalid,
        sentence: "TM_YEAR_MONTH must be one of two months: a third is not taken")
    }
    months.append(month)
    months.sort()
  }

  /// What the rows come to: totals of the later month, and the movements since the earlier one.
  ///
  /// - Throws: ``ServiceError`` naming `field` where there are not two months.
  package func result(field: String) throws(ServiceError) -> ESRResult {
    guard months.count == 2, let first = months.first, let last = months.last else {
      throw ServiceError(
        .failedPrecondition, .fieldRequired, field: field,
        "must hold two months to tell movements; got \(months.count)")
    }
    var tally = ESRTally(mode, map, asOf: Self.end(of: last))
    // In order of identifier, so that sums of fractions come out the same every time.
    for (_, person) in people.sorted(by: { $0.key < $1.key }) {
      tally.add(person, person.month(first), person.month(last))
    }
    return try tally.result(from: first, to: last, field: field)
  }

  private static func end(of month: String) -> CivilDate {
    let parts = month.split(separator: "-").compactMap { wholeNumber($0) }
    guard parts.count == 2, let day = CivilDate(year: parts[0], month: parts[1], day: 1) else {
      return CivilDate.supported.lowerBound
    }
    return day.adding(months: 1).adding(days: -1)
  }
}

/// Where the codes of the Electronic Staff Record lead in a plan.
package struct ESRMap: Sendable {
  /// The place and kind of each organisation, by its code in upper case.
  package var organisations: [String: (place: PlanPlaceCode, setting: StandardGroup.Setting)]
  /// The group of an occupation code, in upper case; where it has none, its first letter decides
  /// (``StandardGroups/find(occupation:in:)``).
  package var occupations: [String: GroupCode]

  /// A map of these codes.
  package init(
    organisations: [String: (place: PlanPlaceCode, setting: StandardGroup.Setting)],
    occupations: [String: GroupCode] = [:]
  ) {
    self.organisations = organisations
    self.occupations = occupations
  }

  /// The place and group of `post`, or nil where the plan has none.
  func cell(_ post: ESRPost) -> (place: PlanPlaceCode, group: GroupCode)? {
    guard let organisation = organisations[post.organisation] else { return nil }
    let group =
      occupations[post.occupation]
      ?? StandardGroups.find(occupation: post.occupation, in: organisation.setting)?.code
    return group.map { (organisation.place, $0) }
  }
}
