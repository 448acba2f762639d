import OneWorkforceProtos
import Vocabulary

// Frame, places, groups, stocks, flows and values.
extension BadScenario {
  static let frame: [BadScenario] = [
    .init("no title", "title", .fieldRequired) { $0.title = "" },
    .init("a title of two lines", "title", .characterNotAllowed) { $0.title = "a\nb" },
    .init("a title too long", "title", .fieldTooLong) {
      $0.title = String(repeating: "a", count: 201)
    },
    .init("no start", "start", .fieldRequired) { $0.start = "" },
    .init("a start that is a day", "start", .dateInvalid) { $0.start = "2026-04-01" },
    .init("a start in month 13", "start", .valueOutOfRange) { $0.start = "2026-13" },
    .init("a start with a sign", "start", .dateInvalid) { $0.start = "2026-+4" },
    .init("a horizon of 13 months", "horizon_months", .valueOutOfRange) { $0.horizonMonths = 13 },
    .init("a horizon below 0", "horizon_months", .valueOutOfRange) { $0.horizonMonths = -12 },
    .init("a horizon of 31 years", "horizon_months", .valueOutOfRange) { $0.horizonMonths = 372 },
    .init("ageing in month 13", "ageing_month", .valueOutOfRange) { $0.ageingMonth = 13 },
    .init("a default of no known grade", "default_provenance.grade", .enumUnknown) {
      $0.defaultProvenance.grade = "GUESSED"
    },
    .init("a default without a source", "default_provenance.source", .fieldRequired) {
      $0.defaultProvenance.source = ""
    },
    .init("coverage above 1", "default_provenance.coverage", .valueOutOfRange) {
      $0.defaultProvenance.coverage = 1.2
    },
    .init("no place", "places", .fieldRequired) { $0.places = [] },
    .init("a place twice", "places[2]", .duplicateItem) { $0.places.append($0.places[0]) },
    .init("too many places", "places", .listTooLong) {
      $0.places = Array(repeating: $0.places[0], count: 401)
    },
    .init("a place's code with a space", "places[0].code", .codeMalformed) {
      $0.places[0].code = "BR ENT"
    },
    .init("a place without a name", "places[0].name", .fieldRequired) { $0.places[0].name = "" },
    .init("a place without people or pieces", "places[1].population", .fieldRequired) {
      $0.places[1].pieces = []
    },
    .init("a piece of no known kind", "places[1].pieces[0].kind", .enumUnknown) {
      $0.places[1].pieces[0].kind = "WARD"
    },
    .init("a piece's code too short", "places[1].pieces[0].code", .codeMalformed) {
      $0.places[1].pieces[0].code = "E09"
    },
    .init("a piece that weighs 0", "places[1].pieces[0].weight", .valueOutOfRange) {
      $0.places[1].pieces[0].weight = 0
    },
    .init("a piece that weighs more than 1", "places[1].pieces[0].weight", .valueOutOfRange) {
      $0.places[1].pieces[0].weight = 1.5
    },
    .init("a piece that ends before it starts", "places[1].pieces[0].to", .intervalReversed) {
      $0.places[1].pieces[0].to = "2020-01-01"
    },
    .init("a piece without a first day", "places[1].pieces[0].from", .fieldRequired) {
      $0.places[1].pieces[0].from = ""
    },
    .init("a horizon over the population", "places[0].population", .valueOutOfRange) {
      $0.horizonMonths = 60
    },
    .init("people of no stated basis", "places[0].population.basis", .fieldRequired) {
      $0.places[0].population.basis = ""
    },
    .init("eighteen bands of people", "places[0].population.principal", .valueOutOfRange) {
      $0.places[0].population.principal.years[1].people.removeLast()
    },
    .init("people below 0", "places[0].population.principal", .valueOutOfRange) {
      $0.places[0].population.principal.years[1].people[3] = -1
    },
    .init("three variants", "places[0].population.variants", .fieldsContradict) {
      $0.places[0].population.variants.removeLast()
    },
    .init("variants of other years", "places[0].population.variants", .fieldsContradict) {
      $0.places[0].population.variants[2].firstYear = 2024
    },
    .init("a population of no projection", "places[0].population.principal", .fieldRequired) {
      $0.places[0].population.clearPrincipal()
    },
  ]

