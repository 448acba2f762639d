import Delegations
import ReferenceData
import Vocabulary

// Phase W, beside a permit.

extension ReferenceEvaluator {
  func warnings(_ report: ReferenceReport, until stops: Instant?) -> [Decision.Reason] {
    guard let agreement = report.agreement else { return [] }
    let instant = report.instant
    let story = story(agreement, at: instant)
    var codes: [DelegationReason] = []
    let notice = Int64(facts.policy.noticeDays) * 86_400_000
    if let stops, stops <= instant.adding(milliseconds: notice) { codes.append(.expiringSoon) }
    if exceedsComparator(story) { codes.append(.comparatorLimitExceeded) }
    if story.delegators.count(where: { delegatorFaults(story, $0).isEmpty }) == 1 {
      codes.append(.soleDelegator)
    }
    if restsOnPlaceholder(report, story) { codes.append(.placeholderRuleUsed) }
    return codes.map { Decision.Reason($0) }
  }

  private func exceedsComparator(_ story: AgreementStory) -> Bool {
    let today = day(story.instant)
    let start = day(story.agreement.terms.period.start)
    let isTooLong = rules.comparators(.maxAuthorisationPeriod, of: task, on: today).contains {
      guard let last = $0.value.lastDay(from: start) else { return false }
      return story.end.map { $0 > LondonTime.end(of: last) } ?? true
    }
    let planned = story.agreement.terms.supervision.intervalDays.map { start.adding(days: $0) }
    let intervals: [InterventionParameter] = [
      .maxSupervisionInterval, .supervisionVisitThereafter,
    ]
    let isTooSeldom = intervals.contains { parameter in
      rules.comparators(parameter, of: task, on: today).contains { row in
        guard let planned, let last = row.value.lastDay(from: start) else { return false }
        return planned > last
      }
    }
    return isTooLong || isTooSeldom
  }

  // Whether a placeholder gave a value that some check used.
  private func restsOnPlaceholder(_ report: ReferenceReport, _ story: AgreementStory) -> Bool {
    let instant = report.instant
    let today = day(instant)
    var isUsed = false
    func use(_ parameters: Set<InterventionParameter>, of code: StandardCode, _ base: CivilDate) {
      let outcome = rules.outcome(parameters, of: code, on: today)
      if outcome.isDecidedByPlaceholder(from: base) { isUsed = true }
    }
    for parameter: InterventionParameter in [
      .nationScope, .settingScope, .ageScope, .deviceScope, .trainingSpecificToPerson,
      .theoryRequired, .supervisedPracticeRequired, .observedPracticeMin,
      .assessorMustBeRegistered, .reconfirmOn,
    ] { use([parameter], of: task, today) }
    let start = day(story.agreement.terms.period.start)
    use([.firstSupervisionCheck], of: task, start)
    use([.delegationReviewInterval], of: task, day(story.review?.at ?? start.begin))
    for achievement in facts.achievements {
      use(.expiryFamily, of: achievement.statement, day(achievement.decidedAt))
    }
    use([.inactivityLapse], of: task, today)
    return isUsed
  }
}

extension CivilDate {
  fileprivate var begin: Instant { LondonTime.start(of: self) }
}
