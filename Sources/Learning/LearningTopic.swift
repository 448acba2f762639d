package import Passports
package import Vocabulary

/// What is taught jointly, with the standards that a learner who completes it holds.
package struct LearningTopic: Hashable, Sendable {
  /// What learning is for, where reports ask after it by name.
  package enum Area: String, Sendable, CaseIterable {
    /// Continuing development shared across employers.
    case jointDevelopment = "JOINT_DEVELOPMENT"
    /// First training of roles between sectors, such as link workers.
    case boundaryRole = "BOUNDARY_ROLE"
    /// Digital skills.
    case digital = "DIGITAL"
    /// Leading and managing across sectors.
    case leadership = "LEADERSHIP"
  }

  /// Its opaque identifier.
  package let id: TopicID
  /// The body that answers for it.
  package let owner: OrganisationID
  /// The network it belongs to, or nil.
  package let network: NetworkID?
  /// What it is called, 1 to 200 characters.
  package let title: String
  /// What it is for; may be empty.
  package let areas: Set<Area>
  /// What it gives, 1 to 20 standards, each once.
  package let standards: [TopicStandard]

  /// A topic whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    id: TopicID, owner: OrganisationID, network: NetworkID?, title: String, areas: Set<Area>,
    standards: [TopicStandard]
  ) throws(ServiceError) {
    guard (1...20).contains(standards.count) else {
      throw ServiceError(
        .invalidArgument, standards.isEmpty ? .fieldRequired : .listTooLong, field: "standards",
        "must be 1 to 20 standards; got \(standards.count)")
    }
    var seen: Set<StandardCode> = []
    for (index, standard) in standards.enumerated()
    where !seen.insert(standard.standard).inserted {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "standards[\(index)].standard_code",
        "must name each standard once; got \(quoted(standard.standard.text))")
    }
    self.id = id
    self.owner = owner
    self.network = network
    self.title = try boundedText(title, field: "title")
    self.areas = areas
    self.standards = standards
  }
}

/// A standard that a topic gives, and how far it travels from there.
package struct TopicStandard: Hashable, Sendable {
  /// The standard.
  package let standard: StandardCode
  /// What kind of achievement it becomes.
  package let kind: Achievement.Kind
  /// How far it travels. With `localSignOff` it counts at each employer that accepts it: those of
  /// the network that are members when it is signed.
  package let portability: Achievement.Portability
  /// How it is taught, or nil.
  package let mode: Achievement.Mode?

  /// A standard that a course can give.
  ///
  /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT`, naming `portability`, for what is signed off
  ///   for one person: no course gives that.
  package init(
    standard: StandardCode, kind: Achievement.Kind, portability: Achievement.Portability,
    mode: Achievement.Mode? = nil
  ) throws(ServiceError) {
    guard portability != .personSpecific else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "portability",
        "must not be for one person: a course gives what counts for people in general")
    }
    self.standard = standard
    self.kind = kind
    self.portability = portability
    self.mode = mode
  }

  /// The achievement of a learner who completed the course of `organisation` on the day.
  ///
  /// - Throws: ``ServiceError`` never for a day that a civil date can be; as
  ///   ``Passports/Achievement`` does.
  package func achievement(
    completedOn day: CivilDate, at organisation: OrganisationID
  ) throws(ServiceError) -> Achievement {
    try Achievement(
      standard: standard, kind: kind, progress: .achieved, completedOn: day,
      gainedAt: organisation, portability: portability, mode: mode)
  }
}
