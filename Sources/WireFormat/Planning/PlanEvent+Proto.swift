package import OneWorkforceProtos
package import Planning
package import Vocabulary

/// The kinds of event as the file names them, each with the fields it takes.
private enum EventWord: String, CaseIterable {
  case hazardFactor = "HAZARD_FACTOR"
  case joinersPerMonth = "JOINERS_PER_MONTH"
  case joinersOnce = "JOINERS_ONCE"
  case moveOnce = "MOVE_ONCE"
  case establishment = "ESTABLISHMENT"
  case providerExit = "PROVIDER_EXIT"
  case taskAllowed = "TASK_ALLOWED"
  case delegationTarget = "DELEGATION_TARGET"
  case carersPlanned = "CARERS_PLANNED"
  case assessorHours = "ASSESSOR_HOURS"
  case prevention = "PREVENTION"
  case pay = "PAY"
  case payOutside = "PAY_OUTSIDE"
  case intake = "INTAKE"
  case simulation = "SIMULATION"
  case postsFunded = "POSTS_FUNDED"

  var fields: Set<String> {
    switch self {
    case .hazardFactor: ["group", "cause", "amount"]
    case .joinersPerMonth, .joinersOnce: ["group", "source", "amount"]
    case .moveOnce: ["from", "to", "amount"]
    case .establishment, .pay: ["group", "amount"]
    case .providerExit: ["group", "amount", "received"]
    case .taskAllowed: ["task", "allowed"]
    case .delegationTarget, .carersPlanned, .assessorHours: ["task", "amount"]
    case .prevention: ["activity", "amount"]
    case .payOutside, .simulation: ["amount"]
    case .intake: ["programme", "amount"]
    case .postsFunded: ["post", "amount"]
    }
  }
}

extension WirePlanEvent: WireScenarioRow {
  /// The event; a field that its kind does not take is refused, not ignored.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> PlanEvent {
    try native(field, context, amountIfUnset: nil)
  }

  /// As ``native(_:_:)``; an amount that is not given is `amountIfUnset`.
  func native(
    _ field: String, _ context: ScenarioContext, amountIfUnset: Double?
  ) throws(ServiceError) -> PlanEvent {
    let word = try requiredChoice(kind, field + ".kind", EventWord.self)
    if let extra = saidFields.first(where: { !word.fields.contains($0) }) {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: field + "." + extra,
        "an event of kind \(quoted(kind)) takes none")
    }
    let month = try required(hasMonth, month, field + ".month")
    let given = hasAmount ? amount : amountIfUnset
    let size = try required(
      given != nil || !word.fields.contains("amount"), given ?? 0, field + ".amount")
    return try PlanEvent(
      month: Int(month), place: try optionalCode(place, field + ".place"),
      kind: try nativeKind(word, size, field, context), field: field)
  }

  private var saidFields: [String] {
    [
      ("group", !group.isEmpty), ("cause", !cause.isEmpty), ("source", !source.isEmpty),
      ("from", !from.isEmpty), ("to", !to.isEmpty), ("task", !task.isEmpty),
      ("activity", !activity.isEmpty), ("programme", !programme.isEmpty), ("post", !post.isEmpty),
      ("amount", hasAmount), ("received", !received.isEmpty), ("allowed", hasAllowed),
    ].filter(\.1).map(\.0)
  }

  private func nativeKind(
    _ word: EventWord, _ size: Double, _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> PlanEvent.Kind {
    switch word {
    case .hazardFactor, .joinersPerMonth, .joinersOnce, .moveOnce, .establishment, .providerExit,
      .pay:
      return try staffKind(word, size, field, context)
    case .taskAllowed:
      return .taskAllowed(
        task: try Code(task, field: field + ".task"),
        isAllowed: try required(hasAllowed, allowed, field + ".allowed"))
    case .delegationTarget:
      return .delegationTarget(task: try Code(task, field: field + ".task"), share: size)
    case .carersPlanned:
      return .carersPlanned(task: try Code(task, field: field + ".task"), perMonth: size)
    case .assessorHours:
      return .assessorHours(task: try Code(task, field: field + ".task"), hoursPerMonth: size)
    case .prevention:
      return .prevention(activity: try optionalCode(activity, field + ".activity"), factor: size)
    case .payOutside: return .payOutside(factor: size)
    case .intake:
      return .intake(programme: try Code(programme, field: field + ".programme"), factor: size)
    case .simulation: return .simulation(hoursPerMonth: size)
    case .postsFunded:
      return .postsFunded(post: try Code(post, field: field + ".post"), count: size)
    }
  }

  /// The kinds that are about one group's people.
  private func staffKind(
    _ word: EventWord, _ size: Double, _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> PlanEvent.Kind {
    if word == .moveOnce {
      return .moveOnce(
        from: try Code(from, field: field + ".from"), to: try Code(to, field: field + ".to"),
        count: size)
    }
    let group: GroupCode = try Code(group, field: field + ".group")
    switch word {
    case .hazardFactor:
      let cause = cause.isEmpty ? nil : try Cause(text: cause, field: field + ".cause")
      return .hazardFactor(group: group, cause: cause, factor: size)
    case .joinersPerMonth:
      let source = try requiredChoice(source, field + ".source", JoinerSource.self)
      return .joinersPerMonth(group: group, source: source, count: size)
    case .joinersOnce:
      let source = try requiredChoice(source, field + ".source", JoinerSource.self)
      return .joinersOnce(group: group, source: source, count: size)
    case .providerExit:
      let received = try received.natives(field + ".received", atMost: 400, context)
      return .providerExit(group: group, leaving: size, received: received)
    case .pay: return .pay(group: group, factor: size)
    default: return .establishment(group: group, fte: size)
    }
  }
}

extension WireGroupCount: WireScenarioRow {
  /// So many to a group.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> PlanEvent.GroupCount {
    PlanEvent.GroupCount(
      group: try Code(group, field: field + ".group"),
      count: try required(hasCount, count, field + ".count"))
  }
}

