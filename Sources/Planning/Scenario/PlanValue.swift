package import Vocabulary

/// Where a value of a plan comes from: printed beside it and counted in the provenance budget.
package struct ValueProvenance: Hashable, Sendable {
  /// How the value came to be known.
  package enum Grade: String, Sendable, CaseIterable {
    /// Counted, here.
    case measured = "MEASURED"
    /// Counted elsewhere: on a wider rung of the ladder.
    case borrowed = "BORROWED"
    /// Said by people who know, with their range.
    case elicited = "ELICITED"
    /// Nobody has it yet.
    case placeholder = "PLACEHOLDER"
  }

  /// The rung of the borrowing ladder a value stands on.
  package enum Rung: String, Sendable, CaseIterable {
    /// The place's own.
    case place = "PLACE"
    /// Its board's.
    case board = "BOARD"
    /// Its region's.
    case region = "REGION"
    /// England's.
    case england = "ENGLAND"
  }

  /// How the value came to be known.
  package let grade: Grade
  /// Where it was read, in words; 1 to 300 characters.
  package let source: String
  /// The time it was measured over, in words; may be empty.
  package let period: String
  /// The rung it stands on; nil where it was not borrowed.
  package let rung: Rung?
  /// The share of employers or people it covers, 0 to 1; nil where that is unknown.
  package let coverage: Double?
  /// Whether it was made up for a demonstration.
  package let isSynthetic: Bool

  /// Provenance with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    grade: Grade, source: String, period: String = "", rung: Rung? = nil, coverage: Double? = nil,
    isSynthetic: Bool = false, field: String
  ) throws(ServiceError) {
    guard !source.isEmpty, source.unicodeScalars.count <= 300, period.unicodeScalars.count <= 100
    else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field + ".source",
        "must name a source in 1 to 300 characters and a period in at most 100")
    }
    if let coverage { try requireNumber(coverage, in: 0...1, field: field + ".coverage") }
    self.grade = grade
    self.source = source
    self.period = period
    self.rung = rung
    self.coverage = coverage
    self.isSynthetic = isSynthetic
  }
}

/// A number of a plan with what is known of its error and where it comes from.
package struct PlanValue: Hashable, Sendable {
  /// What is known of a value's error.
  package enum Uncertainty: Hashable, Sendable {
    /// Taken as it is.
    case none
    /// An 80 % interval that somebody gave.
    case elicited(Elicited)
    /// Leavers counted in an exposure, shrunk toward a wider area's rate.
    case measured(MeasuredRate)
    /// Nobody knows: from half to double, or ±1 on the logit scale for a share.
    case placeholder(Elicited)
  }

  /// The value of run 0.
  package let centre: Double
  /// What is known of its error.
  package let uncertainty: Uncertainty
  /// Where it comes from.
  package let provenance: ValueProvenance

  /// A value taken as it is.
  ///
  /// - Throws: ``ServiceError`` naming `field` where it is not finite, or where its grade is
  ///   `placeholder`: those have a range by rule.
  package init(
    exactly centre: Double, provenance: ValueProvenance, field: String
  ) throws(ServiceError) {
    guard provenance.grade != .placeholder else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: field + ".provenance.grade",
        "a placeholder is never exact")
    }
    try requireNumber(centre, in: -1e15...1e15, field: field)
    self.init(centre: centre, uncertainty: .none, provenance: provenance)
  }

  /// A value with an 80 % interval.
  package init(elicited: Elicited, provenance: ValueProvenance) {
    self.init(centre: elicited.centre, uncertainty: .elicited(elicited), provenance: provenance)
  }

  /// A yearly hazard from counts; run 0 takes the posterior mean.
  package init(measured: MeasuredRate, provenance: ValueProvenance) {
    self.init(centre: measured.mean, uncertainty: .measured(measured), provenance: provenance)
  }

  /// A value that nobody has: its range is the rule's, ``Elicited/placeholder(_:scale:field:)``,
  /// and no other.
  ///
  /// - Throws: ``ServiceError`` naming `field`, where the rule has no range for `centre`.
  package init(
    placeholder centre: Double, scale: Elicited.Scale, provenance: ValueProvenance, field: String
  ) throws(ServiceError) {
    let ruled = try Elicited.placeholder(centre, scale: scale, field: field)
    self.init(centre: ruled.centre, uncertainty: .placeholder(ruled), provenance: provenance)
  }

  private init(centre: Double, uncertainty: Uncertainty, provenance: ValueProvenance) {
    self.centre = centre
    self.uncertainty = uncertainty
    self.provenance = provenance
  }

  /// Whether draws differ.
  package var isUncertain: Bool { uncertainty != .none }

  /// The value at the uniform `u` in (0, 1), through the inverse distribution function.
  package func value(at u: Double) -> Double {
    switch uncertainty {
    case .none: centre
    case .elicited(let elicited), .placeholder(let elicited):
      elicited.value(standardNormal: StandardNormal.quantile(u))
    case .measured(let measured): measured.value(uniform: u)
    }
  }
}
