package import Vocabulary

/// What a policy row is about; rows with the same key speak of the same thing.
package struct PolicyKey: Hashable, Sendable {
  /// The framework or family of rules: `CSTF`, `REGISTER`, `FRESHNESS`.
  package let framework: FrameworkCode
  /// The subject in it: `CSTF-IPC-2`, `NMC`, `registration-check`; empty for the whole framework.
  package let subject: String
  /// The level of the subject, empty where it has none.
  package let level: String
  /// What is set.
  package let parameter: PolicyParameter

  /// The key of these parts.
  package init(
    _ framework: FrameworkCode, subject: String = "", level: String = "",
    _ parameter: PolicyParameter
  ) {
    self.framework = framework
    self.subject = subject
    self.level = level
    self.parameter = parameter
  }

  /// Hashes the parts that tell most keys apart: keys are looked up many times a judgement.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(framework)
    hasher.combine(subject)
  }

  /// The key of the refresher interval of `standard`, listed or not.
  ///
  /// A prerequisite that is another standard under a name of ours has that standard's interval; a
  /// numbered standard of the Care Certificate has the certificate's.
  package static func refresher(of standard: StandardCode) -> PolicyKey {
    listedRefreshers[standard] ?? workedOutRefresher(of: standard)
  }

  private static let listedRefreshers = Dictionary(
    StandardCatalogue.all.map { ($0.code, workedOutRefresher(of: $0.code)) }
  ) { first, _ in first }

  private static func workedOutRefresher(of standard: StandardCode) -> PolicyKey {
    let holder = Prerequisites.find(standard)?.metBy.first ?? standard
    let whole = CareCertificate.version(of: holder)?.code ?? holder
    return PolicyKey(
      StandardCatalogue.framework(of: whole), subject: whole.text,
      level: CSTFSubjects.find(whole)?.level ?? "", .refresherMonths)
  }

  /// The key of how long an answer of a register, got online, stays fresh.
  package static let registrationFreshness = PolicyKey(
    FrameworkCode(listed: "FRESHNESS"), subject: "registration-check", .freshnessOnlineHours)

  /// The key of the days a share grant lasts when the worker says nothing.
  package static let shareGrantDefault = PolicyKey(
    FrameworkCode(listed: "SHARE-GRANT"), .defaultDays)

  /// The key of the days a share grant may last at most.
  package static let shareGrantMaximum = PolicyKey(
    FrameworkCode(listed: "SHARE-GRANT"), .maximumDays)

  /// The key of the days before an end from which an item is listed as expiring.
  package static let expiringSoon = PolicyKey(FrameworkCode(listed: "REPORT"), .expiringSoonDays)
}

/// Who set a rule, the nearest to the person first.
package enum PolicyLayer: String, Sendable, CaseIterable {
  /// The plan of the person who is cared for.
  case personPlan = "person_plan"
  /// The employer.
  case employer = "employer"
  /// The local system.
  case localSystem = "local_system"
  /// The nation.
  case national = "national"
  /// This project, until somebody sets it.
  case projectDefault = "project_default"
}

extension PolicyLayer: Comparable {
  /// Nearer to the person is less.
  package static func < (left: PolicyLayer, right: PolicyLayer) -> Bool {
    left.nearness < right.nearness
  }

  private var nearness: Int {
    switch self {
    case .personPlan: 0
    case .employer: 1
    case .localSystem: 2
    case .national: 3
    case .projectDefault: 4
    }
  }
}

/// A rule in force for a time, with who set it and where it comes from.
package struct PolicyRow: Hashable, Sendable {
  /// What it is about.
  package let key: PolicyKey
  /// What it sets.
  package let value: PolicyValue
  /// The unit of a number: `months`, `hours`, `days`.
  package let unit: String
  /// Its status and the sources that are rows of ``Sources``.
  package let provenance: Provenance
  /// Sources in words, where they are not in the table.
  package let sourceText: String
  /// Who answers for it.
  package let owner: String
  /// The first day it holds, or nil: since always.
  package let validFrom: CivilDate?
  /// The first day it no longer holds, or nil: until further notice.
  package let validTo: CivilDate?
  /// Who set it.
  package let layer: PolicyLayer
  /// Whether it stands in place of the rows of the layers further away.
  package let replaces: Bool

  /// A row of these parts.
  package init(
    key: PolicyKey, value: PolicyValue, unit: String, provenance: Provenance,
    sourceText: String = "", owner: String, validFrom: CivilDate? = nil,
    validTo: CivilDate? = nil, layer: PolicyLayer, replaces: Bool = false
  ) {
    self.key = key
    self.value = value
    self.unit = unit
    self.provenance = provenance
    self.sourceText = sourceText
    self.owner = owner
    self.validFrom = validFrom
    self.validTo = validTo
    self.layer = layer
    self.replaces = replaces
  }

  /// Whether the row is in force on `day`.
  package func isInForce(on day: CivilDate) -> Bool {
    validFrom.map { $0 <= day } != false && validTo.map { day < $0 } != false
  }
}
