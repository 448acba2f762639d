package import Vocabulary

/// A kind of joint post at a place: one home employer's people who serve several groups.
package struct JointPostInput: Hashable, Sendable {
  /// A group's share of the post.
  package struct Share: Hashable, Sendable {
    /// The group it serves.
    package let group: GroupCode
    /// The exact share of the post's FTE.
    package let share: Fraction
    /// Who funds this share; nil blocks refilling the post.
    package let funder: HolderCode?

    /// A share with these parts; ``JointPostInput`` checks that shares sum to 1.
    package init(group: GroupCode, share: Fraction, funder: HolderCode?) {
      self.group = group
      self.share = share
      self.funder = funder
    }
  }

  /// Its code.
  package let code: PostCode
  /// Its name.
  package let name: String
  /// The place.
  package let place: PlanPlaceCode
  /// The group its holders are counted in.
  package let homeGroup: GroupCode
  /// Whom it serves; shares sum to exactly 1.
  package let shares: [Share]
  /// FTE of one post, above 0, at most 1.5.
  package let ftePerPost: Double
  /// Posts funded.
  package let funded: Double
  /// Posts filled at point 0, at most `funded`.
  package let filled: Double
  /// The share of open posts refilled in a month, 0 to 1.
  package let fillRate: Double
  /// Hours a month a post loses to travel between its employers.
  package let travelHoursPerMonth: Double
  /// Who sponsors the role; nil blocks go-live of a post with none filled.
  package let sponsor: String?

  /// A kind of post with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    code: PostCode, name: String, place: PlanPlaceCode, homeGroup: GroupCode, shares: [Share],
    ftePerPost: Double, funded: Double, filled: Double, fillRate: Double,
    travelHoursPerMonth: Double, sponsor: String?, field: String
  ) throws(ServiceError) {
    try Fraction.requireSumOfOne(shares.map(\.share), field: field + ".shares")
    guard Set(shares.map(\.group)).count == shares.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: field + ".shares", "must name each group once")
    }
    try requireNumber(ftePerPost, in: 0.01...1.5, field: field + ".fte_per_post")
    try requireNumber(funded, in: 0...1_000_000, field: field + ".funded")
    try requireNumber(filled, in: 0...funded, field: field + ".filled")
    try requireNumber(fillRate, in: 0...1, field: field + ".fill_rate")
    try requireNumber(travelHoursPerMonth, in: 0...744, field: field + ".travel_hours_per_month")
    guard filled > 0 || funded == 0 || sponsor?.isEmpty == false else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field + ".sponsor",
        "a new role needs a sponsor before it goes live")
    }
    self.code = code
    self.name = name
    self.place = place
    self.homeGroup = homeGroup
    self.shares = shares
    self.ftePerPost = ftePerPost
    self.funded = funded
    self.filled = filled
    self.fillRate = fillRate
    self.travelHoursPerMonth = travelHoursPerMonth
    self.sponsor = sponsor
  }

  /// The same kind with its posts counted anew.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package func counting(
    funded: Double, filled: Double, field: String
  ) throws(ServiceError) -> JointPostInput {
    try JointPostInput(
      code: code, name: name, place: place, homeGroup: homeGroup, shares: shares,
      ftePerPost: ftePerPost, funded: funded, filled: filled, fillRate: fillRate,
      travelHoursPerMonth: travelHoursPerMonth, sponsor: sponsor, field: field)
  }

  /// Whether every share has a funder; a vacated post is refilled only then.
  package var isFullyFunded: Bool { shares.allSatisfy { $0.funder != nil } }
}
