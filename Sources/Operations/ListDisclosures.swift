import Access
import Vocabulary

/// The holder's grants: live, ended and withdrawn, each with its code.
package enum ListDisclosures {
  /// The page of grants.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ page: PageRequest, _ call: Call, in service: Service
  ) async throws -> Page<CodedGrant> {
    let after = try service.cursor(page, call, filter: "").map {
      try ShareGrantID($0, field: "page_token")
    }
    let grants = try await service.read(call) { records in
      _ = try records.permit(.controlSight, call, about: .ownRecord(of: call.caller))
      guard let worker = call.caller.worker else { return [CodedGrant]() }
      return try records.grants(of: worker, after: after, limit: page.size + 1).compactMap {
        try records.codedGrant($0.id)
      }
    }
    let shown = Array(grants.prefix(page.size))
    let next = grants.count > page.size ? shown.last?.grant.id.description : nil
    return Page(entries: shown, nextToken: service.token(after: next, call, filter: ""))
  }
}
