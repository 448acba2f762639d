import Planning
import ReferenceData
import Vocabulary

/// The checks of terms that need nothing but the terms.
struct JointRoleShape {
  let parts: JointRoleTerms.Parts

  init(_ parts: JointRoleTerms.Parts) {
    self.parts = parts
  }

  func check() throws(ServiceError) {
    try checkCounts()
    try checkCodes()
    try checkParties()
    try checkShares()
    try checkHoldings()
    try checkManagers()
    try checkRotation()
  }

  private func checkCounts() throws(ServiceError) {
    guard (2...20).contains(parts.parties.count) else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "parties",
        "must be 2 to 20 parties; got \(parts.parties.count)")
    }
    let lists = [
      ("holders", parts.holdings.count), ("rotation", parts.rotation.count),
      ("intervention_codes", parts.interventions.count),
    ]
    for (field, count) in lists where count > 50 {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: field, "must be at most 50 entries; got \(count)")
    }
  }

  private func checkCodes() throws(ServiceError) {
    if let role = parts.role, RoleProfiles.find(role) == nil {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "role_code",
        "must be a role profile; got \(quoted(role.text))")
    }
    try RoleTemplate.requireKnown(parts.interventions)
  }

  private func checkParties() throws(ServiceError) {
    guard Set(parts.parties.map(\.organisation)).count > 1 else {
      throw contradiction("parties", "must name two bodies at least")
    }
    guard parts.parties.contains(where: { $0.organisation == parts.lead }) else {
      throw contradiction("lead_organisation_id", "must be one of the parties")
    }
    for (index, party) in parts.parties.enumerated() {
      let field = "parties[\(index)]"
      guard party.period.start >= parts.period.start,
        parts.period.end.map({ end in party.period.end.map { $0 <= end } ?? false }) ?? true
      else {
        throw contradiction(field + ".from", "must lie inside the days of the role")
      }
      let others = parts.parties[..<index].filter {
        $0.organisation == party.organisation && $0.period.overlaps(party.period)
      }
      // A body may employ or host and pay besides; it does not do the same thing twice at once.
      if others.contains(where: {
        $0.kind == party.kind || $0.kind.isWorkedAt && party.kind.isWorkedAt
      }) {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: field + ".organisation_id",
          "must not overlap another entry of the same body")
      }
    }
  }

  private func checkShares() throws(ServiceError) {
    var days = [parts.period.start]
    days += parts.parties.flatMap { [$0.period.start, $0.period.end].compactMap(\.self) }
    for day in Set(days.filter(parts.period.contains)).sorted() {
      let present = parts.parties.filter { $0.period.contains(day) }
      guard present.contains(where: { $0.kind == .homeEmployer }) else {
        throw contradiction("parties", "must include a home employer on every day; none on \(day)")
      }
      try requireOne(present.map(\.parts.costShare), "cost_share", on: day)
      try requireOne(present.map(\.parts.fundingShare), "funding_share", on: day)
    }
  }

  private func requireOne(
    _ shares: [Fraction], _ name: String, on day: CivilDate
  ) throws(ServiceError) {
    guard let sum = ExactNumber.sum(shares.map(ExactNumber.init)) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "parties." + name,
        "must have a common denominator of at most 38 digits")
    }
    guard sum == ExactNumber(1) else {
      throw contradiction(
        "parties." + name, "must sum to exactly 1 on every day; on \(day) they sum to \(sum)")
    }
  }

  private func checkHoldings() throws(ServiceError) {
    for (index, holding) in parts.holdings.enumerated() {
      let field = "holders[\(index)]"
      guard parts.period.intersection(holding.period) == holding.period else {
        throw contradiction(field + ".from", "must lie inside the days of the role")
      }
      if parts.holdings[..<index].contains(where: { $0.period.overlaps(holding.period) }) {
        throw contradiction(field + ".from", "must not overlap another holder")
      }
    }
  }

  private func checkManagers() throws(ServiceError) {
    for (index, party) in parts.parties.enumerated() {
      for (place, manager) in party.lineManagers.enumerated()
      where parts.holdings.contains(where: {
        $0.worker == manager.worker && $0.period.overlaps(manager.period)
      }) {
        throw contradiction(
          "parties[\(index)].line_managers[\(place)].worker_id", "must not be a holder of the role")
      }
    }
  }

  private func checkRotation() throws(ServiceError) {
    for (index, leg) in parts.rotation.enumerated() {
      let field = "rotation[\(index)]"
      guard
        index == 0 || parts.rotation[index - 1].period.end.map({ $0 <= leg.period.start }) == true
      else {
        throw contradiction(field + ".from", "must follow the stretch before it")
      }
      let isCovered = parts.parties.contains {
        $0.organisation == leg.organisation && $0.kind.isWorkedAt
          && $0.period.intersection(leg.period) == leg.period
      }
      guard isCovered else {
        throw contradiction(
          field + ".organisation_id", "must be an employer or host of the role on all those days")
      }
    }
  }

  private func contradiction(_ field: String, _ message: String) -> ServiceError {
    ServiceError(.invalidArgument, .fieldsContradict, field: field, message)
  }
}
