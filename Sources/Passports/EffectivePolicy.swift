package import ReferenceData
package import Vocabulary

/// The policy that holds for one asker: the shipped rows, this module's defaults, and the rows of
/// the asker and its system.
package struct EffectivePolicy: Sendable {
  /// Names the shipped table and the further rows in force, for the basis of a report.
  package let version: String
  private let table: PolicyTable
  private let further: [PolicyRow]
  private let furtherKeys: Set<PolicyKey>

  /// The policy of `shipped` rows and of `local` ones, which employers and systems have set.
  ///
  /// The order of `local` does not matter.
  package init(shipped: PolicyTable = .shipped, local: [PolicyRow] = []) {
    table = shipped
    further = (PolicyDefaults.rows + local).sorted { $0.line < $1.line }
    furtherKeys = Set(further.map(\.key))
    let lines = further.map(\.line).joined(separator: "\n")
    version = "\(shipped.version)+\(fingerprint(of: lines))"
  }

  /// What holds for `key` on `day`.
  package func resolve(_ key: PolicyKey, on day: CivilDate) -> PolicyResolution {
    table.resolve(key, on: day, with: further)
  }

  /// Whether any row, in force or not, is about `key`; where none is, nothing is limited.
  func speaks(of key: PolicyKey) -> Bool {
    furtherKeys.contains(key) || !table.rows(for: key).isEmpty
  }

  /// The items of the list that holds for `key` on `day`, or nil where nobody has set one.
  package func items(_ key: PolicyKey, on day: CivilDate) -> [String]? {
    if case .items(let items) = resolve(key, on: day).value { items } else { nil }
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
