import Organisations
import Placements
import Planning
import Roles
package import Vocabulary

/// What our own records count of joint posts and students in the areas of a plan, on the day the
/// plan begins.
struct PlanWork: Sendable {
  /// The areas, each with its joint posts in force by kind and home group.
  var areas: [(area: Place, posts: [JointPostTotal])] = []
  /// Students by month of programme, over all areas.
  var students: [TrainingProgrammeCode: [Int]] = [:]
}

extension RecordSnapshot {
  /// Joint posts and students of the areas that `plan` plans for, where the plan belongs to an area
  /// that the caller's organisation serves; of other plans nothing, since a partner's posts and
  /// students are not the caller's to count.
  ///
  /// - Throws: ``ServiceError`` `LIMIT_REACHED` where an area has more than ten thousand joint
  ///   roles.
  func work(for plan: Plan, _ call: Call, at now: Instant) throws -> PlanWork {
    guard let organisation = call.caller.organisation, let place = plan.place,
      try servedPlaces(of: organisation, on: LondonTime.date(of: now)).contains(place)
    else { return PlanWork() }
    let start = plan.start.firstDay
    let areas = try areas(of: plan).map { area in
      (
        area: area,
        posts: JointPostTotal.count(try jointRoles(in: area.id, field: "place_id"), in: [start])
      )
    }
    return PlanWork(areas: areas, students: try students(in: Set(areas.map(\.area.id)), on: start))
  }

  /// Every joint role of a place.
  ///
  /// - Throws: ``ServiceError`` `LIMIT_REACHED`, naming `field`, where there are more than ten
  ///   thousand.
  func jointRoles(in place: PlaceID, field: String) throws -> [JointRole] {
    let limit = 10_000
    let roles = try jointRoles(
      .place(place), after: nil, limit: limit + 1, knownAt: latestSequence())
    guard roles.count <= limit else {
      throw ServiceError(
        .failedPrecondition, .limitReached, field: field,
        "there are more than \(limit) joint roles: ask for a smaller place")
    }
    return roles
  }

  /// Students by month of programme on `day`, each counted once: all of a programme whose provider
  /// sits in one of `areas`, and of other programmes those who are placed at a body there.
  package func students(
    in areas: Set<PlaceID>, on day: CivilDate
  ) throws -> [TrainingProgrammeCode: [Int]] {
    let known = try latestSequence()
    var bodies: [OrganisationID: Bool] = [:]
    func isHere(_ organisation: OrganisationID) throws -> Bool {
      if let found = bodies[organisation] { return found }
      let found = !areas.isDisjoint(with: try servedPlaces(of: organisation, on: day))
      bodies[organisation] = found
      return found
    }
    var all: [TrainingProgrammeCode: [Int]] = [:]
    for kept in try everyPlacementFact(.programme, of: .all, knownAt: known) {
      guard case .programme(let programme) = kept.fact else { continue }
      let isRunHere = try isHere(programme.organisation)
      var counted: [Enrolment] = []
      for row in try everyPlacementFact(.enrolment, of: .parent(kept.id), knownAt: known) {
        guard case .enrolment(let enrolment) = row.fact else { continue }
        let id = EnrolmentID(high: row.id.high, low: row.id.low)
        let isCounted = try isRunHere || isPlaced(id, on: day, where: isHere)
        if isCounted { counted.append(enrolment) }
      }
      guard isRunHere || !counted.isEmpty else { continue }
      // Two providers may run a programme of one code and of different lengths.
      let months = StudentTotals(of: programme, counted, on: day).students
      all[programme.code] = (all[programme.code] ?? []).adding(months)
    }
    return all
  }

  private func isPlaced(
    _ enrolment: EnrolmentID, on day: CivilDate, where isHere: (OrganisationID) throws -> Bool
  ) throws -> Bool {
    let known = try latestSequence()
    return try placements(of: .enrolment(enrolment), knownAt: known).contains { placement in
      guard placement.occupied?.contains(day) == true,
        let area = try practiceArea(placement.terms.area, knownAt: known)
      else { return false }
      return try isHere(area.organisation)
    }
  }
}

