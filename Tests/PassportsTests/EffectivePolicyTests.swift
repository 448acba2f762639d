import Passports
import ReferenceData
import Testing
import Vocabulary

@Suite("The policy of an asker")
struct EffectivePolicyTests {
  private static let key = PolicyKey.refresher(of: ipc)

  private func row(_ months: Int, from start: String?, to end: String?) throws -> PolicyRow {
    PolicyRow(
      key: Self.key, value: .number(months), unit: "months", provenance: Provenance(.localPolicy),
      owner: "Home B", validFrom: try start.map(date), validTo: try end.map(date),
      layer: .employer)
  }

  @Test(
    "a row rules from its first day until the day it ends",
    arguments: [
      ("2026-04-30", nil), ("2026-05-01", 6), ("2026-06-30", 6), ("2026-07-01", 3),
      ("2026-08-31", 3), ("2026-09-01", 3), ("2026-09-30", 3), ("2026-10-01", nil),
    ])
  func days(day: String, months: Int?) throws {
    let policy = EffectivePolicy(local: [
      try row(6, from: "2026-05-01", to: "2026-09-01"),
      try row(3, from: "2026-07-01", to: "2026-10-01"),
    ])
    let shipped = EffectivePolicy().resolve(Self.key, on: try date(day))
    let held = policy.resolve(Self.key, on: try date(day))
    #expect(held.value == (months.map(PolicyValue.number) ?? shipped.value))
    #expect(held.decisive?.layer == (months == nil ? shipped.decisive?.layer : .employer))
  }

  @Test("a key that no row speaks of has no value")
  func unspoken() throws {
    let key = PolicyKey.refresher(of: "LOCAL-THING")
    let held = EffectivePolicy().resolve(key, on: try date("2026-06-01"))
    #expect(held.isNotSet && held.applicable.isEmpty)
  }

  @Test("the order in which rows come leaves no trace, and each row shows in the version")
  func version() throws {
    let rows = [
      try row(6, from: nil, to: nil), try row(6, from: nil, to: "2026-10-01"),
      try row(3, from: "2026-07-01", to: nil),
    ]
    let versions = [rows, rows.reversed()].map { EffectivePolicy(local: $0).version }
    #expect(versions[0] == versions[1])
    #expect(EffectivePolicy(local: [rows[0]]).version != EffectivePolicy(local: [rows[1]]).version)
  }
}
