package import Access
package import Vocabulary

/// A worker's permission to be found by employers they do not know: for what, and what is then
/// seen. It ends by its own date or the moment the worker takes it back.
package struct MatchingConsent: Hashable, Sendable {
  /// What somebody may be found for.
  package enum Use: String, Sendable, CaseIterable {
    /// A vacancy that is published.
    case vacancies = "VACANCIES"
    /// A search of a place by skill.
    case skillSearch = "SKILL_SEARCH"
  }

  /// Whose.
  package let worker: WorkerID
  /// For what; never empty.
  package let uses: Set<Use>
  /// What the finder sees; never empty, and never who the worker is.
  package let groups: Set<FieldGroup>
  /// The worker's eighteenth birthday, which is all that an age rule reads; nil where no date of
  /// birth is on record.
  package let adultFrom: CivilDate?

  /// A permission whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming `uses` or `field_groups`.
  package init(
    worker: WorkerID, uses: Set<Use>, groups: Set<FieldGroup>, adultFrom: CivilDate?
  ) throws(ServiceError) {
    guard !uses.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "uses", "must name at least one use")
    }
    guard !groups.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "field_groups", "must name at least one group")
    }
    guard !groups.contains(.identity) else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "field_groups",
        "must leave out who you are: an employer who wants to meet you asks you for a share code")
    }
    self.worker = worker
    self.uses = uses
    self.groups = groups
    self.adultFrom = adultFrom
  }
}

/// That somebody who employs or teaches a worker saw, or did not see, what employers look for in a
/// person.
package struct AttitudeFinding: Hashable, Sendable {
  /// Whose.
  package let worker: WorkerID
  /// What was looked for.
  package let criterion: AttitudeCode
  /// Whether it was seen.
  package let isShown: Bool
  /// The day it was looked for.
  package let seenOn: CivilDate

  /// A finding of these parts.
  package init(worker: WorkerID, criterion: AttitudeCode, isShown: Bool, seenOn: CivilDate) {
    self.worker = worker
    self.criterion = criterion
    self.isShown = isShown
    self.seenOn = seenOn
  }
}
