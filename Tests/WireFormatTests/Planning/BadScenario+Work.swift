import OneWorkforceProtos
import Vocabulary

// Need, training, posts, delegation, money, events, levers and luck.
extension BadScenario {
  static let work: [BadScenario] = [
    .init("a tier nobody knows", "needs[0].tier", .enumUnknown) { $0.needs[0].tier = "FOURTH" },
    .init("weights for tier 3", "needs[1].weights", .fieldNotAllowed) {
      $0.needs[1].weights = Array(repeating: 1, count: 19)
    },
    .init("eighteen weights", "needs[0].weights", .valueOutOfRange) {
      $0.needs[0].weights = Array(repeating: 1, count: 18)
    },
    .init("allowances for tier 1", "needs[0].category_allowances", .fieldNotAllowed) {
      $0.needs[0].categoryAllowances = [0.1]
    },
    .init("allowances of all time", "needs[1].category_allowances", .valueOutOfRange) {
      $0.needs[1].categoryAllowances = [0.5, 0.5]
    },
    .init("tier 1 without today's posts", "needs[0].tier", .fieldRequired) {
      $0.hiring = []
      $0.events = []
      $0.stocks[1].clearEstablishment()
    },
    .init("a need twice", "needs[3]", .duplicateItem) { $0.needs.append($0.needs[1]) },
    .init("eighteen yearly rates", "activities[0].yearly_rates", .valueOutOfRange) {
      $0.activities[0].yearlyRates.removeLast()
    },
    .init("no trend", "activities[0].trend_per_year", .fieldRequired) {
      $0.activities[0].clearTrendPerYear()
    },
    .init("a trend of 60 %", "activities[0].trend_per_year", .valueOutOfRange) {
      $0.activities[0].trendPerYear = CompleteScenario.exact(0.6)
    },
    .init("an activity nobody does", "activities[0].standards", .duplicateItem) {
      $0.activities[0].standards = []
    },
    .init("a prevalence above 1", "tasks[0].prevalence", .valueOutOfRange) {
      $0.tasks[0].prevalence = [CompleteScenario.exact(1.1)]
    },
    .init("parts that sum to 0.9", "tasks[0].parts", .fieldsContradict) {
      $0.tasks[0].parts[0].share = 0.9
    },
    .init("a part of no stated share", "tasks[0].parts[0].share", .fieldRequired) {
      $0.tasks[0].parts[0].clearShare()
    },
    .init("a programme of 85 months", "programmes[0].months", .valueOutOfRange) {
      $0.programmes[0].months = 85
    },
    .init("attrition of everybody", "programmes[0].attrition", .valueOutOfRange) {
      $0.programmes[0].attrition = CompleteScenario.exact(1)
    },
    .init("35 months of students", "programmes[0].students", .fieldsContradict) {
      $0.programmes[0].students.removeLast()
    },
    .init("no placement hours", "programmes[0].placement_hours", .fieldsContradict) {
      $0.programmes[0].placementHours = []
    },
    .init("an intake month twice", "programmes[0].intakes", .duplicateItem) {
      $0.programmes[0].intakes.append($0.programmes[0].intakes[0])
    },
    .init("destinations that sum to 1.1", "programmes[0].destinations", .fieldsContradict) {
      $0.programmes[0].elsewhere = 0.5
    },
    .init("a destination nobody knows", "programmes[0].destinations", .codeUnknown) {
      $0.programmes[0].destinations[0].place = "CAMDEN"
    },
    .init("supervisors beyond all", "supervision[0].supervisor_share", .valueOutOfRange) {
      $0.supervision[0].supervisorShare = 1.5
    },
    .init("a programme placed twice", "placement_areas.programmes[1]", .duplicateItem) {
      $0.placementAreas[0].programmes = ["NURSING", "NURSING"]
    },
    .init("a load of 11", "placement_areas[0].load", .valueOutOfRange) {
      $0.placementAreas[0].load = 11
    },
    .init("an unknown programme placed", "placement_areas[0].programmes", .codeUnknown) {
      $0.placementAreas[0].programmes = ["MEDICINE"]
    },
    .init("release of all hours and more", "apprentices[0].released_share", .valueOutOfRange) {
      $0.apprentices[0].releasedShare = 2
    },
    .init("post shares that sum to 9/10", "posts[0].shares", .fieldsContradict) {
      $0.posts[0].shares[0].share = "1/2"
    },
    .init("a decimal share", "posts[0].shares[0].share", .valueOutOfRange) {
      $0.posts[0].shares[0].share = "0.6"
    },
    .init("a share over 0", "posts[0].shares[0].share", .valueOutOfRange) {
      $0.posts[0].shares[0].share = "3/0"
    },
    .init("a share too long to be one", "posts[0].shares[0].share", .valueOutOfRange) {
      $0.posts[0].shares[0].share = "3/99999999999999999999"
    },
    .init("more posts filled than funded", "posts[0].filled", .valueOutOfRange) {
      $0.posts[0].filled = 11
    },
    .init("a funder nobody knows", "posts[0].shares", .codeUnknown) {
      $0.posts[0].shares[0].funder = "TREASURY"
    },
    .init("a new role without sponsor", "posts[0].sponsor", .fieldRequired) {
      ($0.posts[0].filled, $0.posts[0].sponsor) = (0, "")
    },
    .init("a group that delegates to itself", "delegations[0].receiver", .fieldsContradict) {
      $0.delegations[0].receiver = "NURSE"
    },
    .init("no volume", "delegations[0].volume", .fieldRequired) { $0.delegations[0].volume = nil },
    .init("need of no such task", "delegations[0].volume", .fieldsContradict) { $0.tasks = [] },
    .init("a target above 1", "delegations[0].target", .valueOutOfRange) {
      $0.delegations[0].target = 1.1
    },
    .init("permission not said", "delegations[0].allowed", .fieldRequired) {
      $0.delegations[0].clearAllowed()
    },
    .init("no validity", "delegations[0].carers.by_months_to_expiry", .valueOutOfRange) {
      $0.delegations[0].carers.byMonthsToExpiry = []
    },
    .init("sign-off in no time", "delegations[0].carers.hours_per_sign_off", .valueOutOfRange) {
      $0.delegations[0].carers.hoursPerSignOff = 0
    },
    .init("an assessor nobody knows", "delegations[0].carers.assessor_group", .codeUnknown) {
      $0.delegations[0].carers.assessorGroup = "TUTOR"
    },
  ]

