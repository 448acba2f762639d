package import Passports
import ReferenceData
package import Roles
package import Vocabulary

// A passport's registrations, checks and engagements as the decision reads them.

extension PassportFacts {
  /// Stretches of status of each registration. A restriction ends where a later look at the
  /// register finds the entry in force; what nobody saw in the register is UNKNOWN.
  package func registrationStandings(
    excluding conditions: [Dated<PracticeConditions>]
  ) -> [Dated<RegistrationStanding>] {
    registrations.flatMap { recorded -> [Dated<RegistrationStanding>] in
      let number = recorded.fact.entry
      let own = conditions.filter { $0.fact.registration == number }
      let cuts = own.flatMap { [$0.period.start, $0.period.end].compactMap(\.self) }
      return stretches(of: recorded).flatMap { $0.split(at: cuts) }.map { piece in
        let excluded = own.filter { $0.holds(at: piece.start) }.map(\.fact.excluded)
        return Dated(
          RegistrationStanding(
            number: number, status: recorded.fact.standing,
            excluded: excluded.reduce(into: []) { $0.formUnion($1) }),
          id: recorded.origin.id.asRecord, period: piece, recordedAt: recorded.origin.recordedAt)
      }
    }
  }

  private func stretches(of recorded: Recorded<Registration>) -> [InstantPeriod] {
    let registration = recorded.fact
    let past = FactEvents(of: recorded.origin.id, among: events)
    let period = registration.period.inLondon
    guard registration.status.isRestriction else { return past.inForce(period) }
    // Taking the record of a restriction back does not lift it: somebody looks again.
    let kept = past.supersededAt.map { end in
      InstantPeriod(from: period.start, to: [end, period.end].compactMap(\.self).min())
    }
    let start = (kept ?? period).map { [$0] } ?? []
    let lifting = registrations.filter { other in
      other.fact.entry == registration.entry && other.fact.isSeenInForce
        && other.fact.checkedAt > registration.checkedAt
        && FactEvents(of: other.origin.id, among: events).end == nil
    }
    return lifting.reduce(start) { pieces, other in
      pieces.flatMap { $0.subtracting(other.fact.period.inLondon) }
    }
  }

  /// What the worker holds of each kind that the employer requires, in the order of the kinds.
  package func requiredChecks(
    _ kinds: Set<EmploymentCheck.Kind>, counting months: [EmploymentCheck.Kind: Int]
  ) -> [RequiredCheck] {
    EmploymentCheck.Kind.allCases.filter(kinds.contains).map { kind in
      let held = checks.filter { $0.fact.kind == kind && $0.fact.counts }.flatMap { recorded in
        inDate(recorded, months: months[kind]).map {
          Dated(
            kind, id: recorded.origin.id.asRecord, period: $0,
            recordedAt: recorded.origin.recordedAt)
        }
      }
      return RequiredCheck(kind: kind, held: held)
    }
  }

  private func inDate(
    _ recorded: Recorded<EmploymentCheck>, months: Int?
  ) -> [InstantPeriod] {
    let check = recorded.fact
    let looked = max(check.dbs?.lastStatus?.on ?? check.checkedOn, check.checkedOn)
    let limits = [months.map { looked.adding(months: $0) }, check.holdsThrough]
    let end = limits.compactMap { $0.map(LondonTime.end(of:)) }.min()
    let period = InstantPeriod(from: LondonTime.start(of: check.checkedOn), to: end)
    return period.map(FactEvents(of: recorded.origin.id, among: events).inForce) ?? []
  }

