import Access
import Operations
import Passports
import TestSupport
import Testing
import Vocabulary

@Suite("BatchVerifyPassport")
struct BatchVerifyPassportTests {
  @Test("a worker named twice, none, and too many are refused before anybody is looked at")
  func badLists() async throws {
    let homes = try await TwoHomes.ready()
    let lists: [([WorkerID], ErrorReason)] = [
      ([homes.rosa, homes.rosa], .duplicateItem), ([], .fieldRequired),
      ((0...10_000).map { testID(2_000 + UInt64($0)) }, .listTooLong),
    ]
    for (workers, reason) in lists {
      let error = await refusal { try await homes.batch(workers) }
      #expect(error?.reason == reason)
    }
    #expect(try await homes.looks().isEmpty)
  }

  @Test("a duty that may not verify ends the whole call, and a caller who left ends it too")
  func wholeCall() async throws {
    let homes = try await TwoHomes.ready()
    let planner = await refusal { try await homes.batch([homes.rosa], as: .planner) }
    #expect(planner?.reason == .roleNotAllowed)
    let gone = await refusal { try await homes.batch([homes.rosa]) { false } }
    #expect(gone?.reason == .deadlinePassed)
  }

  @Test("each worker has one answer, in order; strangers and the absent look alike")
  func inOrder() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.grant()
    let stranger: WorkerID = testID(990)
    try await homes.test.store.write { records in
      try records.add(aWorker(id: stranger), identity: anIdentity(givenName: "Ben"))
    }
    let items = try await homes.batch([testID(991), homes.rosa, stranger])
    #expect(items.map(\.worker) == [testID(991), homes.rosa, stranger])
    let errors = items.map { item -> ServiceError? in
      if case .failure(let error) = item.result { error } else { nil }
    }
    #expect(errors == [.absent("worker"), nil, .absent("worker")])
    let report = try items[1].result.get()
    #expect(report.readiness == (try await homes.verify()).readiness)
  }

  @Test("150 workers come in two pages, each look logged before its answer leaves")
  func pages() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.grant()
    let workers = (0..<149).map { testID(3_000 + UInt64($0)) as WorkerID } + [homes.rosa]
    var answered = 0
    try await BatchVerifyPassport.run(
      homes.batchRequest(workers),
      homes.test.call("BatchVerifyPassport", .verifier, of: homes.homeB), in: homes.service
    ) { item in
      answered += 1
      let looks = try await homes.looks()
      if item.worker == homes.rosa { #expect(looks.count == 1) }
    }
    #expect(answered == 150)
  }
}

extension TwoHomes {
  fileprivate func batchRequest(_ workers: [WorkerID]) throws -> BatchVerifyPassport.Request {
    try BatchVerifyPassport.Request(
      workers: workers, role: RoleCode(listed: "CARE-WORKER"), question: .transfer)
  }

  fileprivate func batch(
    _ workers: [WorkerID], as duty: Duty = .verifier,
    while shouldStart: @escaping @Sendable () -> Bool = { true }
  ) async throws -> [BatchVerifyPassport.Item] {
    var items: [BatchVerifyPassport.Item] = []
    let caller = try test.call("BatchVerifyPassport", duty, of: homeB).caller
    try await BatchVerifyPassport.run(
      batchRequest(workers),
      Call(caller: caller, method: "BatchVerifyPassport", shouldStart: shouldStart), in: service
    ) { items.append($0) }
    return items
  }
}
