import Passports
import ReferenceData
import Roles
package import Vocabulary

/// A post that an employer wants filled: what it asks, and what may be learnt on the way.
package struct Vacancy: Hashable, Sendable {
  /// Something the role asks that a candidate may still lack.
  package struct TrainableGap: Hashable, Sendable {
    /// What the role asks, by its code there.
    package let requirement: StandardCode
    /// The course that the employer relies on to close it; nil: it will find a way.
    package let offer: TrainingOfferID?

    /// A gap that `offer` closes.
    package init(requirement: StandardCode, offer: TrainingOfferID? = nil) {
      self.requirement = requirement
      self.offer = offer
    }
  }

  /// The employer.
  package let organisation: OrganisationID
  /// Where the work is; nil where the employer does not say.
  package let place: PlaceID?
  /// The role.
  package let role: RoleCode
  /// Its name, 1 to 100 characters.
  package let title: String
  /// The share of full-time work of one post.
  package let fullTimeEquivalent: FullTimeEquivalent
  /// How many posts, 1 to 1,000.
  package let count: Int
  /// What a candidate may still lack; each once.
  package let trainable: [TrainableGap]
  /// What the employer looks for in a person beside what they hold; at most 20, each once.
  package let attitudes: [AttitudeCode]
  /// Whether it is for people of 18 and over, on the day it starts.
  package let isForAdultsOnly: Bool
  /// The first day of work.
  package let startsOn: CivilDate

  /// A vacancy whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault: `role_code` unknown, a gap that the role
  ///   does not ask or that no training can close, a list too long or with an entry twice.
  package init(
    organisation: OrganisationID, place: PlaceID?, role: RoleCode, title: String,
    fullTimeEquivalent: FullTimeEquivalent, count: Int, trainable: [TrainableGap],
    attitudes: [AttitudeCode], isForAdultsOnly: Bool, startsOn: CivilDate
  ) throws(ServiceError) {
    try Self.require(1...1_000, count, "count")
    try Self.require(trainable.map(\.requirement), of: role)
    guard attitudes.count <= 20, Set(attitudes).count == attitudes.count else {
      throw ServiceError(
        .invalidArgument, attitudes.count > 20 ? .listTooLong : .duplicateItem,
        field: "attitude_codes", "must be at most 20, each once; got \(attitudes.count)")
    }
    guard fullTimeEquivalent.numerator > 0 else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "full_time_equivalent",
        "must be more than nothing")
    }
    self.organisation = organisation
    self.place = place
    self.role = role
    self.title = try boundedText(title, field: "title", limit: 100)
    self.fullTimeEquivalent = fullTimeEquivalent
    self.count = count
    self.trainable = trainable
    self.attitudes = attitudes
    self.isForAdultsOnly = isForAdultsOnly
    self.startsOn = startsOn
  }

  private static func require(
    _ range: ClosedRange<Int>, _ value: Int, _ field: String
  ) throws(ServiceError) {
    guard range.contains(value) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must be \(range.lowerBound) to \(range.upperBound); got \(quoted("\(value)"))")
    }
  }

  private static func require(
    _ gaps: [StandardCode], of role: RoleCode
  ) throws(ServiceError) {
    guard let profile = RoleProfiles.find(role) else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "role_code",
        "must name a role profile; got \(quoted(role.text))")
    }
    guard gaps.count <= 40 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "trainable", "must be at most 40; got \(gaps.count)")
    }
    let asked = profile.asks(careCertificates: CareCertificate.versions.map(\.year))
    for (index, gap) in gaps.enumerated() {
      let field = "trainable[\(index)].requirement_code"
      guard gaps.firstIndex(of: gap) == index else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: field,
          "must name each gap once; got \(quoted(gap.text)) twice")
      }
      guard asked.contains(where: { $0.code == gap && $0.isTeachable }) else {
        throw ServiceError(
          .invalidArgument, .codeUnknown, field: field,
          "must be something that \(role) asks and training can give; got \(quoted(gap.text))")
      }
    }
  }
}
