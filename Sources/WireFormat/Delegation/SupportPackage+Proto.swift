import Delegations
import OneWorkforceProtos
import Vocabulary

extension WireSupportPackage {
  /// What comes with the work: money and freed time must be said, even where they are zero.
  func native() throws(ServiceError) -> SupportPackage {
    try SupportPackage(
      minutesPerWeek: Int(minutesPerWeek), training: nativeTraining(),
      fundingPencePerYear: Int(
        required(hasFundingPencePerYear, fundingPencePerYear, "support.funding_pence_per_year")),
      funder: requiredID(funderID, "support.funder_id"),
      payStepPencePerHour: unlessZero(payStepPencePerHour),
      freedMinutesPerWeek: Int(
        required(hasFreedMinutesPerWeek, freedMinutesPerWeek, "support.freed_minutes_per_week")))
  }

  private func nativeTraining() throws(ServiceError) -> [StandardCode] {
    try requireAtMost(20, training.count, "support.training")
    var codes: [StandardCode] = []
    for (index, text) in training.enumerated() {
      codes.append(try StandardCode(text, field: "support.training[\(index)]"))
    }
    return codes
  }
}

extension SupportPackage {
  /// What comes with the work, as the wire writes it.
  func proto() -> WireSupportPackage {
    .with {
      $0.minutesPerWeek = Int32(clamping: minutesPerWeek)
      $0.training = training.map(\.text)
      $0.fundingPencePerYear = Int64(fundingPencePerYear)
      $0.funderID = funder.description
      $0.payStepPencePerHour = Int32(clamping: payStepPencePerHour ?? 0)
      $0.freedMinutesPerWeek = Int32(clamping: freedMinutesPerWeek)
    }
  }
}

extension WireConfirmedVersions {
  /// The versions confirmed; 0 and empty where there is none of the kind.
  func native() throws(ServiceError) -> ConfirmedVersions {
    try ConfirmedVersions(
      order: unlessZero(order), plan: unlessZero(plan), instructions: unlessZero(instructions),
      device: device)
  }
}

extension ConfirmedVersions {
  /// The versions confirmed, as the wire writes them.
  func proto() -> WireConfirmedVersions {
    .with {
      $0.order = Int32(clamping: order ?? 0)
      $0.plan = Int32(clamping: plan ?? 0)
      $0.instructions = Int32(clamping: instructions ?? 0)
      $0.device = device ?? ""
    }
  }
}
