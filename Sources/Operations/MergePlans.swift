package import Access
package import Planning
package import Vocabulary

/// Makes one plan of what was handed in for a place, also for a place that had none: no line lost,
/// over-claims named, none cut.
package enum MergePlans {
  /// What is to be merged.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The place.
    package let place: PlaceID
    /// The returns; empty for all that no later one replaces.
    package let returns: [PlanReturnID]

    /// A request with these parts.
    package init(header: ChangeHeader, place: PlaceID, returns: [PlanReturnID]) {
      self.header = header
      self.place = place
      self.returns = returns
    }
  }

  /// The receipt, and the plan as far as the caller may see it.
  package struct Report: Sendable {
    /// The receipt; its id is that of the plan.
    package let receipt: Receipt
    /// The plan's identifier; nil where it was only tried.
    package let id: PlanID?
    /// What was merged.
    package let merged: MergedPlan
  }

  /// What was merged: a new draft of the caller's organisation for the place, whose first month is
  /// the coming one, and the lines it is made of.
  ///
  /// - Throws: ``ServiceError``: not found, naming `place_id` where the caller does not serve the
  ///   place, or the entry of `return_ids` that is none for it, or another's where the caller does
  ///   not keep the place: a sum of one return is that return; `STATE_FORBIDS`, naming `place_id`,
  ///   where nothing was handed in.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let (id, now) = (service.newID(PlanNoun.Plan.self), service.now())
    let receipt = try await service.change(request.header, call) { records in
      let rule = try records.permitMerging(request.place, call, at: now)
      let returns = try records.returns(request, call)
      let plan = try records.plan(id, for: request.place, call, at: now)
      try records.record(plan)
      try records.record(mergedFrom: returns.map(\.id), into: id)
      return ChangeOutcome(id: id, rule: rule)
    }
    let merged = try await service.read(call) { records in
      _ = try records.permitMerging(request.place, call, at: now)
      let returns =
        receipt.wasValidatedOnly
        ? try records.returns(request, call)
        : try records.mergedReturns(of: PlanID(receipt.id, field: "receipt.id"))
          .compactMap { try records.planReturn($0)?.plan }
      let merged = try MergedPlan(returns, for: request.place)
      let keeper = try records.recorder(of: request.place)
      return keeper == call.caller.organisation ? merged : merged.seen(by: call.caller.organisation)
    }
    return Report(
      receipt: receipt,
      id: receipt.wasValidatedOnly ? nil : try PlanID(receipt.id, field: "receipt.id"),
      merged: merged)
  }
}

extension RecordSnapshot {
  fileprivate func permitMerging(_ place: PlaceID, _ call: Call, at now: Instant) throws -> RuleID {
    try requireDuty(.keepPlan, call)
    return try permitPlanning(
      .keepPlan, call, organisation: nil, place: place, at: now, noun: "place", field: "place_id")
  }

  /// The returns asked for, in order of organisation and identifier.
  fileprivate func returns(_ request: MergePlans.Request, _ call: Call) throws -> [PlanReturn] {
    let current = try currentReturns(for: request.place).map(\.plan)
    guard !request.returns.isEmpty else {
      guard !current.isEmpty else {
        throw ServiceError.stateForbids("place_id", "nothing was handed in for the place")
      }
      return current
    }
    let isKeeper = try recorder(of: request.place) == call.caller.organisation
    let wanted = try request.returns.enumerated().map { position, id in
      guard let plan = try planReturn(id)?.plan, plan.place == request.place,
        isKeeper || plan.organisation == call.caller.organisation
      else {
        throw ServiceError.absent("return", field: "return_ids[\(position)]")
      }
      return plan
    }
    return wanted.sorted { ($0.organisation, $0.id) < ($1.organisation, $1.id) }
  }

  fileprivate func plan(
    _ id: PlanID, for place: PlaceID, _ call: Call, at now: Instant
  ) throws -> Plan {
    guard let organisation = call.caller.organisation else { throw ServiceError.absent("place") }
    let area = try knownPlace(place, field: "place_id")
    let day = LondonTime.date(of: now).parts
    let start = try PlanMonth(year: day.year, month: day.month, field: "start")
    return try Plan(
      id: id, title: "Merged plan of \(area.name)".limited(to: 200), organisation: organisation,
      place: place, plannedPlaces: [place], start: start.adding(months: 1), horizonMonths: 180,
      isSynthetic: area.isSynthetic)
  }
}

extension String {
  fileprivate func limited(to count: Int) -> String {
    String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
  }
}
