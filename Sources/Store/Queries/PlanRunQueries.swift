package import Planning
import Vocabulary

// Runs of plans and what they gave.

extension StoreSnapshot {
  package func run(_ id: PlanRunID) throws -> PlanRun? {
    try runs(where: "r.id = ?", [.id(id)]).first?.run
  }

  package func runs(
    of plan: PlanID, before cursor: PlanRunCursor?, limit: Int
  ) throws -> [(run: PlanRun, cursor: PlanRunCursor)] {
    guard let key = try key(of: plan) else { return [] }
    let before = cursor?.sequence ?? CommitSequence(.max)
    return try runs(
      where: "r.plan = ? AND r.recorded_from < ? ORDER BY r.recorded_from DESC LIMIT ?",
      [.integer(key), .sequence(before), .number(limit)])
  }

  package func resultParts(of run: PlanRunID) throws -> [[UInt8]] {
    try sql.rows(
      """
      SELECT t.bytes FROM plan_run r JOIN plan_run_part t ON t.run = r.key
      WHERE r.id = ? ORDER BY t.position
      """, [.id(run)]
    ) { try $0.blob(0) }
  }

  private func runs(
    where condition: String, _ arguments: [SQLValue]
  ) throws -> [(run: PlanRun, cursor: PlanRunCursor)] {
    try sql.rows(
      """
      SELECT r.key, r.id, p.id, r.scenario_version, r.sets_levers, r.title, r.scenario_digest,
        r.seed, r.draws, r.model_version, r.data_version, r.start_month, r.horizon_months,
        r.is_synthetic, r.started_at_ms, r.recorded_from, e.ended_at_ms, e.digest, e.code,
        e.reason, e.field, e.message
      FROM plan_run r
      JOIN plan p ON p.key = r.plan
      LEFT JOIN plan_run_ending e ON e.run = r.key
      WHERE \(condition)
      """, arguments
    ) { (try run($0), PlanRunCursor(try $0.sequence(15))) }
  }

  private func run(_ row: any SQLRow) throws -> PlanRun {
    let key = try row.integer(0)
    return PlanRun(
      id: try row.id(1), plan: try row.id(2), scenarioVersion: try row.exact(3),
      levers: try row.truth(4) ? try levers(of: key) : nil,
      basis: RunBasis(
        title: try row.text(5), scenarioDigest: try row.blob(6),
        seed: UInt64(bitPattern: try row.integer(7)), draws: try row.exact(8),
        thresholds: try thresholds(of: key), modelVersion: try term(row.integer(9)),
        dataVersion: try term(row.integer(10)), start: try row.month(11),
        horizonMonths: try row.exact(12), isSynthetic: try row.truth(13)),
      startedAt: try row.moment(14),
      ending: try row.optional(16) { _ in try ending(row) })
  }

  private func ending(_ row: any SQLRow) throws -> PlanRun.Ending {
    let at = try row.moment(16)
    if let digest = try row.optional(17, row.blob) { return PlanRun.Ending(at: at, digest: digest) }
    guard let code = ServiceError.Code(rawValue: try row.text(18)),
      let reason = ErrorReason(rawValue: try row.text(19))
    else { throw damaged("a run failed for an unknown reason") }
    return PlanRun.Ending(
      at: at,
      failure: ServiceError(
        code, reason, field: try row.optional(20, row.text), try row.text(21)))
  }

  private func levers(of run: Int64) throws -> [LeverCode: Double] {
    let sizes: [(LeverCode, Double)] = try sql.rows(
      "SELECT lever, size FROM plan_run_lever WHERE run = ?", [.integer(run)]
    ) { (try code($0.integer(0)), try $0.real(1)) }
    return Dictionary(sizes) { first, _ in first }
  }

  private func thresholds(of run: Int64) throws -> [Double] {
    try sql.rows(
      "SELECT fte FROM plan_run_threshold WHERE run = ? ORDER BY position", [.integer(run)]
    ) { try $0.real(0) }
  }
}
