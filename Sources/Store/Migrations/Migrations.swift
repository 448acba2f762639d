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
    migration0011JointRoles,
    migration0012Vacancies,
    migration0013Placements,
    migration0014Learning,
    migration0015Partnerships,
    migration0016Credentials,
    migration0017Rights,
  ]
}
