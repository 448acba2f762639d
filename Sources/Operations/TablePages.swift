import Vocabulary

// Pages cut from what has been read, and from tables that are compiled in.

extension Service {
  /// The page of `found`, which was read up to one entry past it; `cursor` says where an entry
  /// ends.
  func page<Entry: Sendable>(
    _ found: [Entry], _ page: PageRequest, _ call: Call, filter: String,
    cursor: (Entry) -> String
  ) -> Page<Entry> {
    let shown = Array(found.prefix(page.size))
    let last = found.count > page.size ? shown.last.map(cursor) : nil
    return Page(entries: shown, nextToken: token(after: last, call, filter: filter))
  }

  /// The page of a whole table; where a page ended is a number of rows.
  ///
  /// - Throws: ``ServiceError`` `PAGE_TOKEN_INVALID`, naming `page_token`.
  func page<Entry: Sendable>(
    of table: [Entry], _ page: PageRequest, _ call: Call, filter: String
  ) throws(ServiceError) -> Page<Entry> {
    let text = try cursor(page, call, filter: filter)
    let start = min(text.flatMap { wholeNumber($0) } ?? 0, table.count)
    let end = min(start + page.size, table.count)
    let next = end < table.count ? String(end) : nil
    return Page(
      entries: Array(table[start..<end]), nextToken: token(after: next, call, filter: filter))
  }

  /// The page of a table that anybody with a duty in the registry may read.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  func registryPage<Entry: Sendable>(
    of table: [Entry], _ page: PageRequest, _ call: Call, filter: String = ""
  ) async throws -> Page<Entry> {
    try await read(call) { try $0.permitReading(call) }
    return try self.page(of: table, page, call, filter: filter)
  }
}
