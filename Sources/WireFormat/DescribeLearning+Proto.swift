import Learning
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireDescribeLearningRequest {
  /// Whose learning, and in which days.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> DescribeLearning.Request {
    let scope: DescribeLearning.Scope
    switch whose {
    case .organisationID(let id): scope = .organisation(try requiredID(id, "organisation_id"))
    case .placeID(let id): scope = .place(try requiredID(id, "place_id"))
    case nil:
      throw ServiceError(.invalidArgument, .fieldRequired, field: "whose", "must be given")
    }
    return DescribeLearning.Request(
      scope: scope, period: try datePeriod(from, to, "from", "to"), staff: try counted(),
      staffImport: try optionalID(staffImportID, "staff_import_id"))
  }

  private func counted() throws(ServiceError) -> [Sector: Int] {
    try requireAtMost(Sector.allCases.count, staff.count, "staff")
    var counts: [Sector: Int] = [:]
    for (index, entry) in staff.enumerated() {
      let sector = try entry.sector.native("staff[\(index)].sector")
      guard (0...10_000_000).contains(entry.count) else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: "staff[\(index)].count",
          "must be 0 to 10000000; got \(quoted("\(entry.count)"))")
      }
      guard counts.updateValue(Int(entry.count), forKey: sector) == nil else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: "staff[\(index)].sector", "must stand once")
      }
    }
    return counts
  }
}

extension DescribeLearning.Report {
  /// The report as the wire writes it.
  package func proto() -> WireDescribeLearningResponse {
    .with {
      $0.access = access.map { $0.proto() }
      $0.completions = completions.map { entry in
        .with {
          $0.area = entry.area.rawValue
          $0.sector = WireSector(entry.sector)
          $0.count = Int32(clamping: entry.count)
        }
      }
      $0.stops = stops.map { $0.proto() }
      $0.release = release.map { $0.proto() }
      $0.cohortCount = Int32(clamping: cohortCount)
      $0.partHidden = isPartHidden
    }
  }
}

extension DescribeLearning.Access {
  fileprivate func proto() -> WireSectorAccess {
    .with {
      $0.sector = WireSector(sector)
      if let learnerCount { $0.learnerCount = Int32(clamping: learnerCount) }
      if let staffCount { $0.staffCount = Int32(clamping: staffCount) }
      $0.staffKnown = isStaffKnown
      if let share { $0.share = share.proto() }
    }
  }
}
