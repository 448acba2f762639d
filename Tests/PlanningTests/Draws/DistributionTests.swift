import RealModule
import Testing
import Vocabulary

@testable import Planning

@Suite("Distributions")
struct DistributionTests {
  @Test("gamma quantiles agree with the table to 1e-12 relative", arguments: gammaTable)
  func gammaQuantiles(shape: Double, answers: [Double]) throws {
    for rate in [1.0, 1_220.0] {
      let gamma = try GammaDistribution(shape: shape, rate: rate, field: "rate")
      for (u, answer) in zip(tableShares, answers) {
        let quantile = gamma.quantile(u) * rate
        #expect(abs(quantile / answer - 1) < 1e-12, "\(shape) at \(u): \(quantile)")
      }
    }
  }

  @Test("beta quantiles agree with the table to 1e-12 relative", arguments: betaTable)
  func betaQuantiles(alpha: Double, beta: Double, answers: [Double]) throws {
    let distribution = try BetaDistribution(alpha: alpha, beta: beta, field: "share")
    for (u, answer) in zip(tableShares, answers) {
      let quantile = distribution.quantile(u)
      #expect(abs(quantile / answer - 1) < 1e-12, "\(alpha), \(beta) at \(u): \(quantile)")
    }
  }

  @Test("binomial quantiles are exactly those of the table", arguments: binomialTable)
  func binomialQuantiles(trials: Int, probability: Double, answers: [Int]) throws {
    let binomial = try BinomialDistribution(trials: trials, probability: probability, field: "n")
    #expect(binomialShares.map(binomial.quantile) == answers)
  }

  @Test("shapes with a closed form give it: the exponential, and powers of x")
  func closedForms() throws {
    for u in [1e-12, 0.01, 0.3, 0.7, 0.9999] {
      let exponential = try GammaDistribution(shape: 1, rate: 2, field: "x")
      let answer = -Double.log(onePlus: -u) / 2
      #expect(abs(exponential.quantile(u) / answer - 1) < 1e-14)
      #expect(abs(exponential.cumulative(answer) / u - 1) < 1e-13)
      let power = try BetaDistribution(alpha: 3, beta: 1, field: "x")
      #expect(abs(power.quantile(u) / Double.pow(u, 1.0 / 3) - 1) < 1e-13)
      let uniform = try BetaDistribution(alpha: 1, beta: 1, field: "x")
      #expect(abs(uniform.quantile(u) / u - 1) < 1e-13)
    }
  }

  @Test("the share below a quantile is the share asked for, for 2,000 random shapes")
  func roundTrip() throws {
    let luck = Luck(seed: 11)
    for draw in UInt32(1)...2_000 {
      func between(_ low: Double, _ high: Double, _ name: String) -> Double {
        low + (high - low) * luck.uniform(ParameterName(name), draw: draw, index: 0)
      }
      let shape = Double.exp10(between(-2, 7, "shape"))
      let u = StandardNormal.cumulative(between(-4, 4, "u"))
      let gamma = try GammaDistribution(
        shape: shape, rate: Double.exp10(between(-3, 5, "rate")), field: "x")
      let x = gamma.quantile(u)
      // A rounding of x moves the share by as much as the density in ln x.
      let weight = shape.squareRoot() + 1
      #expect(x < 1e-290 || abs(gamma.cumulative(x) - u) < 2e-14 + 4e-16 * weight)

      let other = Double.exp10(between(-2, 7, "other"))
      let beta = try BetaDistribution(alpha: shape, beta: other, field: "x")
      let y = beta.quantile(u)
      // Nearer to 1 a rounding of y is large beside 1 − y.
      let isTold = y > 1e-290 && y < 0.9
      #expect(
        !isTold || abs(beta.cumulative(y) - u) < 2e-14 + 4e-15 * weight,
        "\(shape), \(other) at \(u): \(y)")
    }
  }

  @Test("quantiles rise with u and stay in range, at the edge of what is promised")
  func extremes() throws {
    let shares = [1e-15, 1e-9, 1e-3, 0.2, 0.5, 0.5000001, 0.8, 0.999, 1 - 1e-9, 1 - 1e-15]
    let shapes = [1e-300, 1e-5, 0.01, 0.9, 1, 1.1, 19.99, 20, 1e4, 1e7, 1e9]
    for shape in shapes {
      let gamma = try GammaDistribution(shape: shape, rate: 1, field: "x")
      let quantiles = shares.map(gamma.quantile)
      #expect(quantiles.allSatisfy { $0 >= 0 && $0 < .infinity }, "\(shape): \(quantiles)")
      #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 })
      for other in shapes {
        let beta = try BetaDistribution(alpha: shape, beta: other, field: "x")
        let quantiles = shares.map(beta.quantile)
        #expect(quantiles.allSatisfy { $0 >= 0 && $0 <= 1 }, "\(shape), \(other): \(quantiles)")
        #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 })
      }
    }
  }

  @Test("a binomial quantile is the smallest count that reaches u, for 500 random cases")
  func binomialIsSmallest() throws {
    let luck = Luck(seed: 12)
    for draw in UInt32(1)...500 {
      func uniform(_ name: String) -> Double {
        luck.uniform(ParameterName(name), draw: draw, index: 0)
      }
      let trials = Int(Double.exp10(4 * uniform("trials")))
      let binomial = try BinomialDistribution(
        trials: trials, probability: uniform("p"), field: "n")
      let u = uniform("u")
      let count = binomial.quantile(u)
      #expect(binomial.cumulative(count) >= u - 1e-12)
      #expect(binomial.cumulative(count - 1) < u + 1e-12)
    }
  }

  @Test("a sure thing and an impossible one need no luck")
  func sureThings() throws {
    for u in [0, 1e-15, 0.5, 1 - 1e-15, 1] {
      #expect(try BinomialDistribution(trials: 9, probability: 0, field: "n").quantile(u) == 0)
      #expect(try BinomialDistribution(trials: 0, probability: 0.3, field: "n").quantile(u) == 0)
    }
    #expect(try BinomialDistribution(trials: 9, probability: 1, field: "n").quantile(1e-9) == 9)
    #expect(try BinomialDistribution(trials: 9, probability: 0.2, field: "n").quantile(1) == 9)
  }

  @Test("a distribution that cannot be is refused with its field")
  func refusals() {
    for bad in [0, -1, .infinity, .nan, 1e10] as [Double] {
      expectOutOfRange { try GammaDistribution(shape: bad, rate: 1, field: "field") }
      expectOutOfRange { try BetaDistribution(alpha: bad, beta: 1, field: "field") }
      expectOutOfRange { try BetaDistribution(alpha: 1, beta: bad, field: "field") }
      if bad != 1e10 {
        expectOutOfRange { try GammaDistribution(shape: 1, rate: bad, field: "field") }
      }
    }
    for bad in [-0.1, 1.1, .nan] {
      expectOutOfRange { try BinomialDistribution(trials: 1, probability: bad, field: "field") }
    }
    expectOutOfRange { try BinomialDistribution(trials: -1, probability: 0.5, field: "field") }
  }
}

/// Expects a `VALUE_OUT_OF_RANGE` that names the field `field`.
func expectOutOfRange<T>(
  _ make: () throws -> T, sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = #expect(throws: ServiceError.self, sourceLocation: sourceLocation) { _ = try make() }
  #expect(error?.code == .invalidArgument, sourceLocation: sourceLocation)
  #expect(error?.reason == .valueOutOfRange, sourceLocation: sourceLocation)
  #expect(error?.field == "field", sourceLocation: sourceLocation)
}
