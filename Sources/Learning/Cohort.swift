package import Vocabulary

/// One run of a topic: who runs it, when, for how many and for whom.
package struct Cohort: Hashable, Sendable {
  /// The most seats of a cohort.
  package static let mostSeats = 10_000

  /// Its opaque identifier.
  package let id: CohortID
  /// The body that runs it, keeps its register and attests.
  package let organisation: OrganisationID
  /// What is taught.
  package let topic: TopicID
  /// The network it is run in, or nil for a course of one body.
  package let network: NetworkID?
  /// What it is called, 1 to 200 characters.
  package let name: String
  /// The days it lasts; it has an end.
  package let period: DatePeriod
  /// How many can learn, 1 to ``mostSeats``.
  package let seats: Int
  /// The mix of sectors wanted.
  package let targetMix: TargetMix
  /// Who teaches; at most 20.
  package let teachers: [CohortTeacher]

  /// A cohort whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    id: CohortID, organisation: OrganisationID, topic: TopicID, network: NetworkID?, name: String,
    period: DatePeriod, seats: Int, targetMix: TargetMix, teachers: [CohortTeacher]
  ) throws(ServiceError) {
    guard period.end != nil else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "ends_on", "must be given: a course ends")
    }
    guard (1...Self.mostSeats).contains(seats) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "seats",
        "must be 1 to \(Self.mostSeats); got \(quoted("\(seats)"))")
    }
    guard teachers.count <= 20 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "teachers",
        "must be at most 20; got \(teachers.count)")
    }
    self.id = id
    self.organisation = organisation
    self.topic = topic
    self.network = network
    self.name = try boundedText(name, field: "name")
    self.period = period
    self.seats = seats
    self.targetMix = targetMix
    self.teachers = teachers
  }

  /// Whether the course is over on the day.
  package func isOver(on day: CivilDate) -> Bool {
    period.end.map { day >= $0 } ?? false
  }
}

/// Somebody who teaches a cohort.
package struct CohortTeacher: Hashable, Sendable {
  /// In what capacity.
  package enum Kind: String, Sendable, CaseIterable {
    /// A provider of care or health.
    case provider = "PROVIDER"
    /// A university or college.
    case university = "UNIVERSITY"
    /// People who use services, and carers; they need be no body.
    case peopleWhoUseServices = "PEOPLE_WHO_USE_SERVICES"
  }

  /// In what capacity.
  package let kind: Kind
  /// The body that teaches; nil only for people who use services.
  package let organisation: OrganisationID?
  /// What the group is called, at most 100 characters, no person's name; or nil.
  package let name: String?

  /// A teacher who can be told.
  ///
  /// - Throws: ``ServiceError`` `FIELD_REQUIRED`, naming `organisation_id`, for a body that is not
  ///   named; as a bounded text for `name`.
  package init(kind: Kind, organisation: OrganisationID?, name: String?) throws(ServiceError) {
    guard kind == .peopleWhoUseServices || organisation != nil else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "organisation_id",
        "must be given for a provider or a university")
    }
    self.kind = kind
    self.organisation = organisation
    self.name = try optionalText(name ?? "", field: "name", limit: 100)
  }
}
