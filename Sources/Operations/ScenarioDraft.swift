package import Planning
import Vocabulary

/// Something a plan needs that nobody has said; nothing is invented for it.
package struct OpenQuestion: Hashable, Sendable {
  /// The field of the scenario it is about.
  package let field: String
  /// The question.
  package let question: String
  /// The place it is about, or nil.
  package let place: PlanPlaceCode?
  /// The group it is about, or nil.
  package let group: GroupCode?

  /// A question with these parts.
  package init(
    field: String, question: String, place: PlanPlaceCode? = nil, group: GroupCode? = nil
  ) {
    self.field = field
    self.question = question
    self.place = place
    self.group = group
  }
}

/// A plan's newest scenario with the opening stocks of accepted imports in place of its own, and
/// what has to be said before it can be kept.
///
/// Only people and hours are taken over: a group's working time, hazards, need and money stay as
/// the scenario has them, and a group it does not know is asked for.
struct ScenarioDraft: Sendable {
  /// As far as it could be drafted; nil where the plan has no scenario.
  let scenario: Scenario?
  /// What has to be said first.
  let questions: [OpenQuestion]

  init(scenario: Scenario, questions: [OpenQuestion]) {
    self.scenario = scenario
    self.questions = questions
  }

  /// No scenario yet, with what has to be said first.
  init(asking questions: [OpenQuestion]) {
    scenario = nil
    self.questions = questions
  }

  /// The draft of `newest` with `totals`, the latest first.
  init(_ newest: Scenario, with totals: [WorkforceTotals]) {
    var questions: [OpenQuestion] = []
    if totals.isEmpty {
      questions.append(
        OpenQuestion(
          field: "stocks",
          question: "which import is the baseline? Accept one with ReconcileImport, or send the "
            + "scenario"))
    }
    var stocks = newest.parts.stocks
    var seen: Set<String> = []
    for (total, row) in totals.flatMap({ total in total.rows.map { (total, $0) } })
    where seen.insert(row.place.text + "/" + row.group.text).inserted {
      if let question = Self.question(row, newest) {
        questions.append(question)
        continue
      }
      let place = stocks.firstIndex { $0.place == row.place && $0.group == row.group }
      do {
        let stock = try total.openingStock(
          row, establishment: place.flatMap { stocks[$0].establishment }, field: "stocks")
        if let place {
          stocks[place] = try stock.keeping(stocks[place])
        } else {
          stocks.append(stock)
        }
      } catch {
        questions.append(
          OpenQuestion(
            field: error.field ?? "stocks", question: error.message, place: row.place,
            group: row.group))
      }
    }
    let drafted = stocks
    do {
      scenario = try newest.with { $0.stocks = drafted }
    } catch {
      scenario = newest
      questions.append(OpenQuestion(field: error.field ?? "stocks", question: error.message))
    }
    self.questions = questions
  }

  private static func question(
    _ row: WorkforceTotals.Row, _ newest: Scenario
  ) -> OpenQuestion? {
    guard newest.parts.places.contains(where: { $0.code == row.place }) else {
      return OpenQuestion(
        field: "places", question: "what is the place \(quoted(row.place.text)) made of?",
        place: row.place)
    }
    guard newest.parts.groups.contains(where: { $0.code == row.group }) else {
      return OpenQuestion(
        field: "groups",
        question: "what are the hours and allowances of \(quoted(row.group.text))?",
        group: row.group)
    }
    return nil
  }
}

extension OpeningStock {
  /// The same people with what `earlier` says of posts, unmet need and agency hours.
  fileprivate func keeping(_ earlier: OpeningStock) throws(ServiceError) -> OpeningStock {
    try OpeningStock(
      place: place, group: group, people: people, participation: participation,
      establishment: earlier.establishment, declaredUnmetNeed: earlier.declaredUnmetNeed,
      agencyHoursPerMonth: earlier.agencyHoursPerMonth, provenance: provenance, field: "stocks")
  }
}
