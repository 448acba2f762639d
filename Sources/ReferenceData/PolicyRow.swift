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

  /// The key of the refresher interval of `standard`, listed or not.
  ///
  /// A prerequisite that is a CSTF subject under another name has that subject's interval.
  package static func refresher(of standard: StandardCode) -> PolicyKey {
    if let subject = CSTFSubjects.find(standard) ?? mappedSubject(standard) {
      return PolicyKey(
        CSTFSubjects.framework, subject: subject.code.text, level: subject.level,
        .refresherMonths)
    }
    return PolicyKey(
      StandardCatalogue.framework(of: standard), subject: standard.text, .refresherMonths)
  }

  private static func mappedSubject(_ standard: StandardCode) -> CSTFSubject? {
    Prerequisites.find(standard)?.metBy.lazy.compactMap(CSTFSubjects.find).first
  }
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

  private var nearness: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
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
