package import Vocabulary

/// A probability measured at a place and drawn towards what its region shows.
///
/// As with ``MeasuredRate`` the prior weighs as much as 12 months of the place's own cases, so the
/// belief is Beta(events + prior × w, cases − events + (1 − prior) × w).
package struct MeasuredProbability: Hashable, Sendable {
  /// How many times it happened, 0 to ``cases``.
  package let events: Double
  /// How many times it could have happened, above 0.
  package let cases: Double
  /// The time observed, in years, above 0.
  package let yearsObserved: Double
  /// The probability in the region, 0 to 1.
  package let prior: Double
  /// What is believed of the probability.
  package let posterior: BetaDistribution

  /// The probability with `events` seen among `cases` over `yearsObserved` years.
  ///
  /// - Throws: ``ServiceError`` with reason `VALUE_OUT_OF_RANGE`, naming `field`, unless cases and
  ///   years are above 0 and finite, events 0 to cases and the prior 0 to 1; nor where events and
  ///   prior agree on 0 or on 1, which leaves nothing uncertain.
  package init(
    events: Double, cases: Double, yearsObserved: Double, prior: Double, field: String
  ) throws(ServiceError) {
    let weight = try MeasuredRate.priorWeight(cases, yearsObserved: yearsObserved, field: field)
    guard events >= 0, events <= cases else {
      throw DrawBounds.outOfRange("must be 0 to \(cases) events; got " + quoted("\(events)"), field)
    }
    try DrawBounds.checkZeroToOne(prior, "a probability", field: field)
    self.events = events
    self.cases = cases
    self.yearsObserved = yearsObserved
    self.prior = prior
    posterior = try BetaDistribution(
      alpha: events + prior * weight, beta: cases - events + (1 - prior) * weight, field: field)
  }

  /// The posterior mean, which the central run takes.
  package var mean: Double { posterior.mean }

  /// The probability at a uniform number in (0, 1); it rises with `u`.
  package func value(uniform u: Double) -> Double { posterior.quantile(u) }
}
