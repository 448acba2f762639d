extension UnverifiedPresentation {
  /// Why the header or a claim that every credential has is not of this profile; nil where all are.
  var formFault: StepReason? {
    do {
      try checkFormat()
    } catch {
      return error.place.hasPrefix("credential.header") ? .headerRefused : .claimsRefused
    }
    return isNumberedInOrder && isIssuerName(type) && hasPlainAliases && hasPlainIntegrity
      ? nil : .claimsRefused
  }

  private var isNumberedInOrder: Bool {
    guard let notBefore, notBefore >= 0 else { return false }
    return expires.map { $0 > notBefore } ?? true
  }

  private var hasPlainAliases: Bool {
    guard let claim = payload["aka_vcts"] else { return true }
    guard let items = claim.items, (1...8).contains(items.count) else { return false }
    return items.allSatisfy { $0.text.map(isIssuerName) ?? false }
  }

  private var hasPlainIntegrity: Bool {
    guard let claim = payload["vct#integrity"] else { return true }
    guard let text = claim.text else { return false }
    return text.utf8.count <= 128 && text.utf8.starts(with: "sha256-".utf8)
  }
}
