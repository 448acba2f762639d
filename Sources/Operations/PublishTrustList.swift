package import Access
import Credentials
import Vocabulary

/// Signs the trust list anew, whether anything changed or not: an operator's act before it goes
/// stale.
package enum PublishTrustList {
  /// The change.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader

    /// A request with this header.
    package init(header: ChangeHeader) {
      self.header = header
    }
  }

  /// The receipt; its record is the number of the list.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where the service has no public address or fewer
  ///   than two operator keys.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    return try await service.change(request.header, call) { records in
      let permit = try records.permit(.publishTrust, call, about: .init())
      let list = try records.signTrustList(service.requireDesk(at: now))
      return ChangeOutcome(id: list.number, rule: permit.rule)
    }
  }
}