extension [Int] {
  /// The sums of both, month by month; the longer one's further months stay.
  fileprivate func adding(_ other: [Int]) -> [Int] {
    (0..<Swift.max(count, other.count)).map { index in
      (indices.contains(index) ? self[index] : 0)
        + (other.indices.contains(index) ? other[index] : 0)
    }
  }
}

extension JointPostTotal {
  /// Whether both counts may be told; one alone would give the other away.
  fileprivate var isShown: Bool {
    [posts, filled].allSatisfy { SmallCount.shown(Double($0)) != nil }
  }
}

extension PlanWork {
  /// The posts that a row of a scenario takes over: of the area with its place's code, or of the
  /// only one there is where the scenario has one place. nil: none is recorded, or so few that they
  /// are not shown.
  fileprivate func total(of row: JointPostInput, among places: Int) -> JointPostTotal? {
    let only = areas.count == 1 && places == 1 ? areas.first : nil
    let found = areas.first { $0.area.code == row.place.text } ?? only
    return found?.posts.first { total in
      total.line.kind.text == row.code.text && total.isShown
        && (total.line.homeGroup?.text ?? row.homeGroup.text) == row.homeGroup.text
    }
  }

  /// The students that a programme of a scenario takes over; nil: none is recorded, they are of
  /// more months than the scenario's programme has, or some month has so few that they are not
  /// shown.
  fileprivate func students(of row: ProgrammeInput) -> [Double]? {
    let found = students.first { $0.key.text == row.code.text }?.value
    guard let found, found.dropFirst(row.months).allSatisfy({ $0 == 0 }) else { return nil }
    let months = (0..<row.months).map { found.indices.contains($0) ? Double(found[$0]) : 0 }
    return months.allSatisfy { SmallCount.shown($0) != nil } ? months : nil
  }

  /// A sentence for each kind of joint post in each area, and for each programme.
  var notes: [String] {
    let posts = areas.flatMap { area, posts in
      posts.map { total in
        let kind = "joint posts of \(total.line.kind) in \(quoted(area.name))"
        return total.isShown
          ? "records: \(total.posts) \(kind), \(total.filled) of them filled"
          : "records: \(kind), fewer than \(SmallCount.threshold) or so few filled"
      }
    }
    return posts
      + students.sorted { $0.key < $1.key }.map { programme, months in
        let sum = months.reduce(0, +)
        return SmallCount.shown(Double(sum)) == nil
          ? "records: fewer than \(SmallCount.threshold) students of \(programme)"
          : "records: \(sum) students of \(programme)"
      }
  }
}

extension ScenarioDraft {
  /// The draft whose joint posts and students are those that our own records count when the plan
  /// begins. How posts are refilled, and how students are taken in and lost, stays as it was said.
  func counting(_ work: PlanWork) -> ScenarioDraft {
    guard let scenario else { return self }
    do {
      let places = scenario.parts.places.count
      var posts = scenario.parts.posts
      for (position, row) in posts.enumerated() {
        guard let total = work.total(of: row, among: places) else { continue }
        posts[position] = try row.counting(
          funded: Double(total.posts), filled: Double(total.filled), field: "posts[\(position)]")
      }
      var programmes = scenario.parts.programmes
      for (position, row) in programmes.enumerated() {
        guard let students = work.students(of: row) else { continue }
        programmes[position] = try row.counting(students, field: "programmes[\(position)]")
      }
      let (countedPosts, countedProgrammes) = (posts, programmes)
      return ScenarioDraft(
        scenario: try scenario.with {
          $0.posts = countedPosts
          $0.programmes = countedProgrammes
        }, questions: questions)
    } catch {
      let own = OpenQuestion(field: error.field ?? "posts", question: error.message)
      return ScenarioDraft(scenario: scenario, questions: questions + [own])
    }
  }
}
