package import Vocabulary

/// Whose carers are counted.
package enum CarerScope: Hashable, Sendable {
  /// Those whom an organisation employs.
  case organisation(OrganisationID)
  /// Those of every organisation that sits in the area.
  case place(PlaceID)
}

/// How many people may do a task because it is delegated to them, by when the last delegation of
/// each ends. No total names a worker.
package struct CarerTotal: Hashable, Sendable {
  /// The task, by the catalogue's code.
  package let task: TaskCode
  /// The last month that it holds in; nil: no end is set.
  package let endsIn: PlanMonth?
  /// How many people.
  package let people: Int

  /// So many people for a task until a month.
  package init(task: TaskCode, endsIn: PlanMonth?, people: Int) {
    self.task = task
    self.endsIn = endsIn
    self.people = people
  }
}

extension [CarerTotal] {
  /// Everybody counted.
  package var people: Int { reduce(0) { $0 + $1.people } }

  /// The carers of one task at point 0 of a plan that begins in `start`, by months to expiry, 1 to
  /// `months`, at least 1. Who has no end, or a later one, counts as just authorised; who ends
  /// before `start` is none by then.
  package func byMonthsToExpiry(from start: PlanMonth, months: Int) -> [Double] {
    reduce(into: Array<Double>(repeating: 0, count: Swift.max(months, 1))) { counts, total in
      let last = counts.count - 1
      let position = total.endsIn.map { $0.index - start.index } ?? last
      guard position >= 0 else { return }
      counts[Swift.min(position, last)] += Double(total.people)
    }
  }
}
