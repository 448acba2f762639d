import Planning
import RealModule
import Testing
import Vocabulary

// No `@testable`: what other modules see is enough to tell these stories.

@Suite("Uncertain values")
struct UncertainValueTests {
  @Test("46 leavers in 610 person-years are drawn towards the region as the design works out")
  func measuredRate() throws {
    let rate = try MeasuredRate(
      leavers: 46, exposure: 610, yearsObserved: 1, prior: 0.07, field: "rate")
    #expect(abs(rate.posterior.shape - 88.7) < 1e-12)
    #expect(rate.posterior.rate == 1_220)
    #expect(abs(rate.mean - 0.0727049180) < 5e-11)
    #expect(abs(rate.value(uniform: 0.3254586169307324) - 0.0690021520) < 5e-11)
  }

  @Test("the prior weighs 12 months of exposure, however long was observed")
  func priorWeight() throws {
    let rate = try MeasuredRate(
      leavers: 90, exposure: 1_500, yearsObserved: 3, prior: 0.09, field: "rate")
    #expect(rate.posterior.shape == 90 + 0.09 * 500)
    #expect(rate.posterior.rate == 2_000)
    let region = try MeasuredRate.shrunkRegion(
      leavers: 700, exposure: 9_000, england: 0.08, weight: 3_000, field: "rate")
    #expect(abs(region - 940.0 / 12_000) < 1e-15)
  }

  @Test("a probability has the beta form of the same evidence")
  func measuredProbability() throws {
    let share = try MeasuredProbability(
      events: 46, cases: 610, yearsObserved: 1, prior: 0.07, field: "share")
    #expect(abs(share.posterior.alpha - 88.7) < 1e-12)
    #expect(abs(share.posterior.beta - 1_131.3) < 1e-12)
    #expect(abs(share.mean - 88.7 / 1_220) < 1e-15)
    // scipy 1.17.1: beta.ppf(0.3254586169307324, 88.7, 1131.3).
    #expect(abs(share.value(uniform: 0.3254586169307324) - 0.06916070316776139) < 1e-12)
  }

  @Test("evidence that cannot be is refused with its field")
  func evidenceRefusals() {
    for (leavers, exposure, years, prior) in [
      (-1.0, 10.0, 1.0, 0.1), (.nan, 10, 1, 0.1), (1, 0, 1, 0.1), (1, -1, 1, 0.1),
      (1, 10, 0, 0.1), (1, .infinity, 1, 0.1), (1, 10, 1, -0.1), (0, 10, 1, 0),
    ] {
      refused(.valueOutOfRange) {
        try MeasuredRate(
          leavers: leavers, exposure: exposure, yearsObserved: years, prior: prior, field: "f")
      }
    }
    for (events, cases, prior) in [
      (11.0, 10.0, 0.1), (-1, 10, 0.1), (1, 10, 1.1), (0, 10, 0), (10, 10, 1), (.nan, 10, 0.5),
    ] {
      refused(.valueOutOfRange) {
        try MeasuredProbability(
          events: events, cases: cases, yearsObserved: 1, prior: prior, field: "f")
      }
    }
    refused(.valueOutOfRange) {
      try MeasuredRate.shrunkRegion(
        leavers: 1, exposure: 0, england: 0.1, weight: 0, field: "f")
    }
  }

  @Test("an elicited interval holds 80%: its ends are the 10th and 90th percent, its centre run 0")
  func elicitedEnds() throws {
    let z = 1.2815515655446004
    for (low, high, median, scale, centre) in [
      (0.5, 2.0, nil, .log, 1.0), (0.05, 0.3, 0.1, .log, 0.1), (0.2, 0.8, nil, .logit, 0.5),
      (0.6, 0.95, 0.9, .logit, 0.9), (1e-9, 4e-9, nil, .log, 2e-9),
    ] as [(Double, Double, Double?, Elicited.Scale, Double)] {
      let value = try Elicited(low: low, high: high, median: median, scale: scale, field: "f")
      #expect(abs(value.centre / centre - 1) < 1e-14)
      #expect(value.value(standardNormal: 0) == value.centre)
      #expect(abs(value.value(standardNormal: -z) / low - 1) < 1e-14)
      #expect(abs(value.value(standardNormal: z) / high - 1) < 1e-14)
    }
  }

