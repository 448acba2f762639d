import Delegations
import OneWorkforceProtos
import Vocabulary

extension WireCarePlanTask {
  func native() throws(ServiceError) -> CarePlanTask {
    try CarePlanTask(
      intervention: StandardCode(interventionCode, field: "intervention_code"),
      version: Int(version), instructionsVersion: unlessZero(instructionsVersion),
      device: device, dose: hasDose ? dose.native("dose") : nil, orderReference: orderReference,
      emergencyInstruction: emergencyInstruction,
      reviewBy: requiredDate(reviewBy, "review_by"))
  }
}

extension WireDose {
  /// The amount; a refusal names the part under `field`.
  func native(_ field: String) throws(ServiceError) -> Dose {
    try under(field) { () throws(ServiceError) in
      try Dose(thousandths: Int(thousandths), unit: unit)
    }
  }
}

extension Dose {
  func proto() -> WireDose {
    .with {
      $0.thousandths = Int64(thousandths)
      $0.unit = unit
    }
  }
}

extension WireConsentRecord {
  func native() throws(ServiceError) -> ConsentRecord {
    try requireAtMost(50, workerIds.count, "worker_ids")
    return try ConsentRecord(
      intervention: interventionCode.isEmpty
        ? nil : StandardCode(interventionCode, field: "intervention_code"),
      basis: requiredChoice(basis, "basis"), basisReference: basisReference,
      capacity: optionalChoice(capacity, "capacity"), state: requiredChoice(state, "state"),
      reviewBy: optionalDate(reviewBy, "review_by"),
      workers: uniqueItems(workerIds, "worker_ids") { id, entry throws(ServiceError) in
        try requiredID(id, entry)
      })
  }
}

extension WireStabilityStatus {
  func native() throws(ServiceError) -> StabilityStatus {
    StabilityStatus(
      intervention: try StandardCode(interventionCode, field: "intervention_code"),
      result: try requiredChoice(result, "result"),
      reviewBy: try requiredDate(reviewBy, "review_by"))
  }
}

extension WireRiskAssessment {
  func native() throws(ServiceError) -> RiskAssessment {
    RiskAssessment(
      intervention: try StandardCode(interventionCode, field: "intervention_code"),
      result: try requiredChoice(result, "result"),
      reviewBy: try requiredDate(reviewBy, "review_by"))
  }
}
