/// Where a credential's status stands: one entry of a published status list.
package struct StatusReference: Hashable, Sendable {
  /// The address of the list; the list's own `sub` must be the same, byte for byte.
  package let uri: String
  /// The entry, from 0.
  package let index: Int

  /// The reference to entry `index` of the list at `uri`.
  package init(uri: String, index: Int) {
    self.uri = uri
    self.index = index
  }

  /// Whether both name the same entry of the same list.
  package static func == (left: StatusReference, right: StatusReference) -> Bool {
    left.index == right.index && isSame(left.uri, right.uri)
  }

  /// Hashes what `==` compares.
  package func hash(into hasher: inout Hasher) {
    for byte in uri.utf8 { hasher.combine(byte) }
    hasher.combine(index)
  }

  /// The claim `status` that makes this reference.
  package var claim: JSONValue {
    .object([
      JSONMember(
        "status_list",
        .object([
          JSONMember("idx", .integer(Int64(index))), JSONMember("uri", .string(uri)),
        ]))
    ])
  }

  /// The reference that the claim `status` makes.
  ///
  /// - Throws: ``CredentialFault`` `claim_malformed` at `status` unless it has a `status_list` with
  ///   a text `uri` and a whole `idx` from 0.
  init(claim: JSONValue) throws(CredentialFault) {
    guard let list = claim["status_list"], let uri = list["uri"]?.text,
      let index = list["idx"]?.wholeNumber.flatMap(Int.init(exactly:)), index >= 0
    else { throw CredentialFault(.claimMalformed, "status") }
    self.init(uri: uri, index: index)
  }
}
