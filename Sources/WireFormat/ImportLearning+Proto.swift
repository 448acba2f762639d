import Learning
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireLearningHeader: WireChange {}

/// What an import of learning is to do, before its items have come.
package struct LearningPlan: Sendable {
  /// The change's name; its body lacks the items.
  package let header: ChangeHeader
  /// The cohort.
  package let cohort: CohortID
  /// What to do where some items are refused.
  package let mode: ImportStaffRecords.Mode
  /// Whether those who completed are attested in the same change.
  package let isAttested: Bool

  /// The import of `items`, whose bytes have this digest: the same name with other items is
  /// recognised by it.
  package func request(
    _ items: [Result<ImportLearning.Item, ImportLearning.Unread>], digest: [UInt8]
  ) -> ImportLearning.Request {
    ImportLearning.Request(
      header: ChangeHeader(
        request: header.request, isValidationOnly: header.isValidationOnly,
        body: header.body + digest),
      cohort: cohort, mode: mode, isAttested: isAttested, items: items)
  }
}

extension WireImportLearningRequest {
  /// The first message of the stream.
  ///
  /// - Throws: ``ServiceError`` `STREAM_ORDER_WRONG`, or naming the field at fault under `header`.
  package func plan() throws(ServiceError) -> LearningPlan {
    guard case .header(let first) = part else {
      throw ServiceError(
        .invalidArgument, .streamOrderWrong, field: "header", "must be the first message")
    }
    return try under("header") { () throws(ServiceError) in
      LearningPlan(
        header: try first.header(), cohort: try requiredID(first.cohortID, "cohort_id"),
        mode: try first.mode.optionalNative("mode") ?? .allOrNothing, isAttested: first.attest)
    }
  }

  /// A later message: an item, the `position`th of the stream; one that can't be read fails in its
  /// place.
  ///
  /// - Throws: ``ServiceError`` `STREAM_ORDER_WRONG`.
  package func item(
    at position: Int
  ) throws(ServiceError) -> Result<ImportLearning.Item, ImportLearning.Unread> {
    guard case .item(let item) = part else {
      throw ServiceError(
        .invalidArgument, .streamOrderWrong, field: "item", "must be every message but the first")
    }
    let line = item.line > 0 ? Int(item.line) : position
    do {
      return .success(try item.native(line: line))
    } catch {
      return .failure(ImportLearning.Unread(line: line, fault: error))
    }
  }
}

extension WireLearnerItem {
  /// What is said of a learner, on this line.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native(line: Int) throws(ServiceError) -> ImportLearning.Item {
    try ImportLearning.Item(
      line: line, worker: requiredID(workerID, "worker_id"),
      attendedMinutes: hasAttendedMinutes ? Int(attendedMinutes) : nil,
      completedOn: optionalDate(completedOn, "completed_on"),
      released: hasActualRelease ? actualRelease.native() : nil,
      ratings: hasRatings ? ratings.native() : nil)
  }
}

extension WireLearnerRatings {
  fileprivate func native() throws(ServiceError) -> Ratings {
    try Ratings(
      confidence: question(confidenceBefore, confidenceAfter, "ratings.confidence"),
      skill: question(skillBefore, skillAfter, "ratings.skill"))
  }

  private func question(
    _ before: Int32, _ after: Int32, _ field: String
  ) throws(ServiceError) -> Ratings.BeforeAfter? {
    guard before != 0 || after != 0 else { return nil }
    return try Ratings.BeforeAfter(before: Int(before), after: Int(after), field: field)
  }
}

extension ImportLearning.Item {
  /// The item as the wire writes it.
  package func proto() -> WireLearnerItem {
    .with {
      $0.line = Int32(clamping: line)
      $0.workerID = worker.description
      if let attendedMinutes { $0.attendedMinutes = Int32(clamping: attendedMinutes) }
      $0.completedOn = completedOn?.description ?? ""
      if let released { $0.actualRelease = released.proto() }
      if let ratings {
        $0.ratings = .with {
          $0.confidenceBefore = Int32(clamping: ratings.confidence?.before ?? 0)
          $0.confidenceAfter = Int32(clamping: ratings.confidence?.after ?? 0)
          $0.skillBefore = Int32(clamping: ratings.skill?.before ?? 0)
          $0.skillAfter = Int32(clamping: ratings.skill?.after ?? 0)
        }
      }
    }
  }
}

extension ImportLearning.LineResult {
  /// The result as the wire writes it; `status` gives the number of the gRPC status that an error
  /// would have had alone.
  package func proto(status: (ServiceError) -> Int32) -> WireImportLearningResponse {
    .with {
      $0.result = .with {
        $0.line = Int32(clamping: line)
        switch outcome {
        case .recorded: $0.outcome = "RECORDED"
        case .unchanged: $0.outcome = "UNCHANGED"
        case .refused(let error):
          $0.outcome = "REFUSED"
          $0.error = error.proto(status: status(error))
        }
      }
    }
  }
}

extension ImportLearning.Report {
  /// The summary as the wire writes it.
  package func proto() -> WireImportLearningResponse {
    .with {
      $0.summary = .with {
        if let receipt { $0.receipt = receipt.proto() }
        $0.recordedCount = Int32(clamping: counts.recorded)
        $0.unchangedCount = Int32(clamping: counts.unchanged)
        $0.refusedCount = Int32(clamping: counts.refused)
        $0.attested = attested.proto()
      }
    }
  }
}

extension WireImportLearningResponse {
  /// That `items` items have been read.
  package static func progress(items: Int) -> WireImportLearningResponse {
    .with { $0.progress = .with { $0.itemCount = Int32(clamping: items) } }
  }
}
