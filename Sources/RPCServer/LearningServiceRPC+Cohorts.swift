package import GRPCCore
package import OneWorkforceProtos
import Operations
import SwiftProtobuf
import Vocabulary
import WireFormat

// Cohorts and their learners.
extension LearningServiceRPC {
  /// Records a run of a topic.
  package func recordCohort(
    request: WireRecordCohortRequest, context: ServerContext
  ) async throws -> WireRecordCohortResponse {
    let receipt = try await RecordCohort.run(
      request.native(), .current("RecordCohort"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Gives workers seats.
  package func enrolLearners(
    request: WireEnrolLearnersRequest, context: ServerContext
  ) async throws -> WireEnrolLearnersResponse {
    let receipt = try await EnrolLearners.run(
      request.native(), .current("EnrolLearners"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records time off the day job.
  package func recordRelease(
    request: WireRecordReleaseRequest, context: ServerContext
  ) async throws -> WireRecordReleaseResponse {
    let receipt = try await RecordRelease.run(
      request.native(), .current("RecordRelease"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records who left and why.
  package func recordDropOut(
    request: WireRecordDropOutRequest, context: ServerContext
  ) async throws -> WireRecordDropOutResponse {
    let receipt = try await RecordDropOut.run(
      request.native(), .current("RecordDropOut"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Takes in what became of learners: progress goes out while items come in, then one result an
  /// item, the summary last.
  package func importLearning(
    request: RPCAsyncSequence<WireImportLearningRequest, any Error>,
    response: RPCWriter<WireImportLearningResponse>, context: ServerContext
  ) async throws {
    let call = try Call.current("ImportLearning")
    try ImportLearning.requirePermit(call)
    let wanted = try await native(request, response)
    let report = try await ImportLearning.run(wanted, call, in: service)
    for result in report.results {
      try await response.write(result.proto(status: \.statusNumber))
    }
    try await response.write(report.proto())
  }

  private func native(
    _ messages: RPCAsyncSequence<WireImportLearningRequest, any Error>,
    _ response: RPCWriter<WireImportLearningResponse>
  ) async throws -> ImportLearning.Request {
    var plan: LearningPlan?
    var items: [Result<ImportLearning.Item, ImportLearning.Unread>] = []
    var digest = service.digest()
    for try await message in messages {
      guard plan != nil else {
        plan = try message.plan()
        continue
      }
      guard items.count < ImportLearning.mostItems else {
        throw ServiceError(
          .invalidArgument, .listTooLong, field: "item",
          "must be at most \(ImportLearning.mostItems) items a stream; nothing was written")
      }
      items.append(try message.item(at: items.count + 1))
      digest.update(try message.serializedBytes())
      if items.count.isMultiple(of: 250) {
        try await response.write(.progress(items: items.count))
      }
    }
    guard let plan else {
      throw ServiceError(
        .invalidArgument, .streamOrderWrong, field: "header", "must be the first message")
    }
    return plan.request(items, digest: digest.finish())
  }

  /// Writes what a cohort gives into passports.
  package func attestCohort(
    request: WireAttestCohortRequest, context: ServerContext
  ) async throws -> WireAttestCohortResponse {
    try await AttestCohort.run(request.native(), .current("AttestCohort"), in: service).proto()
  }

  /// A cohort as it stands.
  package func getCohort(
    request: WireGetCohortRequest, context: ServerContext
  ) async throws -> WireGetCohortResponse {
    try await GetCohort.run(request.native(), .current("GetCohort"), in: service).proto()
  }

  /// Cohorts of somebody.
  package func listCohorts(
    request: WireListCohortsRequest, context: ServerContext
  ) async throws -> WireListCohortsResponse {
    try await ListCohorts.run(request.native(), .current("ListCohorts"), in: service).proto()
  }

  /// Access, completions, and what stops joint learning.
  package func describeLearning(
    request: WireDescribeLearningRequest, context: ServerContext
  ) async throws -> WireDescribeLearningResponse {
    try await DescribeLearning.run(
      request.native(), .current("DescribeLearning"), in: service
    ).proto()
  }
}