  @Test("without a median the sd is the width over 2.563103 on the scale")
  func elicitedSpread() throws {
    let value = try Elicited(low: 3, high: 12, scale: .log, field: "f")
    let sd = Double.log(value.value(standardNormal: 1) / value.centre)
    #expect(abs(sd - Double.log(4) / 2.563103) < 1e-7)
  }

  @Test("a value stays inside its scale however far the luck goes, and rises with it")
  func elicitedRange() throws {
    let share = try Elicited(low: 0.001, high: 0.9999, scale: .logit, field: "f")
    let amount = try Elicited(low: 1e-300, high: 1e300, scale: .log, field: "f")
    for z in [-400.0, -8.3, 8.3, 400] {
      #expect(share.value(standardNormal: z) > 0 && share.value(standardNormal: z) < 1)
      #expect(amount.value(standardNormal: z) > 0)
      #expect(amount.value(standardNormal: z) < .infinity)
    }
    let rising = [-3.0, -1, -1e-9, 0, 1e-9, 1, 3].map { share.value(standardNormal: $0) }
    #expect(zip(rising, rising.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("a placeholder runs from half to double, a share by 1 on the logit scale")
  func placeholder() throws {
    let amount = try Elicited.placeholder(0.3, scale: .log, field: "f")
    #expect(amount.low == 0.15 && amount.high == 0.6 && amount.centre == 0.3)
    let share = try Elicited.placeholder(0.5, scale: .logit, field: "f")
    #expect(share.centre == 0.5)
    #expect(abs(share.low - 0.2689414213699951) < 1e-15)
    #expect(abs(share.high - 0.7310585786300049) < 1e-15)
  }

  @Test("an interval that cannot be is refused, each fault by its reason")
  func elicitedRefusals() {
    for (low, high, median, scale, reason) in [
      (0, 1, nil, .log, .valueOutOfRange), (-1, 1, nil, .log, .valueOutOfRange),
      (1, .infinity, nil, .log, .valueOutOfRange), (.nan, 1, nil, .log, .valueOutOfRange),
      (0, 0.5, nil, .logit, .valueOutOfRange), (0.5, 1, nil, .logit, .valueOutOfRange),
      (1, 2, -1, .log, .valueOutOfRange), (2, 2, nil, .log, .intervalReversed),
      (0.6, 0.5, nil, .logit, .intervalReversed), (1, 2, 1, .log, .fieldsContradict),
      (1, 2, 2, .log, .fieldsContradict), (1, 2, 3, .log, .fieldsContradict),
    ] as [(Double, Double, Double?, Elicited.Scale, ErrorReason)] {
      refused(reason) {
        try Elicited(low: low, high: high, median: median, scale: scale, field: "f")
      }
    }
    refused(.valueOutOfRange) { try Elicited.placeholder(1, scale: .logit, field: "f") }
    refused(.valueOutOfRange) { try Elicited.placeholder(1e308, scale: .log, field: "f") }
  }

  @Test("T7: fifteen independent yearly shocks of 0.02 add up to an sd of 0.0774597, within 2.2%")
  func independentShocks() throws {
    let series = try ShockSeries(autocorrelation: 0, standardDeviation: 0.02, field: "f")
    let sums = (UInt32(1)...10_000).map { draw in
      series.values(
        luck: Luck(seed: 20_260_401), parameter: .shock(sector: "care", cause: "leave"),
        draw: draw, years: 15
      ).reduce(0, +)
    }
    let mean = sums.reduce(0, +) / 10_000
    let sd = (sums.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 9_999).squareRoot()
    // The standard error of the sd is 0.71%, that of the mean 0.00077.
    #expect(abs(sd / 0.0774597 - 1) < 0.022)
    #expect(abs(mean) < 0.0032)
  }

  @Test("a shock fades by φ a year: none of it at 0, all of it at 1")
  func fadingShocks() throws {
    let luck = Luck(seed: 5)
    let name = ParameterName.shock(sector: "health", cause: "retire")
    let normals = (UInt32(1)...4).map { luck.normal(name, draw: 3, index: $0) }
    for phi in [0, 0.5, 1] {
      let expected = (1...4).map { year in
        (1...year).reduce(0.0) { $0 + 0.1 * normals[$1 - 1] * Double.pow(phi, year - $1) }
      }
      let series = try ShockSeries(autocorrelation: phi, standardDeviation: 0.1, field: "f")
      let values = series.values(luck: luck, parameter: name, draw: 3, years: 4)
      #expect(zip(values, expected).allSatisfy { abs($0 - $1) < 1e-15 })
      #expect(values.count == 4)
      #expect(series.values(luck: luck, parameter: name, draw: 3, years: 2) == values.dropLast(2))
      #expect(series.values(luck: luck, parameter: name, draw: 0, years: 3) == [0, 0, 0])
      #expect(series.values(luck: luck, parameter: name, draw: 3, years: -1) == [])
    }
    refused(.valueOutOfRange) {
      try ShockSeries(autocorrelation: 1.01, standardDeviation: 0.1, field: "f")
    }
    refused(.valueOutOfRange) {
      try ShockSeries(autocorrelation: 0.5, standardDeviation: -0.1, field: "f")
    }
    refused(.valueOutOfRange) {
      try ShockSeries(autocorrelation: 0.5, standardDeviation: 1.01, field: "f")
    }
    refused(.valueOutOfRange) {
      try ShockSeries(autocorrelation: .nan, standardDeviation: 0.1, field: "f")
    }
  }

  @Test(
    "a loading of 0 leaves a value alone, 1 gives it its sector's luck, between them both count")
  func copula() throws {
    let alone = try Copula(loading: 0, field: "f")
    let led = try Copula(loading: 1, field: "f")
    #expect(alone.uniform(factor: 2, own: -0.4) == StandardNormal.cumulative(-0.4))
    #expect(led.uniform(factor: 2, own: -0.4) == StandardNormal.cumulative(2))
    let linked = try Copula(loading: 0.6, field: "f")
    #expect(abs(linked.normal(factor: 2, own: -0.4) - (1.2 - 0.32)) < 1e-15)
    for z in [-60.0, 60] {
      #expect(linked.uniform(factor: z, own: z) > 0 && linked.uniform(factor: z, own: z) < 1)
    }
    for bad in [-0.1, 1.1, .nan] {
      refused(.valueOutOfRange) { try Copula(loading: bad, field: "f") }
    }
  }

  @Test("two values linked by ℓ = 0.6 correlate by 0.36, each still evenly spread")
  func copulaCorrelation() throws {
    let (luck, copula) = (Luck(seed: 8), try Copula(loading: 0.6, field: "f"))
    var (product, sum, first) = (0.0, 0.0, 0.0)
    for draw in UInt32(1)...20_000 {
      let factor = luck.normal(.factor(sector: "care"), draw: draw, index: 0)
      func linked(_ name: String) -> Double {
        copula.normal(factor: factor, own: luck.normal(.value(name), draw: draw, index: 0))
      }
      let (a, b) = (linked("a"), linked("b"))
      (product, sum) = (product + a * b, sum + a * a)
      first += StandardNormal.cumulative(a)
    }
    // Standard errors: 0.0075, 0.01 and 0.002; five of them are allowed.
    #expect(abs(product / 20_000 - 0.36) < 0.038)
    #expect(abs(sum / 20_000 - 1) < 0.05)
    #expect(abs(first / 20_000 - 0.5) < 0.0103)
  }
}

private func refused<T>(
  _ reason: ErrorReason, sourceLocation: SourceLocation = #_sourceLocation,
  _ make: () throws -> T
) {
  let error = #expect(throws: ServiceError.self, sourceLocation: sourceLocation) { _ = try make() }
  #expect(error?.code == .invalidArgument, sourceLocation: sourceLocation)
  #expect(error?.reason == reason, sourceLocation: sourceLocation)
  #expect(error?.field == "f", sourceLocation: sourceLocation)
}
