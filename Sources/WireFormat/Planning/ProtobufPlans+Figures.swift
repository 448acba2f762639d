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
    var counts: [KeptFigures.Subject: [Double]] = [:]
    do {
      for row in whole.groups { rows.append(try row.figures()) }
      for series in whole.bands { bands.append(try series.native()) }
      for row in whole.programmes { counts[try row.subject(), default: []].append(row.students) }
      for row in whole.delegations {
        counts[try row.subject(), default: []].append(row.authorised)
      }
      for row in whole.posts { counts[try row.subject(), default: []].append(row.filled) }
    } catch {
      throw ProtobufPlans.unreadable
    }
    return KeptFigures(rows: rows, bands: bands, counts: counts)
  }

  /// The parts as one message, without what is hidden.
  package func whole(
    _ parts: [[UInt8]], hiding hidden: HiddenFigures
  ) throws(ServiceError) -> [UInt8] {
    var whole = try Self.joined(parts)
    do {
      whole.groups = try whole.groups.filter {
        !hidden.groups.contains(try $0.figures().key.scope)
      }
      whole.bands = try whole.bands.filter {
        !hidden.hides(try requiredChoice($0.metric, "metric"), of: try $0.scope.native())
      }
      whole.programmes = try whole.programmes.filter {
        !hidden.subjects.contains(try $0.subject())
      }
      whole.delegations = try whole.delegations.filter {
        !hidden.subjects.contains(try $0.subject())
      }
      whole.posts = try whole.posts.filter { !hidden.subjects.contains(try $0.subject()) }
      whole.costs = try whole.costs.filter {
        !hidden.costLines.contains(try CostLineCode($0.line, field: "line"))
      }
      whole.funds = whole.funds.filter { !hidden.funds.contains($0.name) }
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

extension WireProgrammeYear {
  fileprivate func subject() throws(ServiceError) -> KeptFigures.Subject {
    .students(try ProgrammeCode(programme, field: "programme"))
  }
}

extension WireDelegationYear {
  fileprivate func subject() throws(ServiceError) -> KeptFigures.Subject {
    .carers(try PlanPlaceCode(place, field: "place"), try TaskCode(task, field: "task"))
  }
}

extension WirePostYear {
  fileprivate func subject() throws(ServiceError) -> KeptFigures.Subject {
    .holders(try PostCode(post, field: "post"))
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
