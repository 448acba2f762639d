import Access
import Delegations
package import Roles
package import Vocabulary

/// Somebody on a list of who is managed by whom.
package struct ManagedEntry: Hashable, Sendable {
  /// Who, for which body, by which joint role.
  package let tie: ManagedTie
  /// Who manages or managed on the day; nil where nobody is named.
  package let manager: LineManager?
  /// Why nobody manages; nil where somebody does.
  package let cause: ManagedTie.Cause?
  /// Open delegation agreements of the worker with that employer.
  package let agreements: [AgreementID]
}

/// The order of such lists and where a page of one ended.
struct ManagedCursor: Comparable {
  let key: ManagedTie.Key
  let role: String

  init(_ tie: ManagedTie) {
    key = tie.key
    role = tie.role?.description ?? ""
  }

  init(_ text: String) throws(ServiceError) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3 else {
      throw ServiceError(
        .invalidArgument, .pageTokenInvalid, field: "page_token", "must be a token of this list")
    }
    key = ManagedTie.Key(
      worker: try WorkerID(parts[1], field: "page_token"),
      employer: try OrganisationID(parts[0], field: "page_token"))
    role = parts[2]
  }

  var text: String { "\(key.employer) \(key.worker) \(role)" }

  static func < (left: ManagedCursor, right: ManagedCursor) -> Bool {
    (left.key, left.role) < (right.key, right.role)
  }
}

/// When and as known when a list of managed people is asked.
struct ManagedDay {
  let day: CivilDate
  let known: CommitSequence
  let now: Instant

  /// The moment of that day at which agreements are looked at.
  var moment: Instant {
    day == LondonTime.date(of: now) ? now : LondonTime.start(of: day)
  }
}

extension RecordSnapshot {
  /// The most ties one list may rest on.
  private var mostTies: Int { 20_000 }

  /// Everything said of who manages whom by `whose` and in `scope`'s joint roles, for the day.
  func ties(
    _ whose: ManagementScope, _ scope: JointRoleScope, on asked: ManagedDay
  ) throws -> [ManagedTie] {
    let named = try lineManagements(whose, limit: mostTies + 1, knownAt: asked.known)
    let roles = try jointRoles(scope, after: nil, limit: mostTies + 1, knownAt: asked.known)
    guard named.count <= mostTies, roles.count <= mostTies else {
      throw ServiceError(
        .failedPrecondition, .limitReached, "there are more than \(mostTies) records to look at")
    }
    return try ManagedTie.all(named: named, roles: roles, on: asked.day).filter { tie in
      // Who has left, or whose role is agreed and not theirs yet, is nobody's to manage.
      try isEngaged(
        tie.key.worker, with: tie.key.employer, on: asked.day, knownAt: asked.known)
    }
  }

  /// The entry of `tie`, with the delegations that stay open.
  func entry(of tie: ManagedTie, on asked: ManagedDay) throws -> ManagedEntry {
    let manager = tie.manager(on: asked.day)
    let cause = try tie.cause(on: asked.day) {
      try isEngaged($0.worker, with: $0.organisation, on: asked.day, knownAt: asked.known)
    }
    let own = try agreements(
      .worker(tie.key.worker), after: nil, limit: 1_000, knownAt: asked.known
    ).filter { $0.terms.employer == tie.key.employer }
    let open = try own.filter { agreement in
      switch try view(of: agreement, at: asked.moment, now: asked.now).state {
      case .offered, .accepted, .active, .suspended: true
      default: false
      }
    }
    return ManagedEntry(
      tie: tie, manager: manager, cause: cause, agreements: open.map(\.id))
  }

  /// The page of `ties` after `cursor` and where the next begins.
  func page(
    _ ties: [ManagedTie], after cursor: ManagedCursor?, size: Int, on asked: ManagedDay
  ) throws -> (entries: [ManagedEntry], last: ManagedCursor?) {
    let rest = ties.filter { tie in cursor.map { $0 < ManagedCursor(tie) } ?? true }
      .sorted { ManagedCursor($0) < ManagedCursor($1) }
    let shown = rest.prefix(size)
    let last = rest.count > size ? shown.last.map(ManagedCursor.init) : nil
    return (try shown.map { try entry(of: $0, on: asked) }, last)
  }
}
