package import Vocabulary

/// One of the numbered standards of a version of the Care Certificate.
package struct CareCertificateStandard: Hashable, Sendable {
  /// `CARE-CERT-2025/16`.
  package let code: StandardCode
  /// From 1.
  package let number: Int
  /// Its title; nil where only the number is known to us (2015).
  package let title: String?
  /// The standard of the other version that covers the same ground, or nil where there is none.
  package let counterpart: StandardCode?
  /// Where number and title come from.
  package let provenance: Provenance
}

/// A version of the Care Certificate: all of its standards are needed.
package struct CareCertificate: Hashable, Sendable {
  /// The whole certificate: `CARE-CERT-2025`.
  package let code: StandardCode
  /// 2015 or 2025.
  package let year: Int
  /// Its standards in order of their numbers.
  package let standards: [CareCertificateStandard]

  /// The version of 2015, with 15 standards.
  ///
  /// Our table holds only that standards 1 to 15 of 2025 keep their 2015 numbers; what learning
  /// disability was under standard 9 in 2015 is standard 16 now.
  package static let version2015 = CareCertificate(
    code: StandardCode(listed: "CARE-CERT-2015"), year: 2015,
    standards: version2025.standards.compactMap { later in
      later.counterpart.map {
        CareCertificateStandard(
          code: $0, number: later.number, title: nil, counterpart: later.code,
          provenance: Provenance(.published, sources: later.provenance.sources))
      }
    })

  /// The version of March 2025, with 16 standards.
  package static let version2025 = CareCertificate(
    code: StandardCode(listed: "CARE-CERT-2025"), year: 2025,
    standards: TableText.rows(TableText.careCertificate2025) { row in
      let number = try row.number("standard")
      let earlier = try row.optionalNumber("maps_to_2015_standard")
      return CareCertificateStandard(
        code: StandardCode(listed: "CARE-CERT-2025/\(number)"), number: number,
        title: try row.text("title"),
        counterpart: earlier.map { StandardCode(listed: "CARE-CERT-2015/\($0)") },
        provenance: try row.provenance())
    })

  /// Both versions, the older first.
  package static let versions = [version2015, version2025]

  /// The version whose whole or part `code` names, or nil.
  package static func version(of code: StandardCode) -> CareCertificate? { byCode[code] }

  private static let byCode = Dictionary(
    versions.flatMap { version in
      ([version.code] + version.standards.map(\.code)).map { ($0, version) }
    }
  ) { first, _ in first }

  /// The standards that somebody holding all of `earlier` still lacks for this version.
  package func standardsMissing(after earlier: CareCertificate) -> [CareCertificateStandard] {
    guard earlier.code != code else { return [] }
    return standards.filter { $0.counterpart == nil }
  }
}
