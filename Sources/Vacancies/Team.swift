package import Passports
package import Vocabulary

/// A team of one employer, published so that people whose need asks for certain skills find it.
///
/// Others are told how many of the team hold them, never who.
package struct Team: Hashable, Sendable {
  /// The employer.
  package let organisation: OrganisationID
  /// Where it works.
  package let place: PlaceID
  /// Its name, 1 to 100 characters.
  package let name: String
  /// Who is in it, 1 to 200, each once, in order.
  package let members: [WorkerID]
  /// How many of them must hold every skill that is asked for; 1 to the size of the team.
  package let minimum: Int
  /// Whose care it gives: adults, children or both.
  package let ages: Set<AchievementScopes.AgeBand>

  /// A team whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    organisation: OrganisationID, place: PlaceID, name: String, members: [WorkerID], minimum: Int,
    ages: Set<AchievementScopes.AgeBand>
  ) throws(ServiceError) {
    guard (1...200).contains(members.count) else {
      throw ServiceError(
        .invalidArgument, members.isEmpty ? .fieldRequired : .listTooLong, field: "member_ids",
        "must be 1 to 200 workers; got \(members.count)")
    }
    guard Set(members).count == members.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "member_ids", "must name each worker once")
    }
    guard (1...members.count).contains(minimum) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "minimum",
        "must be 1 to the size of the team, \(members.count); got \(quoted("\(minimum)"))")
    }
    guard !ages.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "ages", "must say whose care the team gives")
    }
    self.organisation = organisation
    self.place = place
    self.name = try boundedText(name, field: "name", limit: 100)
    self.members = members.sorted()
    self.minimum = minimum
    self.ages = ages
  }

  /// The first day on which somebody born on `birth` is of an age the team cares for, from `day`
  /// on; nil where no such day comes.
  package func opens(forBornOn birth: CivilDate, from day: CivilDate) -> CivilDate? {
    let adult = birth.adulthood
    let isAdult = day >= adult
    if ages.contains(isAdult ? .adult : .child) { return day }
    return !isAdult && ages.contains(.adult) ? adult : nil
  }
}

extension CivilDate {
  /// The day on which somebody born on this one is 18; for 29 February, 1 March of a common year.
  package var adulthood: CivilDate {
    let day = adding(months: 18 * 12)
    return day.parts.day == parts.day ? day : day.adding(days: 1)
  }
}