  static let staff: [BadScenario] = [
    .init("no group", "groups", .fieldRequired) { $0.groups = [] },
    .init("a group twice", "groups[3]", .duplicateItem) { $0.groups.append($0.groups[1]) },
    .init("a sector nobody knows", "groups[0].sector", .enumUnknown) {
      $0.groups[0].sector = "NHS"
    },
    .init("base hours assumed", "groups[0].base_hours_per_week", .fieldRequired) {
      $0.groups[0].clearBaseHoursPerWeek()
    },
    .init("base hours of 61", "groups[0].base_hours_per_week", .valueOutOfRange) {
      $0.groups[0].baseHoursPerWeek = 61
    },
    .init("no allowances", "groups[1].allowances", .fieldRequired) {
      $0.groups[1].clearAllowances()
    },
    .init("sickness of all time", "groups[1].allowances.sickness", .valueOutOfRange) {
      $0.groups[1].allowances.sickness = 1
    },
    .init("leave not said", "groups[1].allowances.leave", .fieldRequired) {
      $0.groups[1].allowances.clearLeave()
    },
    .init("an owner nobody knows", "groups[1].lever_owner", .enumUnknown) {
      $0.groups[1].leverOwner = "MAYOR"
    },
    .init("too many exclusions", "groups[1].exclusions", .listTooLong) {
      $0.groups[1].exclusions = Array(repeating: "students", count: 21)
    },
    .init("no stock", "stocks", .fieldRequired) { $0.stocks = [] },
    .init("a stock of an unknown place", "stocks[0].place", .codeUnknown) {
      $0.stocks[0].place = "CAMDEN"
    },
    .init("a stock of an unknown group", "stocks[0].group", .codeUnknown) {
      $0.stocks[0].group = "MIDWIFE"
    },
    .init("a stock twice", "stocks[4]", .duplicateItem) { $0.stocks.append($0.stocks[2]) },
    .init("eleven bands", "stocks[0].people", .valueOutOfRange) {
      $0.stocks[0].people.removeLast()
    },
    .init("people who are no number", "stocks[0].people", .valueOutOfRange) {
      $0.stocks[0].people[2] = .nan
    },
    .init("staff below 0", "stocks[0].people", .valueOutOfRange) { $0.stocks[0].people[2] = -4 },
    .init("two participations", "stocks[0].participation", .valueOutOfRange) {
      $0.stocks[0].participation = [1, 1]
    },
    .init("a participation of 1.6", "stocks[0].participation", .valueOutOfRange) {
      $0.stocks[0].participation = [1.6]
    },
    .init("an establishment below 0", "stocks[0].establishment", .valueOutOfRange) {
      $0.stocks[0].establishment = -1
    },
    .init("agency hours without end", "stocks[0].agency_hours_per_month", .valueOutOfRange) {
      $0.stocks[0].agencyHoursPerMonth = .infinity
    },
    .init("a stock from nowhere", "stocks[0].provenance", .fieldRequired) {
      $0.clearDefaultProvenance()
      for index in $0.hazards.indices { $0.hazards[index].rates = [] }
    },
  ]

  static let flows: [BadScenario] = [
    .init("a cause nobody knows", "hazards[0].cause", .enumUnknown) {
      $0.hazards[0].cause = "RESIGN"
    },
    .init("a move to no group", "hazards[2].cause", .fieldRequired) {
      $0.hazards[2].cause = "move:"
    },
    .init("a move to an unknown group", "hazards[2].cause", .codeUnknown) {
      $0.hazards[2].cause = "move:MIDWIFE"
    },
    .init("a move to itself", "hazards[2].cause", .fieldsContradict) {
      $0.hazards[2].cause = "move:CARER"
    },
    .init("a place that sends to itself", "hazards[3].cause", .fieldsContradict) {
      $0.hazards[3].cause = "place:BRENT"
    },
    .init("a hazard twice", "hazards[5]", .duplicateItem) { $0.hazards.append($0.hazards[2]) },
    .init("two rates", "hazards[4].rates", .valueOutOfRange) {
      $0.hazards[4].rates = Array(repeating: $0.hazards[4].rates[0], count: 2)
    },
    .init("no rate", "hazards[4].rates", .valueOutOfRange) { $0.hazards[4].rates = [] },
    .init("a rate below 0", "hazards[2].rates[3].centre", .valueOutOfRange) {
      $0.hazards[2].rates[3].centre = -0.1
    },
    .init("a probability of 1", "hazards[4].rates[0].centre", .valueOutOfRange) {
      $0.hazards[4].rates[0].centre = 1
    },
    .init("a hazard of 25 a year", "hazards[3].rates[0].centre", .valueOutOfRange) {
      $0.hazards[3].rates[0].centre = 25
    },
    .init("a kind of rate nobody knows", "hazards[0].rate_kind", .enumUnknown) {
      $0.hazards[0].rateKind = "QUARTERLY"
    },
    .init("counts called a probability", "hazards[1].rates[0].measured", .fieldsContradict) {
      $0.hazards[1].rateKind = "YEARLY_PROBABILITY"
    },
    .init("joiners of no known source", "joiners[0].source", .enumUnknown) {
      $0.joiners[0].source = "PARACHUTE"
    },
    .init("no joiners said", "joiners[0].per_month", .fieldRequired) {
      $0.joiners[0].clearPerMonth()
    },
    .init("entry ages that sum to 0.9", "joiners[0].entry_ages", .fieldsContradict) {
      $0.joiners[0].entryAges[0] = 0
    },
    .init("five entry ages", "joiners[0].entry_ages", .valueOutOfRange) {
      $0.joiners[0].entryAges = [0.2, 0.2, 0.2, 0.2, 0.2]
    },
    .init("joiners beside hiring", "joiners[1].source", .fieldsContradict) {
      var row = $0.joiners[0]
      (row.group, row.source) = ("CARER", "WIDER")
      $0.joiners.append(row)
    },
    .init("hiring to no establishment", "hiring[0]", .fieldRequired) {
      $0.needs = []
      $0.stocks[1].clearEstablishment()
    },
    .init("more posts filled than open", "hiring[0].fill_rate", .valueOutOfRange) {
      $0.hiring[0].fillRate = CompleteScenario.exact(1.2)
    },
  ]

