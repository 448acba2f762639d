import ReferenceData
package import Vocabulary

// What a write about placements is refused for, by the codes of the reference data.

/// The error of a refusal that the reference data names, with what is wrong and what to do.
func refusal(
  _ fault: WriteFault, _ reason: ErrorReason, field: String, _ detail: String
) -> ServiceError {
  let entry = ValidationCodes.entry(for: fault)
  return ServiceError(
    .failedPrecondition, reason, field: field,
    "\(entry.meaning.loweredFirst): \(detail); \(entry.whatToDo.loweredFirst)")
}

extension String {
  /// The text with its first letter in lower case, to go on inside a sentence.
  fileprivate var loweredFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension PracticeArea {
  /// Refuses a placement of `terms` where, on some day of it, the area has no place left beside
  /// `others`, the days on which learners of the same kind take one.
  ///
  /// - Throws: ``ServiceError`` `PLACEMENT_CAPACITY_EXCEEDED`, naming `field` and the first day.
  package func requirePlace(
    for type: LearnerTypeCode, on days: DatePeriod, beside others: [DatePeriod], field: String
  ) throws(ServiceError) {
    guard let day = firstFullDay(for: type, on: days, beside: others) else { return }
    let (places, taken) = (places(for: type, on: day), others.count { $0.contains(day) })
    throw refusal(
      .placementCapacityExceeded, .placementCapacityExceeded, field: field,
      "\(places) for \(type) on \(day), \(taken) taken")
  }

  /// The first day of `days` on which one more learner of `type` has no place; nil where there is
  /// none.
  package func firstFullDay(
    for type: LearnerTypeCode, on days: DatePeriod, beside others: [DatePeriod]
  ) -> CivilDate? {
    // Places only become fewer and learners more on these days; between them nothing changes.
    let changes =
      [days.start] + others.map(\.start)
      + capacity.flatMap { [$0.period.start, $0.period.end].compactMap(\.self) }
      + [period.start, period.end].compactMap(\.self)
    return changes.filter(days.contains).sorted().first { day in
      others.count { $0.contains(day) } >= places(for: type, on: day)
    }
  }

  /// Refuses a start on `day` where the audit is not in date.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS`, naming `field`.
  package func requireAudited(on day: CivilDate, field: String) throws(ServiceError) {
    guard audit(on: day) == .expired else { return }
    throw ServiceError(
      .failedPrecondition, .stateForbids, field: field,
      "must begin while the area's audit is in date; it holds through "
        + quoted(auditHoldsThrough?.description ?? "no day"))
  }
}

extension StaffAssignment {
  /// Refuses an assignment that the learner's other placements, or the assessors of neighbouring
  /// parts, rule out.
  ///
  /// `placement` is the one it is made on; `others` are the learner's other placements, those taken
  /// back as mistakes left out; `aliases` are further identifiers of the same person, whose records
  /// were merged.
  ///
  /// - Throws: ``ServiceError`` `ASSESSMENT_SELF`, `PLACEMENT_SUPERVISOR_IS_ASSESSOR`,
  ///   `FIELDS_CONTRADICT` or `STATE_FORBIDS`, naming the field.
  package func requireApart(
    on placement: Placement, others: [Placement], aliases: Set<WorkerID> = []
  ) throws(ServiceError) {
    let person = aliases.union([worker])
    guard !person.contains(placement.terms.learner) else {
      throw ServiceError(
        .failedPrecondition, .assessmentSelf, field: "worker_id",
        "must be somebody other than the learner")
    }
    let all = [placement] + others
    let roles = Set(all.flatMap(\.staff).filter { person.contains($0.worker) }.map(\.role))
    if (role == .practiceSupervisor && roles.contains(.practiceAssessor))
      || (role == .practiceAssessor && roles.contains(.practiceSupervisor))
    {
      throw refusal(
        .placementSupervisorIsAssessor, .placementSupervisorIsAssessor, field: "worker_id",
        "rule PL-05")
    }
    guard roles.isSubset(of: [role]) else {
      throw ServiceError(
        .failedPrecondition, .fieldsContradict, field: "role",
        "must be the only role that this person has for the learner")
    }
    try requireNewAcademicAssessor(placement.terms.part, all, person)
    guard placement.terms.period.covers(period) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "ends_on",
        "must lie inside the days of the placement")
    }
  }

  /// How far the standing rule on `parameter` is to be trusted, in the words of its table.
  private static func status(of parameter: String) -> String {
    (PlacementRules.find(parameter)?.provenance.status ?? .notFound).rawValue
  }

  private func requireNewAcademicAssessor(
    _ part: Int, _ placements: [Placement], _ person: Set<WorkerID>
  ) throws(ServiceError) {
    guard role == .academicAssessor else { return }
    let enrolment = placements.first?.terms.enrolment
    let near = placements.filter {
      $0.terms.enrolment == enrolment && abs($0.terms.part - part) == 1
    }
    let isNear = near.flatMap(\.staff).contains { person.contains($0.worker) && $0.role == role }
    guard !isNear else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "worker_id",
        "must not be the academic assessor of the part before or after: rule PL-07, "
          + Self.status(of: "academic_assessor_changes_each_part"))
    }
  }
}

extension PracticeSupervisor {
  /// Refuses an assignment outside what they are ready for; `held` are the days on which they have
  /// other learners.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` for a role or days they are not ready for,
  ///   `LIMIT_REACHED` for a learner too many, naming the field.
  package func requireReady(
    for assignment: StaffAssignment, beside held: [DatePeriod]
  ) throws(ServiceError) {
    guard roles.contains(assignment.role) else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "role",
        "must be one that this person is recorded as ready for")
    }
    guard period.covers(assignment.period) else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "worker_id",
        "must be ready on all these days; is from \(period.start) to "
          + (period.end?.description ?? "no stated end"))
    }
    let days = [assignment.period.start] + held.map(\.start)
    let full = days.filter(assignment.period.contains).sorted().first { day in
      held.count { $0.contains(day) } >= learnersMost
    }
    if let full {
      throw ServiceError(
        .failedPrecondition, .limitReached, field: "worker_id",
        "must have at most \(learnersMost) learners at a time; has as many on \(full)")
    }
  }
}
