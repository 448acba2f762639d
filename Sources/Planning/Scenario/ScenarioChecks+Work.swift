import Vocabulary

// Need, training, joint posts and delegation.
extension ScenarioChecks {
  func checkNeeds() throws(ServiceError) {
    for (position, need) in parts.needs.enumerated() {
      let field = "needs[\(position)]"
      try know(need.place, field + ".place")
      try know(need.group, field + ".group")
      try checkProportional(need, field)
    }
    try once(parts.needs.map { CellKey(place: $0.place, group: $0.group) }, "needs")
    try checkActivities()
    try checkTasks()
    try checkPopulation()
  }

  /// Tier 1 grows today's posts, so today's posts must be said.
  private func checkProportional(_ need: NeedInput, _ field: String) throws(ServiceError) {
    guard case .proportional = need.tier else { return }
    for stock in stocks(need.group, at: need.place) {
      guard stock.establishment != nil else {
        throw refuse(
          .fieldRequired, field + ".tier",
          "tier 1 grows today's posts: give the establishment of \(quoted(need.group.text)) at "
            + quoted(stock.place.text))
      }
    }
  }

  private func checkActivities() throws(ServiceError) {
    for (position, activity) in parts.activities.enumerated() {
      let field = "activities[\(position)]"
      try know(activity.place, field + ".place")
      for standard in activity.standards { try know(standard.group, field + ".standards") }
    }
    try once(
      parts.activities.map { "\($0.code)/\($0.place?.text ?? "*")" }, "activities")
  }

  private func checkTasks() throws(ServiceError) {
    for (position, task) in parts.tasks.enumerated() {
      let field = "tasks[\(position)]"
      try know(task.place, field + ".place")
      for part in task.parts { try know(part.group, field + ".parts") }
    }
    try once(parts.tasks.map { "\($0.code)/\($0.place?.text ?? "*")" }, "tasks")
  }

  /// A population, where one is given, covers the whole horizon; where it is needed and neither
  /// given nor to be found by its pieces, it is asked for.
  private func checkPopulation() throws(ServiceError) {
    let last = parts.start.adding(months: parts.horizonMonths)
    for (position, place) in parts.places.enumerated() {
      let field = "places[\(position)].population"
      guard let population = place.population else {
        guard parts.needs.isEmpty || !place.pieces.isEmpty else {
          throw refuse(
            .fieldRequired, field, "give a population, or the pieces to find one by")
        }
        continue
      }
      guard population.principal.covers(parts.start), population.principal.covers(last) else {
        throw refuse(
          .valueOutOfRange, field,
          "covers July \(population.principal.firstYear) to July "
            + "\(population.principal.firstYear + population.principal.people.count - 1); the plan "
            + "runs from \(parts.start) to \(last)")
      }
    }
  }

  func checkTraining() throws(ServiceError) {
    try once(parts.programmes.map(\.code), "programmes")
    for (position, programme) in parts.programmes.enumerated() {
      for destination in programme.destinations {
        try know(destination.place, "programmes[\(position)].destinations")
        try know(destination.group, "programmes[\(position)].destinations")
      }
    }
    for (position, supervision) in parts.supervision.enumerated() {
      try know(supervision.place, "supervision[\(position)].place")
      try know(supervision.group, "supervision[\(position)].group")
    }
    try once(parts.supervision.map { CellKey(place: $0.place, group: $0.group) }, "supervision")
    let known = Set(parts.programmes.map(\.code))
    for (position, area) in parts.placementAreas.enumerated() {
      try know(area.place, "placement_areas[\(position)].place")
      for code in area.programmes {
        try know(code, in: known, code.text, "placement_areas[\(position)].programmes")
      }
    }
    try once(parts.placementAreas.map(\.place), "placement_areas")
    try once(parts.placementAreas.flatMap(\.programmes), "placement_areas.programmes")
    try checkProgrammesStand()
    for (position, release) in parts.apprentices.enumerated() {
      try know(release.place, "apprentices[\(position)].place")
      try know(release.group, "apprentices[\(position)].group")
    }
    try once(parts.apprentices.map { CellKey(place: $0.place, group: $0.group) }, "apprentices")
  }

