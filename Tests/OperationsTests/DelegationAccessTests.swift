import Access
import Delegations
import Operations
import ReferenceData
import TestSupport
import Testing
import Vocabulary

@Suite("Who may do what about delegated care")
struct DelegationAccessTests {
  /// Who asks.
  enum Asker: String, CaseIterable, Sendable {
    case worker, otherWorker, manager, rota, nurse, stranger, strangersNurse, verifier, planner
  }

  enum Verb: String, CaseIterable, Sendable {
    case check, find, replay, read, recordCare, withdraw, propose, hold
  }

  struct Cell: Sendable, CustomTestStringConvertible {
    let verb: Verb
    let asker: Asker
    let isAllowed: Bool
    var testDescription: String { "\(asker.rawValue) \(verb.rawValue)" }
  }

  private static let allowed: [Verb: Set<Asker>] = [
    .check: [.worker, .manager, .rota, .nurse],
    // Any holder may look, and finds nobody but themself.
    .find: [.worker, .otherWorker, .manager, .rota, .nurse],
    .replay: [.worker, .manager, .nurse],
    .read: [.worker, .manager, .nurse],
    .recordCare: [.manager],
    .withdraw: [.manager, .nurse],
    .propose: [.nurse],
    .hold: [.manager],
  ]

  static let cells = Verb.allCases.flatMap { verb in
    Asker.allCases.map {
      Cell(verb: verb, asker: $0, isAllowed: allowed[verb]?.contains($0) == true)
    }
  }

  @Test("each cell opens for those whom the design names and for nobody else", arguments: cells)
  func cell(_ cell: Cell) async throws {
    let (round, agreements) = try await InsulinRound.delegated()
    let agreement = try #require(agreements.first)
    let call = try call(cell.asker, round)
    let refused = await refusal { try await perform(cell.verb, agreement, call, round) }
    if cell.isAllowed {
      #expect(refused == nil)
    } else {
      #expect(refused?.reason == .recordNotFound || refused?.reason == .roleNotAllowed)
    }
  }

  @Test("an agreement the caller may not know of looks like one that does not exist")
  func alike() async throws {
    let (round, agreements) = try await InsulinRound.delegated()
    let call = try call(.strangersNurse, round)
    func get(_ id: AgreementID) async -> ServiceError? {
      await refusal {
        try await GetDelegation.run(
          GetDelegation.Request(agreement: id), call, in: round.service)
      }
    }
    let known = await get(try #require(agreements.first))
    #expect(known?.field == "agreement_id")
    #expect(await get(testID(4_711)) == known)
  }

  @Test("a list leaves out what the caller is no party to")
  func lists() async throws {
    let (round, agreements) = try await InsulinRound.delegated(toBen: true)
    func list(_ whose: AgreementHolder, _ call: Call) async throws -> [AgreementID] {
      try await ListDelegations.run(
        ListDelegations.Request(
          whose: whose, at: nil, page: PageRequest(size: 0, token: "")), call, in: round.service
      ).entries.map(\.agreement.id)
    }
    let person = AgreementHolder.person(round.tom)
    #expect(Set(try await list(person, round.manager("ListDelegations"))) == Set(agreements))
    #expect(Set(try await list(person, round.nurse("ListDelegations"))) == Set(agreements))
    let own = try await list(person, round.test.holder("ListDelegations", round.ben))
    #expect(own == [agreements[1]])
    #expect(try await list(person, call(.strangersNurse, round)).isEmpty)
    let refused = await refusal { try await list(person, call(.planner, round)) }
    #expect(refused?.reason == .roleNotAllowed)
  }

  @Test("a manager speaks for their own organisation alone")
  func ownOrganisation() async throws {
    let round = try await InsulinRound.open()
    let manager = try round.manager("RecordEmployerFact")
    for fact in [
      DelegationFact.taskPolicy(
        TaskPolicy(organisation: round.trust, tasks: .any, isSupported: true)),
      .indemnity(Indemnity(organisation: round.trust, tasks: .any)),
      .rota(RotaSupport(organisation: round.trust, person: nil, support: .watching)),
      .requiredChecks(at: round.trust, []),
    ] {
      let refused = await refusal {
        try await RecordEmployerFact.run(
          RecordEmployerFact.Request(
            header: round.test.header("\(fact)"), draft: FactDraft(fact: fact)), manager,
          in: round.service)
      }
      #expect(refused?.reason == .recordNotFound)
    }
    let bar = DelegationFact.bar(
      of: round.asha, WorkerBar(organisation: round.trust, tasks: .any))
    let refused = await refusal {
      try await round.about(bar, by: round.manager("RecordWorkerFact"))
    }
    #expect(refused?.field == "fact.organisation_id")
  }

  @Test("a fact of another family is refused by its rpc")
  func families() async throws {
    let round = try await InsulinRound.open()
    let refused = await refusal {
      try await round.care(.indemnity(Indemnity(organisation: round.home, tasks: .any)))
    }
    #expect(refused?.reason == .fieldNotAllowed && refused?.field == "fact")
  }

  private func call(_ asker: Asker, _ round: InsulinRound) throws -> Call {
    let stranger: OrganisationID = testID(899)
    return switch asker {
    case .worker: try round.test.holder("Any", round.asha)
    case .otherWorker: try round.test.holder("Any", round.ben)
    case .manager: try round.manager("Any")
    case .rota: try round.rota("Any")
    case .nurse: try round.nurse("Any")
    case .stranger: try round.test.call("Any", .manager, of: stranger)
    case .strangersNurse: try round.test.call("Any", .delegator, of: stranger)
    case .verifier: try round.test.call("Any", .verifier, of: round.home)
    case .planner: try round.test.call("Any", .planner, of: round.home)
    }
  }

  private func perform(
    _ verb: Verb, _ agreement: AgreementID, _ call: Call, _ round: InsulinRound
  ) async throws {
    let (service, act) = (round.service, round.act(agreement))
    switch verb {
    case .check:
      _ = try await CheckDelegation.run(
        CheckDelegation.Request(question: round.question(round.asha)), call, in: service)
    case .find:
      _ = try await FindAuthorisedWorkers.run(
        FindAuthorisedWorkers.Request(
          visit: VisitQuestion(
            intervention: InsulinRound.insulin, person: round.tom, setting: round.setting(),
            time: .at(testNoon)), page: PageRequest(size: 0, token: "")), call, in: service)
    case .replay:
      let answer = try await round.check(round.question(round.asha))
      _ = try await ReplayDecision.run(
        ReplayDecision.Request(decision: answer.id), call, in: service)
    case .read:
      _ = try await GetDelegation.run(
        GetDelegation.Request(agreement: agreement), call, in: service)
    case .recordCare:
      _ = try await RecordCareFact.run(
        RecordCareFact.Request(
          header: round.test.header(),
          draft: FactDraft(
            fact: .order(of: round.tom, CareOrder(reference: "ORDER-1", version: 4)))), call,
        in: service)
    case .withdraw:
      _ = try await WithdrawDelegation.run(
        WithdrawDelegation.Request(act: act, category: .administrative), call, in: service)
    case .propose:
      _ = try await ProposeDelegation.run(
        ProposeDelegation.Request(act: act, delegator: round.nadia, setting: round.setting()),
        call, in: service)
    case .hold:
      _ = try await PlaceHold.run(
        PlaceHold.Request(
          header: round.test.header(), hold: .pairing(round.asha, round.tom),
          effectiveFrom: nil, effectiveTo: nil, reason: nil), call, in: service)
    }
  }
}
