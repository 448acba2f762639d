package import OneWorkforceProtos
package import Planning
package import Vocabulary

extension WireGroupPay: WireScenarioRow {
  /// The pay; an agency price that is not given is not known.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> PayInput {
    try PayInput(
      place: try optionalCode(place, field + ".place"),
      group: try Code(group, field: field + ".group"), yearlyPayPence: yearlyPayPence,
      onCostShare: try required(hasOnCostShare, onCostShare, field + ".on_cost_share"),
      agencyHourPence: hasAgencyHourPence ? agencyHourPence : nil, field: field)
  }
}

extension PayInput: ScenarioRow {
  /// The pay as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireGroupPay {
    .with {
      $0.place = place?.text ?? ""
      $0.group = group.text
      $0.yearlyPayPence = yearlyPayPence
      $0.onCostShare = onCostShare
      if let agencyHourPence { $0.agencyHourPence = agencyHourPence }
    }
  }
}

extension WireBudgetHolder: WireScenarioRow {
  /// The holder.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> BudgetHolder {
    BudgetHolder(
      code: try Code(code, field: field + ".code"), name: try optionalName(name, field + ".name"))
  }
}

extension BudgetHolder: ScenarioRow {
  /// The holder as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireBudgetHolder {
    .with {
      $0.code = code.text
      $0.name = name
    }
  }
}

extension WireHolderShare: WireScenarioRow {
  /// The share.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> HolderShare {
    HolderShare(
      holder: try Code(holder, field: field + ".holder"),
      share: try Fraction(text: share, field: field + ".share"))
  }
}

extension HolderShare: ScenarioRow {
  /// The share as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireHolderShare {
    .with {
      $0.holder = holder.text
      $0.share = share.text
    }
  }
}

extension WireCostLine: WireScenarioRow {
  /// The line.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> CostLineInput {
    try CostLineInput(
      code: try Code(code, field: field + ".code"), name: try optionalName(name, field + ".name"),
      place: try optionalCode(place, field + ".place"), kind: try nativeKind(field),
      shares: try shares.natives(field + ".shares", atMost: 200, context), field: field)
  }

  private func nativeKind(_ field: String) throws(ServiceError) -> CostLineInput.Kind {
    switch kind {
    case .pay(let group): return .pay(try Code(group, field: field + ".pay"))
    case .agency(let group): return .agency(try Code(group, field: field + ".agency"))
    case .lever(let lever): return .lever(try Code(lever, field: field + ".lever"))
    case .trainingPencePerHour(let pence):
      try requirePrice(pence, field + ".training_pence_per_hour")
      return .training(pencePerHour: pence)
    case .travelPencePerHour(let pence):
      try requirePrice(pence, field + ".travel_pence_per_hour")
      return .travel(pencePerHour: pence)
    case nil:
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field + ".kind",
        "say what the line adds up: `pay`, `agency`, `training_pence_per_hour`, "
          + "`travel_pence_per_hour` or `lever`")
    }
  }

  private func requirePrice(_ pence: Int64, _ field: String) throws(ServiceError) {
    guard (0...1_000_000).contains(pence) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must be 0 to 1000000 pence an hour; got \(quoted("\(pence)"))")
    }
  }
}

extension CostLineInput: ScenarioRow {
  /// The line as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireCostLine {
    .with {
      $0.code = code.text
      $0.name = name
      $0.place = place?.text ?? ""
      switch kind {
      case .pay(let group): $0.pay = group.text
      case .agency(let group): $0.agency = group.text
      case .training(let pence): $0.trainingPencePerHour = pence
      case .travel(let pence): $0.travelPencePerHour = pence
      case .lever(let lever): $0.lever = lever.text
      }
      $0.shares = shares.protos(context)
    }
  }
}

extension WirePooledFund: WireScenarioRow {
  /// The fund; without risk shares its over- and underspend stays unresolved.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> PooledFundInput {
    try requireAtMost(5_000, lines.count, field + ".lines")
    var codes: [CostLineCode] = []
    for (index, line) in lines.enumerated() {
      codes.append(try Code(line, field: "\(field).lines[\(index)]"))
    }
    return try PooledFundInput(
      name: try boundedText(name, field: field + ".name"),
      host: try Code(host, field: field + ".host"),
      legalBasis: try boundedText(legalBasis, field: field + ".legal_basis"), lines: codes,
      contributionsPence: try contributionsPence.natives(
        field + ".contributions_pence", atMost: 200, context),
      riskShares: riskShares.isEmpty
        ? nil : try riskShares.natives(field + ".risk_shares", atMost: 200, context),
      field: field)
  }
}

extension PooledFundInput: ScenarioRow {
  /// The fund as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WirePooledFund {
    .with {
      $0.name = name
      $0.host = host.text
      $0.legalBasis = legalBasis
      $0.lines = lines.map(\.text)
      $0.contributionsPence = contributionsPence.protos(context)
      $0.riskShares = (riskShares ?? []).protos(context)
    }
  }
}

extension WireFundContribution: WireScenarioRow {
  /// The contribution.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> PooledFundInput.Contribution {
    PooledFundInput.Contribution(
      holder: try Code(holder, field: field + ".holder"), pence: pence)
  }
}

extension PooledFundInput.Contribution: ScenarioRow {
  /// The contribution as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireFundContribution {
    .with {
      $0.holder = holder.text
      $0.pence = pence
    }
  }
}

extension WireStatedYear: WireScenarioRow {
  /// The stated figures.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> StatedYear {
    try StatedYear(
      place: try Code(place, field: field + ".place"),
      group: try Code(group, field: field + ".group"), year: Int(year),
      staffFTE: hasStaffFte ? staffFte : nil,
      activityHours: hasActivityHours ? activityHours : nil,
      payPence: hasPayPence ? payPence : nil, field: field)
  }
}

extension StatedYear: ScenarioRow {
  /// The stated figures as the wire writes them.
  package func proto(_ context: ScenarioContext) -> WireStatedYear {
    .with {
      $0.place = place.text
      $0.group = group.text
      $0.year = Int32(clamping: year)
      if let staffFTE { $0.staffFte = staffFTE }
      if let activityHours { $0.activityHours = activityHours }
      if let payPence { $0.payPence = payPence }
    }
  }
}
