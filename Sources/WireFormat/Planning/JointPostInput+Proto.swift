package import OneWorkforceProtos
package import Planning
package import Vocabulary

extension WireJointPost: WireScenarioRow {
  /// The kind of joint post.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> JointPostInput {
    try JointPostInput(
      code: try Code(code, field: field + ".code"), name: try optionalName(name, field + ".name"),
      place: try Code(place, field: field + ".place"),
      homeGroup: try Code(homeGroup, field: field + ".home_group"),
      shares: try shares.natives(field + ".shares", atMost: 400, context),
      ftePerPost: try required(hasFtePerPost, ftePerPost, field + ".fte_per_post"),
      funded: try required(hasFunded, funded, field + ".funded"),
      filled: try required(hasFilled, filled, field + ".filled"),
      fillRate: try required(hasFillRate, fillRate, field + ".fill_rate"),
      travelHoursPerMonth: travelHoursPerMonth,
      sponsor: try optionalText(sponsor, field: field + ".sponsor"), field: field)
  }
}

extension JointPostInput: ScenarioRow {
  /// The kind of joint post as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireJointPost {
    .with {
      $0.code = code.text
      $0.name = name
      $0.place = place.text
      $0.homeGroup = homeGroup.text
      $0.shares = shares.protos(context)
      $0.ftePerPost = ftePerPost
      $0.funded = funded
      $0.filled = filled
      $0.fillRate = fillRate
      $0.travelHoursPerMonth = travelHoursPerMonth
      $0.sponsor = sponsor ?? ""
    }
  }
}

extension WireJointPostShare: WireScenarioRow {
  /// A group's share.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> JointPostInput.Share {
    JointPostInput.Share(
      group: try Code(group, field: field + ".group"),
      share: try Fraction(text: share, field: field + ".share"),
      funder: try optionalCode(funder, field + ".funder"))
  }
}

extension JointPostInput.Share: ScenarioRow {
  /// The share as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireJointPostShare {
    .with {
      $0.group = group.text
      $0.share = share.text
      $0.funder = funder?.text ?? ""
    }
  }
}
