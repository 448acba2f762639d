package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireExportFormat: WireChoice {
  /// Kinds of file.
  package static let pairs: [(wire: WireExportFormat, native: ExportPlan.Format)] = [
    (.csv, .csv), (.protobuf, .protobuf),
  ]
}

extension WireExportPlanRequest {
  /// What is to be exported.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ExportPlan.Request {
    ExportPlan.Request(
      plan: try requiredID(planID, "plan_id"), run: try optionalID(runID, "run_id"),
      format: try format.native("format"))
  }
}

extension ExportPlan.Report {
  /// The file as the wire writes it: the header, then chunks of at most 256 KiB.
  package func protos() -> [WireExportPlanResponse] {
    let header = WireExportPlanResponse.with {
      $0.header = .with {
        $0.fileName = fileName
        $0.mediaType = mediaType
        $0.basis = basis.proto()
        $0.suppressionThreshold = Int32(clamping: suppressionThreshold)
        $0.suppressedCount = Int32(clamping: suppressedCount)
        $0.exclusions = exclusions
      }
    }
    let size = 262_144
    return [header]
      + stride(from: 0, to: bytes.count, by: size).map { start in
        .with { $0.chunk = .init(bytes[start..<min(start + size, bytes.count)]) }
      }
  }
}
