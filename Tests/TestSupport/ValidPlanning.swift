package import OneWorkforceProtos
import SwiftProtobuf
import WireFormat

/// One valid request of each rpc of the planner that says something. A bad request differs from it
/// in one thing.
package struct ValidPlanning: Sendable {
  /// A place that the caller's organisation sits in.
  package var place: String
  /// A draft with a scenario, of that place.
  package var plan: String
  /// The version of its record.
  package var etag: String
  /// A finished run of it.
  package var run: String

  /// Requests about these.
  package init(place: String, plan: String, etag: String, run: String) {
    self.place = place
    self.plan = plan
    self.etag = etag
    self.run = run
  }

  private var requestID: String { "6f1d0a52-6c0e-4b53-9d6a-0a4f5f3f7c44" }

  /// A plan of the place.
  package var createPlan: WireCreatePlanRequest {
    .with {
      $0.requestID = requestID
      $0.plan.title = "Brent 2026"
      $0.plan.placeID = place
      $0.plan.start = "2026-04"
      $0.plan.horizonMonths = 60
      $0.plan.synthetic = true
    }
  }

  /// The plan.
  package var getPlan: WireGetPlanRequest { .with { $0.planID = plan } }

  /// Plans of the place.
  package var listPlans: WireListPlansRequest { .with { $0.placeID = place } }

  /// What the plan covers.
  package var describeCoverage: WireDescribeCoverageRequest { .with { $0.planID = plan } }

  /// The scenario of a trust and care.
  package var draftScenario: WireDraftScenarioRequest {
    get throws {
      let scenario = try TrustAndCare().scenario().proto()
      return .with {
        $0.requestID = requestID
        $0.planID = plan
        $0.etag = etag
        $0.scenario = scenario
      }
    }
  }

  /// The newest version.
  package var getScenario: WireGetScenarioRequest { .with { $0.planID = plan } }

  /// The need of care workers.
  package var setNeedModel: WireSetNeedModelRequest {
    .with {
      $0.requestID = requestID
      $0.planID = plan
      $0.etag = etag
      $0.needs = [
        .with {
          $0.group = "CARE"
          $0.tier = "PROPORTIONAL"
        }
      ]
    }
  }

  /// A run without draws.
  package var runProjection: WireRunProjectionRequest {
    .with {
      $0.requestID = requestID
      $0.planID = plan
      $0.seed = 7
    }
  }

  /// The scenario compared with itself.
  package var compareScenarios: WireCompareScenariosRequest {
    .with {
      $0.planID = plan
      $0.others = [.init()]
    }
  }

  /// Why care is short.
  package var explainGap: WireExplainGapRequest {
    .with {
      $0.planID = plan
      $0.place = "BRENT"
      $0.group = "CARE"
    }
  }

  /// The plan frozen with its run; a board sends it.
  package var freezePlan: WireFreezePlanRequest {
    .with {
      $0.requestID = requestID
      $0.planID = plan
      $0.etag = etag
      $0.runID = run
      $0.decidedBy = "Place director"
    }
  }

  /// The run as CSV.
  package var exportPlan: WireExportPlanRequest {
    .with {
      $0.planID = plan
      $0.format = .csv
    }
  }

  /// The plan's runs.
  package var listRuns: WireListRunsRequest { .with { $0.planID = plan } }

  /// A claim on graduates.
  package var submitPlan: WireSubmitPlanRequest {
    .with {
      $0.requestID = requestID
      $0.planReturn.placeID = place
      $0.planReturn.title = "Our return"
      $0.planReturn.lines = [
        .with {
          $0.number = 1
          $0.kind = .claim
          $0.group = "TRUST-NURSE"
          $0.count = 30
          $0.unit = "HEADCOUNT"
          $0.year = 2_027
          $0.source = "NEWLY_QUALIFIED"
          $0.programme = "NURSING"
        }
      ]
    }
  }

  /// Everything handed in for the place.
  package var mergePlans: WireMergePlansRequest {
    .with {
      $0.requestID = requestID
      $0.placeID = place
    }
  }

  /// What an import is to do.
  package var importHeader: WireWorkforceImportHeader {
    .with {
      $0.requestID = requestID
      $0.planID = plan
      $0.asAt = "2026-03-01"
      $0.place = "BRENT"
      $0.source = "ASC-WDS, invented"
      $0.synthetic = true
    }
  }
}
