extension PassportType {
  /// The type that `vct`, `https://…/passport/<type>/1`, names, or nil.
  package init?(vct: String) {
    let bytes = Array(vct.utf8)
    let scheme = Array("https://".utf8)
    guard bytes.starts(with: scheme) else { return nil }
    let found = Self.allCases.first { type in
      let tail = Array("/passport/\(type.code)/1".utf8)
      return bytes.count > scheme.count + tail.count && bytes.suffix(tail.count) == tail[...]
    }
    guard let found else { return nil }
    self = found
  }

  /// Whether the type's credentials say how far they may be carried.
  var hasPortability: Bool { claims.contains { isSame($0.name, "portability") } }

  /// Why the claims are not those of the type, or nil where they are.
  ///
  /// - Parameters:
  ///   - open: the payload as signed.
  ///   - all: the payload with what was disclosed.
  func schemaFault(open: JSONValue, all: JSONValue) -> StepReason? {
    let rules = Self.commonClaims + claims
    let isKnown = { (name: String) in
      UnverifiedPresentation.alwaysVisible.contains { isSame($0, name) }
        || rules.contains { isSame($0.name, name) }
    }
    guard all.members?.allSatisfy({ isKnown($0.name) }) ?? false else { return .claimUnknown }
    if rules.contains(where: { $0.place == .required && open[$0.name] == nil }) {
      return .claimMissing
    }
    if rules.contains(where: { $0.place == .hidden && open[$0.name] != nil }) {
      return .claimExposed
    }
    let isRight = rules.allSatisfy { rule in all[rule.name].map(rule.kind.accepts) ?? true }
    return isRight && endsInTime(open) ? nil : .claimMalformed
  }

  /// Whether a credential of a type with an outer validity ends, and no later than that.
  private func endsInTime(_ open: JSONValue) -> Bool {
    guard limits.validitySeconds > 0 else { return true }
    guard let begin = open["nbf"]?.wholeNumber, let end = open["exp"]?.wholeNumber else {
      return false
    }
    let (length, overflow) = end.subtractingReportingOverflow(begin)
    return !overflow && length <= limits.validitySeconds
  }
}
