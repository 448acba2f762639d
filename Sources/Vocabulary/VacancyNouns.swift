extension Noun {
  /// A post that an employer wants filled.
  package enum Vacancy {}
  /// A course that a provider runs.
  package enum TrainingOffer {}
  /// A team of one employer.
  package enum Team {}
  /// A worker's permission to be found.
  package enum MatchingConsent {}
}

/// A post that an employer wants filled.
package typealias VacancyID = OpaqueID<Noun.Vacancy>
/// A course that a provider runs.
package typealias TrainingOfferID = OpaqueID<Noun.TrainingOffer>
/// A team of one employer.
package typealias TeamID = OpaqueID<Noun.Team>
/// A worker's permission to be found.
package typealias MatchingConsentID = OpaqueID<Noun.MatchingConsent>

extension CodeList {
  /// What an employer looks for in a person beside what they hold; each system has its own list.
  package enum Attitude {}
}

/// What an employer looks for in a person: `KINDNESS`, `RELIABILITY`.
package typealias AttitudeCode = Code<CodeList.Attitude>
