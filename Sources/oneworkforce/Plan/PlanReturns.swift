import ArgumentParser
import OneWorkforceProtos
import Vocabulary
import WireFormat

/// Hands in an organisation's own plan lines for a place.
struct PlanSubmit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "Hand in your own plan lines for a place.",
    discussion: "The file is the JSON of a PlanReturn: place_id, title and lines.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The file with the return (JSON).") var file: String
  @Option(help: "Your earlier return that it replaces.") var replaces = ""
  @Option(help: "The version of that return that you read.") var replacesEtag = ""

  func run() async throws {
    try await reporting {
      let sent: WirePlanReturn = try spelled(in: file, "file")
      let request = WireSubmitPlanRequest.with {
        $0.requestID = change.name
        $0.validateOnly = change.validateOnly
        $0.planReturn = sent
        $0.replacesID = replaces
        $0.replacesEtag = replacesEtag
      }
      let answer = try await options.service.planning {
        try await $0.client.submitPlan(request, metadata: $0.metadata)
      }
      try show(answer, json: options.json) { answer in
        [changeLine(answer.receipt, "return \(answer.receipt.id)")]
          + PlanPrint.keptOut(answer.keptOut)
      }
    }
  }
}

/// Makes one plan of what was handed in.
struct PlanMerge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Make one plan of what was handed in for a place, over-claims named.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The place.") var place: String
  @Option(
    name: .customLong("return"),
    help: "A return to merge; may be given several times. The newest of each body if not said.")
  var returns: [String] = []

  func run() async throws {
    try await reporting {
      let request = WireMergePlansRequest.with {
        $0.requestID = change.name
        $0.validateOnly = change.validateOnly
        $0.placeID = place
        $0.returnIds = returns
      }
      let answer = try await options.service.planning {
        try await $0.client.mergePlans(request, metadata: $0.metadata)
      }
      try show(answer, json: options.json, Self.lines)
    }
  }

  private static func lines(_ answer: WireMergePlansResponse) -> [String] {
    let merged = answer.merged
    let sums = merged.sums.map { sum in
      [
        plain(sum.kind.word), sum.group, "\(sum.year)", plain(sum.source), sum.programme,
        PlanPrint.fte(sum.count), plain(sum.unit), "\(sum.lineCount)",
      ]
    }
    let over = merged.overClaims.map { claim in
      "\(claim.programme) \(claim.year): \(PlanPrint.fte(claim.claimed)) claimed of "
        + "\(PlanPrint.fte(claim.graduates)), over by \(PlanPrint.fte(claim.excess)): "
        + claim.claims.map { "\($0.claimant) \(PlanPrint.fte($0.count))" }.joined(separator: ", ")
    }
    return [
      changeLine(
        answer.receipt,
        "merged plan \(merged.id) of \(merged.returnIds.count) returns, \(merged.lines.count) "
          + "lines of which you see"), "",
    ]
      + table(["Kind", "Group", "Year", "Source", "Programme", "Sum", "Unit", "Lines"], sums)
      + (over.isEmpty ? [] : ["", "claimed beyond what there is"] + over)
      + PlanPrint.keptOut(merged.keptOut)
  }
}
