package import Vocabulary

/// Where the service is known outside: what credentials, status lists and the log call themselves.
///
/// It stands in what was signed, so that it never changes once a credential was issued.
package struct PublicAddresses: Hashable, Sendable {
  /// An https address without a slash at its end.
  package let base: String

  /// The addresses under `base`.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE` naming `address` unless it is `https://` and a
  ///   host with perhaps a path, of at most 200 plain characters, without query, fragment or a
  ///   slash at its end.
  package init(_ base: String) throws(ServiceError) {
    let bytes = Array(base.utf8)
    guard bytes.starts(with: "https://".utf8), (9...200).contains(bytes.count),
      bytes.last != UInt8(ascii: "/"), bytes.dropFirst(8).first != UInt8(ascii: "/"),
      bytes.allSatisfy({ (0x21...0x7e).contains($0) && !"?#+\"\\<>".utf8.contains($0) })
    else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "address",
        "must be an https address without query, fragment or a slash at its end; got "
          + quoted(base))
    }
    self.base = base
  }

  /// The `iss` of a body.
  package func issuer(_ organisation: OrganisationID) -> String {
    "\(base)/issuers/\(organisation)"
  }

  /// The `vct` of a type, first major version.
  package func type(_ type: PassportType) -> String { "\(base)/passport/\(type.code)/1" }

  /// Where a status list is published.
  package func statusList(_ list: StatusListID) -> String { "\(base)/status/\(list)" }

  /// The list that is published at `uri`, or nil where no list of this service is.
  package func statusList(at uri: String) -> StatusListID? {
    let start = Array("\(base)/status/".utf8)
    let bytes = Array(uri.utf8)
    guard bytes.starts(with: start),
      let list = try? StatusListID(
        String(decoding: bytes.dropFirst(start.count), as: UTF8.self), field: "uri"),
      isSame(statusList(list), uri)
    else { return nil }
    return list
  }

  /// The log's origin line, and the `iss` of the service's own entries: the address without its
  /// scheme.
  package var logOrigin: String {
    String(decoding: base.utf8.dropFirst(8), as: UTF8.self) + "/log"
  }
}
