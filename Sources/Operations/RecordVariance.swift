package import Access
package import Partnerships
import Vocabulary

/// Records what a fund is over or under by.
package enum RecordVariance {
  /// What is over or under.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The variance.
    package let variance: Variance

    /// A request with these parts.
    package init(header: ChangeHeader, variance: Variance) {
      self.header = header
      self.variance = variance
    }
  }

  /// The receipt, of the variance.
  ///
  /// - Throws: ``ServiceError``: not found, naming `fund_id`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Record.self), service.now())
    return try await service.change(request.header, call) { records in
      try records.requireDuty(.recordAccountability, call)
      let fund = try records.knownFund(request.variance.fund).fact
      let rule = try records.permitRecording(call, for: fund, at: now)
      try records.record(.variance(request.variance), id: id, by: call.organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
