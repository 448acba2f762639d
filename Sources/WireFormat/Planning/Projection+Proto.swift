package import OneWorkforceProtos
package import Planning
package import Vocabulary

/// What a result does not know of itself: the digest of its scenario and the data it was run with.
package struct ProjectionOrigin: Hashable, Sendable {
  /// SHA-256 of ``Scenario/wireBytes()``, in hexadecimal.
  package let scenarioDigest: String
  /// The release of the reference data, population among it.
  package let dataVersion: String

  /// An origin with these parts.
  package init(scenarioDigest: String, dataVersion: String) {
    self.scenarioDigest = scenarioDigest
    self.dataVersion = dataVersion
  }
}

extension ProjectionResult {
  /// The whole projection as one message.
  package func proto(_ origin: ProjectionOrigin) -> WireProjection {
    .with {
      $0.basis = basis(origin)
      $0.bands = bands.map { $0.proto() }
      $0.groups = central.groups.map { $0.proto() }
      $0.programmes = central.programmes.map { $0.proto() }
      $0.delegations = central.delegations.map { $0.proto() }
      $0.posts = central.posts.map { $0.proto() }
      $0.costs = central.costs.map { $0.proto() }
      $0.funds = central.funds.map { $0.proto() }
      if let budget { $0.budget = budget.proto() }
    }
  }

  /// The projection as messages of at most `rowCount` rows, which joined are ``proto(_:)``.
  ///
  /// There is always one, and the budget is in the last.
  package func protoParts(_ origin: ProjectionOrigin, rowCount: Int = 500) -> [WireProjection] {
    let whole = proto(origin)
    let limit = max(1, rowCount)
    var parts: [WireProjection] = []
    func add<Row>(_ rows: [Row], _ list: WritableKeyPath<WireProjection, [Row]>) {
      for start in stride(from: 0, to: rows.count, by: limit) {
        var part = WireProjection()
        part.basis = whole.basis
        part[keyPath: list] = Array(rows[start..<min(start + limit, rows.count)])
        parts.append(part)
      }
    }
    add(whole.bands, \.bands)
    add(whole.groups, \.groups)
    add(whole.programmes, \.programmes)
    add(whole.delegations, \.delegations)
    add(whole.posts, \.posts)
    add(whole.costs, \.costs)
    add(whole.funds, \.funds)
    var last = parts.popLast() ?? .with { $0.basis = whole.basis }
    if whole.hasBudget { last.budget = whole.budget }
    return parts + [last]
  }

  /// What it rests on.
  package func basis(_ origin: ProjectionOrigin) -> WireProjectionBasis {
    .with {
      $0.title = scenario.parts.title
      $0.scenarioSha256 = origin.scenarioDigest
      $0.seed = seed
      $0.draws = Int32(clamping: draws)
      $0.modelVersion = Self.modelVersion
      $0.dataVersion = origin.dataVersion
      $0.start = scenario.parts.start.description
      $0.horizonMonths = Int32(clamping: scenario.parts.horizonMonths)
      $0.thresholds = thresholds
      $0.probabilities = YearBand.probabilities
      $0.synthetic = scenario.parts.isSynthetic
    }
  }
}

extension BandSeries {
  /// The series as the wire writes it.
  package func proto() -> WireBandSeries {
    .with {
      $0.scope = scope.proto()
      $0.metric = metric.rawValue
      $0.years = years.map { $0.proto() }
      $0.firstPassings = firstPassings.map { $0.proto() }
    }
  }
}

extension BandScope {
  /// The scope as the wire writes it.
  package func proto() -> WireBandScope {
    .with {
      $0.place = place?.text ?? ""
      $0.group = group?.text ?? ""
      if let sector { $0.sector = WireSector(sector) }
    }
  }
}

extension WireBandScope {
  /// The scope.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> BandScope {
    BandScope(
      place: try optionalCode(place, "place"), group: try optionalCode(group, "group"),
      sector: try sector.optionalNative("sector"))
  }
}

extension YearBand {
  /// The band as the wire writes it.
  package func proto() -> WireYearBand {
    .with {
      $0.central = central
      $0.quantiles = quantiles
      $0.exceedances = exceedances
    }
  }
}

extension FirstPassing {
  /// The passing as the wire writes it.
  package func proto() -> WireFirstPassing {
    .with {
      $0.threshold = threshold
      if let centralMonth { $0.centralMonth = Int32(clamping: centralMonth) }
      if let neverShare { $0.neverShare = neverShare }
      $0.monthQuantiles = monthQuantiles
    }
  }
}

extension ProvenanceBudget {
  /// The budget as the wire writes it.
  package func proto() -> WireProvenanceBudget {
    .with {
      $0.fullWidth = fullWidth
      $0.shares = shares.map { share in
        .with {
          $0.grade = share.grade.rawValue
          $0.valueCount = Int32(clamping: share.valueCount)
          $0.share = share.share
        }
      }
    }
  }
}
