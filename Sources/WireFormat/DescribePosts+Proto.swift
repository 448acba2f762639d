package import OneWorkforceProtos
package import Operations
import Vacancies
package import Vocabulary

extension WireDescribePostsRequest {
  /// Where, and what is compared.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> DescribePosts.Request {
    try DescribePosts.Request(
      place: requiredID(placeID, "place_id"),
      roles: codes(roleCodes, "role_codes", atMost: 40),
      minimum: minimumPerTenThousand == 0 ? nil : minimumPerTenThousand)
  }
}

extension DescribePosts.Report {
  /// What was found, as the wire writes it.
  package func proto() -> WireDescribePostsResponse {
    .with {
      $0.totals = totals.map { $0.proto() }
      $0.ratios = ratios.map { $0.proto() }
      $0.populations = populations
    }
  }
}

extension DescribePosts.Total {
  /// The total as the wire writes it.
  package func proto() -> WirePostTotal {
    .with {
      $0.roleCode = role.text
      $0.sector = WireSector(sector)
      if let people { $0.people = Int32(clamping: people) }
      if let filledFTE { $0.filledFte = filledFTE }
      $0.vacantPosts = Int32(clamping: vacantPosts)
      $0.vacantFte = vacantFTE
      if let establishmentFTE { $0.establishmentFte = establishmentFTE }
    }
  }
}

extension DescribePosts.Ratio {
  /// The ratio as the wire writes it.
  package func proto() -> WireWorkRatio {
    .with {
      $0.placeID = place.description
      $0.name = name
      if let people { $0.people = Int32(clamping: people) }
      if let residents { $0.residents = residents }
      if let perTenThousand { $0.perTenThousand = perTenThousand }
      $0.verdict = verdict.rawValue
    }
  }
}
