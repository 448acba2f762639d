package import Vocabulary

extension PassportPolicy {
  /// Refuses a birth date after the London day of `now`.
  ///
  /// How old a worker may be is not for a passport to say; files have their own rules.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `field`.
  package static func checkBirthDate(
    _ date: CivilDate?, now: Instant, field: String
  ) throws(ServiceError) {
    if let date { try checkPast(date, now: now, field: field) }
  }

  /// Refuses a day after the London day of `now`: a completion, a check, a look-up.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `field`.
  package static func checkPast(
    _ date: CivilDate, now: Instant, field: String
  ) throws(ServiceError) {
    let today = LondonTime.date(of: now)
    guard date <= today else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must not be after today, \(today); got \(quoted("\(date)"))")
    }
  }

  /// Refuses a moment after `now`: a signature, a look-up.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `field`.
  package static func checkPast(
    _ instant: Instant, now: Instant, field: String
  ) throws(ServiceError) {
    guard instant <= now else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must not be after now, \(now); got \(quoted("\(instant)"))")
    }
  }

  /// Refuses an achievement completed or signed after `now`, or completed before the worker's
  /// birth.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE` or `FIELDS_CONTRADICT`, naming the field.
  package static func checkPlausible(
    _ achievement: Achievement, bornOn birthDate: CivilDate?, now: Instant
  ) throws(ServiceError) {
    if let signed = achievement.assessor?.signedAt {
      try checkPast(signed, now: now, field: "assessor.signed_at")
    }
    guard let completed = achievement.completedOn else { return }
    try checkPast(completed, now: now, field: "completed_on")
    guard birthDate.map({ $0 < completed }) != false else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "completed_on",
        "must be after the worker's birth date; got \(quoted("\(completed)"))")
    }
  }

  /// Refuses a check made, a certificate issued or a look-up of the Update Service after `now`.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming the field.
  package static func checkPlausible(
    _ check: EmploymentCheck, now: Instant
  ) throws(ServiceError) {
    try checkPast(check.checkedOn, now: now, field: "checked_on")
    guard let dbs = check.dbs else { return }
    try checkPast(dbs.issuedOn, now: now, field: "dbs.issued_on")
    if let last = dbs.lastStatus {
      try checkPast(last.on, now: now, field: "dbs.last_status_on")
    }
  }

  /// Refuses a look-up in a register made after `now`.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming the field.
  package static func checkPlausible(
    _ registration: Registration, now: Instant
  ) throws(ServiceError) {
    try checkPast(registration.checkedAt, now: now, field: "checked_at")
  }

  /// Refuses a reinstatement dated before `now`; what restricts may be back-dated freely.
  ///
  /// - Throws: ``ServiceError`` `BACKDATED_GRANT_BLOCKED`, naming `effective_from`.
  package static func checkBackDating(
    _ event: StatusEvent, now: Instant
  ) throws(ServiceError) {
    guard event.kind == .reinstated, event.effectiveFrom < now else { return }
    throw ServiceError(
      .failedPrecondition, .backdatedGrantBlocked, field: "effective_from",
      "must not be before now, \(now), for a reinstatement; got "
        + quoted("\(event.effectiveFrom)"))
  }
}