  static let money: [BadScenario] = [
    .init("pay of nothing", "pay[0].yearly_pay_pence", .valueOutOfRange) {
      $0.pay[0].yearlyPayPence = 0
    },
    .init("on-cost not said", "pay[0].on_cost_share", .fieldRequired) {
      $0.pay[0].clearOnCostShare()
    },
    .init("pay missing where flows answer it", "pay", .fieldRequired) { $0.pay.removeFirst() },
    .init("pay twice", "pay[3]", .duplicateItem) { $0.pay.append($0.pay[0]) },
    .init("an elasticity of 20", "pay_elasticity", .valueOutOfRange) {
      $0.payElasticity = CompleteScenario.exact(20)
    },
    .init("a holder twice", "holders[2]", .duplicateItem) { $0.holders.append($0.holders[0]) },
    .init("a line of nothing", "cost_lines[0].kind", .fieldRequired) { $0.costLines[0].kind = nil },
    .init("a line of an unknown group", "cost_lines[0].kind", .codeUnknown) {
      $0.costLines[0].pay = "MIDWIFE"
    },
    .init("a price below 0", "cost_lines[2].training_pence_per_hour", .valueOutOfRange) {
      $0.costLines[2].trainingPencePerHour = -1
    },
    .init("a line that nobody pays", "cost_lines[0].shares", .fieldsContradict) {
      $0.costLines[0].shares = []
    },
    .init("a fund without legal basis", "funds[0].legal_basis", .fieldRequired) {
      $0.funds[0].legalBasis = ""
    },
    .init("a line in two funds", "funds.lines[2]", .duplicateItem) {
      var second = $0.funds[0]
      second.name = "another"
      $0.funds.append(second)
    },
    .init("risk shared by no rule", "funds[0].risk_shares", .fieldsContradict) {
      $0.funds[0].riskShares.removeLast()
    },
    .init("one figure stated", "stated[0]", .fieldRequired) {
      $0.stated[0].clearStaffFte()
      $0.stated[0].clearPayPence()
    },
    .init("figures without a tolerance", "stated_tolerance", .fieldRequired) {
      $0.clearStatedTolerance()
    },
    .init("a tolerance for nothing", "stated_tolerance", .fieldNotAllowed) { $0.stated = [] },
    .init("a tolerance over half", "stated_tolerance", .valueOutOfRange) {
      $0.statedTolerance = 0.6
    },
    .init("a year before the first", "stated[0].year", .valueOutOfRange) { $0.stated[0].year = 0 },
    .init("a year after the last", "stated[0].year", .valueOutOfRange) { $0.stated[0].year = 29 },
    .init("figures of an unknown group", "stated[0].group", .codeUnknown) {
      $0.stated[0].group = "MIDWIFE"
    },
    .init("figures twice", "stated[1]", .duplicateItem) { $0.stated.append($0.stated[0]) },
    .init("a contribution below 0", "funds[0].contributions_pence", .valueOutOfRange) {
      $0.funds[0].contributionsPence[0].pence = -1
    },
  ]

