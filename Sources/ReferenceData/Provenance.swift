package import Vocabulary

/// How a value came to be known, in the words of the reference data; it travels with the value
/// into every report.
package enum ValueStatus: String, Sendable, CaseIterable {
  /// Read in the publisher's own page or repository, or a public copy of it.
  case published = "published"
  /// Published, but seen only through a copy or a third party.
  case publishedSecondary = "published_secondary"
  /// The source itself gives this as its example.
  case publishedExample = "published_example"
  /// The rule of one named UK body; not national.
  case localPolicy = "local_policy"
  /// Law or standard of another country; a comparator that never decides.
  case publishedOtherJurisdiction = "published_other_jurisdiction"
  /// Our mapping between two published lists.
  case mappedByProject = "mapped_by_project"
  /// Chosen by this project; an employer must confirm it.
  case placeholder = "placeholder"
  /// General knowledge, not yet checked against a document.
  case recalledUnverified = "recalled_unverified"
  /// Looked for and not readable; the value is empty.
  case notFound = "not_found"
  /// Third parties repeat it and agree.
  case secondaryAgree = "secondary_agree"
  /// Third parties repeat it and mostly agree.
  case secondaryMostlyAgree = "secondary_mostly_agree"
  /// Third parties repeat it and disagree.
  case secondaryDisagree = "secondary_disagree"
  /// One third party repeats it.
  case singleSecondary = "single_secondary"
  /// A description used in the sector, not a number.
  case sector = "sector"
  /// A description: under way.
  case inProgress = "in_progress"
  /// A description: recommended.
  case recommended = "recommended"
  /// A description: mapped to another list.
  case mapped = "mapped"
}

extension ValueStatus {
  /// Whether a report may print the value as its source's own word.
  ///
  /// A secondary copy may not be, until somebody has checked the original.
  package var mayBeShownAsPublished: Bool {
    switch self {
    case .published, .publishedExample, .localPolicy: true
    default: false
    }
  }

  /// Whether the project chose the value, so that a decision resting on it carries a warning.
  package var isPlaceholder: Bool { self == .placeholder }

  /// Whether somebody should check the value against its publisher before relying on it.
  package var needsChecking: Bool { !mayBeShownAsPublished }

  /// Whether the value is only there to compare with and never decides.
  package var isComparatorOnly: Bool { self == .publishedOtherJurisdiction }
}

/// Where a value comes from and how far to trust it.
package struct Provenance: Hashable, Sendable {
  /// How it came to be known.
  package let status: ValueStatus
  /// The sources, in the order given; each is a row of ``Sources``.
  package let sources: [SourceCode]
  /// Where it applies, such as `England`; nil where the table does not say.
  package let jurisdiction: String?
  /// A remark of the table, or nil.
  package let note: String?

  /// A provenance of these parts.
  package init(
    _ status: ValueStatus, sources: [SourceCode] = [], jurisdiction: String? = nil,
    note: String? = nil
  ) {
    self.status = status
    self.sources = sources
    self.jurisdiction = jurisdiction
    self.note = note
  }
}
