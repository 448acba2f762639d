/// What a policy row sets. The list is closed: code asks for these by name.
package enum PolicyParameter: String, Sendable, CaseIterable {
  /// Months from completion to the refresher.
  case refresherMonths = "refresher_months"
  /// Parts that a whole consists of.
  case requiredParts = "required_parts"
  /// The last day on which something may be used.
  case usableUntil = "usable_until"
  /// Items of which one is needed.
  case requiredOneOf = "required_one_of"
  /// Evidence that is taken.
  case acceptedEvidence = "accepted_evidence"
  /// Kinds of provider whose training is not taken.
  case excludedProviders = "excluded_providers"
  /// How names of national competences in the NHS staff record look.
  case esrNamePattern = "esr_name_pattern"
  /// The pattern of a number; a register may have several, any of which will do.
  case numberPattern = "number_pattern"
  /// Beginnings that a number may not have.
  case excludedPrefixes = "excluded_prefixes"
  /// Statuses a register is known to give.
  case knownStatuses = "known_statuses"
  /// Years between revalidations.
  case revalidationYears = "revalidation_years"
  /// When a register renews.
  case renewalWindow = "renewal_window"
  /// How long a paper of a register is good.
  case evidenceValid = "evidence_valid"
  /// Levels of a check.
  case allowedLevels = "allowed_levels"
  /// Levels that the update service takes.
  case updateServiceLevels = "update_service_levels"
  /// Workforces a check is made for.
  case allowedWorkforces = "allowed_workforces"
  /// What must be the same for a check to be used again.
  case reuseMustMatch = "reuse_must_match"
  /// What a status check needs.
  case statusCheckNeeds = "status_check_needs"
  /// Results of a status check that may be recorded.
  case recordableResults = "recordable_results"
  /// A yearly fee; shown, never judged by.
  case annualFeePounds = "annual_fee_pounds"
  /// Months for which something may be kept.
  case keepAtMostMonths = "keep_at_most_months"
  /// Days for which a share code is good.
  case shareCodeValidDays = "share_code_valid_days"
  /// Checks that an employer makes.
  case requiredChecks = "required_checks"
  /// Whether originals are seen in person.
  case originalsSeenInPerson = "originals_seen_in_person"
  /// The NHS standard that covers an item of the CQC schedule.
  case nhsStandard = "nhs_standard"
  /// By what route CQC reaches an NHS standard that is no item of its schedule.
  case cqcRoute = "cqc_route"
  /// Hours for which an answer got online stays fresh.
  case freshnessOnlineHours = "freshness_online_hours"
  /// Days for which an answer held offline stays fresh.
  case freshnessOfflineDays = "freshness_offline_days"
  /// When something is looked at again, in words.
  case recheck = "recheck"
  /// Days a share grant lasts when the worker says nothing.
  case defaultDays = "default_days"
  /// Days a share grant may last.
  case maximumDays = "maximum_days"
  /// Days before an end from which an item is listed as expiring.
  case expiringSoonDays = "expiring_soon_days"
  /// Equivalences that may be chained.
  case maximumSteps = "maximum_steps"
  /// The least number of people usual for an area; below it a warning, never a refusal.
  case typicalPeopleMin = "typical_people_min"
  /// The greatest number of people usual for an area; above it a warning, never a refusal.
  case typicalPeopleMax = "typical_people_max"
}

/// Which of two values of a parameter is the stricter.
package enum Strictness: Hashable, Sendable {
  /// The smaller number or the earlier day.
  case smaller
  /// The larger number.
  case larger
  /// The set with more in it.
  case moreItems
  /// The set with less in it.
  case fewerItems
  /// Yes.
  case yes
  /// Neither: such rows are shown or followed, never weighed.
  case notComparable
}

extension PolicyParameter {
  /// Which of two values is the stricter.
  package var strictness: Strictness {
    switch self {
    case .refresherMonths, .usableUntil, .revalidationYears, .keepAtMostMonths,
      .shareCodeValidDays, .freshnessOnlineHours, .freshnessOfflineDays, .defaultDays,
      .maximumDays, .maximumSteps:
      .smaller
    case .requiredParts, .expiringSoonDays: .larger
    case .excludedProviders, .excludedPrefixes, .reuseMustMatch, .statusCheckNeeds,
      .requiredChecks:
      .moreItems
    case .acceptedEvidence, .allowedLevels, .updateServiceLevels, .allowedWorkforces,
      .recordableResults:
      .fewerItems
    case .originalsSeenInPerson: .yes
    case .requiredOneOf, .esrNamePattern, .numberPattern, .knownStatuses, .renewalWindow,
      .evidenceValid, .annualFeePounds, .nhsStandard, .cqcRoute, .recheck, .typicalPeopleMin,
      .typicalPeopleMax:
      .notComparable
    }
  }

  /// How the parameter's values are written.
  package var form: PolicyValue.Form {
    switch self {
    case .refresherMonths, .requiredParts, .revalidationYears, .annualFeePounds,
      .keepAtMostMonths, .shareCodeValidDays, .freshnessOnlineHours, .freshnessOfflineDays,
      .defaultDays, .maximumDays, .expiringSoonDays, .maximumSteps, .typicalPeopleMin,
      .typicalPeopleMax:
      .number
    case .usableUntil: .date
    case .originalsSeenInPerson: .truth
    case .requiredOneOf, .acceptedEvidence, .excludedProviders, .excludedPrefixes,
      .knownStatuses, .allowedLevels, .updateServiceLevels, .allowedWorkforces,
      .reuseMustMatch, .statusCheckNeeds, .recordableResults, .requiredChecks:
      .items
    case .esrNamePattern, .numberPattern, .renewalWindow, .evidenceValid, .nhsStandard,
      .cqcRoute, .recheck:
      .words
    }
  }
}
