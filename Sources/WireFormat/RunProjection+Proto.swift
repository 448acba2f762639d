package import OneWorkforceProtos
package import Operations
import Planning
import SwiftProtobuf
package import Vocabulary

extension WireRunProjectionRequest: WireChange {}

extension WireRunProjectionRequest {
  /// What is to be run.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RunProjection.Request {
    let header = try header()
    let plan: PlanID = try requiredID(planID, "plan_id")
    guard runID.isEmpty else {
      try requireUnset()
      return RunProjection.Request(
        header: header, plan: plan, wanted: .kept(try requiredID(runID, "run_id")))
    }
    return RunProjection.Request(
      header: header, plan: plan,
      wanted: .new(
        try choice(hasScenario, scenario, "scenario", else: .newest),
        try RunSettings(seed: seed, draws: Int(draws), thresholds: thresholds)))
  }

  /// Beside a kept run nothing says what to run.
  private func requireUnset() throws(ServiceError) {
    let others = [
      ("scenario", hasScenario), ("seed", seed != 0), ("draws", draws != 0),
      ("thresholds", !thresholds.isEmpty),
    ]
    for (field, isSet) in others where isSet {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: field,
        "must be left unset where run_id names a kept run")
    }
  }
}

extension RunProjection.Word {
  /// The word as the wire writes it.
  ///
  /// - Throws: ``ServiceError`` where a part that was kept cannot be read.
  package func proto() throws(ServiceError) -> WireRunProjectionResponse {
    var wire = WireRunProjectionResponse()
    switch self {
    case .progress(let progress): wire.progress = progress.proto()
    case .part(let bytes):
      guard let part = try? WireProjection(serializedBytes: bytes) else {
        throw ServiceError(.internalFault, .internalFault, "a result that was kept can't be read")
      }
      wire.projection = part
    case .finished(let receipt, let run):
      wire.finished = .with {
        if let receipt { $0.receipt = receipt.proto() }
        if let run { $0.run = run.proto() }
      }
    }
    return wire
  }
}

extension RunProjection.Progress {
  /// The progress as the wire writes it.
  package func proto() -> WireRunProgress {
    .with {
      $0.share = share
      $0.elapsedSeconds = Double(elapsedMilliseconds) / 1_000
      if let remainingMilliseconds {
        $0.remainingSeconds = Double(remainingMilliseconds) / 1_000
      }
    }
  }
}
