import Access
package import Delegations
package import ReferenceData
package import Vocabulary

/// What rests on one worker, what is done without a pay step, the hours that moved, and how many
/// different people come to each door.
package enum DescribeCover {
  /// Whose agreements, and which week.
  package struct Request: Sendable {
    /// Whose agreements: a person's, an organisation's, or those of an area.
    package let whose: AgreementHolder
    /// A day of the week in which visitors are counted, Monday to Sunday.
    package let week: CivilDate
    /// The nation whose rules are heard.
    package let nation: Nation

    /// A request with these parts.
    package init(whose: AgreementHolder, week: CivilDate, nation: Nation = Nation.england) {
      self.whose = whose
      self.week = week
      self.nation = nation
    }
  }

  /// What was found of the agreements that the caller is a party to, as of now.
  package struct Report: Sendable {
    /// Tasks for a person that just one worker may do now.
    package let soleCover: [SoleCover]
    /// Agreements accepted without a pay step for the worker, in order.
    package let withoutPayStep: [AgreementID]
    /// Hours moved, by the pair of organisations.
    package let hoursMoved: [HoursMoved]
    /// Visitors of the week, by person.
    package let visitors: [Visitors]
  }

  /// A task for a person that rests on one worker.
  package struct SoleCover: Hashable, Sendable {
    /// The person.
    package let person: PersonID
    /// The task.
    package let intervention: StandardCode
    /// The one worker who may do it now.
    package let worker: WorkerID
  }

  /// Time given up on one side and taken on at the other, a week.
  package struct HoursMoved: Hashable, Sendable {
    /// The organisation that delegates.
    package let from: OrganisationID
    /// The organisation that employs for it.
    package let to: OrganisationID
    /// Minutes a week freed at the one.
    package let freedMinutesPerWeek: Int
    /// Minutes a week given to the tasks at the other.
    package let takenMinutesPerWeek: Int
  }

  /// How many different workers came to a person in the week.
  package struct Visitors: Hashable, Sendable {
    /// The person.
    package let person: PersonID
    /// Different workers who did a task, or part of one.
    package let count: Int
  }

  /// The report, in order of identifiers; each agreement in force is judged as ``CheckDelegation``
  /// would for now, without a record.
  ///
  /// - Throws: ``ServiceError`` `LIMIT_REACHED` where there are more than five thousand agreements;
  ///   otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    return try await service.read(call) { records in
      try records.permitList(call, at: now)
      let own = try records.everyAgreement(request.whose).filter {
        try records.isParty(call, to: $0, at: now)
      }
      let held = try own.compactMap { try records.held($0, at: now, in: request.nation) }
      let persons = Set(own.map(\.terms.person)).sorted()
      return Report(
        soleCover: soleCover(held), withoutPayStep: withoutPayStep(held),
        hoursMoved: hoursMoved(held),
        visitors: try persons.map { person in
          Visitors(person: person, count: try records.visitors(of: person, in: request.week))
        })
    }
  }

  private static func soleCover(_ held: [HeldAgreement]) -> [SoleCover] {
    struct Task: Hashable {
      let person: PersonID
      let intervention: StandardCode
    }
    let able = held.filter(\.mayBeDone).map(\.agreement.terms)
    let workers = Dictionary(grouping: able) {
      Task(person: $0.person, intervention: $0.intervention)
    }.mapValues { Set($0.map(\.worker)) }
    return workers.compactMap { task, workers in
      guard workers.count == 1, let worker = workers.first else { return nil }
      return SoleCover(person: task.person, intervention: task.intervention, worker: worker)
    }.sorted { ($0.person, $0.intervention) < ($1.person, $1.intervention) }
  }

  private static func withoutPayStep(_ held: [HeldAgreement]) -> [AgreementID] {
    held.filter { $0.support.payStepPencePerHour == nil }.map(\.agreement.id).sorted()
  }

  private static func hoursMoved(_ held: [HeldAgreement]) -> [HoursMoved] {
    struct Pair: Hashable {
      let from: OrganisationID
      let to: OrganisationID
    }
    let pairs = Dictionary(grouping: held) {
      Pair(from: $0.agreement.terms.delegatingOrganisation, to: $0.agreement.terms.employer)
    }
    return pairs.map { pair, held in
      HoursMoved(
        from: pair.from, to: pair.to,
        freedMinutesPerWeek: held.reduce(0) { $0 + $1.support.freedMinutesPerWeek },
        takenMinutesPerWeek: held.reduce(0) { $0 + $1.support.minutesPerWeek })
    }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }
}

/// An accepted agreement in force, with its support and whether it lets its task be done now.
private struct HeldAgreement {
  let agreement: Agreement
  let support: SupportPackage
  let mayBeDone: Bool
}

extension RecordSnapshot {
  /// `agreement` with what it gives, or nil where it is not accepted or not in force.
  fileprivate func held(
    _ agreement: Agreement, at now: Instant, in nation: Nation
  ) throws -> HeldAgreement? {
    guard let support = agreement.support else { return nil }
    let facts = try delegationCase(
      for: agreement.question(at: now, in: nation), now: now, knownAt: latestSequence())
    switch AgreementState(of: agreement, at: now, in: facts) {
    case .active, .suspended: break
    case .draft, .offered, .accepted, .declined, .withdrawn, .expired, .ended: return nil
    }
    let mayBeDone = try DelegationDecision.decide(facts).verdict == .permit
    return HeldAgreement(agreement: agreement, support: support, mayBeDone: mayBeDone)
  }

  /// How many different workers did a task for `person`, or part of one, in the week of `day`.
  fileprivate func visitors(of person: PersonID, in day: CivilDate) throws -> Int {
    let monday = day.adding(days: 1 - day.weekday)
    let week = InstantPeriod(
      from: LondonTime.start(of: monday), to: LondonTime.start(of: monday.adding(days: 7)))
    let workers = try delegationRecords(
      about: .person(person), of: .practice, begunIn: week, knownAt: latestSequence()
    ).compactMap { kept -> WorkerID? in
      guard case .practice(let worker, let log) = kept.record.fact,
        log.outcome == .done || log.outcome == .partial
      else { return nil }
      return worker
    }
    return Set(workers).count
  }
}

extension Agreement {
  /// The support that came with the employer's acceptance, or nil.
  fileprivate var support: SupportPackage? {
    events.compactMap { event -> (Instant, SupportPackage)? in
      guard case .acceptedByEmployer(let support, _) = event.what else { return nil }
      return (event.at, support)
    }.max { $0.0 < $1.0 }?.1
  }
}
