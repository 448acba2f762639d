import Access
import Delegations
import Logging
import Operations
import Store
import Vocabulary

/// An employer's rota desk, which asks the operations themselves.
struct CheckDesk: Sendable {
  let key: KeyEncryptionKey
  let employer: OrganisationID

  /// The records kept by `driver`.
  func recordStore(_ driver: any Driver) -> RecordStore {
    RecordStore(
      driver: driver, keys: KeyRing(current: key), now: wallClock,
      chance: { SystemRandomNumberGenerator() })
  }

  /// The service over `records`.
  func service(_ records: any Records) -> Service {
    Service(
      records: records, now: wallClock, chance: { SystemRandomNumberGenerator() },
      pages: PageTokenSeal(under: key), digest: { SHA256Stream() },
      logger: Logger(label: "benchdriver"))
  }

  /// Whether the worker may do the task at the person's home, now.
  func question(_ visit: Visit) throws -> DelegationQuestion {
    try DelegationQuestion(
      worker: visit.worker, intervention: SyntheticCare.task, person: visit.person,
      setting: VisitSetting(kind: .ownHome, organisation: employer, nation: .england),
      time: .at(wallClock()))
  }

  /// A call by the desk.
  func call(_ method: String) throws -> Call {
    Call(
      caller: try Caller(
        subject: "bench-rota", issuer: "https://bench.oneworkforce.invalid", duty: .rota,
        organisation: employer, worker: nil, way: .bearerToken),
      method: method)
  }

  /// What each visit is judged on.
  func cases(_ visits: [Visit], _ records: any Records) async throws -> [DelegationCase] {
    var cases: [DelegationCase] = []
    for visit in visits {
      let question = try question(visit)
      cases.append(
        try await records.readBriefly { records in
          try records.delegationCase(
            for: question, now: wallClock(), knownAt: records.latestSequence())
        })
    }
    return cases
  }

  /// Checks each visit alone.
  func check(
    _ visits: [Visit], in service: Service, _ records: TimedRecords
  ) async throws -> CheckTimes {
    let call = try call("CheckDelegation")
    var times = CheckTimes()
    for visit in visits {
      let request = CheckDelegation.Request(question: try question(visit))
      _ = records.take()
      let start = steadyNanoseconds()
      let answer = try await CheckDelegation.run(request, call, in: service)
      times.add(steadyNanoseconds() - start, records.take())
      times.verdicts[answer.decision.verdict.rawValue, default: 0] += 1
    }
    return times
  }

  /// Checks `count` visits at a time, so many times.
  func batch(
    _ visits: [Visit], of count: Int, rounds: Int, in service: Service, _ records: TimedRecords
  ) async throws -> CheckTimes {
    let call = try call("BatchCheckDelegation")
    var times = CheckTimes()
    for round in 0..<rounds {
      let questions = try (0..<count).map { index in
        Result<DelegationQuestion, ServiceError>.success(
          try question(visits[(round * count + index) % visits.count]))
      }
      let request = try BatchCheckDelegation.Request(questions: questions)
      _ = records.take()
      let start = steadyNanoseconds()
      var verdicts: [String] = []
      try await BatchCheckDelegation.run(request, call, in: service) { item in
        verdicts.append(try item.result.get().decision.verdict.rawValue)
      }
      times.add(steadyNanoseconds() - start, records.take())
      for verdict in verdicts { times.verdicts[verdict, default: 0] += 1 }
    }
    return times
  }
}

/// How long each call took, in nanoseconds.
struct CheckTimes {
  /// Everything but the durable record.
  private(set) var answering: [UInt64] = []
  /// The one read of it.
  private(set) var reading: [UInt64] = []
  /// The durable record.
  private(set) var keeping: [UInt64] = []
  var verdicts: [String: Int] = [:]

  mutating func add(_ whole: UInt64, _ parts: TimedRecords.Times) {
    answering.append(whole &- min(whole, parts.writing))
    reading.append(parts.reading)
    keeping.append(parts.writing)
  }

  /// The figures in microseconds.
  func report(of name: String) -> [String: any Sendable] {
    func at(_ share: Double, of values: [UInt64]) -> Int {
      let sorted = values.sorted()
      guard !sorted.isEmpty else { return 0 }
      return Int(sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)] / 1_000)
    }
    return [
      "case": name, "calls": answering.count, "verdicts": verdicts,
      "answer_p50_us": at(0.5, of: answering), "answer_p99_us": at(0.99, of: answering),
      "read_p50_us": at(0.5, of: reading), "read_p99_us": at(0.99, of: reading),
      "record_p50_us": at(0.5, of: keeping), "record_p99_us": at(0.99, of: keeping),
    ]
  }
}
