package import OneWorkforceProtos
package import Planning
package import Vocabulary

/// What a value measures, which decides its scale where none is named.
package enum ValueKind: Sendable {
  /// An amount or rate: the log scale.
  case amount
  /// A share of 0 to 1: the logit scale.
  case share
  /// A hazard per year: the log scale, and counts are taken.
  case hazard
}

extension WireValueProvenance {
  /// Where a value comes from.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package func native(_ field: String) throws(ServiceError) -> ValueProvenance {
    try ValueProvenance(
      grade: try requiredChoice(grade, field + ".grade"),
      source: try boundedText(source, field: field + ".source", limit: 300),
      period: try optionalText(period, field: field + ".period", limit: 100) ?? "",
      rung: try optionalChoice(rung, field + ".rung"), coverage: hasCoverage ? coverage : nil,
      isSynthetic: synthetic, field: field)
  }
}

extension ValueProvenance {
  /// The provenance as the wire writes it.
  package func proto() -> WireValueProvenance {
    .with {
      $0.grade = grade.rawValue
      $0.source = source
      $0.period = period
      $0.rung = rung?.rawValue ?? ""
      if let coverage { $0.coverage = coverage }
      $0.synthetic = isSynthetic
    }
  }
}

extension WirePlanValue {
  /// The value with what is known of its error.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault: a one-sided range, counts for
  ///   anything but a hazard, no source where the scenario has no default.
  package func native(
    _ field: String, _ kind: ValueKind, _ context: ScenarioContext
  ) throws(ServiceError) -> PlanValue {
    let provenance = try provenance(field, context)
    if hasMeasured { return try counted(field, kind, provenance) }
    guard hasLow == hasHigh else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field + (hasLow ? ".high" : ".low"),
        "a range needs both ends")
    }
    if hasLow { return try ranged(field, kind, provenance) }
    guard hasCentre else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field + ".centre",
        "must be given, alone or with a range")
    }
    if provenance.grade == .placeholder {
      return try PlanValue(
        placeholder: centre, scale: nativeScale(field, kind), provenance: provenance, field: field)
    }
    guard scale.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: field + ".scale", "an exact value has no scale")
    }
    return try PlanValue(exactly: centre, provenance: provenance, field: field)
  }

  private func ranged(
    _ field: String, _ kind: ValueKind, _ provenance: ValueProvenance
  ) throws(ServiceError) -> PlanValue {
    guard provenance.grade != .placeholder else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: field + ".low",
        "a placeholder's range comes by rule: give its centre alone, or say who gave the range")
    }
    return PlanValue(
      elicited: try Elicited(
        low: low, high: high, median: hasCentre ? centre : nil,
        scale: try nativeScale(field, kind), field: field),
      provenance: provenance)
  }

  private func counted(
    _ field: String, _ kind: ValueKind, _ provenance: ValueProvenance
  ) throws(ServiceError) -> PlanValue {
    let inside = field + ".measured"
    guard kind == .hazard else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: inside, "counts of leavers are for hazards only")
    }
    guard !hasCentre, !hasLow, !hasHigh, scale.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: inside,
        "counts stand alone: no centre, range or scale beside them")
    }
    let rate = try MeasuredRate(
      leavers: try required(measured.hasLeavers, measured.leavers, inside + ".leavers"),
      exposure: try required(measured.hasExposure, measured.exposure, inside + ".exposure"),
      yearsObserved: try required(measured.hasYears, measured.years, inside + ".years"),
      prior: try required(measured.hasPrior, measured.prior, inside + ".prior"), field: inside)
    return PlanValue(measured: rate, provenance: provenance)
  }

  private func provenance(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> ValueProvenance {
    let isSaid = !grade.isEmpty || !source.isEmpty
    if !isSaid, period.isEmpty, rung.isEmpty, !hasCoverage, !synthetic,
      let fallback = context.provenance
    {
      return fallback
    }
    let own = WireValueProvenance.with {
      $0.grade = grade
      $0.source = source
      $0.period = period
      $0.rung = rung
      if hasCoverage { $0.coverage = coverage }
      $0.synthetic = synthetic
    }
    guard isSaid else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field + ".source",
        "must name a source and grade, or the scenario a `default_provenance` for all its parts")
    }
    return try own.native(field)
  }

  private func nativeScale(
    _ field: String, _ kind: ValueKind
  ) throws(ServiceError) -> Elicited.Scale {
    switch scale {
    case "LOG": return .log
    case "LOGIT": return .logit
    case "": return kind == .share ? .logit : .log
    default:
      throw ServiceError(
        .invalidArgument, .enumUnknown, field: field + ".scale",
        "must be one of `LOG`, `LOGIT`; got \(quoted(scale))")
    }
  }
}

extension PlanValue: ScenarioRow {
  /// The value as the wire writes it; its provenance only where it is not the default.
  package func proto(_ context: ScenarioContext) -> WirePlanValue {
    .with {
      switch uncertainty {
      case .none: $0.centre = centre
      case .measured(let rate): $0.measured = rate.proto()
      case .placeholder(let range):
        $0.centre = centre
        $0.scale = range.scale.word
      case .elicited(let range):
        $0.low = range.low
        $0.high = range.high
        $0.scale = range.scale.word
        if range.hasStatedMedian { $0.centre = range.centre }
      }
      guard provenance != context.provenance else { return }
      $0.grade = provenance.grade.rawValue
      $0.source = provenance.source
      $0.period = provenance.period
      $0.rung = provenance.rung?.rawValue ?? ""
      if let coverage = provenance.coverage { $0.coverage = coverage }
      $0.synthetic = provenance.isSynthetic
    }
  }
}

extension MeasuredRate {
  fileprivate func proto() -> WireMeasuredLeavers {
    .with {
      $0.leavers = leavers
      $0.exposure = exposure
      $0.years = yearsObserved
      $0.prior = prior
    }
  }
}

extension Elicited {
  /// Whether its centre was stated: then it is not what the ends alone give.
  fileprivate var hasStatedMedian: Bool {
    (try? Elicited(low: low, high: high, scale: scale, field: "")) != self
  }
}

extension Elicited.Scale {
  fileprivate var word: String {
    switch self {
    case .log: "LOG"
    case .logit: "LOGIT"
    }
  }
}
