import Vocabulary

/// Splits the change of a group's required FTE among the factors of its need.
struct NeedSplit {
  /// Required FTE that one more hour a month takes.
  private let ftePerHour: Double

  /// The split for a group at a place, with the allowances of its need model.
  init(_ scenario: Scenario, place: PlanPlaceCode, group: GroupCode) {
    let needs = scenario.parts.needs.filter { $0.group == group }
    let need = needs.first { $0.place == place } ?? needs.first { $0.place == nil }
    let hours = scenario.parts.groups.first { $0.code == group }?.productiveHoursPerFTE ?? 0
    let allowances = need?.categoryAllowances.reduce(0, +) ?? 0
    ftePerHour = hours > 0 ? 1 / (hours * (1 - allowances)) : 0
  }

  /// The bridge from one need to another.
  func bridge(_ before: GroupNeed, _ after: GroupNeed) -> Bridge {
    var hours = PartSum()
    addFactors(before, after, to: &hours)
    hours.add(.delegation, after.delegationHours - before.delegationHours)
    var sum = PartSum()
    for part in hours.parts { sum.add(part.kind, part.change * ftePerHour) }
    let told = sum.parts.reduce(0) { $0 + $1.change }
    let rest = after.fte - before.fte - told
    // Rounding is no part of its own.
    if abs(rest) > 1e-10 * max(1, abs(after.fte)) { sum.add(.allowances, rest) }
    return Bridge(
      subject: .requiredFTE, opening: before.fte, parts: sum.parts, closing: after.fte)
  }

  private func addFactors(_ before: GroupNeed, _ after: GroupNeed, to sum: inout PartSum) {
    guard after.parts.isEmpty, before.parts.isEmpty else {
      addParts(before.parts, after.parts, to: &sum)
      let told = after.parts.reduce(0) { $0 + $1.hours } - before.parts.reduce(0) { $0 + $1.hours }
      addRest(
        after.hoursBeforeDelegation - before.hoursBeforeDelegation - told,
        of: after.hoursBeforeDelegation, code: nil, to: &sum)
      return
    }
    addProduct(
      (before.hoursBeforeDelegation, before.factors), (after.hoursBeforeDelegation, after.factors),
      code: nil, to: &sum)
  }

  private func addParts(
    _ before: [GroupNeed.Part], _ after: [GroupNeed.Part], to sum: inout PartSum
  ) {
    for code in Set((before + after).map(\.code)).sorted() {
      let (start, end) = (before.first { $0.code == code }, after.first { $0.code == code })
      addProduct(
        (start?.hours ?? 0, start?.factors ?? []), (end?.hours ?? 0, end?.factors ?? []),
        code: code, to: &sum)
    }
  }

  private typealias Product = (hours: Double, factors: [GroupNeed.Factor])

  /// The shares of one product; what its factors leave over is told as `other`.
  private func addProduct(
    _ before: Product, _ after: Product, code: String?, to sum: inout PartSum
  ) {
    var told = 0.0
    let names = after.factors.map(\.name)
    let start = names.map { name in before.factors.first { $0.name == name }?.value ?? 1 }
    let shares = ProductSplit.shares(
      base: Self.base(before, start, after), before: start, after: after.factors.map(\.value))
    for (name, share) in zip(names, shares) {
      sum.add(.need(factor: name, of: code), share)
      told += share
    }
    addRest(after.hours - before.hours - told, of: after.hours, code: code, to: &sum)
  }

  /// The hours at factors of 1, from whichever end has them.
  private static func base(_ before: Product, _ start: [Double], _ after: Product) -> Double {
    let product = start.reduce(1, *)
    if product > 0 { return before.hours / product }
    let end = after.factors.reduce(1) { $0 * $1.value }
    return end > 0 ? after.hours / end : 0
  }

  private func addRest(_ rest: Double, of hours: Double, code: String?, to sum: inout PartSum) {
    guard abs(rest) > 1e-10 * max(1, abs(hours)) else { return }
    sum.add(.need(factor: "other", of: code), rest)
  }
}