extension PlanEvent.GroupCount: ScenarioRow {
  /// The count as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireGroupCount {
    .with {
      $0.group = group.text
      $0.count = count
    }
  }
}

extension PlanEvent: ScenarioRow {
  /// The event as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WirePlanEvent {
    .with {
      $0.month = Int32(clamping: month)
      $0.place = place?.text ?? ""
      writeStaffKind(to: &$0, context)
      writeOtherKind(to: &$0)
    }
  }

  private func writeStaffKind(to wire: inout WirePlanEvent, _ context: ScenarioContext) {
    switch kind {
    case .hazardFactor(let group, let cause, let factor):
      wire.say(.hazardFactor, factor) { ($0.group, $0.cause) = (group.text, cause.text) }
    case .joinersPerMonth(let group, let source, let count):
      wire.say(.joinersPerMonth, count) { ($0.group, $0.source) = (group.text, source.rawValue) }
    case .joinersOnce(let group, let source, let count):
      wire.say(.joinersOnce, count) { ($0.group, $0.source) = (group.text, source.rawValue) }
    case .moveOnce(let from, let to, let count):
      wire.say(.moveOnce, count) { ($0.from, $0.to) = (from.text, to.text) }
    case .establishment(let group, let fte): wire.say(.establishment, fte) { $0.group = group.text }
    case .providerExit(let group, let leaving, let received):
      wire.say(.providerExit, leaving) {
        ($0.group, $0.received) = (group.text, received.protos(context))
      }
    case .pay(let group, let factor): wire.say(.pay, factor) { $0.group = group.text }
    case .taskAllowed, .delegationTarget, .carersPlanned, .assessorHours, .prevention, .payOutside,
      .intake, .simulation, .postsFunded:
      break
    }
  }

  private func writeOtherKind(to wire: inout WirePlanEvent) {
    switch kind {
    case .taskAllowed(let task, let isAllowed):
      wire.say(.taskAllowed, nil) { ($0.task, $0.allowed) = (task.text, isAllowed) }
    case .delegationTarget(let task, let share):
      wire.say(.delegationTarget, share) { $0.task = task.text }
    case .carersPlanned(let task, let count):
      wire.say(.carersPlanned, count) { $0.task = task.text }
    case .assessorHours(let task, let hours):
      wire.say(.assessorHours, hours) { $0.task = task.text }
    case .prevention(let activity, let factor):
      wire.say(.prevention, factor) { $0.activity = activity?.text ?? "" }
    case .payOutside(let factor): wire.say(.payOutside, factor) { _ in }
    case .intake(let programme, let factor):
      wire.say(.intake, factor) { $0.programme = programme.text }
    case .simulation(let hours): wire.say(.simulation, hours) { _ in }
    case .postsFunded(let post, let count): wire.say(.postsFunded, count) { $0.post = post.text }
    case .hazardFactor, .joinersPerMonth, .joinersOnce, .moveOnce, .establishment, .providerExit,
      .pay:
      break
    }
  }
}

extension WirePlanEvent {
  fileprivate mutating func say(
    _ word: EventWord, _ amount: Double?, _ rest: (inout WirePlanEvent) -> Void
  ) {
    kind = word.rawValue
    if let amount { self.amount = amount }
    rest(&self)
  }
}

extension Cause? {
  fileprivate var text: String { self?.parameterText ?? "" }
}
