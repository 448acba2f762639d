import Access
import Operations
import Passports
import TestSupport
import Testing
import Vocabulary

@Suite("FindWorkers")
struct FindWorkersTests {
  @Test("a verifier has no staff, and a planner may not look for anybody")
  func duties() async throws {
    let homes = try await TwoHomes.open()
    let staff = try FindWorkers.Search.ownStaff(PageRequest(size: 0, token: ""))
    let verifier = await refusal { try await homes.find(staff) }
    #expect(verifier?.reason == .roleNotAllowed)
    let planner = await refusal { try await homes.find(.rosa, as: .planner) }
    #expect(planner?.reason == .roleNotAllowed)
  }

  @Test("a verifier hears only whether somebody may exist, and the worker sees who asked")
  func mayExist() async throws {
    let homes = try await TwoHomes.open()
    let found = try await homes.find(.rosa)
    #expect(found.mayExist && found.workers.isEmpty && found.nextToken.isEmpty)
    let nobody = try await homes.find(.nameAndBirth(familyName: "Nobody", birthDate: day(-12_000)))
    #expect(!nobody.mayExist)
    #expect(try await homes.looks().map(\.method) == ["FindWorkers"])
  }

  @Test("a manager finds their own people and no other")
  func ownPeople() async throws {
    let homes = try await TwoHomes.open()
    try await homes.engage(at: homes.homeB)
    #expect(try await homes.find(.rosa, as: .manager).workers == [homes.rosa])
    #expect(try await homes.find(.rosa, as: .trainer).workers.isEmpty)
    let other = try await homes.find(.rosa, as: .manager, of: homes.council)
    #expect(!other.mayExist && other.workers.isEmpty && other.nextToken.isEmpty)
  }

  @Test("own staff come page by page, each once")
  func ownStaff() async throws {
    let homes = try await TwoHomes.open()
    try await homes.engage(at: homes.homeB)
    try await homes.hire(4)
    var seen: [WorkerID] = []
    var token = ""
    repeat {
      let page = try PageRequest(size: 2, token: token)
      let report = try await homes.find(.ownStaff(page), as: .manager)
      #expect(report.workers.count <= 2)
      seen += report.workers
      token = report.nextToken
    } while !token.isEmpty
    #expect(seen.count == 5)
    #expect(seen == seen.sorted())
  }
}

extension FindWorkers.Search {
  fileprivate static let rosa = FindWorkers.Search.nameAndBirth(
    familyName: "MARQUES", birthDate: day(-12_000))
}

extension TwoHomes {
  fileprivate func find(
    _ search: FindWorkers.Search, as duty: Duty = .verifier,
    of organisation: OrganisationID? = nil
  ) async throws -> FindWorkers.Report {
    let purpose: Purpose =
      duty == .trainer
      ? .training
      : duty == .manager ? .staffManagement : .preEmploymentCheck
    return try await FindWorkers.run(
      FindWorkers.Request(search: search, purpose: .success(purpose)),
      test.call("FindWorkers", duty, of: organisation ?? homeB), in: service)
  }

  /// Home B takes on `count` more people.
  func hire(_ count: UInt64) async throws {
    try await test.store.write { records in
      for number in 0..<count {
        let worker: WorkerID = testID(1_001 + number)
        try records.add(aWorker(id: worker), identity: anIdentity(givenName: "Worker \(number)"))
        try records.record(
          anEngagement(with: homeB), id: testID(1_101 + number), of: worker, by: homeB,
          source: .direct, replacing: nil)
      }
    }
  }
}
