import Access
import ArgumentParser
import Foundation
import Logging
import Operations
import Organisations
import Passports
import ReferenceData
import Roles
import SQLiteDriver
import Store
import Vacancies
import Vocabulary

/// Times the match of one vacancy over workers who all let themselves be found, and next roles, in
/// process and without a socket.
struct MatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Time the match of one vacancy over consenting workers, and next roles.")

  @Option(help: "The folder of the new store.") var dataDirectory: String
  @Option(help: "How many workers, thirty items each, all of whom consent.") var workers = 50_000
  @Option(help: "How often each question is asked.") var repeats = 20
  @Flag(help: "The folder holds the store of an earlier run: fill nothing.") var isFilled = false
  @Option(help: "The same seed gives the same workforce.") var seed: UInt64 = 1

  func run() async throws {
    let workforce = SyntheticWorkforce(seed: seed, today: LondonTime.date(of: wallClock()))
    let service = try await filled(workforce)
    let vacancies: [(String, [String])] = [
      ("ready", []), ("trainable", ["CARE-CERT", "IPC-L2", "BLS-ADULT", "MH-L2", "CSTF-SA-2"]),
    ]
    for (name, gaps) in vacancies {
      let vacancy = try await publish(gaps, workforce, service)
      try await time("match \(name)") { round in
        let report = try await MatchVacancy.run(
          MatchVacancy.Request(
            vacancy: vacancy, page: PageRequest(size: 20, token: "", fallback: 20)),
          call("MatchVacancy", .manager, workforce), in: service)
        guard report.matches.entries.count == 20 else { throw ValidationError("too few matches") }
      }
    }
    // None of them holds what the role asks, so nobody is opened.
    let none = try await publish([], workforce, service, role: "BLENDED-HOMECARE")
    try await time("match nobody") { _ in
      _ = try await MatchVacancy.run(
        MatchVacancy.Request(
          vacancy: none, page: PageRequest(size: 20, token: "", fallback: 20)),
        call("MatchVacancy", .manager, workforce), in: service)
    }
    // Every kind of work to start from that a request may name: it leads to the most roles.
    let starts = [
      "CARE-WORKER", "HCSW", "REGISTERED-NURSE", "SOCIAL-WORKER", "OT-ASSISTANT", "SPLW",
      "PRACTICE-LEADER", "HOUSING-WORK", "DEPUTY-MANAGER", "ACP",
    ].map { RoleCode(listed: $0) }
    try await time("pathways from ten kinds of work") { round in
      _ = try await ListPathways.run(
        ListPathways.Request(
          worker: .worker(workforce.workerID(round)), origins: starts,
          question: PassportQuestion(purpose: .success(.staffManagement)),
          page: PageRequest(size: 0, token: "")),
        call("ListPathways", .manager, workforce), in: service)
    }
  }

  private func call(
    _ method: String, _ duty: Duty, _ workforce: SyntheticWorkforce
  ) throws -> Call {
    Call(
      caller: try Caller(
        subject: "bench", issuer: "https://issuer.example", duty: duty,
        organisation: workforce.bodies[0], worker: nil, way: .bearerToken),
      method: method)
  }

  private func publish(
    _ gaps: [String], _ workforce: SyntheticWorkforce, _ service: Service,
    role: String = "CARE-WORKER"
  ) async throws -> VacancyID {
    let draft = VacancyDraft(
      place: nil, role: RoleCode(listed: role), title: "Post",
      fullTimeEquivalent: try FullTimeEquivalent(
        1, over: 1, baseMinutesPerWeek: 2_250, field: ""),
      count: 1, trainable: gaps.map { .init(requirement: StandardCode(listed: $0)) },
      attitudes: [], isForAdultsOnly: false, startsOn: workforce.today, opensAt: nil,
      closesAt: nil)
    let receipt = try await PublishVacancy.run(
      PublishVacancy.Request(
        header: ChangeHeader(
          request: service.newID(Noun.Request.self), isValidationOnly: false, body: [1]),
        draft: draft), call("PublishVacancy", .manager, workforce), in: service)
    return try VacancyID(receipt.id, field: "receipt")
  }

  private func time(
    _ name: String, _ body: (Int) async throws -> Void
  ) async throws {
    var taken: [Double] = []
    for round in 0..<repeats {
      let start = steadyNanoseconds()
      try await body(round)
      taken.append(Double(steadyNanoseconds() - start) / 1e6)
    }
    let sorted = taken.sorted()
    try emit([
      "case": name, "workers": workers, "repeats": repeats, "best_ms": sorted[0],
      "median_ms": sorted[sorted.count / 2], "worst_ms": sorted[sorted.count - 1],
    ])
  }

  private func filled(_ workforce: SyntheticWorkforce) async throws -> Service {
    let store = try SQLiteStore.open(
      directory: dataDirectory, settings: SQLiteSettings(), at: wallClock(),
      logger: Logger(label: "benchdriver"), onUnrecoverable: { emit($0) })
    let key = try KeyEncryptionKey(bytes: Array(1...32))
    let seed = self.seed
    let records = RecordStore(
      driver: store, keys: KeyRing(current: key), now: wallClock,
      chance: { SeededGenerator(seed: seed &+ UInt64(wallClock().milliseconds)) })
    if !isFilled { try await fill(records, workforce) }
    return Service(
      records: StoreRecords(records), now: wallClock,
      chance: { SystemRandomNumberGenerator() }, pages: PageTokenSeal(under: key),
      digest: { SHA256Stream() }, logger: Logger(label: "benchdriver"))
  }

  private func fill(_ records: RecordStore, _ workforce: SyntheticWorkforce) async throws {
    let seed = self.seed
    try await records.write { try workforce.recordBodies(in: $0) }
    let start = wallClock()
    for first in stride(from: 0, to: workers, by: 10_000) {
      let range = first..<min(first + 10_000, workers)
      try await records.write { change in
        for index in range {
          try workforce.recordWorker(index, in: change)
          var generator = SeededGenerator(seed: seed ^ 0x5eed &+ UInt64(index))
          let consent = try MatchingConsent(
            worker: workforce.workerID(index), uses: [.vacancies],
            groups: [.training, .qualifications, .competences, .employment], adultFrom: nil)
          try change.record(
            JobRecord(
              id: generator.id(), .consent(consent), period: InstantPeriod(from: start),
              recordedBy: nil))
        }
      }
    }
  }
}
