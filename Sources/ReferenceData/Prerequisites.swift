package import Vocabulary

/// Something that interventions and roles ask for by a code of ours.
package struct Prerequisite: Hashable, Sendable {
  /// `IPC-L2`.
  package let code: StandardCode
  /// What it is.
  package let name: String
  /// Standards any one of which satisfies it, beside the code itself.
  package let metBy: [StandardCode]
  /// The interval or mapping in the words of the table, or nil.
  package let remark: String?
  /// Where it comes from.
  package let provenance: Provenance
}

/// The prerequisites shipped with the service.
package enum Prerequisites {
  /// `PREREQUISITE`.
  package static let framework = FrameworkCode(listed: "PREREQUISITE")

  /// In the order of the table.
  package static let all: [Prerequisite] = TableText.rows(TableText.prerequisites) { row in
    let code: StandardCode = try row.code("code")
    let remark = row["interval_or_mapping"]
    return Prerequisite(
      code: code, name: try row.text("name"), metBy: metBy(code, remark),
      remark: remark == "-" ? nil : remark,
      provenance: try row.provenance(sources: "source_ids"))
  }

  /// The prerequisite named `code`, or nil.
  package static func find(_ code: StandardCode) -> Prerequisite? { byCode[code] }

  /// What meets `code`, the prerequisite or intervention itself first.
  package static func targets(of code: StandardCode) -> [StandardCode] {
    targets[code] ?? [code]
  }

  private static let targets = byCode.mapValues { [$0.code] + $0.metBy }
  private static let byCode = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }

  // The table says in words that either version of the Care Certificate will do; every other
  // mapping is the code of a CSTF subject.
  private static func metBy(_ code: StandardCode, _ remark: String) -> [StandardCode] {
    if code.text == "CARE-CERT" {
      return [CareCertificate.version2025.code, CareCertificate.version2015.code]
    }
    return CSTFSubjects.all.map(\.code).filter { $0.text == remark }
  }
}
