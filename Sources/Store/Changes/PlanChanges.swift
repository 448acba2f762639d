package import Planning
import Vocabulary

// Appending plans, scenarios, runs and returns. Nothing here is ever changed: a return's recorded
// interval is closed where another takes its place, and all else stands as it was written.

extension StoreChange: PlanWriting {
  package func record(_ plan: Plan) throws {
    let place = try plan.place.map { try planArea($0, field: "place_id") }
    let key = try inserted(
      """
      INSERT INTO plan (id, organisation, place, title, start_month, horizon_months, is_synthetic,
        created_at_ms, recorded_from)
      VALUES (\(Dialect.marks(9))) RETURNING key
      """,
      [
        .id(plan.id), cell(plan.organisation), .number(place), .text(plan.title),
        .number(plan.start.index), .number(plan.horizonMonths), .truth(plan.isSynthetic),
        .moment(stamp().recordedAt), sequenceCell(),
      ])
    for (position, area) in plan.plannedPlaces.enumerated() {
      try writing.execute(
        "INSERT INTO plan_area (plan, position, place) VALUES (?, ?, ?)",
        [
          .integer(key), .number(position),
          .integer(planArea(area, field: "planned_place_ids[\(position)]")),
        ])
    }
  }

  package func record(_ scenario: KeptScenario, of plan: PlanID) throws {
    try writing.execute(
      """
      INSERT INTO plan_scenario (plan, version, digest, bytes, data_version, recorded_from)
      VALUES (\(Dialect.marks(6)))
      """,
      [
        .integer(existingKey(of: plan)), .number(scenario.version), .blob(scenario.digest),
        .blob(scenario.bytes), .integer(newKey(of: scenario.dataVersion)), sequenceCell(),
      ])
  }

  package func record(_ run: PlanRun) throws {
    let basis = run.basis
    let key = try inserted(
      """
      INSERT INTO plan_run (id, plan, scenario_version, sets_levers, title, scenario_digest, seed,
        draws, model_version, data_version, start_month, horizon_months, is_synthetic,
        started_at_ms, recorded_from)
      VALUES (\(Dialect.marks(15))) RETURNING key
      """,
      [
        .id(run.id), .integer(existingKey(of: run.plan)), .number(run.scenarioVersion),
        .truth(run.levers != nil), .text(basis.title), .blob(basis.scenarioDigest),
        .integer(Int64(bitPattern: basis.seed)), .number(basis.draws),
        .integer(newKey(of: basis.modelVersion)), .integer(newKey(of: basis.dataVersion)),
        .number(basis.start.index), .number(basis.horizonMonths), .truth(basis.isSynthetic),
        .moment(run.startedAt), sequenceCell(),
      ])
    for (lever, size) in (run.levers ?? [:]).sorted(by: { $0.key < $1.key }) {
      try writing.execute(
        "INSERT INTO plan_run_lever (run, lever, size) VALUES (?, ?, ?)",
        [.integer(key), cell(lever), .real(size)])
    }
    for (position, threshold) in basis.thresholds.enumerated() {
      try writing.execute(
        "INSERT INTO plan_run_threshold (run, position, fte) VALUES (?, ?, ?)",
        [.integer(key), .number(position), .real(threshold)])
    }
  }

  package func record(_ ending: PlanRun.Ending, parts: [[UInt8]], of run: PlanRunID) throws {
    let key = try existingKey(of: run)
    let failure = ending.failure
    try writing.execute(
      """
      INSERT INTO plan_run_ending (run, ended_at_ms, digest, code, reason, field, message,
        recorded_from)
      VALUES (\(Dialect.marks(8)))
      """,
      [
        .integer(key), .moment(ending.at), .bytes(ending.digest), .words(failure?.code.rawValue),
        .words(failure?.reason.rawValue), .words(failure?.field), .words(failure?.message),
        sequenceCell(),
      ])
    for (position, bytes) in parts.enumerated() {
      try writing.execute(
        "INSERT INTO plan_run_part (run, position, bytes) VALUES (?, ?, ?)",
        [.integer(key), .number(position), .blob(bytes)])
    }
  }

  package func record(_ freezing: PlanFreezing, of plan: PlanID) throws {
    try writing.execute(
      """
      INSERT INTO plan_freezing (plan, run, decided_by, at_ms, recorded_from)
      VALUES (\(Dialect.marks(5)))
      """,
      [
        .integer(existingKey(of: plan)), .integer(existingKey(of: freezing.run)),
        .text(freezing.decidedBy), .moment(freezing.at), sequenceCell(),
      ])
  }

  package func record(_ plan: PlanReturn, replacing replaced: PlanReturnID?) throws {
    if let replaced {
      try writing.execute(
        "UPDATE plan_return SET recorded_to = ? WHERE id = ? AND recorded_to IS NULL",
        [sequenceCell(), .id(replaced)])
    }
    let key = try inserted(
      """
      INSERT INTO plan_return (id, organisation, place, title, submitted_at_ms, recorded_from)
      VALUES (\(Dialect.marks(6))) RETURNING key
      """,
      [
        .id(plan.id), cell(plan.organisation),
        .integer(planArea(plan.place, field: "place_id")), .text(plan.title),
        .moment(stamp().recordedAt), sequenceCell(),
      ])
    for line in plan.lines { try record(line, of: key) }
  }

  package func record(mergedFrom returns: [PlanReturnID], into plan: PlanID) throws {
    let key = try existingKey(of: plan)
    for (position, merged) in returns.enumerated() {
      let part = try sql.first("SELECT key FROM plan_return WHERE id = ?", [.id(merged)]) {
        try $0.integer(0)
      }
      guard let part else { throw missing("return", field: "return_ids[\(position)]") }
      try writing.execute(
        "INSERT INTO plan_merge (plan, position, plan_return, recorded_from) VALUES (?, ?, ?, ?)",
        [.integer(key), .number(position), .integer(part), sequenceCell()])
    }
  }
}

// MARK: - Parts

extension StoreChange {
  private func record(_ line: PlanLine, of plan: Int64) throws {
    try writing.execute(
      """
      INSERT INTO plan_return_line (plan_return, number, kind, staff_group, count, unit, year,
        source, programme, note)
      VALUES (\(Dialect.marks(10)))
      """,
      [
        .integer(plan), .number(line.number), Numbered.planLine.cell(line.kind),
        cell(line.group), .amount(line.count), Numbered.planUnit.cell(line.unit),
        .number(line.year), Numbered.supply.cell(line.source), cell(line.programme),
        .text(line.note),
      ])
  }

  /// The number of a plan that must be there.
  func existingKey(of plan: PlanID) throws -> Int64 {
    guard let key = try key(of: plan) else { throw missing("plan", field: "plan_id") }
    return key
  }

  private func existingKey(of run: PlanRunID) throws -> Int64 {
    let key = try sql.first("SELECT key FROM plan_run WHERE id = ?", [.id(run)]) {
      try $0.integer(0)
    }
    guard let key else { throw missing("run", field: "run_id") }
    return key
  }

  private func planArea(_ id: PlaceID, field: String) throws -> Int64 {
    guard let key = try placeKey(id) else { throw missing("area", field: field) }
    return key
  }

  private func missing(_ noun: String, field: String) -> ServiceError {
    ServiceError(.notFound, .recordNotFound, field: field, "there is no such \(noun)")
  }
}
