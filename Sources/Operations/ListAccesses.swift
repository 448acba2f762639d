package import Access
import Vocabulary

/// Who looked at the holder's passport, newest first, denials included.
package enum ListAccesses {
  /// One look, with the name of the organisation it was for.
  package struct Entry: Hashable, Sendable {
    /// The look.
    package let access: AccessEntry
    /// The organisation's name; nil for the holder's own.
    package let organisationName: String?
  }

  /// The page of looks.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ page: PageRequest, _ call: Call, in service: Service
  ) async throws -> Page<Entry> {
    let before = try service.cursor(page, call, filter: "").map(AccessCursor.init(text:))
    let entries = try await service.read(call) { records in
      _ = try records.permit(.controlSight, call, about: .ownRecord(of: call.caller))
      guard let worker = call.caller.worker else { return [Entry]() }
      let known = try records.latestSequence()
      return try records.accesses(of: worker, before: before, limit: page.size + 1).map { access in
        let organisation = try access.organisation.flatMap {
          try records.organisation($0, knownAt: known)
        }
        return Entry(access: access, organisationName: organisation?.name)
      }
    }
    let shown = Array(entries.prefix(page.size))
    let next = entries.count > page.size ? shown.last?.access.cursorText : nil
    return Page(entries: shown, nextToken: service.token(after: next, call, filter: ""))
  }
}

extension AccessEntry {
  var cursorText: String { "\(at.milliseconds) \(id)" }
}

extension AccessCursor {
  init(text: String) throws(ServiceError) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let milliseconds = Int64(parts[0]) else {
      throw ServiceError(
        .invalidArgument, .pageTokenInvalid, field: "page_token", "must be a token of this list")
    }
    self.init(
      at: Instant(milliseconds: milliseconds),
      id: try AccessID(String(parts[1]), field: "page_token"))
  }
}
