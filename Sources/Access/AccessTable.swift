/// Who may do what: for each action the duties that may, and what facts must show for each.
///
/// The table reads aloud: "to read a passport, a verifier must be granted and sees what was
/// granted". A duty a row does not name is denied. Where a cell has several ways the first that the
/// facts show is taken, so the wider one stands first.
package enum AccessTable {
  /// The ways in which `duty` may do `action`, first choice first; empty where it never may.
  package static func rules(for action: Action, by duty: Duty) -> [AccessRule] {
    rules[action]?[duty] ?? []
  }

  private typealias Row = [Duty: [AccessRule.Way]]

  private static let rules: [Action: [Duty: [AccessRule]]] = {
    var table: [Action: [Duty: [AccessRule]]] = [:]
    for action in Action.allCases {
      for (duty, ways) in row(action) {
        table[action, default: [:]][duty] = ways.map { AccessRule(action, duty, $0) }
      }
    }
    return table
  }()

  private static func row(_ action: Action) -> Row {
    passports[action] ?? records[action] ?? delegations[action] ?? jointWork[action]
      ?? plans[action] ?? service[action] ?? [:]
  }

  // Passports and who sees them.
  private static let passports: [Action: Row] = [
    .readPassport: [
      .holder: [.must(.isSelf, sees: .everything)],
      .verifier: [.must(.granted, sees: .whatWasGranted)],
      .manager: [.must(.employs, sees: .everything)],
      .trainer: [.must(.enrolled, sees: .whatItAttested)],
      .assessor: [.must(.assesses, sees: .competencesItAttested)],
      .delegator: [.must(.delegates, sees: .competences)],
      .auditor: [
        .must(.agreed, sees: .everything), .must(.granted, sees: .whatWasGranted),
      ],
    ],
    .verify: [
      .holder: [.must(.isSelf, sees: .everything)],
      .verifier: [.must(.granted, sees: .whatWasGranted)],
      .manager: [.must(.employs, sees: .everything)],
      .trainer: [.must(.enrolled, sees: .everything)],
    ],
    .readTransfer: [
      .holder: [.must(.isSelf)],
      .verifier: [.must(.ownOrganisation)],
      .manager: [.must(.ownOrganisation)],
      .trainer: [.must(.ownOrganisation)],
    ],
    .decideTransfer: [
      .verifier: [.must(.ownOrganisation)],
      .manager: [.must(.ownOrganisation)],
    ],
    .listExpiring: [
      .holder: [.must(.isSelf)],
      .manager: [.must(.ownOrganisation)],
      .trainer: [.must(.ownOrganisation)],
    ],
    // A verifier is told only that somebody may exist; the others hear of their own people.
    .findWorker: [
      .verifier: [.must(.dutyAlone)],
      .manager: [.must(.ownOrganisation)],
      .trainer: [.must(.ownOrganisation)],
    ],
    .controlSight: [.holder: [.must(.isSelf)]],
    .listDisputes: [
      .holder: [.must(.isSelf)],
      .manager: [.must(.ownOrganisation)],
      .trainer: [.must(.ownOrganisation)],
      .assessor: [.must(.ownOrganisation)],
      .delegator: [.must(.ownOrganisation)],
    ],
    .redeemShare: [
      .verifier: [.must(.granted, sees: .whatWasGranted)],
      .auditor: [.must(.granted, sees: .whatWasGranted)],
    ],
    // Whoever is shown a file may have it judged: it opens nothing that is kept here.
    .verifyPresentation: [
      .holder: [.must(.dutyAlone)],
      .verifier: [.must(.dutyAlone)],
      .manager: [.must(.dutyAlone)],
      .trainer: [.must(.dutyAlone)],
      .assessor: [.must(.dutyAlone)],
      .delegator: [.must(.dutyAlone)],
      .auditor: [.must(.dutyAlone)],
    ],
  ]

  // What is written about a worker.
  private static let records: [Action: Row] = [
    // Nobody employs a worker who is not registered yet, so the engagement's body is asked about.
    .registerWorker: [
      .manager: [.must(.ownOrganisation)],
      .trainer: [.must(.ownOrganisation)],
    ],
    .importStaff: [.manager: [.must(.ownOrganisation)]],
    // The first engagement elsewhere makes the relation: the worker's grant for the move allows it.
    .engageWorker: [
      .manager: [.must(.employs), .must(.granted)],
      .trainer: [.must(.enrolled), .must(.granted)],
    ],
    .keepRecord: [
      .manager: [.must(.employs)],
      .trainer: [.must(.enrolled)],
    ],
    .recordAchievement: [
      .manager: [.must(.employs)],
      .trainer: [.must(.enrolled)],
      .assessor: [.must(.assesses)],
      .delegator: [.must(.registered)],
    ],
    .changeFact: [
      .manager: [.must(.attested)],
      .trainer: [.must(.attested)],
      .assessor: [.must(.attested)],
      .delegator: [.must(.attested)],
    ],
    .acceptCompetence: [.manager: [.must(.employs)]],
  ]

  // Care and delegation.
  private static let delegations: [Action: Row] = [
    // Nobody cares for a person who is not registered yet, so the episode's body is asked about.
    .registerPerson: [
      .manager: [.must(.ownOrganisation)],
      .delegator: [.must(.ownOrganisation)],
    ],
    .recordCare: [
      .manager: [.must(.caresFor)],
      .delegator: [.must(.caresFor)],
    ],
    .keepProvider: [
      .manager: [.must(.ownOrganisation)],
      .steward: [.must(.ownOrganisation)],
    ],
    .logPractice: [
      .holder: [.must(.isSelf)],
      .manager: [.must(.employs)],
      .rota: [.must(.employs)],
    ],
    .proposeDelegation: [.delegator: [.must(.ownAgreement)]],
    .refuseDelegation: [.holder: [.must(.isSelf)]],
    // An agreement needs both answers, so the worker accepts as they may decline.
    .acceptDelegation: [
      .holder: [.must(.isSelf)],
      .manager: [.must(.employs)],
    ],
    .stopDelegation: [
      .manager: [.must(.employs)],
      .delegator: [.must(.ownAgreement)],
    ],
    .superviseDelegation: [
      .manager: [.must(.employs)],
      .delegator: [.must(.ownAgreement)],
    ],
    .readDelegation: [
      .holder: [.must(.isSelf)],
      .manager: [.must(.ownOrganisation), .must(.ownAgreement)],
      .delegator: [.must(.ownAgreement)],
      .auditor: [.must(.agreed)],
    ],
    .checkDelegation: [
      .holder: [.must(.isSelf)],
      .manager: [.must(.employsAndCaresFor)],
      .delegator: [.must(.ownAgreement)],
      .rota: [.must(.employsAndCaresFor)],
    ],
    .replayDecision: [
      .holder: [.must(.isSelf)],
      .manager: [.must(.employs)],
      .delegator: [.must(.ownAgreement)],
      .auditor: [.must(.agreed)],
    ],
  ]

  // Joint roles, vacancies, placements, cohorts: a verifier sees what is published, a planner sums.
  private static let jointWork: [Action: Row] = [
    .readJointWork: [
      .holder: [.must(.isSelf)],
      .verifier: [.must(.dutyAlone)],
      .manager: [.must(.ownOrganisation)],
      .trainer: [.must(.ownOrganisation)],
      .assessor: [.must(.ownOrganisation)],
      .planner: [.must(.dutyAlone)],
      .auditor: [.must(.agreed)],
    ],
    .keepJointWork: [
      .manager: [.must(.ownOrganisation)],
      .trainer: [.must(.ownOrganisation)],
      .assessor: [.must(.ownOrganisation)],
    ],
    // Of joint roles nothing is published, and a planner has the totals of their own places.
    .readJointRole: [
      .holder: [.must(.isSelf)],
      .manager: [.must(.ownOrganisation)],
      .auditor: [.must(.agreed)],
    ],
    .keepJointRole: [.manager: [.must(.ownOrganisation)]],
    .keepRoleTemplate: [
      .manager: [.must(.ownOrganisation)],
      .steward: [.must(.ownOrganisation)],
    ],
    .describeJointPosts: [
      .planner: [.must(.place)],
      .board: [.must(.place)],
    ],
    .approveJointWork: [.board: [.must(.place)]],
    .joinMatching: [.holder: [.must(.isSelf)]],
    .matchVacancy: [.manager: [.must(.ownOrganisation)]],
    // Each worker found is read under the permission they gave for just that.
    .openMatch: [.manager: [.must(.optedIn, sees: .whatWasOptedInto)]],
  ]

  // Plans, money and lent powers. An auditor reads for a stated engagement, never by duty alone.
  private static let plans: [Action: Row] = [
    .readPlan: [
      .planner: [.must(.ownOrganisation), .must(.place)],
      .board: [.must(.place)],
      .auditor: [.must(.agreed)],
    ],
    .keepPlan: [.planner: [.must(.ownOrganisation), .must(.place)]],
    .approvePlan: [.board: [.must(.place)]],
    .readAccountability: [
      .planner: [.must(.dutyAlone)],
      .board: [.must(.place)],
      .auditor: [.must(.agreed)],
    ],
    .recordAccountability: [
      .board: [.must(.place)],
      .steward: [.must(.ownOrganisation)],
    ],
  ]

  // The registry, trust and the service itself; a steward's scope is its own organisation's.
  private static let service: [Action: Row] = [
    .readRegistry: everybody(but: [.operator]),
    .writeRegistry: [.steward: [.must(.ownOrganisation)]],
    .tightenPolicy: [
      .manager: [.must(.ownOrganisation)],
      .steward: [.must(.ownOrganisation)],
    ],
    .recordAuditEngagement: [.steward: [.must(.dutyAlone)]],
    .readTrust: everybody(but: []),
    .publishTrust: [.operator: [.must(.dutyAlone)]],
    .keepOrganisationKeys: [.steward: [.must(.ownOrganisation)]],
    .keepServiceKeys: [.operator: [.must(.dutyAlone)]],
    .requestErasure: [.holder: [.must(.isSelf)]],
    .decideErasure: [.steward: [.must(.ownOrganisation)]],
    .eraseWorker: [.steward: [.must(.recordedDecision)]],
    .runService: [.operator: [.must(.dutyAlone)]],
  ]

  private static func everybody(but excluded: Set<Duty>) -> Row {
    let duties = Duty.allCases.filter { !excluded.contains($0) }
    return Dictionary(uniqueKeysWithValues: duties.map { ($0, [.must(.dutyAlone)]) })
  }
}
