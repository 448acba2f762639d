package import OneWorkforceProtos
package import Planning
import Vocabulary

extension WireRunState: WireChoice {
  /// How a run stands.
  package static let pairs: [(wire: WireRunState, native: PlanRun.State)] = [
    (.started, .started), (.finished, .finished), (.failed, .failed),
  ]
}

extension RunBasis {
  /// The basis as the wire writes it.
  package func proto() -> WireProjectionBasis {
    .with {
      $0.title = title
      $0.scenarioSha256 = hexadecimal(scenarioDigest)
      $0.seed = seed
      $0.draws = Int32(clamping: draws)
      $0.modelVersion = modelVersion
      $0.dataVersion = dataVersion
      $0.start = start.description
      $0.horizonMonths = Int32(clamping: horizonMonths)
      $0.thresholds = thresholds
      $0.probabilities = YearBand.probabilities
      $0.synthetic = isSynthetic
    }
  }
}

extension PlanRun {
  /// The run as the wire writes it.
  package func proto() -> WirePlanRun {
    .with {
      $0.id = id.description
      $0.planID = plan.description
      $0.scenarioVersion = Int32(clamping: scenarioVersion)
      $0.levers = leverSizes(levers ?? [:])
      $0.basis = basis.proto()
      $0.state = WireRunState(state)
      $0.startedAt = startedAt.proto()
      if let ending {
        $0.finishedAt = ending.at.proto()
        $0.failure = ending.failure?.message ?? ""
        $0.resultSha256 = ending.digest.map(hexadecimal) ?? ""
      }
    }
  }
}
