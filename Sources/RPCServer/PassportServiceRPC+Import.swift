import DataFiles
package import GRPCCore
package import OneWorkforceProtos
import Operations
import Vocabulary
import WireFormat

// Taking in staff files.
extension PassportServiceRPC {
  /// Takes in staff files: findings and progress go out while the bytes come in, the summary last.
  package func importStaffRecords(
    request: RPCAsyncSequence<WireImportStaffRecordsRequest, any Error>,
    response: RPCWriter<WireImportStaffRecordsResponse>, context: ServerContext
  ) async throws {
    let call = try Call.current("ImportStaffRecords")
    try ImportStaffRecords.requirePermit(call)
    let wanted = try await native(request, response)
    let report = try await ImportStaffRecords.run(wanted, call, in: service)
    for finding in report.findings { try await response.write(finding.proto()) }
    try await response.write(report.proto())
  }

  /// The stream as one request. Memory holds the good rows, never a file.
  private func native(
    _ messages: RPCAsyncSequence<WireImportStaffRecordsRequest, any Error>,
    _ response: RPCWriter<WireImportStaffRecordsResponse>
  ) async throws -> ImportStaffRecords.Request {
    var plan: ImportPlan?
    var reader = StaffFilesReader(today: LondonTime.date(of: service.now()))
    var digest = service.digest()
    for try await message in messages {
      guard plan != nil else {
        plan = try message.plan()
        continue
      }
      let chunk = try message.bytes()
      digest.update(chunk.bytes)
      let findings = try reader.read(chunk.bytes, of: chunk.file)
      for finding in findings { try await response.write(finding.proto()) }
      if let progress = reader.progress {
        try await response.write(.progress(progress.file, rows: progress.rows))
      }
    }
    for finding in reader.finish() { try await response.write(finding.proto()) }
    guard let plan else {
      throw ServiceError(
        .invalidArgument, .streamOrderWrong, field: "header", "must be the first message")
    }
    return plan.request(reader.files, digest: digest.finish())
  }
}
