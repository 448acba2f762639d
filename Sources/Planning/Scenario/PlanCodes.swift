package import Vocabulary

/// The lists of a plan that have codes of their own.
package enum PlanList {
  /// Places of one plan.
  package enum Place {}
  /// Staff groups: a sector and a role.
  package enum Group {}
  /// Budget holders.
  package enum Holder {}
  /// Training programmes.
  package enum Programme {}
  /// Kinds of joint post.
  package enum Post {}
  /// Tasks: interventions of the catalogue, or bulk care hours.
  package enum Task {}
  /// Activities of need.
  package enum Activity {}
  /// Levers.
  package enum Lever {}
  /// Lines of cost.
  package enum CostLine {}
}

/// A place of one plan, such as `BRENT`.
package typealias PlanPlaceCode = Code<PlanList.Place>
/// A staff group: a sector and a role, such as `HOMECARE-CARE-WORKER`.
package typealias GroupCode = Code<PlanList.Group>
/// A budget holder.
package typealias HolderCode = Code<PlanList.Holder>
/// A training programme.
package typealias ProgrammeCode = Code<PlanList.Programme>
/// A kind of joint post.
package typealias PostCode = Code<PlanList.Post>
/// A task type of need or of delegation.
package typealias TaskCode = Code<PlanList.Task>
/// An activity of tier 2 need.
package typealias ActivityCode = Code<PlanList.Activity>
/// A lever.
package typealias LeverCode = Code<PlanList.Lever>
/// A line of cost.
package typealias CostLineCode = Code<PlanList.CostLine>

/// Who can pull a lever: the level that decides it.
package enum LeverOwner: String, Sendable, CaseIterable {
  /// Parliament, departments, NHS England, regulators.
  case national = "NATIONAL"
  /// The integrated care system.
  case system = "SYSTEM"
  /// The place.
  case place = "PLACE"
  /// An employer.
  case employer = "EMPLOYER"
}
