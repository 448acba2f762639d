package import Access
package import Partnerships
import Vocabulary

/// Lends a power until the earlier of a date and an event.
package enum LendPower {
  /// What is lent.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The power.
    package let power: LentPower

    /// A request with these parts.
    package init(header: ChangeHeader, power: LentPower) {
      self.header = header
      self.power = power
    }
  }

  /// The receipt, of the power.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault under `power`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.LentPower.self), service.now())
    return try await service.change(request.header, call) { records in
      let power = request.power
      let rule = try records.permitRecording(
        call, inScopeOf: [power.lender], in: power.place, at: now, noun: "organisation",
        field: "power.lender_id")
      try records.requireOrganisation(power.lender, field: "power.lender_id")
      _ = try records.knownPlace(power.place, field: "power.place_id")
      switch power.recipient {
      case .organisation(let body):
        try records.requireOrganisation(body, field: "power.recipient_organisation_id")
      case .post(let post): _ = try records.knownPost(post, field: "power.recipient_post_id")
      }
      try records.record(.power(power), id: id.asRecord, by: call.organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
