import Vocabulary

// Money, events, levers and pay.
extension ScenarioChecks {
  func checkMoney() throws(ServiceError) {
    try once(parts.holders.map(\.code), "holders")
    let holders = Set(parts.holders.map(\.code))
    let levers = Set(parts.levers.map(\.code))
    for (position, pay) in parts.pay.enumerated() {
      try know(pay.place, "pay[\(position)].place")
      try know(pay.group, "pay[\(position)].group")
    }
    try once(parts.pay.map { CellKey(place: $0.place, group: $0.group) }, "pay")
    for (position, line) in parts.costLines.enumerated() {
      let field = "cost_lines[\(position)]"
      try know(line.place, field + ".place")
      switch line.kind {
      case .pay(let group), .agency(let group): try know(group, field + ".kind")
      case .lever(let lever): try know(lever, in: levers, lever.text, field + ".kind")
      case .training, .travel: break
      }
      for share in line.shares {
        try know(share.holder, in: holders, share.holder.text, field + ".shares")
      }
    }
    try once(parts.costLines.map(\.code), "cost_lines")
    try checkFunds(holders)
  }

  /// Stated figures are of groups and years of the plan, once each, with the tolerance to hold them
  /// against each other and the pay that turns money into people.
  func checkStated() throws(ServiceError) {
    guard !parts.stated.isEmpty else {
      guard parts.statedTolerance == nil else {
        throw refuse(.fieldNotAllowed, "stated_tolerance", "must not be given: nothing is stated")
      }
      return
    }
    guard let tolerance = parts.statedTolerance else {
      throw refuse(
        .fieldRequired, "stated_tolerance", "by how much may staff, activity and money differ?")
    }
    try requireNumber(tolerance, in: 0...0.5, field: "stated_tolerance")
    let payOf = PayTable(parts.pay)
    for (position, row) in parts.stated.enumerated() {
      let field = "stated[\(position)]"
      try know(row.place, field + ".place")
      try know(row.group, field + ".group")
      guard row.year <= parts.horizonMonths / 12 else {
        throw refuse(
          .valueOutOfRange, field + ".year",
          "must be within the plan's \(parts.horizonMonths / 12) years; got "
            + quoted("\(row.year)"))
      }
      guard row.payPence == nil || payOf[row.group, row.place] != nil else {
        throw refuse(
          .fieldRequired, "pay",
          "what is \(quoted(row.group.text)) paid at \(quoted(row.place.text))? money is stated "
            + "for it")
      }
    }
    try once(
      parts.stated.map { "\($0.place.text)/\($0.group.text)/\($0.year)" }, "stated")
  }

  private func checkFunds(_ holders: Set<HolderCode>) throws(ServiceError) {
    let lines = Set(parts.costLines.map(\.code))
    for (position, fund) in parts.funds.enumerated() {
      let field = "funds[\(position)]"
      try know(fund.host, in: holders, fund.host.text, field + ".host")
      for line in fund.lines { try know(line, in: lines, line.text, field + ".lines") }
      for holder in fund.contributionsPence.map(\.holder) {
        try know(holder, in: holders, holder.text, field + ".contributions_pence")
      }
      for holder in (fund.riskShares ?? []).map(\.holder) {
        try know(holder, in: holders, holder.text, field + ".risk_shares")
      }
    }
    try once(parts.funds.map(\.name), "funds")
    try once(parts.funds.flatMap(\.lines), "funds.lines")
  }

  func checkEvents() throws(ServiceError) {
    try once(parts.levers.map(\.code), "levers")
    let known = EventTargets(parts)
    for (position, event) in parts.events.enumerated() {
      try check(event, known, "events[\(position)]")
    }
    for (position, lever) in parts.levers.enumerated() {
      for effect in lever.effects { try check(effect.event, known, "levers[\(position)].effects") }
    }
    try checkNothingIsSetTwice(try Scenario.events(of: parts))
  }

