package import OneWorkforceProtos
package import Operations
package import Planning
package import Vocabulary

extension WireWorkforceFile: WireChoice {
  /// The files that are counted.
  package static let pairs: [(wire: WireWorkforceFile, native: BaselineFile)] = [
    (.ascWdsWorkplace, .ascWDSWorkplaces), (.ascWdsWorker, .ascWDSWorkers),
    (.esrStaffInPost, .esrStaffInPost), (.esrStaffInPostBefore, .esrStaffInPostBefore),
    (.esrVacancies, .esrVacancies), (.nhsCore1, .nhsCore1), (.nhsTurnover1, .nhsTurnover1),
    (.populationBands, .populationBands), (.populationVariants, .populationVariants),
    (.populationOns, .populationONS), (.boardIndicators, .boardIndicators),
    (.cohortTotals, .cohortTotals),
  ]
}

extension WireWorkforceImportHeader: WireChange {}

extension WireWorkforceImportHeader {
  /// What is to be counted.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault under `header`.
  package func native() throws(ServiceError) -> ImportWorkforce.Order {
    try under("header") { () throws(ServiceError) in
      if hasCoverage { try requireNumber(coverage, in: 0...1, field: "coverage") }
      return ImportWorkforce.Order(
        header: try header(), plan: try requiredID(planID, "plan_id"),
        asOf: try requiredDate(asAt, "as_at"),
        place: try PlanPlaceCode(place, field: "place"), groups: try mappings(),
        areas: try countedAreas(), coverage: hasCoverage ? coverage : nil,
        source: try boundedText(source, field: "source", limit: 300), isSynthetic: synthetic)
    }
  }

  /// Groups of the files' codes; ASC-WDS roles have the standard groups alone.
  private func mappings() throws(ServiceError) -> [BaselineFile: [String: GroupCode]] {
    try requireAtMost(2_000, groups.count, "groups")
    var found: [BaselineFile: [String: GroupCode]] = [:]
    for (index, mapping) in groups.enumerated() {
      let field = "groups[\(index)]"
      let file = try mapping.file.native(field + ".file").mapped
      guard BaselineFile.withMappings.contains(file) else {
        throw ServiceError(
          .invalidArgument, .fieldNotAllowed, field: field + ".file",
          "must be a file whose codes have no groups of ours: ASC-WDS roles have, and "
            + "populations, indicators and cohorts name none")
      }
      let code = try boundedText(mapping.code, field: field + ".code", limit: 900).uppercased()
      let group = try GroupCode(mapping.group, field: field + ".group")
      if let earlier = found[file, default: [:]].updateValue(group, forKey: code),
        earlier != group
      {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: field + ".code",
          "must lead to one group; got \(quoted(code)) again")
      }
    }
    return found
  }

  private func countedAreas() throws(ServiceError) -> Set<String> {
    try requireAtMost(400, areas.count, "areas")
    var found: Set<String> = []
    for (index, area) in areas.enumerated() {
      found.insert(try boundedText(area, field: "areas[\(index)]", limit: 200).uppercased())
    }
    return found
  }
}

extension BaselineFile {
  /// Files whose codes may be led to groups.
  fileprivate static let withMappings: Set<BaselineFile> = [
    .esrStaffInPost, .esrVacancies, .nhsCore1, .nhsTurnover1,
  ]

  /// The file whose codes these are: a month and the one before have the same.
  fileprivate var mapped: BaselineFile { self == .esrStaffInPostBefore ? .esrStaffInPost : self }
}

extension WireImportWorkforceRequest {
  /// The first message of the stream.
  ///
  /// - Throws: ``ServiceError`` `STREAM_ORDER_WRONG`, or naming the field at fault.
  package func order() throws(ServiceError) -> ImportWorkforce.Order {
    guard case .header(let header) = part else {
      throw ServiceError(
        .invalidArgument, .streamOrderWrong, field: "header", "must be the first message")
    }
    return try header.native()
  }

  /// A later message: some bytes of a file.
  ///
  /// - Throws: ``ServiceError`` `STREAM_ORDER_WRONG`, `VALUE_OUT_OF_RANGE`, or naming the field at
  ///   fault.
  package func bytes() throws(ServiceError) -> (file: BaselineFile, bytes: [UInt8]) {
    guard case .chunk(let chunk) = part else {
      throw ServiceError(
        .invalidArgument, .streamOrderWrong, field: "chunk", "must be every message but the first")
    }
    guard chunk.data.count <= 262_144 else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "chunk.data",
        "must be at most 262144 bytes; got \(chunk.data.count)")
    }
    return (try chunk.file.native("chunk.file"), [UInt8](chunk.data))
  }
}

extension ImportWorkforce.Report {
  /// The answer as the wire writes it.
  package func proto() -> WireImportWorkforceResponse {
    .with {
      if let receipt { $0.receipt = receipt.proto() }
      if let totals {
        $0.totals = totals.proto()
        counted.published.write(to: &$0.totals)
      }
      $0.findings = counted.findings.prefix(1_000).map { $0.proto() }
      $0.errorCount = Int32(clamping: counted.errorCount)
      $0.warningCount = Int32(clamping: counted.warningCount)
      $0.filesSha256 = hexadecimal(counted.digest)
    }
  }
}

extension BaselineFinding {
  /// The finding as the wire writes it.
  package func proto() -> WireWorkforceFinding {
    .with {
      $0.file = WireWorkforceFile(file)
      $0.line = Int32(clamping: line)
      $0.column = column
      $0.code = code.rawValue
      $0.message = sentence
      $0.error = isError
    }
  }
}
