package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireCosignCheckpointRequest: WireChange {}

extension WireCosignCheckpointRequest {
  /// What the witness said.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> CosignCheckpoint.Request {
    let header = try header()
    guard !note.isEmpty else {
      throw ServiceError(.invalidArgument, .fieldRequired, field: "note", "must be given")
    }
    guard note.count <= 65_536 else {
      throw ServiceError(
        .invalidArgument, .fieldTooLong, field: "note",
        "must be at most 65536 bytes; got \(note.count)")
    }
    return CosignCheckpoint.Request(
      header: header, note: Array(note),
      witness: try boundedText(witnessKey, field: "witness_key", limit: 400))
  }
}
