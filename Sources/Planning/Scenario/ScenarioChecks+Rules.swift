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

  private func checkFunds(_ holders: Set<HolderCode>) throws(ServiceError) {
    let lines = Set(parts.costLines.map(\.code))
    for (position, fund) in parts.funds.enumerated() {
      let field = "funds[\(position)]"
      try know(fund.host, in: holders, fund.host.text, field + ".host")
      for line in fund.lines { try know(line, in: lines, line.text, field + ".lines") }
      let named = fund.contributionsPence.map(\.holder) + (fund.riskShares ?? []).map(\.holder)
      for holder in named { try know(holder, in: holders, holder.text, field + ".contributions") }
    }
    try once(parts.funds.map(\.name), "funds")
    try once(parts.funds.flatMap(\.lines), "funds.lines")
  }

  func checkEvents() throws(ServiceError) {
    try once(parts.levers.map(\.code), "levers")
    for (position, event) in parts.events.enumerated() {
      try check(event, "events[\(position)]")
    }
    for (position, lever) in parts.levers.enumerated() {
      for effect in lever.effects { try check(effect.event, "levers[\(position)].effects") }
    }
    try checkNothingIsSetTwice(try Scenario.events(of: parts))
  }

  private func check(_ event: PlanEvent, _ field: String) throws(ServiceError) {
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
      try knowProfile(group, source, at: event.place, field)
    case .joinersOnce(let group, let source, _):
      try know(group, field + ".group")
      try knowProfile(group, source, at: event.place, field)
    case .establishment(let group, _), .pay(let group, _): try know(group, field + ".group")
    case .moveOnce(let from, let to, _):
      try know(from, field + ".from")
      try know(to, field + ".to")
    case .providerExit(let group, _, let received):
      try know(group, field + ".group")
      for target in received { try know(target.group, field + ".received") }
    case .taskAllowed(let task, _), .delegationTarget(let task, _), .carersPlanned(let task, _),
      .assessorHours(let task, _):
      try know(task, in: Set(parts.delegations.map(\.task)), task.text, field + ".task")
    case .prevention(let activity, _):
      guard let activity else { return }
      let known = Set(parts.activities.map(\.code.text) + parts.tasks.map(\.code.text))
      try know(activity.text, in: known, activity.text, field + ".activity")
    case .intake(let programme, _):
      try know(
        programme, in: Set(parts.programmes.map(\.code)), programme.text, field + ".programme")
    case .postsFunded(let post, _):
      try know(post, in: Set(parts.posts.map(\.code)), post.text, field + ".post")
    case .payOutside, .simulation: break
    }
  }

  /// Joiners by event need to know at which ages: a joiner or hiring row of the same source.
  private func knowProfile(
    _ group: GroupCode, _ source: JoinerSource, at place: PlanPlaceCode?, _ field: String
  ) throws(ServiceError) {
    for stock in parts.stocks where stock.group == group {
      guard place == nil || place == stock.place else { continue }
      let isJoined = parts.joiners.contains {
        $0.place == stock.place && $0.group == group && $0.source == source
      }
      let isHired =
        source == .wider
        && parts.hiring.contains { $0.place == stock.place && $0.group == group }
      guard isJoined || isHired else {
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
    try requireNumber(elasticity.centre, in: 0...10, field: "pay_elasticity")
    guard elasticity.centre != 0 || elasticity.isUncertain else { return }
    for stock in parts.stocks {
      for hazard in parts.hazards where hazard.group == stock.group {
        guard hazard.place == nil || hazard.place == stock.place else { continue }
        var paid = [stock.group]
        switch hazard.cause {
        case .move(let target): paid.append(target)
        case .leave: break
        case .retire, .ill, .relocate: continue
        }
        for group in paid where !hasPay(group, at: stock.place) {
          throw refuse(
            .fieldRequired, "pay",
            "what is \(quoted(group.text)) paid at \(quoted(stock.place.text))? flows answer pay "
              + "here, and parity is never assumed")
        }
      }
    }
  }

  private func hasPay(_ group: GroupCode, at place: PlanPlaceCode) -> Bool {
    parts.pay.contains { $0.group == group && ($0.place == nil || $0.place == place) }
  }
}
