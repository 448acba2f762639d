package import Delegations
package import Vocabulary

/// A decision on its way out: what was asked, the answer, and the durable record that keeps it.
package struct DelegationAnswer: Hashable, Sendable {
  /// The kept record.
  package let id: DecisionID
  /// What was asked.
  package let question: DelegationQuestion
  /// What was answered.
  package let decision: Delegations.Decision
  /// What the answer rests on.
  package let basis: DecisionBasis
  /// Whether the data was not known to be current when it was read.
  package let isStale: Bool
}

/// A visit without a worker: who may do it is what is asked.
package struct VisitQuestion: Hashable, Sendable {
  /// The task.
  package let intervention: StandardCode
  /// The person it is for.
  package let person: PersonID
  /// Where, and which organisation gives the care.
  package let setting: VisitSetting
  /// When.
  package let time: DelegationQuestion.Time
  /// What is known at; nil: now.
  package let asKnownAt: Instant?
  /// What the answers are for.
  package let mode: DelegationQuestion.Mode
  /// The least commit the answers must have seen, or nil.
  package let minimumSequence: CommitSequence?
  /// What the asker says of the visit itself.
  package let offered: OfferedFacts

  /// A visit of these parts.
  package init(
    intervention: StandardCode, person: PersonID, setting: VisitSetting,
    time: DelegationQuestion.Time, asKnownAt: Instant? = nil,
    mode: DelegationQuestion.Mode = .live, minimumSequence: CommitSequence? = nil,
    offered: OfferedFacts = .none
  ) {
    self.intervention = intervention
    self.person = person
    self.setting = setting
    self.time = time
    self.asKnownAt = asKnownAt
    self.mode = mode
    self.minimumSequence = minimumSequence
    self.offered = offered
  }

  /// The question whether `worker` may do it.
  ///
  /// - Throws: ``ServiceError`` `REQ_TIME_INVALID` as the question itself does.
  package func question(for worker: WorkerID) throws(ServiceError) -> DelegationQuestion {
    try DelegationQuestion(
      worker: worker, intervention: intervention, person: person, setting: setting, time: time,
      asKnownAt: asKnownAt, mode: mode, minimumSequence: minimumSequence, offered: offered)
  }
}
