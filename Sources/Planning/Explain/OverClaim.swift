package import Vocabulary

/// A plan's claim on graduates of a programme in a year.
package struct GraduateClaim: Hashable, Sendable {
  /// Who claims, as its plan calls it; 1 to 200 characters.
  package let claimant: String
  /// The programme.
  package let programme: ProgrammeCode
  /// The calendar year of graduation; nil where the claim does not say.
  package let year: Int?
  /// How many graduates, 0 or more.
  package let count: Double

  /// A claim with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    claimant: String, programme: ProgrammeCode, year: Int?, count: Double, field: String
  ) throws(ServiceError) {
    guard !claimant.isEmpty, claimant.unicodeScalars.count <= 200 else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field + ".claimant", "must be 1 to 200 characters")
    }
    if let year { try requireNumber(Double(year), in: 2000...2200, field: field + ".year") }
    try requireNumber(count, in: 0...10_000_000, field: field + ".count")
    self.claimant = claimant
    self.programme = programme
    self.year = year
    self.count = count
  }
}

/// Graduates of a programme in a calendar year.
package struct GraduateSupply: Hashable, Sendable {
  /// The programme.
  package let programme: ProgrammeCode
  /// The calendar year.
  package let year: Int
  /// How many there are to claim.
  package let graduates: Double

  /// So many graduates of `programme` in `year`.
  package init(programme: ProgrammeCode, year: Int, graduates: Double) {
    self.programme = programme
    self.year = year
    self.graduates = graduates
  }
}

/// More claimed than there are: every claimant is named, and no claim is cut.
package struct OverClaim: Hashable, Sendable {
  /// The programme.
  package let programme: ProgrammeCode
  /// The calendar year.
  package let year: Int
  /// How many graduates there are.
  package let graduates: Double
  /// The claims on them, whole, in order of claimant.
  package let claims: [GraduateClaim]

  /// The sum of the claims.
  package var claimed: Double { claims.reduce(0) { $0 + $1.count } }
  /// By how much the claims go beyond the graduates; above 0.
  package var excess: Double { claimed - graduates }
}

/// Claims of several plans laid side by side.
package struct ClaimReport: Hashable, Sendable {
  /// Over-claims, in order of programme and year.
  package let overClaims: [OverClaim]
  /// Claims that lack their year, kept out of every sum and listed for their owners.
  package let undated: [GraduateClaim]
  /// Claims on graduates nobody has counted: unknown, never 0, so nothing is said to be over.
  package let uncounted: [GraduateClaim]

  /// The report on `claims` against `supply`, whose rows of one programme and year add up.
  package init(_ claims: [GraduateClaim], supply: [GraduateSupply]) {
    struct Key: Hashable {
      let programme: ProgrammeCode
      let year: Int
    }
    var graduates: [Key: Double] = [:]
    for row in supply {
      graduates[Key(programme: row.programme, year: row.year), default: 0] += row.graduates
    }
    let ordered = claims.sorted(by: Self.inOrder)
    var claimed: [Key: [GraduateClaim]] = [:]
    for claim in ordered {
      guard let year = claim.year else { continue }
      claimed[Key(programme: claim.programme, year: year), default: []].append(claim)
    }
    undated = ordered.filter { $0.year == nil }
    uncounted = ordered.filter { claim in
      claim.year.map { graduates[Key(programme: claim.programme, year: $0)] == nil } ?? false
    }
    overClaims = claimed.compactMap { key, claims in
      graduates[key].map {
        OverClaim(programme: key.programme, year: key.year, graduates: $0, claims: claims)
      }
    }.filter { $0.excess > 1e-9 * max(1, $0.graduates) }
      .sorted { ($0.programme.text, $0.year) < ($1.programme.text, $1.year) }
  }

  private static func inOrder(_ left: GraduateClaim, _ right: GraduateClaim) -> Bool {
    (left.claimant, left.programme.text, left.year ?? 0, left.count)
      < (right.claimant, right.programme.text, right.year ?? 0, right.count)
  }
}
