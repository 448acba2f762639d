import Access
package import Vocabulary

/// Which page of a list: how many, and where the one before ended.
package struct PageRequest: Hashable, Sendable {
  /// How many entries at most, 1 to 1,000.
  package let size: Int
  /// Where the page before ended; nil for the first.
  package let token: String?

  /// A page of `size` entries, 0 meaning `fallback`.
  ///
  /// - Throws: ``ServiceError`` `PAGE_SIZE_OUT_OF_RANGE`, naming `page_size`, unless 0 to 1,000.
  package init(
    size: Int32, token: String, fallback: Int = 50
  ) throws(ServiceError) {
    guard (0...1_000).contains(size) else {
      throw ServiceError(
        .invalidArgument, .pageSizeOutOfRange, field: "page_size",
        "must be 0 to 1000; got \(quoted("\(size)"))")
    }
    guard token.utf8.count <= 1_024 else {
      throw ServiceError(
        .invalidArgument, .pageTokenInvalid, field: "page_token",
        "must be a token of this list")
    }
    self.size = size == 0 ? fallback : Int(size)
    self.token = token.isEmpty ? nil : token
  }
}

/// One page of a list.
package struct Page<Entry: Sendable>: Sendable {
  /// The entries.
  package let entries: [Entry]
  /// For the next page; empty at the end.
  package let nextToken: String

  /// A page with these parts.
  package init(entries: [Entry], nextToken: String) {
    self.entries = entries
    self.nextToken = nextToken
  }
}

extension Service {
  /// Where the page before ended, from a token that this service made for this caller, this list
  /// and this filter; nil for the first page.
  ///
  /// - Throws: ``ServiceError`` `PAGE_TOKEN_INVALID`, naming `page_token`.
  func cursor(_ page: PageRequest, _ call: Call, filter: String) throws(ServiceError) -> String? {
    guard let token = page.token else { return nil }
    let scope = pageScope(call, filter)
    guard let body = pages.open(token), let text = String(validating: body, as: UTF8.self),
      text.hasPrefix(scope)
    else {
      throw ServiceError(
        .invalidArgument, .pageTokenInvalid, field: "page_token",
        "must be a token of this list, with the same filter and caller")
    }
    return String(text.dropFirst(scope.count))
  }

  /// A token for the page after `last`; empty where `last` is nil.
  func token(after last: String?, _ call: Call, filter: String) -> String {
    last.map { pages.seal(Array((pageScope(call, filter) + $0).utf8)) } ?? ""
  }

  private func pageScope(_ call: Call, _ filter: String) -> String {
    [call.method, call.caller.issuer, call.caller.subject, filter].joined(separator: "\u{1f}")
      + "\u{1e}"
  }
}
