package import Planning
package import Vocabulary

/// Facts sorted by kind, so that a view can be made of them.
package struct PartnershipRecords: Sendable {
  /// Posts by name.
  package private(set) var posts: [PostID: Post] = [:]
  /// Appointments by name.
  package private(set) var appointments: [AppointmentID: Appointment] = [:]
  /// Accountabilities by name.
  package private(set) var accountabilities: [AccountabilityID: Accountability] = [:]
  /// Lent powers by name.
  package private(set) var powers: [LentPowerID: LentPower] = [:]
  /// What ended powers early.
  package private(set) var endings: [PowerEnding] = []
  /// Decisions by the power they were taken under.
  package private(set) var decisions: [LentPowerID: [PowerStanding.KeptDecision]] = [:]
  /// Funds by name.
  package private(set) var funds: [FundID: Fund] = [:]
  /// Payments in order of recording.
  package private(set) var payments: [Payment] = []
  /// Variances with their names, in order of recording.
  package private(set) var variances: [(id: RecordID, variance: Variance)] = []
  /// Proposed rules in order of recording.
  package private(set) var proposals: [RiskProposal] = []
  /// Answers to them in order of recording.
  package private(set) var answers: [RiskAnswer] = []
  /// Whose plans are, by plan.
  package private(set) var owners: [PlanID: PlanOwners] = [:]
  /// Answers to plans in order of recording.
  package private(set) var planAnswers: [PlanAnswer] = []
  /// The version of each fact by its name.
  package private(set) var etags: [RecordID: Etag] = [:]

  /// No facts.
  package init() {}

  /// The facts of `kept`, which stand in order of recording.
  package init(_ kept: [KeptPartnership]) {
    add(kept)
  }

  /// Adds the facts of `kept` that are not there yet; they stand in order of recording.
  package mutating func add(_ kept: [KeptPartnership]) {
    for one in kept where etags.updateValue(Etag(one.sequence), forKey: one.id) == nil {
      add(one.fact, one.id)
    }
  }

  private mutating func add(_ fact: PartnershipFact, _ id: RecordID) {
    switch fact {
    case .post(let post): posts[named(id)] = post
    case .appointment(let appointment): appointments[named(id)] = appointment
    case .accountability(let line): accountabilities[named(id)] = line
    case .power(let power): powers[named(id)] = power
    case .powerEnding(let ending): endings.append(ending)
    case .powerDecision(let decision):
      decisions[decision.power, default: []].append(.init(id: id, decision: decision))
    case .fund(let fund): funds[named(id)] = fund
    case .payment(let payment): payments.append(payment)
    case .variance(let variance): variances.append((id, variance))
    case .riskProposal(let proposal): proposals.append(proposal)
    case .riskAnswer(let answer): answers.append(answer)
    case .planOwners(let one): owners[one.plan] = one
    case .planAnswer(let answer): planAnswers.append(answer)
    }
  }

  /// How the power stands; nil where it is not among these facts.
  package func standing(of power: LentPowerID) -> PowerStanding? {
    powers[power].map { terms in
      PowerStanding(
        power, terms, endings: endings.filter { $0.power == power },
        decisions: decisions[power] ?? [])
    }
  }

  /// Every power, in order of recording of nothing but its name.
  package var powerStandings: [PowerStanding] {
    powers.keys.sorted().compactMap { standing(of: $0) }
  }

  /// How the rules of the fund stand.
  package func risk(of fund: FundID) -> RiskStanding {
    let partners = Set(funds[fund]?.partners.map(\.organisation) ?? [])
    return RiskStanding(
      partners: partners, proposals: proposals.filter { $0.fund == fund }, answers: answers)
  }

  /// How the plan stands with its owners; nil where it has none.
  package func approval(of plan: PlanID) -> PlanApproval? {
    owners[plan].map { PlanApproval($0, answers: planAnswers) }
  }
}

/// The identifier as that of a record's noun.
package func named<Name>(_ id: RecordID, _: Name.Type = Name.self) -> OpaqueID<Name> {
  OpaqueID(high: id.high, low: id.low)
}
