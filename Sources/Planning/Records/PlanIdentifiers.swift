package import Vocabulary

/// The nouns of planning that have identifiers.
package enum PlanNoun {
  /// A plan.
  package enum Plan {}
  /// A run of a plan.
  package enum Run {}
  /// What an organisation handed in for a place.
  package enum Return {}
  /// Totals that were imported.
  package enum Import {}
}

/// A plan of a system, a place or an organisation.
package typealias PlanID = OpaqueID<PlanNoun.Plan>
/// A run of a plan.
package typealias PlanRunID = OpaqueID<PlanNoun.Run>
/// What an organisation handed in for a place.
package typealias PlanReturnID = OpaqueID<PlanNoun.Return>
/// Totals that were imported for a plan.
package typealias WorkforceImportID = OpaqueID<PlanNoun.Import>
