import Access
import Organisations
import Passports
import ReferenceData
import Vocabulary

// Which policy rows there are, and which of them a row of an organisation may speak of.

/// The rows that every judgement weighs: the shipped table and the defaults of the passport.
enum KnownPolicy {
  /// Shipped rows, then defaults.
  static let rows = PolicyTable.shipped.rows + EffectivePolicy.defaultRows

  private static let units = Dictionary(rows.map { ($0.key, $0.unit) }) { first, _ in first }
  private static let frameworks = Set(rows.map(\.key.framework))
    .union(StandardCatalogue.all.map(\.framework)).union([StandardCatalogue.local])

  /// The unit in which judgements read values of `key`.
  ///
  /// What no judgement asks for can't be set, so that a slip in a key is no silent nothing: a key
  /// must be that of a row, or of the refresher of a standard, a local one included.
  ///
  /// - Throws: ``ServiceError`` `CODE_UNKNOWN`, naming `framework` or `subject`.
  static func unit(of key: PolicyKey) throws(ServiceError) -> String {
    guard frameworks.contains(key.framework) else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "framework",
        "must be a framework of the reference data; got \(quoted(key.framework.text))")
    }
    if let unit = units[key] { return unit }
    if let standard = try? StandardCode(key.subject, field: "subject"),
      PolicyKey.refresher(of: standard) == key
    {
      return "months"
    }
    throw ServiceError(
      .invalidArgument, .codeUnknown, field: "subject",
      "must, with its level and parameter, be something that judgements ask for; got "
        + quoted([key.subject, key.level, key.parameter.rawValue].joined(separator: " ")))
  }
}

extension RecordSnapshot {
  /// Rows that `organisation` and the boards of its systems have set, the systems' first.
  func policyRows(
    around organisation: OrganisationID, on day: CivilDate
  ) throws -> (systems: [PolicyRow], own: [PolicyRow]) {
    let known = try latestSequence()
    let boards = try policyOwners(for: organisation, on: day, knownAt: known)
      .subtracting([organisation])
    let systems = try localPolicyRows(of: boards, knownAt: known)
    return (
      systems.filter { $0.layer == .localSystem },
      try localPolicyRows(of: [organisation], knownAt: known)
    )
  }
}
