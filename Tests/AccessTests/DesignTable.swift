import Access

/// The table of the access design, copied from the document and not from the code: one line an
/// action, one column a duty. A cell lists the facts that open it, any one of them being enough;
/// `–` denies, `yes` opens by the duty alone. Where the document gives different verbs of one row
/// to different duties, the row stands here once a verb.
enum DesignTable {
  static let duties: [Duty] = [
    .holder, .verifier, .manager, .trainer, .assessor, .delegator, .rota, .planner, .board,
    .steward, .auditor, .operator,
  ]

  static let text = """
    # read a passport
    READ-PASSPORT | self | granted | employs | enrolled | assesses | delegates | – | – | – | – \
    | agreed granted | –
    # verify, readiness, transfer
    VERIFY | self | granted | employs | enrolled | – | – | – | – | – | – | – | –
    READ-TRANSFER | self | own | own | own | – | – | – | – | – | – | – | –
    DECIDE-TRANSFER | – | own | own | – | – | – | – | – | – | – | – | –
    LIST-EXPIRING | self | – | own | own | – | – | – | – | – | – | – | –
    # find a worker: a verifier hears only that one may exist, the others of their own people
    FIND-WORKER | – | yes | own | own | – | – | – | – | – | – | – | –
    # grant, withdraw sight; see who looked; dispute; export own record
    CONTROL-SIGHT | self | – | – | – | – | – | – | – | – | – | – | –
    # a body answers what it recorded, so it reads the disputes of that
    LIST-DISPUTES | self | – | own | own | own | own | – | – | – | – | – | –
    # a share code is a grant; who looks under a duty has wider ways of their own
    REDEEM-SHARE | – | granted | – | – | – | – | – | – | – | – | granted | –
    # a file that somebody brings opens nothing that is kept here
    VERIFY-PRESENTATION | yes | yes | yes | yes | yes | yes | – | – | – | – | yes | –
    # register a worker, record engagement, check, registration
    REGISTER-WORKER | – | – | own | own | – | – | – | – | – | – | – | –
    IMPORT-STAFF | – | – | own | – | – | – | – | – | – | – | – | –
    # the first engagement at a new body, which the document leaves out: the worker's grant allows
    # it
    ENGAGE-WORKER | – | – | employs granted | enrolled granted | – | – | – | – | – | – | – | –
    KEEP-RECORD | – | – | employs | enrolled | – | – | – | – | – | – | – | –
    # record evidence, achievement
    RECORD-ACHIEVEMENT | – | – | employs | enrolled | assesses | registered | – | – | – | – | – | –
    # attest, supersede, revoke, suspend
    CHANGE-FACT | – | – | attested | attested | attested | attested | – | – | – | – | – | –
    # accept another employer's competence
    ACCEPT-COMPETENCE | – | – | employs | – | – | – | – | – | – | – | – | –
    # care-plan task, consent, stability, risk, order facts
    RECORD-CARE | – | – | cares-for | – | – | cares-for | – | – | – | – | – | –
    # the first care episode makes the relation, as the first engagement does for a worker
    REGISTER-PERSON | – | – | own | – | – | own | – | – | – | – | – | –
    # what an employer says of itself, and practice, which the document leaves out
    KEEP-PROVIDER | – | – | own | – | – | – | – | – | – | own | – | –
    LOG-PRACTICE | self | – | employs | – | – | – | employs | – | – | – | – | –
    # propose, review, suspend, withdraw a delegation; both worker and employer must accept
    PROPOSE-DELEGATION | – | – | – | – | – | own-agreement | – | – | – | – | – | –
    REFUSE-DELEGATION | self | – | – | – | – | – | – | – | – | – | – | –
    ACCEPT-DELEGATION | self | – | employs | – | – | – | – | – | – | – | – | –
    STOP-DELEGATION | – | – | employs | – | – | own-agreement | – | – | – | – | – | –
    SUPERVISE-DELEGATION | – | – | employs | – | – | own-agreement | – | – | – | – | – | –
    READ-DELEGATION | self | – | own own-agreement | – | – | own-agreement | – | – | – | – \
    | agreed | –
    # check a delegation, find who may do a visit
    CHECK-DELEGATION | self | – | employs-and-cares-for | – | – | own-agreement \
    | employs-and-cares-for | – | – | – | – | –
    # replay, look back
    REPLAY-DECISION | self | – | employs | – | – | own-agreement | – | – | – | – | agreed | –
    # joint roles, vacancies, placements, cohorts
    READ-JOINT-WORK | self | yes | own | own | own | – | – | yes | – | – | agreed | –
    KEEP-JOINT-WORK | – | – | own | own | own | – | – | – | – | – | – | –
    # of these, joint roles: nothing of them is published, and totals are told by place
    READ-JOINT-ROLE | self | – | own | – | – | – | – | – | – | – | agreed | –
    KEEP-JOINT-ROLE | – | – | own | – | – | – | – | – | – | – | – | –
    KEEP-ROLE-TEMPLATE | – | – | own | – | – | – | – | – | – | own | – | –
    DESCRIBE-JOINT-POSTS | – | – | – | – | – | – | – | place | place | – | – | –
    APPROVE-JOINT-WORK | – | – | – | – | – | – | – | – | place | – | – | –
    # match a vacancy
    JOIN-MATCHING | self | – | – | – | – | – | – | – | – | – | – | –
    MATCH-VACANCY | – | – | own | – | – | – | – | – | – | – | – | –
    OPEN-MATCH | – | – | opted-in | – | – | – | – | – | – | – | – | –
    # returns, plans, runs
    READ-PLAN | – | – | – | – | – | – | – | own place | place | – | agreed | –
    KEEP-PLAN | – | – | – | – | – | – | – | own place | – | – | – | –
    APPROVE-PLAN | – | – | – | – | – | – | – | – | place | – | – | –
    # accountability, funds, lent powers
    READ-ACCOUNTABILITY | – | – | – | – | – | – | – | yes | place | – | agreed | –
    RECORD-ACCOUNTABILITY | – | – | – | – | – | – | – | – | place | own | – | –
    # organisations, frameworks, role profiles, policy rows
    READ-REGISTRY | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | –
    WRITE-REGISTRY | – | – | – | – | – | – | – | – | – | own | – | –
    TIGHTEN-POLICY | – | – | own | – | – | – | – | – | – | own | – | –
    RECORD-AUDIT-ENGAGEMENT | – | – | – | – | – | – | – | – | – | yes | – | –
    # trust list, status lists, log
    READ-TRUST | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes
    PUBLISH-TRUST | – | – | – | – | – | – | – | – | – | – | – | yes
    # issue keys, rotate, compromise
    KEEP-ORGANISATION-KEYS | – | – | – | – | – | – | – | – | – | own | – | –
    KEEP-SERVICE-KEYS | – | – | – | – | – | – | – | – | – | – | – | yes
    # erase a worker
    REQUEST-ERASURE | self | – | – | – | – | – | – | – | – | – | – | –
    DECIDE-ERASURE | – | – | – | – | – | – | – | – | – | own | – | –
    ERASE-WORKER | – | – | – | – | – | – | – | – | – | recorded-decision | – | –
    # backup, restore, health, metrics, settings
    RUN-SERVICE | – | – | – | – | – | – | – | – | – | – | – | yes
    """

  /// The facts that open each cell; no cell for an action or duty that the text leaves out.
  static let cells: [String: [Duty: [String]]] = {
    var cells: [String: [Duty: [String]]] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let columns = line.split(separator: "|").map { words($0) }
      guard let action = columns.first?.first, columns.count == duties.count + 1 else { continue }
      for (duty, words) in zip(duties, columns.dropFirst()) {
        cells[action, default: [:]][duty] = words.filter { $0 != "–" }
      }
    }
    return cells
  }()

  /// The purposes each duty may state; those left out may state none.
  static let purposes: [Duty: [Purpose]] = [
    .holder: [.ownRecord],
    .verifier: [.preEmploymentCheck, .transfer, .training, .delegation],
    .manager: [.staffManagement, .transfer, .delegation],
    .trainer: [.training, .transfer],
    .assessor: [.training],
    .delegator: [.delegation],
    .auditor: [.audit],
  ]

  private static func words(_ column: Substring) -> [String] {
    column.split(separator: " ").map(String.init)
  }
}
