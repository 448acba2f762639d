package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireWatchStatusRequest {
  /// From where on.
  ///
  /// - Throws: ``ServiceError`` naming `after_version` where it is negative.
  package func native() throws(ServiceError) -> WatchStatus.Request {
    guard afterVersion >= 0 else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "after_version",
        "must not be negative; got \(afterVersion)")
    }
    return WatchStatus.Request(after: CommitSequence(afterVersion))
  }
}