  static let values: [BadScenario] = [
    .init("a one-sided range", "joiners[0].per_month.high", .fieldRequired) {
      $0.joiners[0].perMonth.clearHigh()
    },
    .init("the other one-sided range", "joiners[0].per_month.low", .fieldRequired) {
      $0.joiners[0].perMonth.clearLow()
    },
    .init("a reversed range", "joiners[0].per_month", .intervalReversed) {
      ($0.joiners[0].perMonth.low, $0.joiners[0].perMonth.high) = (5, 1)
    },
    .init("a median outside its range", "joiners[0].per_month", .fieldsContradict) {
      $0.joiners[0].perMonth.centre = 9
    },
    .init("a range from 0 on the log scale", "joiners[0].per_month", .valueOutOfRange) {
      $0.joiners[0].perMonth.low = 0
    },
    .init("a share's range up to 1", "delegations[0].supervision_share", .valueOutOfRange) {
      $0.delegations[0].supervisionShare.high = 1
    },
    .init("no number at all", "pay_elasticity.centre", .fieldRequired) {
      $0.payElasticity.clearLow()
      $0.payElasticity.clearHigh()
    },
    .init("a centre that is no number", "joiners[0].per_month", .valueOutOfRange) {
      $0.joiners[0].perMonth = CompleteScenario.exact(.nan)
    },
    .init("a placeholder with a range", "hiring[0].fill_rate.low", .fieldNotAllowed) {
      ($0.hiring[0].fillRate.low, $0.hiring[0].fillRate.high) = (0.1, 0.3)
    },
    .init("a placeholder of 0", "hiring[0].fill_rate", .valueOutOfRange) {
      $0.hiring[0].fillRate.centre = 0
    },
    .init("a scale nobody knows", "joiners[0].per_month.scale", .enumUnknown) {
      $0.joiners[0].perMonth.scale = "LINEAR"
    },
    .init("an exact value on a scale", "hazards[3].rates[0].scale", .fieldNotAllowed) {
      $0.hazards[3].rates[0].scale = "LOG"
    },
    .init("a rung nobody knows", "hazards[1].rates[0].rung", .enumUnknown) {
      $0.hazards[1].rates[0].rung = "EUROPE"
    },
    .init("a grade without a source", "hazards[1].rates[0].source", .fieldRequired) {
      $0.hazards[1].rates[0].source = ""
    },
    .init("a period without a source", "hazards[3].rates[0].source", .fieldRequired) {
      $0.hazards[3].rates[0].period = "2024-25"
    },
    .init("counts beside a centre", "hazards[1].rates[0].measured", .fieldsContradict) {
      $0.hazards[1].rates[0].centre = 0.1
    },
    .init("counts of joiners", "joiners[0].per_month.measured", .fieldNotAllowed) {
      $0.joiners[0].perMonth = $0.hazards[1].rates[0]
    },
    .init("leavers below 0", "hazards[1].rates[0].measured", .valueOutOfRange) {
      $0.hazards[1].rates[0].measured.leavers = -1
    },
    .init("nobody exposed", "hazards[1].rates[0].measured", .valueOutOfRange) {
      $0.hazards[1].rates[0].measured.exposure = 0
    },
    .init("no prior", "hazards[1].rates[0].measured.prior", .fieldRequired) {
      $0.hazards[1].rates[0].measured.clearPrior()
    },
  ]
}
