import OneWorkforceProtos
package import Planning
import SwiftProtobuf
package import Vocabulary

// Reading kept results back, for exports.

extension ProtobufPlans {
  /// The groups and bands of the parts.
  package func figures(_ parts: [[UInt8]]) throws(ServiceError) -> KeptFigures {
    let whole = try Self.joined(parts)
    var rows: [KeptFigures.Row] = []
    var bands: [BandSeries] = []
    do {
      for row in whole.groups { rows.append(try row.figures()) }
      for series in whole.bands { bands.append(try series.native()) }
    } catch {
      throw ProtobufPlans.unreadable
    }
    return KeptFigures(rows: rows, bands: bands)
  }

  /// The parts as one message, without what is hidden.
  package func whole(
    _ parts: [[UInt8]], hiding hidden: Set<YearKey>
  ) throws(ServiceError) -> [UInt8] {
    var whole = try Self.joined(parts)
    let scopes = Set(hidden.map(\.scope))
    do {
      whole.groups = try whole.groups.filter { !hidden.contains(try $0.figures().key) }
      whole.bands = try whole.bands.filter { !scopes.contains(try $0.scope.native()) }
      return try whole.serializedBytes()
    } catch {
      throw ProtobufPlans.unreadable
    }
  }

  /// The lists of all parts, one after another.
  private static func joined(_ parts: [[UInt8]]) throws(ServiceError) -> WireProjection {
    var whole = WireProjection()
    for bytes in parts {
      guard let part = try? WireProjection(serializedBytes: bytes) else { throw unreadable }
      whole.basis = part.basis
      whole.bands += part.bands
      whole.groups += part.groups
      whole.programmes += part.programmes
      whole.delegations += part.delegations
      whole.posts += part.posts
      whole.costs += part.costs
      whole.funds += part.funds
      if part.hasBudget { whole.budget = part.budget }
    }
    return whole
  }

  private static let unreadable = ServiceError(
    .internalFault, .internalFault, "a result that was kept can't be read")
}

extension WireGroupYear {
  fileprivate func figures() throws(ServiceError) -> KeptFigures.Row {
    let scope = BandScope(
      place: try PlanPlaceCode(place, field: "place"), group: try GroupCode(group, field: "group"),
      sector: nil)
    return KeptFigures.Row(
      key: YearKey(scope, Int(year)), people: people, availableFTE: capacity.availableFte,
      requiredFTE: hasNeed ? need.fte : nil, gapFTE: hasGapFte ? gapFte : nil)
  }
}

extension WireBandSeries {
  /// The series.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> BandSeries {
    BandSeries(
      scope: try scope.native(), metric: try requiredChoice(metric, "metric"),
      years: years.map {
        YearBand(central: $0.central, quantiles: $0.quantiles, exceedances: $0.exceedances)
      },
      firstPassings: firstPassings.map {
        FirstPassing(
          threshold: $0.threshold, centralMonth: $0.hasCentralMonth ? Int($0.centralMonth) : nil,
          neverShare: $0.hasNeverShare ? $0.neverShare : nil, monthQuantiles: $0.monthQuantiles)
      })
  }
}
