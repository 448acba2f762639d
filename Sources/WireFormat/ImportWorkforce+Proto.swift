package import OneWorkforceProtos
package import Operations
package import Planning
package import Vocabulary

/// The files an import of totals takes.
package enum WorkforceFile: String, Sendable, CaseIterable {
  /// ASC-WDS bulk upload: workplaces.
  case workplaces = "ASC_WDS_WORKPLACE"
  /// ASC-WDS bulk upload: workers.
  case workers = "ASC_WDS_WORKER"
  /// The Electronic Staff Record's staff in post.
  case staffInPost = "ESR_STAFF_IN_POST"
  /// The same of the month before.
  case staffInPostBefore = "ESR_STAFF_IN_POST_BEFORE"
}

extension WireWorkforceFile: WireChoice {
  /// The files that are counted here; others are data of the box and not of an employer.
  package static let pairs: [(wire: WireWorkforceFile, native: WorkforceFile)] = [
    (.ascWdsWorkplace, .workplaces), (.ascWdsWorker, .workers),
    (.esrStaffInPost, .staffInPost), (.esrStaffInPostBefore, .staffInPostBefore),
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
        place: try PlanPlaceCode(place, field: "place"), occupations: try occupations(),
        coverage: hasCoverage ? coverage : nil,
        source: try boundedText(source, field: "source", limit: 300), isSynthetic: synthetic)
    }
  }

  /// Groups of occupation codes; ASC-WDS roles have the standard groups alone.
  private func occupations() throws(ServiceError) -> [String: GroupCode] {
    try requireAtMost(2_000, groups.count, "groups")
    var found: [String: GroupCode] = [:]
    for (index, mapping) in groups.enumerated() {
      let field = "groups[\(index)]"
      guard [.staffInPost, .staffInPostBefore].contains(try mapping.file.native(field + ".file"))
      else {
        throw ServiceError(
          .invalidArgument, .fieldNotAllowed, field: field + ".file",
          "must be a staff record's file: ASC-WDS roles are counted in the standard groups")
      }
      let code = try boundedText(mapping.code, field: field + ".code", limit: 20).uppercased()
      let group = try GroupCode(mapping.group, field: field + ".group")
      if let earlier = found.updateValue(group, forKey: code), earlier != group {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: field + ".code",
          "must lead to one group; got \(quoted(code)) again")
      }
    }
    return found
  }
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
  package func bytes() throws(ServiceError) -> (file: WorkforceFile, bytes: [UInt8]) {
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
      if let totals { $0.totals = totals.proto() }
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
      $0.file =
        switch file {
        case .ascWDSWorkplaces: .ascWdsWorkplace
        case .ascWDSWorkers: .ascWdsWorker
        case .esrStaffInPost: .esrStaffInPost
        default: .unspecified
        }
      $0.line = Int32(clamping: line)
      $0.column = column
      $0.code = code.rawValue
      $0.message = sentence
      $0.error = isError
    }
  }
}
