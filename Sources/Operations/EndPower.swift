package import Access
package import Partnerships
import Vocabulary

/// Says that the event came that ends a power, or that the lender withdrew it.
package enum EndPower {
  /// What ended when.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The power, why, and the first day on which it is gone.
    package let ending: PowerEnding

    /// A request with these parts.
    package init(header: ChangeHeader, ending: PowerEnding) {
      self.header = header
      self.ending = ending
    }
  }

  /// The receipt, of the power. A lender, a recipient or a board says that an event came; only the
  /// lender withdraws.
  ///
  /// - Throws: ``ServiceError``: not found, naming `power_id`; `VALUE_OUT_OF_RANGE`, naming
  ///   `ended_on`, where that lies ahead; `STATE_FORBIDS` where no event ends the power, or it
  ///   lapsed by then.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Record.self), service.now())
    try ServiceError.requirePast(request.ending.on, now, field: "ended_on")
    return try await service.change(request.header, call) { records in
      try records.requireDuty(.recordAccountability, call)
      let ending = request.ending
      let standing = try records.powerStanding(ending.power)
      let rule = try records.permit(ending, of: standing.power, call, at: now)
      guard ending.cause != .event || standing.power.endingEvent != nil else {
        throw ServiceError.stateForbids("cause", "no event ends this power")
      }
      if let earlier = standing.endsOn, earlier <= ending.on {
        throw ServiceError.stateForbids(
          "ended_on", "the power lapsed \(standing.lapse) already")
      }
      try records.record(.powerEnding(ending), id: id, by: call.organisation)
      return ChangeOutcome(id: ending.power, rule: rule)
    }
  }
}

extension RecordSnapshot {
  fileprivate func permit(
    _ ending: PowerEnding, of power: LentPower, _ call: Call, at now: Instant
  ) throws -> RuleID {
    var bodies = [power.lender]
    if ending.cause == .event { bodies.append(try body(of: power.recipient, field: "power_id")) }
    let rule = try permitRecording(
      call, inScopeOf: bodies, in: power.place, at: now, noun: "power", field: "power_id")
    guard ending.cause == .event || call.caller.organisation == power.lender else {
      throw ServiceError(
        .permissionDenied, .roleNotAllowed, "only the body that lends a power withdraws it")
    }
    return rule
  }
}
