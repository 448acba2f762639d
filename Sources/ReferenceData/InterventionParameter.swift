/// What a rule on an intervention sets. The list is closed: checks ask for these by name.
package enum InterventionParameter: String, Sendable, CaseIterable {
  /// How long after an assessment the next is due.
  case reassessmentInterval = "reassessment_interval"
  /// How long after an assessment knowledge and skill are looked at again.
  case competenceReviewInterval = "competence_review_interval"
  /// How long after training the refresher is due.
  case refresherInterval = "refresher_interval"
  /// How long without doing the task before competence in it lapses.
  case inactivityLapse = "inactivity_lapse"
  /// How long after a review of a delegation the next is due.
  case delegationReviewInterval = "delegation_review_interval"
  /// How long after the start of a delegation the first supervision check is due.
  case firstSupervisionCheck = "first_supervision_check"
  /// How long one authorisation may last.
  case maxAuthorisationPeriod = "max_authorisation_period"
  /// How far apart supervision may lie.
  case maxSupervisionInterval = "max_supervision_interval"
  /// How far apart supervision visits may lie in the first four weeks.
  case supervisionVisitFirst4Weeks = "supervision_visit_first_4_weeks"
  /// How far apart supervision visits may lie after that.
  case supervisionVisitThereafter = "supervision_visit_thereafter"
  /// The least number of times practice was observed.
  case observedPracticeMin = "observed_practice_min"
  /// The least number of supervision visits in the first 60 days.
  case supervisionVisitsFirst60Days = "supervision_visits_first_60_days"
  /// Whether theory is part of the evidence.
  case theoryRequired = "theory_required"
  /// Whether supervised practice is part of the evidence.
  case supervisedPracticeRequired = "supervised_practice_required"
  /// Whether training is for one person's needs.
  case trainingSpecificToPerson = "training_specific_to_person"
  /// Whether an assessment comes before practice alone.
  case assessBeforeUnsupervised = "assess_before_unsupervised"
  /// Whether the assessor must be competent in the task.
  case assessorMustBeCompetent = "assessor_must_be_competent"
  /// Whether the assessor must be registered with a regulator.
  case assessorMustBeRegistered = "assessor_must_be_registered"
  /// The ages it may be done for: raw values of ``Intervention/AgeBand``.
  case ageScope = "age_scope"
  /// The devices it may be done with, by name.
  case deviceScope = "device_scope"
  /// The nations it may be done in: raw values of ``Nation``.
  case nationScope = "nation_scope"
  /// The kinds of setting it may be done in.
  case settingScope = "setting_scope"
  /// The changes after which a delegation is confirmed again: raw values of ``ReconfirmedChange``.
  case reconfirmOn = "reconfirm_on"
  /// How training is given.
  case trainingMode = "training_mode"
  /// How the first training is given.
  case initialTrainingMode = "initial_training_mode"
  /// The order of an assessment's parts.
  case assessmentSequence = "assessment_sequence"
  /// A qualification that may be taken.
  case qualificationOption = "qualification_option"
  /// A piece of theory.
  case theoryItem = "theory_item"
  /// What must be so of the person's condition.
  case clinicalCondition = "clinical_condition"
  /// Where the task ends.
  case scopeLimit = "scope_limit"
}

/// A change after which a delegation may have to be confirmed again.
package enum ReconfirmedChange: String, Sendable, CaseIterable {
  case order = "ORDER"
  case plan = "PLAN"
  case device = "DEVICE"
  case instructions = "INSTRUCTIONS"
}

extension InterventionParameter {
  /// How values are written.
  package enum Form: String, Sendable, CaseIterable {
    /// A whole number of days or months.
    case interval
    /// A whole number.
    case count
    /// `true` or `false`.
    case truth
    /// Words between `|`, any of which will do.
    case list
    /// Words that people read and no check does.
    case words
  }

  /// How the parameter's values are written.
  package var form: Form {
    switch self {
    case .reassessmentInterval, .competenceReviewInterval, .refresherInterval, .inactivityLapse,
      .delegationReviewInterval, .firstSupervisionCheck, .maxAuthorisationPeriod,
      .maxSupervisionInterval, .supervisionVisitFirst4Weeks, .supervisionVisitThereafter:
      .interval
    case .observedPracticeMin, .supervisionVisitsFirst60Days: .count
    case .theoryRequired, .supervisedPracticeRequired, .trainingSpecificToPerson,
      .assessBeforeUnsupervised, .assessorMustBeCompetent, .assessorMustBeRegistered:
      .truth
    case .ageScope, .deviceScope, .nationScope, .settingScope, .reconfirmOn: .list
    case .trainingMode, .initialTrainingMode, .assessmentSequence, .qualificationOption,
      .theoryItem, .clinicalCondition, .scopeLimit:
      .words
    }
  }

  /// Which of two values is the stricter.
  package var strictness: Strictness {
    switch form {
    case .interval: .smaller
    case .count: .larger
    case .truth: .yes
    case .list: self == .reconfirmOn ? .moreItems : .fewerItems
    case .words: .notComparable
    }
  }

  /// Whether a check reads the value; words are only shown.
  package var isEvaluated: Bool { form != .words }

  /// Whether the interval ends a competence: among these a project default counts only where
  /// nothing else does.
  package var isOfExpiryFamily: Bool {
    switch self {
    case .competenceReviewInterval, .reassessmentInterval, .refresherInterval: true
    default: false
    }
  }

  /// The words a list is made of, or nil where any words are taken.
  package var closedWords: [String]? {
    switch self {
    case .ageScope: Intervention.AgeBand.allCases.map(\.rawValue)
    case .nationScope: Nation.allCases.map(\.rawValue)
    case .reconfirmOn: ReconfirmedChange.allCases.map(\.rawValue)
    default: nil
    }
  }
}
