package import OneWorkforceProtos
package import Roles
package import Vocabulary

extension WireContinuityPeriod {
  /// The stretch of service as it was sent.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> ContinuityPeriod {
    try requireAtMost(50, breaks.count, "breaks")
    try requireAtMost(50, recognitions.count, "recognitions")
    var gaps: [DatePeriod] = []
    for gap in breaks { gaps.append(try gap.native("breaks")) }
    var words: [ContinuityPeriod.Recognition] = []
    for recognition in recognitions { words.append(try recognition.native()) }
    return try ContinuityPeriod(
      employer: requiredID(employerID, "employer_id"),
      period: datePeriod(from, to, "from", "to"),
      breaks: gaps, recognitions: words)
  }
}

extension ContinuityPeriod {
  /// The stretch of service as the wire writes it.
  package func proto() -> WireContinuityPeriod {
    .with {
      $0.employerID = employer.description
      $0.from = period.start.description
      $0.to = period.end?.description ?? ""
      $0.breaks = breaks.map { $0.proto() }
      $0.recognitions = recognitions.map { $0.proto() }
    }
  }
}

extension WireDateInterval {
  /// Days `[from, to)`, refused under `parent`.
  package func native(_ parent: String) throws(ServiceError) -> DatePeriod {
    try datePeriod(from, to, parent + ".from", parent + ".to")
  }
}

extension Period<CivilDate> {
  /// Days `[from, to)` as the wire writes them.
  package func proto() -> WireDateInterval {
    .with {
      $0.from = start.description
      $0.to = end?.description ?? ""
    }
  }
}

extension WireRecognition {
  /// One body's word; fields are named under `recognitions`, as its own refusals name them.
  package func native() throws(ServiceError) -> ContinuityPeriod.Recognition {
    try ContinuityPeriod.Recognition(
      organisation: requiredID(organisationID, "recognitions.organisation_id"),
      benefit: requiredChoice(benefit, "recognitions.benefit"),
      isRecognised: recognised,
      ground: requiredChoice(ground, "recognitions.ground"),
      decidedBy: decidedBy)
  }
}

extension ContinuityPeriod.Recognition {
  /// One body's word as the wire writes it.
  package func proto() -> WireRecognition {
    .with {
      $0.organisationID = organisation.description
      $0.benefit = benefit.rawValue
      $0.recognised = isRecognised
      $0.ground = ground.rawValue
      $0.decidedBy = decidedBy
    }
  }
}
