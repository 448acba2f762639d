import Passports
import ReferenceData
import Vocabulary

// C6: every direct prerequisite achieved and in date; no scopes, no evidence, no acceptance.
extension DelegationCase {
  /// C6. Where a prerequisite fails only on a mapping, D14 to D16 say so with the prerequisite as
  /// their subject, and C6 is neither passed nor failed.
  func checkPrerequisites(_ ground: Groundwork, _ inspection: inout Inspection) {
    var failures: [Decision.Reason] = []
    var relied: [RecordID] = []
    for prerequisite in ground.prerequisites {
      guard inspection.isReporting else {
        let isMet = inspection.anyPasses(prerequisite.chains) { checkPrerequisite($0, &$1) }
        if !isMet { inspection.settle(.prerequisiteNotMet, false) }
        continue
      }
      guard
        let chain = inspection.choose(
          among: prerequisite.chains, steps: { stepCount($0) }, { checkPrerequisite($0, &$1) })
      else {
        failures.append(Decision.Reason(.prerequisiteNotMet, subject: prerequisite.code))
        continue
      }
      var alone = inspection.aside()
      checkPrerequisite(chain, &alone)
      inspection.heed(alone)
      relied.append(achievements[chain.achievement].id)
      guard alone.firstFailure != nil else { continue }
      var report = inspection.aside(isReporting: true)
      checkPrerequisite(chain, &report)
      failures += Self.told(report.reasons, of: prerequisite.code)
    }
    guard inspection.isReporting else { return }
    if failures.isEmpty {
      for record in relied { inspection.rely(on: record) }
      inspection.settle(.prerequisiteNotMet, true)
    }
    for failure in failures { inspection.fail(failure) }
  }

  private func checkPrerequisite(
    _ chain: CompetenceChain, _ inspection: inout Inspection
  ) {
    let held = achievements[chain.achievement]
    checkValidity(chain, held, &inspection)
    guard inspection.goesOn else { return }
    checkEquivalence(chain, held, for: .prerequisite, &inspection)
  }

  // Failures of a mapping alone keep their codes; any other makes it one C6.
  private static func told(
    _ reasons: [Decision.Reason], of subject: StandardCode
  ) -> [Decision.Reason] {
    let isOnlyMapping = reasons.allSatisfy { $0.code >= .equivalenceNotRecognised }
    if isOnlyMapping {
      return reasons.map {
        Decision.Reason($0.code, records: $0.records, subject: subject, detail: $0.detail)
      }
    }
    let own = reasons.filter { $0.code < .equivalenceNotRecognised }
    let records = Set(own.flatMap(\.records)).sorted()
    let detail = own.map(\.detail).filter { !$0.isEmpty }.joined(separator: "; ")
    return [
      Decision.Reason(.prerequisiteNotMet, records: records, subject: subject, detail: detail)
    ]
  }
}
