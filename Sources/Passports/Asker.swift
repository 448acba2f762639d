package import Organisations
import ReferenceData
import Vocabulary

/// The employer whose rules decide and in whose work the passport is to count.
package struct Asker: Hashable, Sendable {
  /// Who asks: its kind, sector and membership of the training memorandum matter.
  package let organisation: Organisation

  /// The employer `organisation`.
  package init(_ organisation: Organisation) {
    self.organisation = organisation
  }
}

extension Organisation {
  /// Whether the body had signed the StatMand staff movement memorandum by `day`.
  func isMemorandumMember(on day: CivilDate) -> Bool {
    trainingMemorandumSince.map { $0 <= day } == true
  }

  /// Whether the body is an NHS organisation in the sense of the training memorandum.
  var isNHSOrganisation: Bool { kind == .nhsTrust || kind == .integratedCareBoard }

  /// The body's kind in the words of the memorandum's list of excluded providers, or nil for
  /// kinds the list does not speak of.
  var excludedProviderWord: String? {
    switch kind {
    case .nhsTrust, .integratedCareBoard, .primaryCareNetwork: nil
    case .generalPractice: "gp_practice"
    case .localAuthority: "local_authority"
    case .careProvider, .housing, .voluntary, .education, .individualEmployer, .other:
      "other_company"
    }
  }
}