  static let events: [BadScenario] = [
    .init("an event of no known kind", "events[0].kind", .enumUnknown) {
      $0.events[0].kind = "METEOR"
    },
    .init("an event of no month", "events[0].month", .fieldRequired) { $0.events[0].clearMonth() },
    .init("an event after the horizon", "events[0].month", .valueOutOfRange) {
      $0.events[0].month = 24
    },
    .init("an event before the start", "events[0].month", .valueOutOfRange) {
      $0.events[0].month = -1
    },
    .init("an event without amount", "events[0].amount", .fieldRequired) {
      $0.events[0].clearAmount()
    },
    .init("a factor of 21", "events[0].amount", .valueOutOfRange) { $0.events[0].amount = 21 },
    .init("a field of another kind", "events[0].source", .fieldNotAllowed) {
      $0.events[0].source = "WIDER"
    },
    .init("two events on one thing", "events", .fieldsContradict) {
      $0.events.append($0.events[13])
    },
    .init("a place and all places on one thing", "events", .fieldsContradict) {
      var second = $0.events[13]
      second.place = "BRENT"
      $0.events.append(second)
    },
    .init("more received than leave", "events[6].received", .fieldsContradict) {
      $0.events[6].received[0].count = 7
    },
    .init("a delegation nobody knows", "events[7].task", .codeUnknown) {
      $0.events[7].task = "CATHETER"
    },
    .init("joiners of no known age", "events[2].source", .fieldRequired) {
      $0.events[2].source = "RETURNING"
    },
    .init("a lever twice", "levers[1]", .duplicateItem) { $0.levers.append($0.levers[0]) },
    .init("a lever of nobody", "levers[0].owner", .fieldRequired) { $0.levers[0].owner = "" },
    .init("a lever outside its bounds", "levers[0].size", .valueOutOfRange) {
      $0.levers[0].size = 11
    },
    .init("a lever without bounds", "levers[0].bounds", .fieldRequired) {
      $0.levers[0].clearBounds()
    },
    .init("bounds the wrong way round", "levers[0].bounds", .intervalReversed) {
      ($0.levers[0].bounds.smallest, $0.levers[0].bounds.largest) = (10, 0)
    },
    .init("bounds that are no numbers", "levers[0].bounds", .valueOutOfRange) {
      $0.levers[0].bounds.largest = .nan
    },
    .init("an effect before its time", "levers[0].effects", .fieldsContradict) {
      $0.levers[0].earliestMonth = 7
    },
    .init("an effect that cannot be", "levers[0].effects.amount", .valueOutOfRange) {
      $0.levers[0].effects[0].perUnit = -1
    },
    .init("an effect of no size", "levers[0].effects", .fieldNotAllowed) {
      $0.levers[0].effects[0].event = CompleteScenario.event(6, "TASK_ALLOWED") {
        ($0.task, $0.allowed) = ("INSULIN", true)
      }
    },
    .init("a cost below 0", "levers[0].yearly_cost_pence_per_unit", .valueOutOfRange) {
      $0.levers[0].yearlyCostPencePerUnit = -1
    },
    .init("65 levers", "levers", .listTooLong) {
      $0.levers = Array(repeating: $0.levers[0], count: 65)
    },
  ]

  static let luck: [BadScenario] = [
    .init("a link above 1", "uncertainty.links", .valueOutOfRange) {
      $0.uncertainty.links[0].loading = 1.1
    },
    .init("a sector linked twice", "uncertainty.links", .duplicateItem) {
      $0.uncertainty.links.append($0.uncertainty.links[0])
    },
    .init("a shock to no cause", "uncertainty.shocks[0].cause", .enumUnknown) {
      $0.uncertainty.shocks[0].cause = "luck"
    },
    .init("an autocorrelation above 1", "uncertainty.shocks[0]", .valueOutOfRange) {
      $0.uncertainty.shocks[0].autocorrelation = 1.5
    },
    .init("a base error of half and more", "uncertainty.population_base_error", .valueOutOfRange) {
      $0.uncertainty.populationBaseError = 0.6
    },
    .init("whole persons below -1", "uncertainty.whole_person_below", .valueOutOfRange) {
      $0.uncertainty.wholePersonBelow = -1
    },
  ]
}
