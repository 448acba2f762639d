import Passports
import ReferenceData
import Vocabulary

// Phase E: those who assessed, as they stood when they did.
extension DelegationCase {
  /// E1 to E4. An observation of an unfit assessor is dropped, and its faults count only where too
  /// few remain; the sign-off has no spare.
  func checkAssessors(
    _ assessment: Assessment, _ held: HeldAchievement, _ inspection: inout Inspection
  ) {
    let faults = assessment.faults
    for (code, fault) in Self.assessorChecks {
      guard faults.contains(fault) else {
        citeAssessment(assessment, held, &inspection)
        inspection.settle(code, true)
        continue
      }
      if assessment.signOffFaults.contains(fault) {
        inspection.blame(held.id)
        blame(held.decidedBy, &inspection)
      }
      for dropped in assessment.dropped where dropped.faults.contains(fault) {
        inspection.blame(held.evidence[dropped.evidence].id)
        blame(held.evidence[dropped.evidence].assessor, &inspection)
      }
      inspection.settle(code, false, assessorDetail(fault, assessment, held))
    }
  }

  private static let assessorChecks: [(DelegationReason, AssessorFaults)] = [
    (.assessorNotCompetent, .notCompetent), (.assessorNotAuthorised, .notAuthorised),
    (.assessorRegistrationNotEffective, .notRegistered), (.assessorConflict, .conflict),
  ]

  private func citeAssessment(
    _ assessment: Assessment, _ held: HeldAchievement, _ inspection: inout Inspection
  ) {
    guard inspection.isReporting else { return }
    inspection.rely(on: held.id)
    if case .worker(let worker) = held.decidedBy { inspection.rely(on: worker.asRecord) }
    for index in assessment.observed
    where !assessment.dropped.contains(where: { $0.evidence == index }) {
      inspection.rely(on: held.evidence[index].id)
      if case .worker(let worker) = held.evidence[index].assessor, held.decidedBy != .worker(worker)
      {
        inspection.rely(on: worker.asRecord)
      }
    }
  }

  private func blame(_ assessor: AssessorID?, _ inspection: inout Inspection) {
    if case .worker(let worker) = assessor { inspection.blame(worker.asRecord) }
  }

  // Names each observation, its assessor and, for E1, the days they were not competent.
  private func assessorDetail(
    _ fault: AssessorFaults, _ assessment: Assessment, _ held: HeldAchievement
  ) -> String {
    var parts: [String] = []
    func add(_ what: String, _ record: RecordID, _ assessor: AssessorID?, _ at: Instant) {
      let who =
        switch assessor {
        case .worker(let worker): "\(worker)"
        case .registrant(let number): number
        case nil: "nobody recorded"
        }
      let gap = fault == .notCompetent ? gap(of: assessor, at: at, held) : ""
      parts.append("\(what) \(record) by \(who)\(gap)")
    }
    for dropped in assessment.dropped where dropped.faults.contains(fault) {
      let evidence = held.evidence[dropped.evidence]
      add("observation", evidence.id, evidence.assessor, evidence.occurredAt)
    }
    if assessment.signOffFaults.contains(fault) {
      add("sign-off", held.id, held.decidedBy, held.decidedAt)
    }
    return parts.joined(separator: "; ")
  }

  // From the day after the assessor's competence last held to the day before it next began.
  private func gap(
    of assessor: AssessorID?, at instant: Instant, _ held: HeldAchievement
  ) -> String {
    let bench = bench(for: held, asksRegistration: false)
    let own = assessor.flatMap { assessors[$0]?.achievements } ?? []
    let qualified = own.filter(bench.isQualified)
    let from = qualified.flatMap { ends(of: $0, bench) }.filter { $0 <= instant }.max()
    let next = qualified.map(\.validFrom).filter { instant < $0 }.min()
    guard from != nil || next != nil else { return ", never competent" }
    return ", not competent"
      + (from.map { " from \(LondonTime.date(of: $0))" } ?? "")
      + (next.map { " to \(LondonTime.date(of: $0).adding(days: -1))" } ?? "")
  }
}

extension DelegationCase {
  // The instants at which `own` stopped counting: its own end, a rule's, a restriction's start.
  fileprivate func ends(of own: HeldAchievement, _ bench: AssessorBench) -> [Instant] {
    let decidedOn = LondonTime.date(of: own.decidedAt)
    let byRule = expiry(of: own.statement, on: decidedOn, bench).limit.lastDay(from: decidedOn)
    return [own.ends, byRule.map(LondonTime.end(of:))].compactMap { $0 }
      + own.restrictions.map(\.period.start)
  }
}
