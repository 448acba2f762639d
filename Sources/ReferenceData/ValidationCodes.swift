/// What a write can be refused for: the checks made when facts are recorded.
package enum WriteFault: String, Sendable, CaseIterable {
  case jointRoleFteExceeded = "JOINT_ROLE_FTE_EXCEEDED"
  case jointRoleHoursExceeded = "JOINT_ROLE_HOURS_EXCEEDED"
  case jointRolePartyWithoutAgreement = "JOINT_ROLE_PARTY_WITHOUT_AGREEMENT"
  case jointRoleNoLineManager = "JOINT_ROLE_NO_LINE_MANAGER"
  case placementSupervisorIsAssessor = "PLACEMENT_SUPERVISOR_IS_ASSESSOR"
  case placementWeeklyHoursExceeded = "PLACEMENT_WEEKLY_HOURS_EXCEEDED"
  case placementCapacityExceeded = "PLACEMENT_CAPACITY_EXCEEDED"
  case equivalenceCycle = "EQUIVALENCE_CYCLE"
  case assessmentSelf = "ASSESSMENT_SELF"
  case evidenceBeforeStart = "EVIDENCE_BEFORE_START"
  case delegationTaskExcluded = "DELEGATION_TASK_EXCLUDED"
  case delegationWithoutPlan = "DELEGATION_WITHOUT_PLAN"
  case backdatedGrantBlocked = "BACKDATED_GRANT_BLOCKED"
}

/// What is to be told about one refusal of a write.
package struct ValidationCode: Hashable, Sendable {
  /// The refusal.
  package let fault: WriteFault
  /// The kind of write it stops, in words.
  package let raisedOn: String
  /// What is wrong.
  package let meaning: String
  /// What to do about it.
  package let whatToDo: String
  /// Where the rule comes from.
  package let provenance: Provenance
}

/// The refusals of writes with their texts.
package enum ValidationCodes {
  /// In the order of the table, which is that of ``WriteFault``.
  package static let all: [ValidationCode] = TableText.rows(TableText.validationCodes) { row in
    ValidationCode(
      fault: try row.word("code"), raisedOn: try row.text("raised_on"),
      meaning: try row.text("meaning"), whatToDo: try row.text("what_to_do"),
      provenance: try row.provenance(sources: "source_ids"))
  }

  /// The texts of `fault`; tests hold the table to one row for each.
  package static func entry(for fault: WriteFault) -> ValidationCode {
    byFault[fault]
      ?? ValidationCode(
        fault: fault, raisedOn: "", meaning: "", whatToDo: "", provenance: Provenance(.notFound))
  }

  private static let byFault = Dictionary(all.map { ($0.fault, $0) }) { first, _ in first }
}
