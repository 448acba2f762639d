package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireStaffFile: WireChoice {
  /// Files.
  package static let pairs: [(wire: WireStaffFile, native: StaffFile)] = [
    (.ascWdsWorkplace, .workplaces), (.ascWdsWorker, .workers), (.ascWdsTraining, .training),
    (.trainingRecords, .trainingRecords),
  ]
}

extension WireImportMode: WireChoice {
  /// What to do where some rows are in error.
  package static let pairs: [(wire: WireImportMode, native: ImportStaffRecords.Mode)] = [
    (.allOrNothing, .allOrNothing), (.goodRows, .goodRows),
  ]
}

extension WireImportHeader: WireChange {}

extension WireImportHeader {
  /// What an import is to do with files that are still to come.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault under `header`.
  package func native() throws(ServiceError) -> ImportPlan {
    try under("header") { () throws(ServiceError) in
      ImportPlan(
        header: try header(), mode: try mode.optionalNative("mode") ?? .allOrNothing,
        isSynthetic: synthetic)
    }
  }
}

/// What an import is to do, before its files have come.
package struct ImportPlan: Sendable {
  /// The change's name; its body lacks the files.
  package let header: ChangeHeader
  /// What to do where some rows are in error.
  package let mode: ImportStaffRecords.Mode
  /// Whether the people in the files are invented for a demonstration.
  package let isSynthetic: Bool

  /// The import of `files`, whose bytes have this digest: the same name with other files is
  /// recognised by it.
  package func request(
    _ files: ImportStaffRecords.Files, digest: [UInt8]
  ) -> ImportStaffRecords.Request {
    ImportStaffRecords.Request(
      header: ChangeHeader(
        request: header.request, isValidationOnly: header.isValidationOnly,
        body: header.body + digest),
      mode: mode, isSynthetic: isSynthetic, files: files, digest: digest)
  }
}

extension WireImportStaffRecordsRequest {
  /// The first message of the stream.
  ///
  /// - Throws: ``ServiceError`` `STREAM_ORDER_WRONG`, or naming the field at fault.
  package func plan() throws(ServiceError) -> ImportPlan {
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
  package func bytes() throws(ServiceError) -> (file: StaffFile, bytes: [UInt8]) {
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

extension ImportStaffRecords.Finding {
  /// The finding as the wire writes it.
  package func proto() -> WireImportStaffRecordsResponse {
    .with {
      $0.finding = .with {
        $0.file = WireStaffFile(file)
        $0.line = Int32(clamping: line)
        $0.column = column
        $0.code = code.rawValue
        $0.message = sentence
        $0.error = isError
      }
    }
  }
}

extension ImportStaffRecords.Report {
  /// The summary as the wire writes it.
  package func proto() -> WireImportStaffRecordsResponse {
    .with {
      $0.summary = .with {
        if let receipt { $0.receipt = receipt.proto() }
        $0.workersAdded = Int32(clamping: tally.workersAdded)
        $0.workersChanged = Int32(clamping: tally.workersChanged)
        $0.factsAdded = Int32(clamping: tally.factsAdded)
        $0.rowsUnchanged = Int32(clamping: tally.rowsUnchanged)
        $0.rowsRefused = Int32(clamping: tally.rowsRefused)
        $0.errorCount = Int32(clamping: tally.errorCount)
        $0.warningCount = Int32(clamping: tally.warningCount)
        $0.filesSha256 = tally.digest
      }
    }
  }
}

extension WireImportStaffRecordsResponse {
  /// That `rows` rows of `file` have been read.
  package static func progress(_ file: StaffFile, rows: Int) -> WireImportStaffRecordsResponse {
    .with {
      $0.progress = .with {
        $0.file = WireStaffFile(file)
        $0.rowCount = Int32(clamping: rows)
      }
    }
  }
}
