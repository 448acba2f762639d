import Passports

/// A table with rows about workers: what they say, which they are, and what becomes of them when a
/// worker is erased.
///
/// A test compares ``all`` with the schema, so that a new table can't be forgotten by the export of
/// a holder's record or by erasure.
struct WorkerTable {
  /// How the holder sees its rows.
  enum Showing {
    /// As entries of the passport, or as who they are.
    case passport
    /// As they are kept.
    case rows
    /// Not at all: keys, and hashes that are made with one.
    case hidden
  }

  /// Its name.
  let name: String
  /// What its rows say, as a plain sentence.
  let what: String
  /// Which rows are about the worker whose key is the one argument, given as often as `?` stands.
  let condition: String
  /// What becomes of them.
  let fate: HeldTable.Fate
  /// How the holder sees them.
  let showing: Showing

  init(
    _ name: String, _ what: String, where condition: String = "worker = ?",
    _ fate: HeldTable.Fate = .deleted, _ showing: Showing = .rows
  ) {
    self.name = name
    self.what = what
    self.condition = condition
    self.fate = fate
    self.showing = showing
  }

  /// Every such table, those that refer to others before these.
  static let all = rights + passport + shares + work + identity

  private static let rights = [
    WorkerTable(
      "dispute_answer", "What a body answered to a dispute.",
      where: "dispute IN (SELECT id FROM dispute WHERE worker = ?)", .deleted, .passport),
    WorkerTable("dispute", "An entry you marked as wrong.", .deleted, .passport),
    WorkerTable(
      "log_entry_key", "What opens a leaf of the log about one of your credentials.",
      .deleted, .hidden),
    WorkerTable("credential", "A credential that was signed about an entry."),
    WorkerTable(
      "holder_key", "The key that the service keeps to sign in your name under a share.",
      .deleted, .hidden),
    WorkerTable("erasure_request", "That you asked to be erased."),
    WorkerTable("erasure_decision", "A decision that you are erased.", .kept),
    WorkerTable("worker_tombstone", "What stays of a record that was erased.", .kept),
  ]

  private static let passport =
    [
      ("status_event", "Something that happened to an entry."),
      ("attestation", "A body's word that an entry is right."),
      ("acceptance", "What another employer made of an achievement."),
      ("evidence", "What shows an achievement."),
      ("fact_assessor", "Who decided about an achievement."),
      ("achievement_scope", "What an achievement covers."),
      ("achievement", "Training, a qualification, a certificate or a competence."),
      ("employment_check", "That an employer made a check."),
      ("engagement", "That a body engages you."),
      ("continuity_break", "A break in service."),
      ("continuity_recognition", "What a body recognises service for."),
      ("continuity_period", "Service with an employer."),
    ].map { WorkerTable($0.0, $0.1, .deleted, .passport) } + [
      WorkerTable(
        "registration_blind_index", "A keyed hash of a registration number.", .deleted, .hidden),
      WorkerTable("registration", "A professional registration.", .deleted, .passport),
      WorkerTable("fact", "Where an entry comes from.", .deleted, .passport),
    ]

  private static let ownGrants = "share_grant IN (SELECT id FROM share_grant WHERE worker = ?)"
  private static let ownTransfers = "transfer IN (SELECT key FROM transfer WHERE worker = ?)"

  private static let shares = [
    WorkerTable(
      "share_redemption", "That a verifier redeemed a share code of yours.", where: ownGrants),
    WorkerTable("share_grant_withdrawal", "That you took a grant back.", where: ownGrants),
    WorkerTable("share_grant", "That you let a body look."),
    WorkerTable(
      "access_log", "A look at your passport, or an attempt.",
      where: "worker = (SELECT id FROM worker WHERE key = ?)"),
    WorkerTable(
      "transfer_ruling", "What somebody decided about a part of a move.", where: ownTransfers),
    WorkerTable("transfer_item", "What must be in order for a move.", where: ownTransfers),
    WorkerTable("transfer", "A move to another employer."),
  ]

  private static let ownDecisions = "decision IN (SELECT number FROM decision WHERE worker = ?)"

  private static let work = [
    WorkerTable(
      "decision_finding", "What a look back found of an answer about you.", where: ownDecisions),
    WorkerTable(
      "decision_reliance", "What an answer about you relied on.", where: ownDecisions),
    WorkerTable(
      "decision", "An answer whether you may do a delegated task.", .cleared),
    WorkerTable(
      "delegation_party", "The parties of a fact of delegated care.",
      where: "fact IN (SELECT key FROM delegation_fact WHERE worker = ?)"),
    WorkerTable("delegation_fact", "A fact of delegated care about you."),
    WorkerTable(
      "job_record", "What you let be found of you, and what an employer saw of your attitude."),
    WorkerTable("agreement", "A delegation to you.", .kept),
    WorkerTable("agreement_delegator", "A delegation by you.", .kept),
    WorkerTable("joint_role_person", "A joint role that names you.", .kept),
    WorkerTable(
      "line_management", "Who manages you and whom you manage.",
      where: "? IN (worker, manager)", .kept),
    WorkerTable("placement_fact", "A programme or placement that names you.", .kept),
    WorkerTable(
      "hours_entry", "Hours of a placement, yours or verified by you.",
      where: "? IN (learner, verified_by)", .kept),
    WorkerTable("learner_event", "Your part in a learning cohort.", .kept),
    WorkerTable("partnership_fact", "A post of a partnership that you held.", .kept),
  ]

  private static let identity = [
    WorkerTable(
      "worker_blind_index", "A keyed hash of a name or number.", .deleted, .hidden),
    WorkerTable(
      "worker_link", "That two records may be one person's.", where: "? IN (worker, other)"),
    WorkerTable("worker_identity", "Who you are.", .deleted, .passport),
    WorkerTable("worker_key_seal", "The key of your record.", .deleted, .hidden),
  ]

  /// Its argument as often as the condition asks for it.
  func arguments(_ worker: Int64) -> [SQLValue] {
    Array(repeating: .integer(worker), count: condition.count { $0 == "?" })
  }
}
