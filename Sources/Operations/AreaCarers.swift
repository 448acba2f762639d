import Access
import Organisations
import Planning
import Vocabulary

/// Our own records' count of who may do delegated tasks, in one area of a plan or at the caller's
/// organisation.
struct AreaCarers: Sendable {
  /// The area; nil: the caller's own organisation, wherever it is.
  let area: Place?
  /// How many, by task and month of expiry.
  let totals: [CarerTotal]

  /// The tasks, each once, in order.
  var tasks: [TaskCode] { Set(totals.map(\.task)).sorted() }

  /// The totals of one task.
  func totals(of task: TaskCode) -> [CarerTotal] { totals.filter { $0.task == task } }
}

extension RecordSnapshot {
  /// The carers in each area that `plan` plans for, of every employer there, where the plan belongs
  /// to an area that the caller's organisation serves; else those of that organisation alone, since
  /// a partner's staff are not the caller's to count.
  func carers(for plan: Plan, _ call: Call, at now: Instant) throws -> [AreaCarers] {
    guard let organisation = call.caller.organisation else { return [] }
    let day = LondonTime.date(of: now)
    guard let place = plan.place, try servedPlaces(of: organisation, on: day).contains(place) else {
      return [
        AreaCarers(area: nil, totals: try carerTotals(.organisation(organisation), at: now))
      ]
    }
    let known = try latestSequence()
    return try plan.plannedPlaces.compactMap { try self.place($0, knownAt: known) }.map { area in
      AreaCarers(area: area, totals: try carerTotals(.place(area.id), at: now))
    }
  }
}

extension [AreaCarers] {
  /// The count that a task of a scenario at `place` takes over: of the area with its code, or of
  /// the only one there is where the scenario has one place. nil: nothing is recorded of the task,
  /// or of so few people that the count is not shown.
  func totals(of task: TaskCode, at place: PlanPlaceCode, among places: Int) -> [CarerTotal]? {
    let only = count == 1 && places == 1 ? first : nil
    let totals = (first { $0.area?.code == place.text } ?? only)?.totals(of: task) ?? []
    return totals.people < SmallCount.threshold ? nil : totals
  }

  /// A sentence for each task in each area.
  var notes: [String] {
    flatMap { carers in
      carers.tasks.map { task in
        let totals = carers.totals(of: task)
        let place = carers.area.map { "in \(quoted($0.name))" } ?? "at your organisation"
        let people = totals.people
        guard people >= SmallCount.threshold else {
          return "passports: fewer than \(SmallCount.threshold) carers authorised for \(task) "
            + place
        }
        let endless = totals.filter { $0.endsIn == nil }.people
        let ending = people - endless
        // Where either part is small, neither is shown: one would give the other away.
        let isShown = [endless, ending].allSatisfy {
          $0 == 0 || $0 >= SmallCount.threshold
        }
        return "passports: \(people) carers authorised for \(task) \(place)"
          + (isShown ? ", \(ending) of them with an end" : "")
      }
    }
  }
}

extension ScenarioDraft {
  /// The draft whose delegated tasks have the carers that our own records count, as far as these
  /// stay authorised until the plan begins. How they are renewed and trained stays as it was said.
  func counting(_ carers: [AreaCarers]) -> ScenarioDraft {
    guard let scenario, !scenario.parts.delegations.isEmpty else { return self }
    do {
      let places = scenario.parts.places.count
      var delegations: [DelegationInput] = []
      for (position, row) in scenario.parts.delegations.enumerated() {
        guard let totals = carers.totals(of: row.task, at: row.place, among: places) else {
          delegations.append(row)
          continue
        }
        delegations.append(
          try row.counting(
            totals.byMonthsToExpiry(
              from: scenario.parts.start, months: row.carers.byMonthsToExpiry.count),
            field: "delegations[\(position)]"))
      }
      let counted = delegations
      return ScenarioDraft(
        scenario: try scenario.with { $0.delegations = counted }, questions: questions)
    } catch {
      let own = OpenQuestion(field: error.field ?? "delegations", question: error.message)
      return ScenarioDraft(scenario: scenario, questions: questions + [own])
    }
  }
}