  /// The worker's `engagements` with what was recorded of delegated tasks in them, and what the
  /// worker's `joint` roles say of them.
  ///
  /// `hosts` gives agreements between organisations by record.
  package func workerEngagements(
    _ engagements: [Recorded<Engagement>], terms: [Dated<WorkTerms>], joint: [JointTie] = [],
    hosts: [RecordID: [Dated<InterOrganisationAgreement>]]
  ) -> [Dated<WorkerEngagement>] {
    engagements.flatMap { recorded -> [Dated<WorkerEngagement>] in
      let own = terms.filter { $0.fact.engagement == recorded.origin.id }
      let ties = joint.filter { $0.isTold(by: recorded) }
      let cuts = (own.map(\.period) + ties.map(\.period.inLondon)).flatMap {
        [$0.start, $0.end].compactMap(\.self)
      }
      let past = FactEvents(of: recorded.origin.id, among: events)
      return past.inForce(recorded.fact.period.inLondon).flatMap { $0.split(at: cuts) }.map {
        piece in
        let latest = own.filter { $0.holds(at: piece.start) }.max {
          ($0.recordedAt, $0.id) < ($1.recordedAt, $1.id)
        }
        return Dated(
          WorkerEngagement(
            recorded.fact, terms: latest?.fact,
            tie: ties.strictest { $0.period.inLondon.contains(piece.start) }, hosts: hosts),
          id: recorded.origin.id.asRecord, period: piece,
          recordedAt: recorded.origin.recordedAt)
      }
    }
  }
}

extension Registration {
  /// The register and number; an entry without a number is like no other.
  fileprivate var entry: String { "\(regulator.rawValue)/\(number ?? "")" }

  /// The status that counts: what nobody saw in the register tells nothing that permits.
  fileprivate var standing: Status {
    status.isRestriction || isFromRegister ? status : .unknown
  }

  fileprivate var isSeenInForce: Bool {
    isFromRegister && (status == .effective || status == .conditions)
  }

  fileprivate var isFromRegister: Bool {
    switch checkSource {
    case .registerAPI, .registerPage, .regulatorDocument: true
    case .staffFile, .selfDeclared: false
    }
  }
}

extension Registration.Status {
  fileprivate var isRestriction: Bool {
    switch self {
    case .suspended, .lapsed, .struckOff, .voluntarilyRemoved: true
    case .effective, .conditions, .unknown: false
    }
  }
}

extension EmploymentCheck {
  /// Whether it shows anything: not a worker's own word, nor a certificate that is out of date.
  fileprivate var counts: Bool {
    method != .selfDeclared
      && (dbs?.lastStatus.map { $0.status == .noNewInformation } ?? true)
  }
}

extension [JointTie] {
  /// Of the ties that hold, a host's before an employer's: it is the one that asks for more.
  fileprivate func strictest(_ holds: (JointTie) -> Bool) -> JointTie? {
    let held = filter(holds)
    return held.first { $0.party.kind == .host } ?? held.first
  }
}

extension WorkerEngagement {
  fileprivate init(
    _ engagement: Engagement, terms: WorkTerms?, tie: JointTie?,
    hosts: [RecordID: [Dated<InterOrganisationAgreement>]]
  ) {
    let role = engagement.role ?? tie?.profile
    let profile = role.flatMap(RoleProfiles.find)
    let records = Set(terms?.hostAgreements ?? []).union(tie?.party.parts.agreements ?? [])
    self.init(
      organisation: engagement.organisation, legalBasis: engagement.legalBasis,
      isLearner: engagement.kind.isLearner, party: tie?.party.kind ?? terms?.party, role: role,
      receives: profile.map { DelegationReceipt($0.receivesDelegation) } ?? .no,
      roleTasks: Set(
        (profile?.requirements ?? []).map(\.code).filter { Interventions.find($0) != nil }),
      ownTasks: (terms?.tasks ?? []).union(tie?.interventions ?? []),
      lineManager: tie?.manager?.post ?? terms?.lineManager,
      hostAgreements: records.sorted().flatMap { record in
        (hosts[record] ?? []).filter { $0.fact.covers(engagement, tie: tie) }
          .map { Dated(record, id: record, period: $0.period, recordedAt: $0.recordedAt) }
      })
  }
}

extension InterOrganisationAgreement {
  /// Whether it lets the worker work on `engagement`: in a joint role it joins the body with one
  /// of the role's employers, in a form that fits its terms in law.
  fileprivate func covers(_ engagement: Engagement, tie: JointTie?) -> Bool {
    guard parties.contains(engagement.organisation) else { return false }
    guard let tie else { return kind == .host }
    return kind.covers(tie.party.parts.legalBasis) && !parties.isDisjoint(with: tie.employers)
  }
}

extension DelegationReceipt {
  fileprivate init(_ word: RoleProfile.ReceivesDelegation) {
    switch word {
    case .yes: self = .yes
    case .supervisedOnly: self = .supervisedOnly
    case .no: self = .no
    }
  }
}
