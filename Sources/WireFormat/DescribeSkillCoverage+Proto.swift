package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireDescribeSkillCoverageRequest {
  /// Where, and which standards.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> DescribeSkillCoverage.Request {
    try DescribeSkillCoverage.Request(
      place: requiredID(placeID, "place_id"),
      standards: codes(standardCodes, "standard_codes", atMost: 20))
  }
}

extension DescribeSkillCoverage.Total {
  /// The total as the wire writes it.
  package func proto() -> WireSkillTotal {
    .with {
      $0.standardCode = standard.text
      $0.sector = WireSector(sector)
      if let holders { $0.holders = Int32(clamping: holders) }
      if let people { $0.people = Int32(clamping: people) }
    }
  }
}
