package import OneWorkforceProtos
import Operations
package import Placements
package import Vocabulary

extension WirePracticeArea {
  /// The area of a body that the operation names where the wire names none.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> PracticeArea {
    try requireAtMost(100, capacity.count, "capacity")
    var places: [AreaCapacity] = []
    for (index, row) in capacity.enumerated() {
      places.append(
        try under("capacity[\(index)]") { () throws(ServiceError) in try row.native() })
    }
    return try PracticeArea(
      organisation: optionalID(organisationID, "organisation_id") ?? unnamed, name: name,
      setting: requiredChoice(setting, "setting"), location: location,
      sector: sector.native("sector"), specialty: SpecialtyCode(specialty, field: "specialty"),
      auditedOn: optionalDate(auditedOn, "audited_on"),
      auditHoldsThrough: optionalDate(auditHoldsThrough, "audit_holds_through"),
      capacity: places, weeklyMinutesMost: hasWeeklyMinutesMost ? Int(weeklyMinutesMost) : nil,
      period: datePeriod(startsOn, endsOn, "starts_on", "ends_on"))
  }
}

extension WireAreaCapacity {
  fileprivate func native() throws(ServiceError) -> AreaCapacity {
    try AreaCapacity(
      learnerType: LearnerTypeCode(learnerType, field: "learner_type"), places: Int(places),
      period: datePeriod(startsOn, endsOn, "starts_on", "ends_on"))
  }
}

extension PracticeArea {
  /// The area as the wire writes it.
  func proto() -> WirePracticeArea {
    .with {
      $0.organisationID = organisation.description
      $0.name = name
      $0.setting = setting.rawValue
      $0.location = location ?? ""
      $0.sector = WireSector(sector)
      $0.specialty = specialty.text
      $0.auditedOn = auditedOn?.description ?? ""
      $0.auditHoldsThrough = auditHoldsThrough?.description ?? ""
      $0.capacity = capacity.map { row in
        .with {
          $0.learnerType = row.learnerType.text
          $0.places = Int32(clamping: row.places)
          $0.startsOn = row.period.start.description
          $0.endsOn = row.period.end?.description ?? ""
        }
      }
      if let most = weeklyMinutesMost { $0.weeklyMinutesMost = Int32(clamping: most) }
      $0.startsOn = period.start.description
      $0.endsOn = period.end?.description ?? ""
    }
  }
}

extension AreaView {
  /// The area as kept, as the wire writes it.
  func proto() -> WireKeptPracticeArea {
    .with {
      $0.id = id.description
      $0.area = area.proto()
      $0.etag = etag.text
      $0.audit = audit.rawValue
    }
  }
}

extension WirePracticeSupervisor {
  /// Who, what and when; the operation names the body.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  func native() throws(ServiceError) -> PracticeSupervisor {
    var known: Set<StaffRole> = []
    for (index, role) in roles.enumerated() {
      let inserted = known.insert(try requiredChoice(role, "roles[\(index)]")).inserted
      guard inserted else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: "roles[\(index)]", "must be named once")
      }
    }
    return try PracticeSupervisor(
      worker: requiredID(workerID, "worker_id"), organisation: unnamed, roles: known,
      learnersMost: Int(learnersMost),
      minutesPerWeek: hasMinutesPerWeek ? Int(minutesPerWeek) : nil,
      period: datePeriod(startsOn, endsOn, "starts_on", "ends_on"))
  }
}
