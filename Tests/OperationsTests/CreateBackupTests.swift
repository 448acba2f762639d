import Access
import Operations
import TestSupport
import Testing
import Vocabulary

@Suite("Running the service")
struct CreateBackupTests {
  @Test("nobody but an operator copies the store or asks how it is")
  func duties() async throws {
    let registry = try await Registry.open()
    let keeper = PretendKeeper()
    for duty in Duty.allCases where duty != .holder && duty != .operator {
      let call = try registry.test.call("CreateBackup", duty, of: registry.board)
      let copy = await refusal {
        try await CreateBackup.run(
          .init(header: registry.test.header(), name: "a"), from: keeper, call,
          in: registry.service)
      }
      #expect(copy?.reason == .roleNotAllowed, "\(duty)")
      let status = await refusal {
        try await GetServiceStatus.run(keeper, call, in: registry.service)
      }
      #expect(status?.reason == .roleNotAllowed, "\(duty)")
    }
    #expect(keeper.copies.isEmpty)
  }

  @Test("the same request again answers the same and copies nothing")
  func replay() async throws {
    let (registry, keeper) = (try await Registry.open(), PretendKeeper())
    let call = try registry.test.call("CreateBackup", .operator, of: registry.board)
    let request = try CreateBackup.Request(header: registry.test.header("a"), name: "evening")
    let first = try await CreateBackup.run(request, from: keeper, call, in: registry.service)
    let again = try await CreateBackup.run(request, from: keeper, call, in: registry.service)
    #expect(keeper.copies == ["evening"])
    #expect(first.backup?.fileName == "evening/store.sqlite")
    #expect(again.backup == first.backup)
    #expect(again.receipt.wasReplayed)
    #expect(again.receipt.sequence == first.receipt.sequence)
  }

  @Test("a request only to be checked copies nothing and leaves nothing")
  func validateOnly() async throws {
    let (registry, keeper) = (try await Registry.open(), PretendKeeper())
    let call = try registry.test.call("CreateBackup", .operator, of: registry.board)
    let header = registry.test.header("a", validateOnly: true)
    let report = try await CreateBackup.run(
      .init(header: header, name: "evening"), from: keeper, call, in: registry.service)
    #expect(report.receipt.wasValidatedOnly)
    #expect(report.backup == nil)
    #expect(keeper.copies.isEmpty)
  }

  @Test("a copy is not begun once the deadline has passed")
  func deadline() async throws {
    let (registry, keeper) = (try await Registry.open(), PretendKeeper())
    let caller = try registry.test.call("CreateBackup", .operator, of: registry.board).caller
    let late = Call(caller: caller, method: "CreateBackup", shouldStart: { false })
    let refused = await refusal {
      try await CreateBackup.run(
        .init(header: registry.test.header(), name: "evening"), from: keeper, late,
        in: registry.service)
    }
    #expect(refused?.reason == .deadlinePassed)
    #expect(keeper.copies.isEmpty)
  }

  @Test("the status names the last commit and what the engine says")
  func status() async throws {
    let registry = try await Registry.open()
    let call = try registry.test.call("GetServiceStatus", .operator, of: registry.board)
    let before = try await GetServiceStatus.run(PretendKeeper(), call, in: registry.service)
    _ = try await registry.record(aDraft("Rowan House"))
    let after = try await GetServiceStatus.run(PretendKeeper(), call, in: registry.service)
    #expect(after.sequence.number == before.sequence.number + 1)
    #expect(after.engine == PretendKeeper().status())
  }
}
