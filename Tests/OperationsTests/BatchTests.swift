import Access
import Operations
import Passports
import TestSupport
import Testing
import Vocabulary

/// Many items in one stream, each standing or falling alone.
@Suite struct BatchTests {
  @Test("BatchRecordAchievements lets good items stand where others fail, in order")
  func mixed() async throws {
    let care = try await CareHome.open()
    let unread = ServiceError(.invalidArgument, .idMalformed, field: "worker_id", "must be a UUID")
    let items: [Result<RecordAchievement.Request, ServiceError>] = [
      .success(item(care)), .failure(unread), .success(item(care, "NO-SUCH-STANDARD")),
      .success(item(care, worker: testID(999))), .success(item(care, gainedAt: testID(998))),
      .success(item(care)),
    ]
    let report = try await send(items, care)
    #expect(
      report.results.map { $0.reason } == [
        nil, .idMalformed, .codeUnknown, .recordNotFound, .recordNotFound, nil,
      ])
    #expect((report.recordedCount, report.refusedCount) == (2, 4))
    #expect(try await care.passport()?.achievements.count == 2)
    let denied: WorkerID = testID(999)
    let looks = try await care.service.records.read {
      try $0.accesses(of: denied, before: nil, limit: 5)
    }
    #expect(looks.map(\.wasAllowed) == [false])
  }

  @Test("a batch sent again is answered as replays and adds nothing")
  func replayed() async throws {
    let care = try await CareHome.open()
    let items = (0..<5).map { _ in Result<_, ServiceError>.success(item(care)) }
    let first = try await send(items, care)
    let sequence = try await care.service.records.read { try $0.latestSequence() }
    let second = try await send(items, care)
    #expect(second.receipts.map(\.wasReplayed) == Array(repeating: true, count: 5))
    #expect(second.receipts.map(\.id) == first.receipts.map(\.id))
    #expect(try await care.service.records.read { try $0.latestSequence() } == sequence)
    #expect(try await care.passport()?.achievements.count == 5)
  }

  @Test("a name used twice in one batch is carried out once, and refused for another body")
  func namedTwice() async throws {
    let care = try await CareHome.open()
    let first = item(care)
    let other = item(
      care, header: ChangeHeader(request: first.header.request, isValidationOnly: false, body: [9]))
    let report = try await send([.success(first), .success(first), .success(other)], care)
    #expect(report.results.map { $0.reason } == [nil, nil, .requestIDReused])
    #expect(report.receipts.map(\.wasReplayed) == [false, true])
  }

  @Test("items that are only to be checked leave nothing, beside those that stand")
  func validatedOnly() async throws {
    let care = try await CareHome.open()
    let checked = item(care, header: care.test.header(validateOnly: true))
    let report = try await send([.success(checked), .success(item(care))], care)
    #expect(report.receipts.map(\.wasValidatedOnly) == [true, false])
    #expect(try await care.passport()?.achievements.count == 1)
  }

  @Test("a batch of more than one chunk keeps its order and shares few commits")
  func chunks() async throws {
    let care = try await CareHome.open()
    let items = (0..<600).map { _ in Result<_, ServiceError>.success(item(care)) }
    let report = try await send(items, care)
    #expect(report.recordedCount == 600)
    #expect(Set(report.receipts.map(\.sequence)).count == 3)
    let order = try await care.passport()?.achievements.map(\.origin.id.description)
    #expect(order == report.receipts.map(\.id))
  }

  @Test("the item after the ten thousandth ends the stream")
  func tooMany() async throws {
    let care = try await CareHome.open()
    let unread = ServiceError(.invalidArgument, .idMalformed, field: "worker_id", "must be a UUID")
    let items = Array(
      repeating: Result<RecordAchievement.Request, ServiceError>.failure(unread), count: 10_001)
    #expect(await refusal { try await send(items, care) }?.reason == .listTooLong)
    #expect(try await send(Array(items.dropFirst()), care).refusedCount == 10_000)
  }

  @Test("an empty batch is answered with no results")
  func empty() async throws {
    let care = try await CareHome.open()
    #expect(try await send([], care).results.isEmpty)
  }

  @Test("BatchRecordRegistrations and BatchRecordChecks record as their single forms do")
  func otherNouns() async throws {
    let care = try await CareHome.open()
    let registrations = try await BatchRecordRegistrations.run(
      stream([
        .success(
          RecordRegistration.Request(
            header: care.test.header(), worker: care.worker, registration: aRegistration()))
      ]), care.manager("BatchRecordRegistrations"), in: care.service)
    let checks = try await BatchRecordChecks.run(
      stream([
        .success(
          RecordCheck.Request(header: care.test.header(), worker: care.worker, check: aCheck()))
      ]), care.manager("BatchRecordChecks"), in: care.service)
    #expect((registrations.recordedCount, checks.recordedCount) == (1, 1))
    let passport = try #require(try await care.passport())
    #expect((passport.registrations.count, passport.checks.count) == (1, 1))
  }
}

private func item(
  _ care: CareHome, _ standard: String = "CSTF-IPC-2", worker: WorkerID? = nil,
  gainedAt: OrganisationID? = nil, header: ChangeHeader? = nil
) -> RecordAchievement.Request {
  RecordAchievement.Request(
    header: header ?? care.test.header(), worker: worker ?? care.worker,
    achievement: aDraft(standard, gainedAt: gainedAt), isAttested: false)
}

private func send(
  _ items: [Result<RecordAchievement.Request, ServiceError>], _ care: CareHome
) async throws -> BatchReport {
  try await BatchRecordAchievements.run(
    stream(items), care.manager("BatchRecordAchievements"), in: care.service)
}

private func stream<Item: Sendable>(
  _ items: [Result<Item, ServiceError>]
) -> AsyncThrowingStream<Result<Item, ServiceError>, any Error> {
  AsyncThrowingStream { continuation in
    for item in items { continuation.yield(item) }
    continuation.finish()
  }
}

extension Result<Receipt, ServiceError> {
  fileprivate var reason: ErrorReason? {
    if case .failure(let error) = self { error.reason } else { nil }
  }
}

extension BatchReport {
  fileprivate var receipts: [Receipt] { results.compactMap { try? $0.get() } }
}
