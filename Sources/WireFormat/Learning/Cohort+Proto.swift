import Learning
import OneWorkforceProtos
import Vocabulary

// Cohorts and the parts of them.

extension Cohort {
  /// The cohort as the wire writes it.
  func proto() -> WireCohort {
    .with {
      $0.cohortID = id.description
      $0.organisationID = organisation.description
      $0.topicID = topic.description
      $0.networkID = network?.description ?? ""
      $0.name = name
      $0.startsOn = period.start.description
      $0.endsOn = period.end?.description ?? ""
      $0.seats = Int32(clamping: seats)
      $0.targetMix = targetMix.proto()
      $0.teachers = teachers.map { $0.proto() }
    }
  }
}

extension [WireSectorPart] {
  /// The mix wanted.
  ///
  /// - Throws: ``ServiceError`` naming the entry at fault under `target_mix`.
  func native() throws(ServiceError) -> TargetMix {
    try requireAtMost(Sector.allCases.count, count, "target_mix")
    var parts: [Sector: Int] = [:]
    for (index, part) in enumerated() {
      let field = "target_mix[\(index)]"
      let sector = try part.sector.native("\(field).sector")
      guard parts.updateValue(Int(part.parts), forKey: sector) == nil else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: "\(field).sector", "must stand once")
      }
    }
    return try TargetMix(parts)
  }
}

extension TargetMix {
  /// The mix as the wire writes it, in table order.
  func proto() -> [WireSectorPart] {
    Sector.allCases.compactMap { sector in
      parts[sector].map { parts in
        .with {
          $0.sector = WireSector(sector)
          $0.parts = Int32(clamping: parts)
        }
      }
    }
  }
}

extension WireCohortTeacher {
  /// Somebody who teaches.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  func native() throws(ServiceError) -> CohortTeacher {
    try CohortTeacher(
      kind: requiredChoice(kind, "kind"),
      organisation: optionalID(organisationID, "organisation_id"), name: name)
  }
}

extension CohortTeacher {
  /// The teacher as the wire writes it.
  func proto() -> WireCohortTeacher {
    .with {
      $0.kind = kind.rawValue
      $0.organisationID = organisation?.description ?? ""
      $0.name = name ?? ""
    }
  }
}

extension WirePlannedRelease {
  /// The time promised.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault under `planned_release`.
  func native() throws(ServiceError) -> PlannedRelease {
    try PlannedRelease(
      minutes: releaseMinutes(minutes, from: 1, "planned_release.minutes"),
      backfill: requiredChoice(backfill, "planned_release.backfill"))
  }
}

extension WireActualRelease {
  /// The time given.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault under `actual_release`.
  func native() throws(ServiceError) -> ActualRelease {
    let whole = try releaseMinutes(minutes, from: 0, "actual_release.minutes")
    guard hasBackfilledMinutes else {
      return try ActualRelease(minutes: whole, backfilledMinutes: nil)
    }
    guard (0...whole).contains(Int(backfilledMinutes)) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "actual_release.backfilled_minutes",
        "must be 0 to the \(whole) minutes given; got \(quoted("\(backfilledMinutes)"))")
    }
    return try ActualRelease(minutes: whole, backfilledMinutes: Int(backfilledMinutes))
  }
}

private func releaseMinutes(
  _ minutes: Int32, from least: Int, _ field: String
) throws(ServiceError) -> Int {
  try learningMinutes(Int(minutes), from: least, field: field)
}

extension PlannedRelease {
  /// The time promised as the wire writes it.
  func proto() -> WirePlannedRelease {
    .with {
      $0.minutes = Int32(clamping: minutes)
      $0.backfill = backfill.rawValue
    }
  }
}

extension ActualRelease {
  /// The time given as the wire writes it.
  func proto() -> WireActualRelease {
    .with {
      $0.minutes = Int32(clamping: minutes)
      if let backfilledMinutes { $0.backfilledMinutes = Int32(clamping: backfilledMinutes) }
    }
  }
}
