import Passports
import ReferenceData
import Roles
package import Vacancies
package import Vocabulary

/// A vacancy as its employer sends it.
package struct VacancyDraft: Hashable, Sendable {
  /// Where the work is; nil: not said.
  package var place: PlaceID?
  /// The role.
  package var role: RoleCode
  /// Its name.
  package var title: String
  /// The share of full-time work of one post.
  package var fullTimeEquivalent: FullTimeEquivalent
  /// How many posts.
  package var count: Int
  /// What a candidate may still lack.
  package var trainable: [Vacancy.TrainableGap]
  /// What the employer looks for in a person.
  package var attitudes: [AttitudeCode]
  /// Whether it is for people of 18 and over.
  package var isForAdultsOnly: Bool
  /// The first day of work.
  package var startsOn: CivilDate
  /// From when it is published; nil: now.
  package var opensAt: Instant?
  /// The first moment it no longer is; nil: until it is closed.
  package var closesAt: Instant?

  /// A draft of these parts.
  package init(
    place: PlaceID?, role: RoleCode, title: String, fullTimeEquivalent: FullTimeEquivalent,
    count: Int, trainable: [Vacancy.TrainableGap], attitudes: [AttitudeCode],
    isForAdultsOnly: Bool, startsOn: CivilDate, opensAt: Instant?, closesAt: Instant?
  ) {
    self.place = place
    self.role = role
    self.title = title
    self.fullTimeEquivalent = fullTimeEquivalent
    self.count = count
    self.trainable = trainable
    self.attitudes = attitudes
    self.isForAdultsOnly = isForAdultsOnly
    self.startsOn = startsOn
    self.opensAt = opensAt
    self.closesAt = closesAt
  }
}

extension VacancyDraft {
  /// The record of the draft as a vacancy of `organisation`, published from `opening` where the
  /// draft does not say.
  ///
  /// - Throws: ``ServiceError`` naming the field under `vacancy`.
  func record(
    _ id: VacancyID, of organisation: OrganisationID, from opening: Instant,
    in records: any RecordSnapshot
  ) throws -> JobRecord {
    do {
      if let place { _ = try records.knownPlace(place, field: "place_id") }
      let vacancy = try Vacancy(
        organisation: organisation, place: place, role: role, title: title,
        fullTimeEquivalent: fullTimeEquivalent, count: count, trainable: trainable,
        attitudes: attitudes, isForAdultsOnly: isForAdultsOnly, startsOn: startsOn)
      try requireCourses(in: records)
      return try JobRecord(
        id: id.asRecord, .vacancy(vacancy),
        period: InstantPeriod(from: opensAt ?? opening, to: closesAt, field: "closes_at"),
        recordedBy: organisation)
    } catch let error as ServiceError {
      throw error.within("vacancy")
    }
  }

  /// Refuses a course that is not on record or closes another gap.
  private func requireCourses(in records: any RecordSnapshot) throws {
    let asked = try PassportPolicy.known(role, field: "role_code")
      .asks(careCertificates: CareCertificate.versions.map(\.year))
    for (index, gap) in trainable.enumerated() {
      guard let id = gap.offer else { continue }
      let field = "trainable[\(index)].offer_id"
      let kept = try records.jobRecord(id.asRecord, knownAt: records.latestSequence())
      guard let course = kept?.record.datedOffer else {
        throw ServiceError.absent("course", field: field)
      }
      let names = asked.filter { $0.code == gap.requirement }.flatMap(\.taughtAs)
      guard names.contains(course.offer.standard) else {
        throw ServiceError.contradiction(
          field,
          "must be a course that leads to \(gap.requirement); this one leads to "
            + quoted(course.offer.standard.text))
      }
    }
  }
}
