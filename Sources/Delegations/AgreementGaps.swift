import ReferenceData
import Vocabulary

// An agreement ends at the first instant since its start that something it rests on leaves
// uncovered. Closing the gap later does not revive it, so the instant follows from the facts alone.
extension DelegationCase {
  /// The first instant since the start of `agreement` at which the worker's engagement, the
  /// person's care, the plan's task, its order or every delegator is missing; nil where none is.
  func firstGap(under agreement: Agreement) -> Instant? {
    let terms = agreement.terms
    let start = terms.period.start
    var first: Instant?
    func consider(_ gap: Instant?) {
      guard let gap else { return }
      first = min(first ?? gap, gap)
    }
    consider(
      Self.firstUncovered(from: start, engagements.count) {
        engagements[$0].fact.counts(at: terms.employer) ? engagements[$0].period : nil
      })
    consider(
      Self.firstUncovered(from: start, episodes.count) {
        episodes[$0].fact.organisation == terms.employer ? episodes[$0].period : nil
      })
    consider(
      Self.firstUncovered(from: start, planTasks.count) {
        planTasks[$0].fact.intervention == terms.intervention ? planTasks[$0].period : nil
      })
    consider(firstWithoutOrder(from: start))
    consider(firstWithoutDelegator(under: agreement))
    return first
  }

  /// The plan's task in force then: of several the latest version, then the lowest record.
  func planTask(_ inspection: inout Inspection) -> Int? {
    let task = question.intervention
    return Self.newest(of: planTasks, \.version, &inspection) { $0.intervention == task }
  }

  /// Which of the records meant holds then: of several the latest version, then the lowest record.
  static func newest<Fact>(
    of records: [Dated<Fact>], _ version: KeyPath<Fact, Int>, _ inspection: inout Inspection,
    where isMeant: (Fact) -> Bool
  ) -> Int? {
    var chosen: Int?
    for index in records.indices
    where isMeant(records[index].fact) && inspection.holds(records[index].period) {
      guard let standing = chosen else {
        chosen = index
        continue
      }
      let (new, old) = (records[index], records[standing])
      let isNewer = new.fact[keyPath: version] > old.fact[keyPath: version]
      let isSame = new.fact[keyPath: version] == old.fact[keyPath: version]
      if isNewer || isSame && new.id < old.id { chosen = index }
    }
    return chosen
  }

  /// Whether the task, or the plan's task `planTask`, is done to an order.
  func involvesOrder(_ planTask: Int?) -> Bool {
    if let planTask, planTasks[planTask].fact.orderReference != nil { return true }
    return catalogue.find(question.intervention)?.involvesMedicine ?? false
  }

  // Goes from one change of the plan to the next: each version may name another order.
  private func firstWithoutOrder(from start: Instant) -> Instant? {
    var cursor: Instant? = start
    while let at = cursor {
      var inspection = Inspection(at: at)
      guard let index = planTask(&inspection) else { return nil }
      cursor = inspection.changesAt
      guard involvesOrder(index) else { continue }
      let reference = planTasks[index].fact.orderReference
      let gap = Self.firstUncovered(from: at, orders.count) {
        orders[$0].fact.reference == reference ? orders[$0].period : nil
      }
      if let gap, cursor.map({ gap < $0 }) ?? true { return gap }
    }
    return nil
  }

  private func firstWithoutDelegator(under agreement: Agreement) -> Instant? {
    let periods = agreement.delegatorsSince.flatMap { delegator, since -> [InstantPeriod] in
      let presence = delegators[delegator]?.presence ?? []
      return presence.compactMap { dated in
        guard dated.fact == agreement.terms.delegatingOrganisation else { return nil }
        return InstantPeriod(
          from: max(dated.period.start, since ?? dated.period.start), to: dated.period.end)
      }
    }
    return Self.firstUncovered(from: agreement.terms.period.start, periods.count) { periods[$0] }
  }

  // The first instant from `start` on that none of `count` periods contains.
  private static func firstUncovered(
    from start: Instant, _ count: Int, _ period: (Int) -> InstantPeriod?
  ) -> Instant? {
    var cursor = start
    while true {
      var reach = cursor
      for index in 0..<count {
        guard let period = period(index), period.start <= cursor else { continue }
        guard let end = period.end else { return nil }
        reach = max(reach, end)
      }
      if reach == cursor { return cursor }
      cursor = reach
    }
  }
}

extension Agreement {
  /// Those named in the terms, since ever, and those who joined, since then.
  fileprivate var delegatorsSince: [(delegator: WorkerID, since: Instant?)] {
    terms.delegators.map { ($0, nil) }
      + events.compactMap { event in
        guard case .succeeded(let by) = event.what else { return nil }
        return (by, event.at)
      }
  }
}

extension WorkerEngagement {
  /// Whether it counts as work for `organisation`: a learner's and a funder's never do.
  func counts(at organisation: OrganisationID) -> Bool {
    self.organisation == organisation && !isLearner && party != .funder
  }
}