  private func check(
    _ event: PlanEvent, _ known: EventTargets, _ field: String
  ) throws(ServiceError) {
    guard event.month < parts.horizonMonths else {
      throw refuse(
        .valueOutOfRange, field + ".month",
        "must be before the horizon, \(parts.horizonMonths); got \(quoted("\(event.month)"))")
    }
    try know(event.place, field + ".place")
    switch event.kind {
    case .hazardFactor(let group, let cause, _):
      try know(group, field + ".group")
      if case .move(let target) = cause { try know(target, field + ".cause") }
      if case .relocate(let target) = cause { try know(target, field + ".cause") }
    case .joinersPerMonth(let group, let source, _):
      try know(group, field + ".group")
      try knowProfile(group, source, at: event.place, known, field)
    case .joinersOnce(let group, let source, _):
      try know(group, field + ".group")
      try knowProfile(group, source, at: event.place, known, field)
    case .establishment(let group, _), .pay(let group, _): try know(group, field + ".group")
    case .moveOnce(let from, let to, _):
      try know(from, field + ".from")
      try know(to, field + ".to")
      guard from != to else {
        throw refuse(
          .fieldsContradict, field + ".to",
          "a group does not move to itself; got \(quoted(to.text))")
      }
    case .providerExit(let group, _, let received):
      try know(group, field + ".group")
      for target in received { try know(target.group, field + ".received") }
    case .taskAllowed(let task, _), .delegationTarget(let task, _), .carersPlanned(let task, _),
      .assessorHours(let task, _):
      try know(task, in: known.tasks, task.text, field + ".task")
    case .prevention(let activity, _):
      guard let activity else { return }
      try know(activity.text, in: known.drivers, activity.text, field + ".activity")
    case .intake(let programme, _):
      try know(programme, in: known.programmes, programme.text, field + ".programme")
    case .postsFunded(let post, _):
      try know(post, in: known.posts, post.text, field + ".post")
    case .payOutside, .simulation: break
    }
  }

  /// Joiners by event need to know at which ages: a joiner or hiring row of the same source.
  private func knowProfile(
    _ group: GroupCode, _ source: JoinerSource, at place: PlanPlaceCode?, _ known: EventTargets,
    _ field: String
  ) throws(ServiceError) {
    for stock in stocks(group, at: place) {
      let cell = CellKey(place: stock.place, group: group)
      guard known.joined[source]?.contains(cell) == true else {
        throw refuse(
          .fieldRequired, field + ".source",
          "give a joiner row of \(quoted(group.text)) and this source at "
            + "\(quoted(stock.place.text)), 0 a month if none join, so that their ages are known")
      }
    }
  }

  private func checkNothingIsSetTwice(_ events: [PlanEvent]) throws(ServiceError) {
    struct Setting: Hashable {
      let month: Int
      let target: String
    }
    var seen: [Setting: Set<PlanPlaceCode?>] = [:]
    for event in events {
      guard let target = event.target else { continue }
      let setting = Setting(month: event.month, target: target)
      let places = seen[setting, default: []]
      guard
        places.isEmpty
          || (event.place != nil && !places.contains(nil)
            && !places.contains(event.place))
      else {
        throw refuse(
          .fieldsContradict, "events",
          "two events set \(quoted(target)) in month \(event.month)")
      }
      seen[setting, default: []].insert(event.place)
    }
  }

  /// With η at work every group that moves or leaves has pay; parity is never assumed.
  func checkPay() throws(ServiceError) {
    guard let elasticity = parts.payElasticity else { return }
    try requireNumber(elasticity.centre, in: InputRange.payElasticity, field: "pay_elasticity")
    guard elasticity.centre != 0 || elasticity.isUncertain else { return }
    let payOf = PayTable(parts.pay)
    for hazard in parts.hazards {
      var paid = [hazard.group]
      switch hazard.cause {
      case .move(let target): paid.append(target)
      case .leave: break
      case .retire, .ill, .relocate: continue
      }
      for stock in stocks(hazard.group, at: hazard.place) {
        for group in paid where payOf[group, stock.place] == nil {
          throw refuse(
            .fieldRequired, "pay",
            "what is \(quoted(group.text)) paid at \(quoted(stock.place.text))? flows answer pay "
              + "here, and parity is never assumed")
        }
      }
    }
  }
}

/// What events may be about, looked up once for all of them.
private struct EventTargets {
  let tasks: Set<TaskCode>
  /// Activities and tasks of need, whose people prevention makes fewer.
  let drivers: Set<String>
  let programmes: Set<ProgrammeCode>
  let posts: Set<PostCode>
  /// Groups at places whose joiners of a source have known ages.
  let joined: [JoinerSource: Set<CellKey>]

  init(_ parts: Scenario.Parts) {
    tasks = Set(parts.delegations.map(\.task))
    drivers = Set(parts.activities.map(\.code.text) + parts.tasks.map(\.code.text))
    programmes = Set(parts.programmes.map(\.code))
    posts = Set(parts.posts.map(\.code))
    var joined: [JoinerSource: Set<CellKey>] = [:]
    for row in parts.joiners {
      joined[row.source, default: []].insert(CellKey(place: row.place, group: row.group))
    }
    for row in parts.hiring {
      joined[.wider, default: []].insert(CellKey(place: row.place, group: row.group))
    }
    self.joined = joined
  }
}
