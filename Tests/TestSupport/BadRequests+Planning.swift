package import OneWorkforceProtos
import Vocabulary

/// Requests to the planner that must be refused, by rpc. Each spoils one thing of the request of
/// the same name in ``ValidPlanning``.
package enum BadPlanning {
  /// How many rows the tables have.
  package static var count: Int {
    createPlan.count + draftScenario.count + setNeedModel.count + runProjection.count
      + compareScenarios.count + explainGap.count + freezePlan.count + exportPlan.count
      + submitPlan.count + mergePlans.count + getPlan.count + getScenario.count + listPlans.count
      + listRuns.count + importHeader.count
  }

  /// A new plan.
  package static let createPlan: [BadRequest<WireCreatePlanRequest>] =
    BadWrites.requestRows(\.requestID)
    + [
      BadRequest("no plan", .fieldRequired, "plan") { $0.clearPlan() },
      BadRequest("no title", .fieldRequired, "plan.title") { $0.plan.title = "" },
      BadRequest("a title of 201 characters", .fieldTooLong, "plan.title") {
        $0.plan.title = String(repeating: "a", count: 201)
      },
      BadRequest("a title of two lines", .characterNotAllowed, "plan.title") {
        $0.plan.title = "Brent\n2026"
      },
      BadRequest("an id of its own", .fieldNotAllowed, "plan.id") {
        $0.plan.id = BadWrites.someID
      },
      BadRequest("somebody else's", .fieldNotAllowed, "plan.organisation_id") {
        $0.plan.organisationID = BadWrites.someID
      },
      BadRequest("a state of its own", .fieldNotAllowed, "plan.state") {
        $0.plan.state = .frozen
      },
      BadRequest("a version of its own", .fieldNotAllowed, "plan.scenario_version") {
        $0.plan.scenarioVersion = 3
      },
      BadRequest("a place that is no UUID", .idMalformed, "plan.place_id") {
        $0.plan.placeID = "Brent'; DROP TABLE plan; --"
      },
      BadRequest("a place not there", .recordNotFound, "plan.place_id", code: .notFound) {
        $0.plan.placeID = BadWrites.someID
      },
      BadRequest(
        "a planned place not there", .recordNotFound, "plan.planned_place_ids[0]", code: .notFound
      ) { $0.plan.plannedPlaceIds = [BadWrites.someID] },
      BadRequest("401 planned places", .listTooLong, "plan.planned_place_ids") {
        $0.plan.plannedPlaceIds = Array(repeating: BadWrites.someID, count: 401)
      },
      BadRequest("no first month", .fieldRequired, "plan.start") { $0.plan.start = "" },
      BadRequest("a month of no year", .valueOutOfRange, "plan.start") {
        $0.plan.start = "2026-13"
      },
      BadRequest("a horizon of 13 months", .valueOutOfRange, "plan.horizon_months") {
        $0.plan.horizonMonths = 13
      },
      BadRequest("a horizon of 31 years", .valueOutOfRange, "plan.horizon_months") {
        $0.plan.horizonMonths = 372
      },
      BadRequest("a horizon below zero", .valueOutOfRange, "plan.horizon_months") {
        $0.plan.horizonMonths = -12
      },
    ]

  /// A version of the scenario.
  package static let draftScenario: [BadRequest<WireDraftScenarioRequest>] =
    BadWrites.requestRows(\.requestID) + BadRegistry.idRows(\.planID, "plan_id")
    + etagRows(\.etag)
    + [
      BadRequest("a group nobody knows", .codeUnknown, "scenario.stocks[0].group") {
        $0.scenario.stocks[0].group = "NOBODY"
      },
      BadRequest("people below zero", .valueOutOfRange, "scenario.stocks[0].people") {
        $0.scenario.stocks[0].people[3] = -1
      },
      BadRequest("people that are no number", .valueOutOfRange, "scenario.stocks[0].people") {
        $0.scenario.stocks[0].people[3] = .nan
      },
      BadRequest(
        "shares of entry that do not sum", .fieldsContradict, "scenario.joiners[0].entry_ages"
      ) { $0.scenario.joiners[0].entryAges = Array(repeating: 0.5, count: 12) },
      BadRequest("no start", .fieldRequired, "scenario.start") { $0.scenario.start = "" },
      BadRequest("a start that is not the plan's", .fieldsContradict, "scenario.start") {
        $0.scenario.start = "2027-04"
      },
      BadRequest(
        "a horizon that is not the plan's", .fieldsContradict, "scenario.horizon_months"
      ) { $0.scenario.horizonMonths = 48 },
      BadRequest("a tier of need nobody knows", .enumUnknown, "scenario.needs[0].tier") {
        $0.scenario.needs[0].tier = "GUESS"
      },
      BadRequest("a group twice", .duplicateItem, "scenario.stocks[2]") {
        $0.scenario.stocks.append($0.scenario.stocks[0])
      },
    ]

  /// A need model.
  package static let setNeedModel: [BadRequest<WireSetNeedModelRequest>] =
    BadWrites.requestRows(\.requestID) + BadRegistry.idRows(\.planID, "plan_id")
    + etagRows(\.etag)
    + [
      BadRequest("no tier", .fieldRequired, "needs[0].tier") { $0.needs[0].tier = "" },
      BadRequest("no group", .fieldRequired, "needs[0].group") { $0.needs[0].group = "" },
    ]

  /// A run.
  package static let runProjection: [BadRequest<WireRunProjectionRequest>] =
    BadWrites.requestRows(\.requestID) + BadRegistry.idRows(\.planID, "plan_id")
    + [
      BadRequest("draws below zero", .valueOutOfRange, "draws") { $0.draws = -1 },
      BadRequest("100,001 draws", .valueOutOfRange, "draws") { $0.draws = 100_001 },
      BadRequest("nine thresholds", .listTooLong, "thresholds") {
        $0.thresholds = Array(repeating: 1, count: 9)
      },
      BadRequest("a threshold that is no number", .valueOutOfRange, "thresholds") {
        $0.thresholds = [.infinity]
      },
      BadRequest(
        "a version not there", .recordNotFound, "scenario.scenario_version", code: .notFound
      ) { $0.scenario.scenarioVersion = 99 },
      BadRequest("a version below zero", .valueOutOfRange, "scenario.scenario_version") {
        $0.scenario.scenarioVersion = -1
      },
      BadRequest("levers that are not set", .fieldNotAllowed, "scenario.levers") {
        $0.scenario.levers = [.with { $0.lever = "PAY" }]
      },
      BadRequest("an unknown lever", .codeUnknown, "scenario.levers") {
        $0.scenario.setsLevers = true
        $0.scenario.levers = [.with { $0.lever = "PAY" }]
      },
      BadRequest("a lever twice", .duplicateItem, "scenario.levers[1].lever") {
        $0.scenario.setsLevers = true
        $0.scenario.levers = [.with { $0.lever = "PAY" }, .with { $0.lever = "pay" }]
      },
      BadRequest("a seed beside a kept run", .fieldNotAllowed, "seed") {
        $0.runID = BadWrites.someID
      },
      BadRequest("a kept run not there", .recordNotFound, "run_id", code: .notFound) {
        $0.seed = 0
        $0.runID = BadWrites.someID
      },
    ]

  /// A comparison.
  package static let compareScenarios: [BadRequest<WireCompareScenariosRequest>] =
    BadRegistry.idRows(\.planID, "plan_id")
    + [
      BadRequest("no other", .fieldRequired, "others") { $0.others = [] },
      BadRequest("nine others", .listTooLong, "others") {
        $0.others = Array(repeating: .init(), count: 9)
      },
      BadRequest("10,001 draws", .valueOutOfRange, "draws") { $0.draws = 10_001 },
      BadRequest("a year after the last", .valueOutOfRange, "year") { $0.year = 6 },
      BadRequest(
        "a version not there", .recordNotFound, "others[0].scenario_version", code: .notFound
      ) { $0.others[0].scenarioVersion = 99 },
    ]

  /// An explanation.
  package static let explainGap: [BadRequest<WireExplainGapRequest>] =
    BadRegistry.idRows(\.planID, "plan_id")
    + [
      BadRequest("a place nobody knows", .codeUnknown, "place") { $0.place = "HARROW" },
      BadRequest("a malformed group", .codeMalformed, "group") { $0.group = "care worker" },
      BadRequest("a group nobody knows", .codeUnknown, "group") { $0.group = "NOBODY" },
      BadRequest("a year after the last", .valueOutOfRange, "to_year") { $0.toYear = 16 },
      BadRequest("years the wrong way round", .valueOutOfRange, "from_year") {
        $0.fromYear = 3
        $0.toYear = 2
      },
      BadRequest("101 bars", .valueOutOfRange, "bar_count") { $0.barCount = 101 },
    ]

  /// A freezing.
  package static let freezePlan: [BadRequest<WireFreezePlanRequest>] =
    BadWrites.requestRows(\.requestID) + BadRegistry.idRows(\.planID, "plan_id")
    + BadRegistry.idRows(\.runID, "run_id") + etagRows(\.etag)
    + [
      BadRequest("nobody who decided", .fieldRequired, "decided_by") { $0.decidedBy = " " },
      BadRequest("a post of 101 characters", .fieldTooLong, "decided_by") {
        $0.decidedBy = String(repeating: "a", count: 101)
      },
    ]

  /// An export.
  package static let exportPlan: [BadRequest<WireExportPlanRequest>] =
    BadRegistry.idRows(\.planID, "plan_id")
    + [
      BadRequest("no format", .enumUnspecified, "format") { $0.format = .unspecified },
      BadRequest("a format of a later version", .enumUnknown, "format") {
        $0.format = .UNRECOGNIZED(77)
      },
      BadRequest("a run not there", .recordNotFound, "run_id", code: .notFound) {
        $0.runID = BadWrites.someID
      },
    ]

  /// A return.
  package static let submitPlan: [BadRequest<WireSubmitPlanRequest>] =
    BadWrites.requestRows(\.requestID)
    + BadRegistry.idRows(\.planReturn.placeID, "plan_return.place_id")
    + [
      BadRequest("no return", .fieldRequired, "plan_return") { $0.clearPlanReturn() },
      BadRequest("no title", .fieldRequired, "plan_return.title") { $0.planReturn.title = "" },
      BadRequest("no line", .fieldRequired, "plan_return.lines") { $0.planReturn.lines = [] },
      BadRequest("a number twice", .duplicateItem, "plan_return.lines") {
        $0.planReturn.lines.append($0.planReturn.lines[0])
      },
      BadRequest("line number 0", .valueOutOfRange, "plan_return.lines[0].number") {
        $0.planReturn.lines[0].number = 0
      },
      BadRequest("no kind", .enumUnspecified, "plan_return.lines[0].kind") {
        $0.planReturn.lines[0].kind = .unspecified
      },
      BadRequest("no group", .fieldRequired, "plan_return.lines[0].group") {
        $0.planReturn.lines[0].group = ""
      },
      BadRequest("a count below zero", .valueOutOfRange, "plan_return.lines[0].count") {
        $0.planReturn.lines[0].count = -3
      },
      BadRequest("a unit nobody knows", .enumUnknown, "plan_return.lines[0].unit") {
        $0.planReturn.lines[0].unit = "WTE"
      },
      BadRequest("a year of another century", .valueOutOfRange, "plan_return.lines[0].year") {
        $0.planReturn.lines[0].year = 1_066
      },
      BadRequest("a claim without a source", .fieldRequired, "plan_return.lines[0].source") {
        $0.planReturn.lines[0].source = ""
      },
      BadRequest("a need with a source", .fieldNotAllowed, "plan_return.lines[0].source") {
        $0.planReturn.lines[0].kind = .need
      },
      BadRequest("a return it replaces not there", .recordNotFound, "replaces_id", code: .notFound)
      {
        $0.replacesID = BadWrites.someID
        $0.replacesEtag = "v1"
      },
      BadRequest("a version of no return", .fieldNotAllowed, "replaces_etag") {
        $0.replacesEtag = "v1"
      },
    ]

  /// A merge.
  package static let mergePlans: [BadRequest<WireMergePlansRequest>] =
    BadWrites.requestRows(\.requestID) + BadRegistry.idRows(\.placeID, "place_id")
    + [
      BadRequest("a return not there", .recordNotFound, "return_ids[0]", code: .notFound) {
        $0.returnIds = [BadWrites.someID]
      },
      BadRequest("a return twice", .duplicateItem, "return_ids") {
        $0.returnIds = [BadWrites.someID, BadWrites.someID]
      },
    ]

  /// A plan.
  package static let getPlan: [BadRequest<WireGetPlanRequest>] =
    BadRegistry.idRows(\.planID, "plan_id")

  /// A scenario.
  package static let getScenario: [BadRequest<WireGetScenarioRequest>] =
    BadRegistry.idRows(\.planID, "plan_id")
    + [
      BadRequest("a version not there", .recordNotFound, "scenario_version", code: .notFound) {
        $0.scenarioVersion = 99
      },
      BadRequest("a version below zero", .valueOutOfRange, "scenario_version") {
        $0.scenarioVersion = -1
      },
    ]

  /// A list of plans.
  package static let listPlans: [BadRequest<WireListPlansRequest>] =
    BadRegistry.pageRows(\.pageSize, \.pageToken)
    + [
      BadRequest("a place not there", .recordNotFound, "place_id", code: .notFound) {
        $0.placeID = BadWrites.someID
      }
    ]

  /// A list of runs.
  package static let listRuns: [BadRequest<WireListRunsRequest>] =
    BadRegistry.pageRows(\.pageSize, \.pageToken) + BadRegistry.idRows(\.planID, "plan_id")

  /// The first message of an import.
  package static let importHeader: [BadRequest<WireWorkforceImportHeader>] = [
    BadRequest("no request_id", .fieldRequired, "header.request_id") { $0.requestID = "" },
    BadRequest("no plan", .fieldRequired, "header.plan_id") { $0.planID = "" },
    BadRequest("a plan not there", .recordNotFound, "header.plan_id", code: .notFound) {
      $0.planID = BadWrites.someID
    },
    BadRequest("a day no calendar has", .dateInvalid, "header.as_at") { $0.asAt = "2026-02-30" },
    BadRequest("a place the plan has not", .codeUnknown, "header.place") { $0.place = "HARROW" },
    BadRequest("no source", .fieldRequired, "header.source") { $0.source = "" },
    BadRequest("a coverage above 1", .valueOutOfRange, "header.coverage") { $0.coverage = 1.5 },
    BadRequest("a group for a care role", .fieldNotAllowed, "header.groups[0].file") {
      $0.groups = [
        .with {
          $0.file = .ascWdsWorker
          $0.code = "8"
          $0.group = "CARE"
        }
      ]
    },
  ]

  private static func etagRows<Message>(_ etag: Part<Message, String>) -> [BadRequest<Message>] {
    [
      BadRequest("no etag", .fieldRequired, "etag") { $0[keyPath: etag] = "" },
      BadRequest("an etag of 65 characters", .fieldTooLong, "etag") {
        $0[keyPath: etag] = String(repeating: "v", count: 65)
      },
      BadRequest("an old etag", .etagMismatch, "etag", code: .aborted) {
        $0[keyPath: etag] = "v0"
      },
    ]
  }
}
