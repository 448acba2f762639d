package import Access
package import Partnerships
import Vocabulary

/// Records money into a fund or out of it to a partner.
package enum RecordPayment {
  /// What was paid.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The payment.
    package let payment: Payment

    /// A request with these parts.
    package init(header: ChangeHeader, payment: Payment) {
      self.header = header
      self.payment = payment
    }
  }

  /// The receipt, of the payment.
  ///
  /// - Throws: ``ServiceError``: not found, naming `fund_id`; `VALUE_OUT_OF_RANGE`, naming `at`,
  ///   where that lies ahead; `FIELDS_CONTRADICT`, naming `partner_id`, where that is no partner.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now, payment) = (service.newID(Noun.Record.self), service.now(), request.payment)
    guard payment.at <= now else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "at",
        "must not be after now, \(now); got \(quoted("\(payment.at)"))")
    }
    return try await service.change(request.header, call) { records in
      try records.requireDuty(.recordAccountability, call)
      let fund = try records.knownFund(payment.fund).fact
      let rule = try records.permitRecording(call, for: fund, at: now)
      guard fund.partners.contains(where: { $0.organisation == payment.partner }) else {
        throw ServiceError.contradiction("partner_id", "must be a partner of the fund")
      }
      try records.record(.payment(payment), id: id, by: call.organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
