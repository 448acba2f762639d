import Access
import Operations
import ReferenceData
import TestSupport
import Testing
import Vocabulary

@Suite("Policy rows of an organisation")
struct TightenPolicyTests {
  private struct Row: Sendable, CustomTestStringConvertible {
    let key: PolicyKey
    let value: PolicyValue
    let reason: ErrorReason?
    var testDescription: String { "\(key.subject) \(key.parameter.rawValue) \(value.text)" }
  }

  private static let infection = PolicyKey.refresher(of: StandardCode(listed: "CSTF-IPC-2"))
  private static let unset = PolicyKey.refresher(of: StandardCode(listed: "CSTF-MH-1"))
  private static let local = PolicyKey.refresher(of: StandardCode(listed: "LARCH-HOIST"))
  private static let certificates = PolicyKey(
    FrameworkCode(listed: "CARE-CERT"), subject: "CARE-CERT", .acceptedEvidence)
  private static let checks = PolicyKey(
    FrameworkCode(listed: "EMPLOYER-CHECKS"), subject: "HOUSING", .requiredChecks)
  private static let pattern = NumberRegister.nmc.patternKey

  // What holds: infection prevention every 12 months, two certificates, two checks.
  private static let table = [
    Row(key: infection, value: .number(13), reason: .ruleLoosened),
    Row(key: infection, value: .noLimit, reason: .ruleLoosened),
    Row(key: infection, value: .truth(true), reason: .valueOutOfRange),
    Row(key: certificates, value: .items(["CARE-CERT-2025", "OTHER"]), reason: .ruleLoosened),
    Row(key: checks, value: .items(["identity"]), reason: .ruleLoosened),
    Row(key: pattern, value: .words("^.*$"), reason: .ruleLoosened),
    Row(key: infection, value: .number(12), reason: nil),
    Row(key: infection, value: .number(1), reason: nil),
    Row(key: unset, value: .number(120), reason: nil),
    Row(key: local, value: .number(24), reason: nil),
    Row(key: certificates, value: .items(["CARE-CERT-2025"]), reason: nil),
    Row(
      key: checks, value: .items(["identity", "right_to_work", "references"]), reason: nil),
  ]

  @Test("a row may be as strict as what holds or stricter, never looser", arguments: table)
  private func neverLooser(_ row: Row) async throws {
    let registry = try await Registry.open()
    let call = try registry.test.call("TightenPolicy", .manager, of: registry.home)
    let refused = await refusal { try await set(row.key, row.value, call, in: registry) }
    #expect(refused?.reason == row.reason)
    let own = try await rows(of: row.key, call, in: registry).filter { $0.layer == .employer }
    #expect(own.map(\.value) == (row.reason == nil ? [row.value] : []))
    #expect(own.allSatisfy { $0.owner == registry.home.description && !$0.unit.isEmpty })
  }

  @Test("a board's row binds its system, and a body may take back only its own tightening")
  func system() async throws {
    let registry = try await Registry.open()
    try await registry.seat(registry.home, in: registry.place)
    let key = Self.infection
    _ = try await set(key, .number(6), registry.steward("TightenPolicy"), in: registry)
    let home = try registry.test.call("TightenPolicy", .manager, of: registry.home)
    let refused = await refusal { try await set(key, .number(9), home, in: registry) }
    #expect(refused?.reason == .ruleLoosened)
    _ = try await set(key, .number(3), home, in: registry)
    _ = try await set(key, .number(6), home, in: registry)
    let own = try await rows(of: key, home, in: registry).filter { $0.layer == .employer }
    #expect(own.map(\.value) == [.number(6)])
    // The trust sits in no place of the system.
    let trust = try registry.test.call("TightenPolicy", .manager, of: registry.trust)
    _ = try await set(key, .number(9), trust, in: registry)
  }

  @Test("a row set by one organisation is not another's, and it renames the policy that holds")
  func versions() async throws {
    let registry = try await Registry.open()
    let home = try registry.test.call("TightenPolicy", .manager, of: registry.home)
    let trust = try registry.test.call("TightenPolicy", .manager, of: registry.trust)
    let before = try await list(home, in: registry).policyVersion
    _ = try await set(Self.infection, .number(6), home, in: registry)
    #expect(try await list(home, in: registry).policyVersion != before)
    #expect(try await list(trust, in: registry).policyVersion == before)
    let theirs = try await rows(of: Self.infection, trust, in: registry)
    #expect(theirs.allSatisfy { $0.layer != .employer })
  }

  @Test("a row is weighed on every day it holds, also where a board's begins later")
  func laterRow() async throws {
    let registry = try await Registry.open()
    try await registry.seat(registry.home, in: registry.place)
    _ = try await set(
      Self.infection, .number(6), registry.steward("TightenPolicy"), from: day(100), in: registry)
    let home = try registry.test.call("TightenPolicy", .manager, of: registry.home)
    let refused = await refusal {
      try await set(Self.infection, .number(9), home, from: testDay, in: registry)
    }
    #expect(refused?.reason == .ruleLoosened)
    _ = try await set(
      Self.infection, .number(9), home, from: testDay, to: day(100), in: registry)
  }

  @Test("shipped rows page before one's own, and a framework narrows both")
  func paging() async throws {
    let registry = try await Registry.open()
    let home = try registry.test.call("ListPolicyRows", .manager, of: registry.home)
    _ = try await set(Self.infection, .number(6), home, in: registry)
    var (found, token): ([PolicyRow], String) = ([], "")
    repeat {
      let report = try await list(home, token: token, in: registry)
      found += report.page.entries
      token = report.page.nextToken
    } while !token.isEmpty
    #expect(found.allSatisfy { $0.key.framework.text == "CSTF" })
    #expect(found.dropLast().allSatisfy { $0.layer != .employer })
    #expect(found.last?.value == .number(6))
  }

  private func set(
    _ key: PolicyKey, _ value: PolicyValue, _ call: Call, from start: CivilDate? = nil,
    to end: CivilDate? = nil, in registry: Registry
  ) async throws -> Receipt {
    try await TightenPolicy.run(
      .init(
        header: registry.test.header("\(key) \(value)"), key: key, value: value, unit: nil,
        validFrom: start, validTo: end),
      call, in: registry.service)
  }

  private func list(
    _ call: Call, token: String = "", in registry: Registry
  ) async throws -> ListPolicyRows.Report {
    try await ListPolicyRows.run(
      .init(
        framework: FrameworkCode(listed: "CSTF"), page: PageRequest(size: 10, token: token)),
      Call(caller: call.caller, method: "ListPolicyRows"), in: registry.service)
  }

  private func rows(
    of key: PolicyKey, _ call: Call, in registry: Registry
  ) async throws -> [PolicyRow] {
    try await ListPolicyRows.run(
      .init(framework: key.framework, page: PageRequest(size: 1_000, token: "")),
      Call(caller: call.caller, method: "ListPolicyRows"), in: registry.service
    ).page.entries.filter { $0.key == key }
  }
}
