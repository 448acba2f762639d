import RealModule
package import Vocabulary

/// A binomial distribution: how many of a whole number of people do something.
package struct BinomialDistribution: Hashable, Sendable {
  /// How many people there are, 0 or more.
  package let trials: Int
  /// The probability that one of them does it, 0 to 1.
  package let probability: Double

  /// The distribution of successes in `trials`, each with `probability`.
  ///
  /// - Throws: ``ServiceError`` with reason `VALUE_OUT_OF_RANGE`, naming `field`, unless trials are
  ///   0 to 1,000,000,000 and the probability is 0 to 1.
  package init(trials: Int, probability: Double, field: String) throws(ServiceError) {
    guard (0...1_000_000_000).contains(trials) else {
      throw DrawBounds.outOfRange(
        "must be 0 to 1000000000 people; got " + quoted("\(trials)"), field)
    }
    try DrawBounds.checkZeroToOne(probability, "a probability", field: field)
    self.trials = trials
    self.probability = probability
  }

  /// The mean, trials × probability.
  package var mean: Double { Double(trials) * probability }

  /// The probability of `count` or fewer, 0 to 1.
  package func cumulative(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    guard count < trials, probability > 0 else { return 1 }
    guard probability < 1 else { return 0 }
    return share(atMost: count)
  }

  /// The smallest count k for which the probability of k or fewer is at least `u`.
  ///
  /// `u` is in (0, 1); 0 and below give 0, 1 and above all trials. The step is the exact one unless
  /// u lies within rounding, 1e-9 of the nearer tail, of the edge between two counts.
  package func quantile(_ u: Double) -> Int {
    guard u > 0, probability > 0 else { return 0 }
    guard u < 1, probability < 1 else { return trials }
    let isPlain = u > 1e-6 && u < 1 - 1e-6
    if isPlain, let count = summedUp(to: u) { return count }
    if isPlain, let count = summedDown(to: u) { return count }
    return searched(for: u)
  }

  /// The quantile by adding probabilities from 0 up, or nil where that is long or underflows.
  private func summedUp(to u: Double) -> Int? {
    guard let none = allOrNothing(1 - probability), mean <= 200 else { return nil }
    let odds = probability / (1 - probability)
    var (count, term) = (0, none)
    var sum = term
    while sum < u && count < trials {
      term *= Double(trials - count) / Double(count + 1) * odds
      count += 1
      sum += term
    }
    return count
  }

  /// The quantile by adding probabilities from all trials down.
  private func summedDown(to u: Double) -> Int? {
    let left = Double(trials) - mean
    guard let all = allOrNothing(probability), left <= 200 else { return nil }
    let odds = (1 - probability) / probability
    var (count, term) = (trials, all)
    var above = term
    // The probability of fewer than `count` is 1 − above.
    while count > 0 && 1 - above >= u {
      term *= Double(count) / Double(trials - count + 1) * odds
      count -= 1
      above += term
    }
    return count
  }

  /// The probability that all trials go one way of probability `p`, or nil where it is too small.
  private func allOrNothing(_ p: Double) -> Double? {
    let share = Double.pow(p, trials)
    return share > 1e-290 ? share : nil
  }

  /// The quantile on the tail that is nearer: growing steps from a guess, then halving.
  private func searched(for u: Double) -> Int {
    let spread = (mean * (1 - probability)).squareRoot()
    let guess = mean + StandardNormal.quantile(u) * spread
    let centre = Int(min(max(guess, 0), Double(trials)))
    var width = 1 + Int(0.05 * spread)
    // The count `low` falls short of u; `high` reaches it.
    var (low, high) = (centre - 1, centre)
    if reaches(centre, u) {
      while low >= 0, reaches(low, u) { (low, high, width) = (low - width, low, 2 * width) }
      low = max(low, -1)
    } else {
      high = min(centre + width, trials)
      low = centre
      while !reaches(high, u) {
        width *= 2
        (low, high) = (high, min(high + width, trials))
      }
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if reaches(middle, u) { high = middle } else { low = middle }
    }
    return high
  }

  /// Whether the probability of `count` or fewer is at least `u`.
  private func reaches(_ count: Int, _ u: Double) -> Bool {
    guard count < trials else { return true }
    return u <= 0.5 ? share(atMost: count) >= u : share(above: count) <= 1 - u
  }

  private func share(atMost count: Int) -> Double {
    let shapes = IncompleteBeta.Shapes(alpha: Double(trials - count), beta: Double(count + 1))
    return IncompleteBeta.lowerTail(shapes, x: 1 - probability, y: probability).share
  }

  private func share(above count: Int) -> Double {
    let shapes = IncompleteBeta.Shapes(alpha: Double(count + 1), beta: Double(trials - count))
    return IncompleteBeta.lowerTail(shapes, x: probability, y: 1 - probability).share
  }
}
