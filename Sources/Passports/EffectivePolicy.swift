package import ReferenceData
package import Vocabulary

/// The policy that holds for one asker: the shipped rows, this module's defaults, and the rows of
/// the asker and its system.
package struct EffectivePolicy: Sendable {
  /// Names the shipped table and the further rows in force, for the basis of a report.
  package let version: String
  private let further: [PolicyKey: [PolicyRow]]
  // Only keys that local rows speak of; all others have the shipped rulings.
  private let own: [PolicyKey: RulingCalendar]

  /// The policy of the shipped rows and of `local` ones, which employers and systems have set.
  ///
  /// The order of `local` does not matter.
  package init(local: [PolicyRow] = []) {
    let rows = (Self.defaults + local.map { (line: $0.line, row: $0) })
      .sorted { $0.line < $1.line }
    let further = Dictionary(grouping: rows.map(\.row), by: \.key)
    self.further = further
    own = Set(local.map(\.key)).reduce(into: [:]) { $0[$1] = Self.calendar(of: $1, further) }
    let lines = rows.map(\.line).joined(separator: "\n")
    version = "\(PolicyTable.shipped.version)+\(fingerprint(of: lines))"
  }

  /// What holds for `key` on `day`.
  package func resolve(_ key: PolicyKey, on day: CivilDate) -> PolicyResolution {
    ruling(on: key, day)?.resolution
      ?? PolicyResolution(key, of: Self.rows(about: key, further), on: day)
  }

  /// What the rows about `key` come to on `day`, or nil where none applies.
  func ruling(on key: PolicyKey, _ day: CivilDate) -> Ruling? {
    (own[key] ?? Self.shipped[key])?.ruling(on: day)
  }

  /// The items of the list that holds for `key` on `day`, or nil where nobody has set one.
  package func items(_ key: PolicyKey, on day: CivilDate) -> [String]? {
    ruling(on: key, day)?.items
  }

  /// The versions of the Care Certificate that count at the asker on `day`, the newest first.
  ///
  /// An employer narrows the list by a row `accepted_evidence` of `CARE-CERT`.
  package func recognisedCareCertificates(on day: CivilDate) -> [Int] {
    let accepted = items(PolicyDefaults.careCertificates, on: day) ?? []
    return CareCertificate.versions.filter { accepted.contains($0.code.text) }
      .map(\.year).sorted(by: >)
  }
}

extension EffectivePolicy {
  private static let defaults = PolicyDefaults.rows.map { (line: $0.line, row: $0) }

  // The rulings where nobody has set a row of their own, worked out once.
  private static let shipped: [PolicyKey: RulingCalendar] = {
    let defaults = Dictionary(grouping: PolicyDefaults.rows, by: \.key)
    let keys = Set(PolicyTable.shipped.rows.map(\.key) + defaults.keys)
    return keys.reduce(into: [:]) { $0[$1] = calendar(of: $1, defaults) }
  }()

  private static func calendar(
    of key: PolicyKey, _ further: [PolicyKey: [PolicyRow]]
  ) -> RulingCalendar {
    RulingCalendar(key, rows: rows(about: key, further))
  }

  private static func rows(
    about key: PolicyKey, _ further: [PolicyKey: [PolicyRow]]
  ) -> [PolicyRow] {
    PolicyTable.shipped.rows(for: key) + (further[key] ?? [])
  }
}

extension PolicyRow {
  /// Everything the row says, on one line: equal rows have equal lines.
  fileprivate var line: String {
    let name = [key.framework.text, key.subject, key.level, key.parameter.rawValue]
    let says = [value.text, unit, layer.rawValue, replaces ? "replaces" : "", owner]
    let holds = [validFrom, validTo].map { $0?.description ?? "" }
    return (name + says + holds + [provenance.status.rawValue]).joined(separator: "|")
  }
}

/// Twelve hexadecimal digits that differ for different texts, by FNV-1a; not for secrets.
private func fingerprint(of text: String) -> String {
  let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }
  let digits = String(hash, radix: 16)
  return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(12))
}
