package import Vocabulary

/// Money that several bodies put together for a purpose.
package struct Fund: Hashable, Sendable {
  /// The law it rests on.
  package enum LegalBasis: String, Sendable, CaseIterable {
    /// Section 75 of the National Health Service Act 2006.
    case section75 = "S75"
    /// Section 256 of the same Act: money from an NHS body to a council.
    case section256 = "S256"
    /// Section 76 of the same Act: money from a council to an NHS body.
    case section76 = "S76"
    /// The Better Care Fund, under section 223GA of the same Act.
    case betterCareFund = "BETTER_CARE_FUND"
    /// No pooling power: each partner's money stays its own.
    case aligned = "ALIGNED"
    /// Another, named in the purpose.
    case other = "OTHER"
  }

  /// A body that pays in.
  package struct Partner: Hashable, Sendable {
    /// The body.
    package let organisation: OrganisationID
    /// The post that answers for its part; nil where none is named.
    package let post: PostID?
    /// What it pools, in pence; nil where that is not settled, which is never 0.
    package let pooledPence: Int64?
    /// What it aligns and keeps as its own, in pence; nil where that is not settled.
    package let alignedPence: Int64?

    /// A partner with these parts.
    ///
    /// - Throws: ``ServiceError`` naming the amount out of range.
    package init(
      organisation: OrganisationID, post: PostID? = nil, pooledPence: Int64?, alignedPence: Int64?
    ) throws(ServiceError) {
      self.organisation = organisation
      self.post = post
      self.pooledPence = try pooledPence.map { pence throws(ServiceError) in
        try Pence.checked(pence, field: "pooled_pence")
      }
      self.alignedPence = try alignedPence.map { pence throws(ServiceError) in
        try Pence.checked(pence, field: "aligned_pence")
      }
    }
  }

  /// What people need that the fund is for; it is printed beside the money and no money changes it.
  package struct Need: Hashable, Sendable {
    /// What is counted, such as `nursing FTE not filled`.
    package let what: String
    /// How much, in thousandths of the unit.
    package let thousandths: Int64
    /// The unit, such as `FTE`.
    package let unit: String
    /// Who says so, and where.
    package let source: String
    /// The day the figure is of.
    package let asOf: CivilDate

    /// A figure with these parts.
    ///
    /// - Throws: ``ServiceError`` naming the field at fault.
    package init(
      what: String, thousandths: Int64, unit: String, source: String, asOf: CivilDate
    ) throws(ServiceError) {
      guard (0...Pence.most).contains(thousandths) else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: "thousandths",
          "must be 0 to \(Pence.most); got \(quoted("\(thousandths)"))")
      }
      self.what = try boundedText(what, field: "what")
      self.thousandths = thousandths
      self.unit = try boundedText(unit, field: "unit", limit: 40)
      self.source = try boundedText(source, field: "source")
      self.asOf = asOf
    }
  }

  /// What it is called, 1 to 200 characters.
  package let title: String
  /// What it is for, 1 to 200 characters.
  package let purpose: String
  /// The law it rests on.
  package let legalBasis: LegalBasis
  /// The body that holds the money.
  package let host: OrganisationID
  /// The place it is for.
  package let place: PlaceID
  /// The days it covers.
  package let period: DatePeriod
  /// Who pays in, each once, 2 to 50, in order of identifier.
  package let partners: [Partner]
  /// The pooled money as it is published, in pence; nil where only contributions are known.
  package let statedPooledPence: Int64?
  /// Pooled and aligned money together as it is published, in pence.
  package let statedTotalPence: Int64?
  /// The need that stands beside it.
  package let need: Need?

  /// A fund whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    title: String, purpose: String, legalBasis: LegalBasis, host: OrganisationID, place: PlaceID,
    period: DatePeriod, partners: [Partner], statedPooledPence: Int64?, statedTotalPence: Int64?,
    need: Need?
  ) throws(ServiceError) {
    guard (2...50).contains(partners.count) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "partners",
        "must be 2 to 50 partners; got \(partners.count)")
    }
    guard Set(partners.map(\.organisation)).count == partners.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "partners", "must name each body once")
    }
    // Money that is only aligned is in no pool, whoever says how much it is.
    let pools = partners.map(\.pooledPence) + [statedPooledPence]
    guard legalBasis != .aligned || pools.allSatisfy({ $0 == nil || $0 == 0 }) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "legal_basis",
        "must be a power to pool money where some is pooled; got \(quoted(legalBasis.rawValue))")
    }
    self.title = try boundedText(title, field: "title")
    self.purpose = try boundedText(purpose, field: "purpose")
    self.legalBasis = legalBasis
    self.host = host
    self.place = place
    self.period = period
    self.partners = partners.sorted { $0.organisation < $1.organisation }
    self.statedPooledPence = try statedPooledPence.map { pence throws(ServiceError) in
      try Pence.checked(pence, field: "stated_pooled_pence")
    }
    self.statedTotalPence = try statedTotalPence.map { pence throws(ServiceError) in
      try Pence.checked(pence, field: "stated_total_pence")
    }
    self.need = need
    if let pooled = pooledPence, let total = statedTotalPence, total < pooled {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "stated_total_pence",
        "must be at least the pooled money, \(pooled); got \(quoted("\(total)"))")
    }
  }

  /// The pooled money in pence: as published, else the sum of all contributions; nil while one of
  /// them is not settled.
  package var pooledPence: Int64? { statedPooledPence ?? contributedPence }

  /// The aligned money in pence, apart from the pool: the published total less the pool, else the
  /// sum of what each partner aligns; nil while that is not settled.
  package var alignedPence: Int64? {
    if let total = statedTotalPence { return pooledPence.map { total - $0 } }
    return sum(\.alignedPence)
  }

  /// Whether the published pool is another than the sum of the contributions. Both stay as given.
  package var figuresDisagree: Bool {
    guard let stated = statedPooledPence, let sum = contributedPence else { return false }
    return stated != sum
  }

  /// The contributions together, in pence; nil while one is not settled.
  package var contributedPence: Int64? { sum(\.pooledPence) }

  // Fifty amounts of at most 10^15 are far below the range of the type.
  private func sum(_ amount: KeyPath<Partner, Int64?>) -> Int64? {
    partners.reduce(Int64?.some(0)) { sum, partner in
      guard let sum, let next = partner[keyPath: amount] else { return nil }
      return sum + next
    }
  }
}
