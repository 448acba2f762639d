/// An integrated care board, as at April 2024.
package struct ICBRow: Hashable, Sendable {
  /// The ONS code, `E54000027`.
  package let code: String
  /// The NHS code, `QRV`.
  package let nhsCode: String
  /// Its name.
  package let name: String
  /// The ONS region that most of it lies in; worked out by us.
  package let region: String
  /// Sub-ICB locations in it.
  package let locations: Int
}

/// A sub-ICB location, the nearest published thing to a place.
package struct SubICBRow: Hashable, Sendable {
  /// The ONS code, `E38000256`.
  package let code: String
  /// The NHS code, `W2U3Z`.
  package let nhsCode: String
  /// Its name.
  package let name: String
  /// The board it lies in.
  package let icbCode: String
  /// The authority that most of it lies in, by name.
  package let largestAuthority: String
}

/// A lower-tier local authority.
package struct AuthorityRow: Hashable, Sendable {
  /// The ONS code, `E09000005`.
  package let code: String
  /// Its name.
  package let name: String
  /// The upper-tier authority it belongs to; itself where there is one tier.
  package let upperTierCode: String
  /// The upper-tier authority's name.
  package let upperTierName: String
  /// The region, `E12000007`.
  package let regionCode: String
  /// The region's name.
  package let regionName: String
  /// The board that most of it lies in.
  package let mainICBCode: String
  /// The share of its small areas in that board, in millionths.
  package let mainICBShareMillionths: Int
}

/// Where a sub-ICB location and an authority overlap.
package struct OverlapRow: Hashable, Sendable {
  /// The board.
  package let icbCode: String
  /// The sub-ICB location.
  package let subICBCode: String
  /// The authority.
  package let authorityCode: String
  /// Small areas (2021 LSOAs) in both: a count of areas, not of people.
  package let smallAreas: Int
  /// Their share of the authority's, in millionths.
  package let shareOfAuthorityMillionths: Int
  /// Their share of the location's, in millionths.
  package let shareOfSubICBMillionths: Int
}

/// Something wrong with a geography file, and where.
package struct GeographyFinding: Hashable, Sendable {
  /// The line, from 1.
  package let line: Int
  /// The column's name, or its number where the form of the line is at fault.
  package let column: String
  /// One line in lower case.
  package let message: String
}

/// The rows of a geography file and what is wrong with it.
package struct GeographyRead<Row: Hashable & Sendable>: Hashable, Sendable {
  /// The rows that could be read, in the order of the file.
  package let rows: [Row]
  /// What could not; empty for a sound file.
  package let findings: [GeographyFinding]
}

/// Reads the geography files of `Resources/geography`: text in, rows and findings out.
package enum GeographyTables {
  /// The boards of `icb24_england.csv`.
  package static func boards(_ text: String) -> GeographyRead<ICBRow> {
    GeographyFile.read(text, key: "icb24_code") { row throws(GeographyFault) in
      ICBRow(
        code: try row.areaCode("icb24_code", "E54"), nhsCode: try row.text("icb24_code_nhs"),
        name: try row.text("icb24_name"), region: try row.text("main_ons_region"),
        locations: try row.number("n_subicb"))
    }
  }

  /// The sub-ICB locations of `places_subicb24.csv`.
  package static func subICBLocations(_ text: String) -> GeographyRead<SubICBRow> {
    GeographyFile.read(text, key: "sicbl24_code") { row throws(GeographyFault) in
      SubICBRow(
        code: try row.areaCode("sicbl24_code", "E38"),
        nhsCode: try row.text("sicbl24_code_nhs"), name: try row.text("sicbl24_name"),
        icbCode: try row.areaCode("icb24_code", "E54"),
        largestAuthority: try row.text("largest_lad"))
    }
  }

  /// The authorities of `lad24_england.csv`.
  package static func authorities(_ text: String) -> GeographyRead<AuthorityRow> {
    GeographyFile.read(text, key: "ltla24_code") { row throws(GeographyFault) in
      AuthorityRow(
        code: try row.areaCode("ltla24_code", "E0"), name: try row.text("ltla24_name"),
        upperTierCode: try row.areaCode("utla23_code", "E"),
        upperTierName: try row.text("utla23_name"),
        regionCode: try row.areaCode("region24_code", "E12"),
        regionName: try row.text("region24_name"),
        mainICBCode: try row.areaCode("main_icb24_code", "E54"),
        mainICBShareMillionths: try row.millionths("main_icb_lsoa_share"))
    }
  }

  /// The overlaps of `subicb_lad_overlap_2024.csv`.
  package static func overlaps(_ text: String) -> GeographyRead<OverlapRow> {
    GeographyFile.read(text, key: nil) { row throws(GeographyFault) in
      OverlapRow(
        icbCode: try row.areaCode("icb24_code", "E54"),
        subICBCode: try row.areaCode("sicbl24_code", "E38"),
        authorityCode: try row.areaCode("ltla24_code", "E0"),
        smallAreas: try row.number("n_lsoa21"),
        shareOfAuthorityMillionths: try row.millionths("share_of_lad_lsoas"),
        shareOfSubICBMillionths: try row.millionths("share_of_subicb_lsoas"))
    }
  }
}