  /// A programme is projected with the places it sends people to or places students at; where
  /// nobody works there, it would be left out without a word.
  private func checkProgrammesStand() throws(ServiceError) {
    let staffed = Set(parts.stocks.map(\.place) + parts.joiners.map(\.place))
    for (position, programme) in parts.programmes.enumerated() {
      let isJoined = programme.destinations.contains { $0.share > 0 }
      let areas = parts.placementAreas.filter { $0.programmes.contains(programme.code) }
      guard isJoined || areas.isEmpty || areas.contains(where: { staffed.contains($0.place) })
      else {
        throw refuse(
          .fieldsContradict, "programmes[\(position)].destinations",
          "sends nobody anywhere and is placed only where nobody works: "
            + areas.map { quoted($0.place.text) }.joined(separator: ", "))
      }
    }
  }

  func checkPosts() throws(ServiceError) {
    try once(parts.posts.map(\.code), "posts")
    let holders = Set(parts.holders.map(\.code))
    for (position, post) in parts.posts.enumerated() {
      let field = "posts[\(position)]"
      try know(post.place, field + ".place")
      try know(post.homeGroup, field + ".home_group")
      for share in post.shares {
        try know(share.group, field + ".shares")
        if let funder = share.funder {
          try know(funder, in: holders, funder.text, field + ".shares")
        }
      }
    }
    let posts = Dictionary(grouping: parts.posts) {
      CellKey(place: $0.place, group: $0.homeGroup)
    }
    for stock in parts.stocks {
      let held = (posts[CellKey(place: stock.place, group: stock.group)] ?? [])
        .reduce(0) { $0 + $1.filled }
      guard held <= stock.peopleByAge.reduce(0, +) else {
        throw refuse(
          .fieldsContradict, "posts",
          "more joint posts are filled than \(quoted(stock.group.text)) has people at "
            + quoted(stock.place.text))
      }
    }
    for (position, post) in parts.posts.enumerated() where post.filled > 0 {
      guard !stocks(post.homeGroup, at: post.place).isEmpty else {
        throw refuse(
          .fieldsContradict, "posts[\(position)].filled", "the home group has no people there")
      }
    }
  }

  func checkDelegations() throws(ServiceError) {
    try once(parts.delegations.map { "\($0.place)/\($0.task)" }, "delegations")
    for (position, delegation) in parts.delegations.enumerated() {
      let field = "delegations[\(position)]"
      try know(delegation.place, field + ".place")
      try know(delegation.giver, field + ".giver")
      try know(delegation.receiver, field + ".receiver")
      try know(delegation.carers.assessorGroup, field + ".carers.assessor_group")
      try checkCarers(delegation, field)
      guard case .fromNeed = delegation.volume else { continue }
      let isThere = parts.tasks.contains { task in
        task.code == delegation.task && (task.place == nil || task.place == delegation.place)
          && task.parts.contains { $0.group == delegation.giver }
      }
      guard isThere else {
        throw refuse(
          .fieldsContradict, field + ".volume",
          "no tier 3 task \(quoted(delegation.task.text)) is done by the giver there")
      }
    }
  }

  /// Authorised carers are people of the receiving group.
  private func checkCarers(_ delegation: DelegationInput, _ field: String) throws(ServiceError) {
    let people = stocks(delegation.receiver, at: delegation.place)
      .reduce(0) { $0 + $1.peopleByAge.reduce(0, +) }
    let carers = delegation.carers.byMonthsToExpiry.reduce(0, +)
    guard carers <= people + 1e-6 else {
      throw refuse(
        .fieldsContradict, field + ".carers.by_months_to_expiry",
        "sums to \(quoted("\(carers)")), more than the \(people) people of "
          + "\(quoted(delegation.receiver.text)) at \(quoted(delegation.place.text))")
    }
  }
}
