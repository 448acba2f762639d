package import OneWorkforceProtos
package import Planning
package import Vocabulary

extension WireLever: WireScenarioRow {
  /// The lever; its size and bounds decide the amounts of its effects.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> Lever {
    let bounds = try required(hasBounds, bounds, field + ".bounds").native(field + ".bounds")
    guard (0...600).contains(earliestMonth) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field + ".earliest_month",
        "must be 0 to 600; got \(quoted("\(earliestMonth)"))")
    }
    return try Lever(
      code: try Code(code, field: field + ".code"), name: try optionalName(name, field + ".name"),
      owner: try requiredChoice(owner, field + ".owner"),
      unit: try optionalText(unit, field: field + ".unit", limit: 100) ?? "", bounds: bounds,
      size: size, earliestMonth: Int(earliestMonth),
      yearlyCostPencePerUnit: yearlyCostPencePerUnit,
      effects: try nativeEffects(field + ".effects", context, bounds.lowerBound), field: field)
  }

  private func nativeEffects(
    _ field: String, _ context: ScenarioContext, _ smallest: Double
  ) throws(ServiceError) -> [Lever.Effect] {
    try requireAtMost(100, effects.count, field)
    var found: [Lever.Effect] = []
    for (index, effect) in effects.enumerated() {
      found.append(try effect.native("\(field)[\(index)]", context, smallest: smallest))
    }
    return found
  }
}

extension WireLeverBounds {
  /// The sizes from smallest to largest.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package func native(_ field: String) throws(ServiceError) -> ClosedRange<Double> {
    let smallest = try required(hasSmallest, smallest, field + ".smallest")
    let largest = try required(hasLargest, largest, field + ".largest")
    for bound in [smallest, largest] where !bound.isFinite {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must be finite; got \(quoted("\(bound)"))")
    }
    guard smallest <= largest else {
      throw ServiceError(
        .invalidArgument, .intervalReversed, field: field,
        "must have its smallest size at or below its largest; got "
          + quoted("\(smallest) to \(largest)"))
    }
    return smallest...largest
  }
}

extension WireLeverEffect {
  /// The effect; an event without an amount has that of the smallest size.
  fileprivate func native(
    _ field: String, _ context: ScenarioContext, smallest: Double
  ) throws(ServiceError) -> Lever.Effect {
    Lever.Effect(
      event: try required(hasEvent, event, field + ".event")
        .native(field + ".event", context, amountIfUnset: base + perUnit * smallest),
      base: base, perUnit: perUnit)
  }
}

extension Lever: ScenarioRow {
  /// The lever as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireLever {
    .with {
      $0.code = code.text
      $0.name = name
      $0.owner = owner.rawValue
      $0.unit = unit
      $0.bounds = .with {
        $0.smallest = bounds.lowerBound
        $0.largest = bounds.upperBound
      }
      $0.size = size
      $0.earliestMonth = Int32(clamping: earliestMonth)
      $0.yearlyCostPencePerUnit = yearlyCostPencePerUnit
      $0.effects = effects.protos(context)
    }
  }
}

extension Lever.Effect: ScenarioRow {
  /// The effect as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireLeverEffect {
    .with {
      $0.event = event.proto(context)
      $0.base = base
      $0.perUnit = perUnit
    }
  }
}
