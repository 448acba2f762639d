package import OneWorkforceProtos
package import Operations
import Planning
package import Vocabulary

extension WireMergePlansRequest: WireChange {}

extension WireMergePlansRequest {
  /// What is to be merged.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> MergePlans.Request {
    try requireAtMost(1_000, returnIds.count, "return_ids")
    var returns: [PlanReturnID] = []
    for (index, id) in returnIds.enumerated() {
      returns.append(try requiredID(id, "return_ids[\(index)]"))
    }
    guard Set(returns).count == returns.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "return_ids", "must name each return once")
    }
    return MergePlans.Request(
      header: try header(), place: try requiredID(placeID, "place_id"), returns: returns)
  }
}

extension MergePlans.Report {
  /// The answer as the wire writes it.
  package func proto() -> WireMergePlansResponse {
    .with {
      $0.receipt = receipt.proto()
      $0.merged = merged.proto(id)
    }
  }
}

extension MergedPlan {
  /// The plan as the wire writes it.
  func proto(_ id: PlanID?) -> WireMergedPlan {
    .with {
      $0.id = id?.description ?? ""
      $0.placeID = place.description
      $0.returnIds = returns.map(\.description)
      $0.lines = lines.map { line in
        .with {
          $0.organisationID = line.organisation.description
          $0.returnID = line.handedIn.description
          $0.line = line.line.proto()
        }
      }
      $0.sums = sums.map { $0.proto() }
      $0.overClaims = overClaims.map { $0.proto() }
      $0.uncountedClaims = uncounted.map { $0.proto() }
      $0.keptOut = keptOut.map { $0.proto() }
    }
  }
}

extension MergedPlan.Sum {
  /// The sum as the wire writes it.
  package func proto() -> WireMergedSum {
    .with {
      $0.kind = WirePlanLineKind(subject.kind)
      $0.group = subject.group.text
      $0.unit = subject.unit.rawValue
      $0.year = Int32(clamping: subject.year)
      $0.source = subject.source?.rawValue ?? ""
      $0.programme = subject.programme?.text ?? ""
      $0.count = count
      $0.lineCount = Int32(clamping: lineCount)
    }
  }
}
