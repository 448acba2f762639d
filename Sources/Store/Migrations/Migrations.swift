/// The history of our schema.
package enum Migrations {
  /// Every step, oldest first; a new one goes at the end.
  package static let all: [Migration] = [
    migration0001CommitLog,
    migration0002Organisations,
    migration0003Passports,
    migration0004Roles,
    migration0005Access,
    migration0006Planning,
    migration0007Delegations,
    migration0008PublishedFigures,
    migration0009PersonMerges,
    migration0010DecisionsByAsker,
    migration0010JointRoles,
    migration0011Vacancies,
    migration0009Placements,
    migration0013Learning,
    migration0009Partnerships,
  ]
}
