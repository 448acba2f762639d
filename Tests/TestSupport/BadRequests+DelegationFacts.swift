package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

// The facts that decisions read, the rules, and the lists.
extension BadDelegations {
  /// Facts of care.
  package static let recordCareFact: [BadRequest<WireRecordCareFactRequest>] = [
    BadRequest("no fact", .fieldRequired, "fact") { $0.fact = nil },
    BadRequest("no person", .fieldRequired, "person_id") { $0.personID = "" },
    BadRequest("an end before the start", .intervalReversed, "effective_to") {
      $0.effectiveTo = .moment("2026-06-01")
    },
    BadRequest("a version before the first", .valueOutOfRange, "plan_task.version") {
      $0.planTask.version = 0
    },
    BadRequest("a dose in no unit", .fieldRequired, "plan_task.dose.unit") {
      $0.planTask.dose.unit = ""
    },
    BadRequest("a review on no day", .dateInvalid, "plan_task.review_by") {
      $0.planTask.reviewBy = "2026-02-30"
    },
    BadRequest("care by nobody", .fieldRequired, "care_episode.organisation_id") {
      $0.careEpisode = .init()
    },
    BadRequest("an order without a reference", .fieldRequired, "order.reference") {
      $0.order = .with { $0.version = 1 }
    },
    BadRequest("consent on no footing", .fieldRequired, "consent.basis") {
      $0.consent = .with { $0.state = "GIVEN" }
    },
    BadRequest("a worker twice", .duplicateItem, "consent.worker_ids[1]") {
      $0.consent = .with {
        ($0.basis, $0.state) = ("CONSENT", "WITHDRAWN")
        $0.workerIds = [ValidDelegations.worker, ValidDelegations.worker]
      }
    },
    BadRequest("stability in free text", .enumUnknown, "stability.result") {
      $0.stability = .with { ($0.interventionCode, $0.result) = ("MED-INSULIN-PEN", "so-so") }
    },
    BadRequest("a risk without a colour", .fieldRequired, "risk.result") {
      $0.risk = .with { $0.interventionCode = "MED-INSULIN-PEN" }
    },
  ]

  /// Facts of organisations.
  package static let recordEmployerFact: [BadRequest<WireRecordEmployerFactRequest>] = [
    BadRequest("no fact", .fieldRequired, "fact") { $0.fact = nil },
    BadRequest("a body that is no party", .fieldsContradict, agreementPath + "party_ids") {
      $0.interOrganisationAgreement.partyIds = [ValidDelegations.trust]
    },
    BadRequest("an agreement with nobody", .listTooLong, agreementPath + "party_ids") {
      $0.interOrganisationAgreement.partyIds = [ValidDelegations.employer]
    },
    BadRequest("no tasks said", .fieldRequired, agreementPath + "tasks") {
      $0.interOrganisationAgreement.clearTasks()
    },
    BadRequest("tasks and any", .fieldsContradict, agreementPath + "tasks.intervention_codes") {
      $0.interOrganisationAgreement.tasks.interventionCodes = ["MED-INSULIN-PEN"]
    },
    BadRequest("a task twice", .duplicateItem, "indemnity.excluded_codes[1]") {
      $0.indemnity = .with {
        $0.tasks.anyTask = true
        $0.excludedCodes = ["MED-INSULIN-PEN", "MED-INSULIN-PEN"]
      }
    },
    BadRequest("201 tasks", .listTooLong, "task_policy.tasks.intervention_codes") {
      $0.taskPolicy = .with { $0.tasks.interventionCodes = (1...201).map { "TASK-\($0)" } }
    },
    BadRequest("help in free text", .enumUnknown, "rota_support.support") {
      $0.rotaSupport = .with { $0.support = "usually" }
    },
    BadRequest("a check twice", .duplicateItem, "required_checks.kinds[1]") {
      $0.requiredChecks = .with { $0.kinds = [.identity, .identity] }
    },
    BadRequest("no level", .enumUnspecified, "required_identity.level") {
      $0.requiredIdentity = .init()
    },
    BadRequest("a check that counts for nothing", .fieldRequired, "check_interval.months") {
      $0.checkInterval = .with { $0.kind = .identity }
    },
    BadRequest("a mapping without a name", .fieldRequired, "mapping.rule_id") {
      $0.mapping = .with { ($0.from, $0.to, $0.strength) = ("A", "B", "full") }
    },
  ]

  private static let agreementPath = "inter_organisation_agreement."

  /// Facts of workers.
  package static let recordWorkerFact: [BadRequest<WireRecordWorkerFactRequest>] = [
    BadRequest("no fact", .fieldRequired, "fact") { $0.fact = nil },
    BadRequest("no engagement", .fieldRequired, "work_terms.engagement_id") {
      $0.workTerms.engagementID = ""
    },
    BadRequest("a party of no role", .enumUnknown, "work_terms.joint_party") {
      $0.workTerms.jointParty = "FRIEND"
    },
    BadRequest("11 host agreements", .listTooLong, "work_terms.host_agreement_ids") {
      $0.workTerms.hostAgreementIds = (10...20).map {
        "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7b\($0)"
      }
    },
    BadRequest("an assessor of no kind", .fieldRequired, "assessor_authorisation.kind") {
      $0.assessorAuthorisation = .with { $0.tasks.anyTask = true }
    },
    BadRequest("a scope of nothing said", .fieldRequired, "delegator_scope.tasks") {
      $0.delegatorScope = .init()
    },
    BadRequest("presence nowhere", .fieldRequired, "delegator_presence.organisation_id") {
      $0.delegatorPresence = .init()
    },
    BadRequest("a conflict with nobody", .fieldRequired, "assessor_conflict.worker_id") {
      $0.assessorConflict = .init()
    },
    BadRequest("conditions of no registration", .fieldRequired, "practice_conditions.registration")
    { $0.practiceConditions = .init() },
    BadRequest("a refusal in free text", .enumUnknown, "refusal.reason") {
      $0.refusal = .with {
        ($0.interventionCode, $0.personID) = ("MED-INSULIN-PEN", ValidDelegations.person)
        ($0.by, $0.reason) = ("WORKER", "not today")
      }
    },
    BadRequest("practice with no outcome", .fieldRequired, "practice.outcome") {
      $0.practice = .with {
        ($0.interventionCode, $0.personID) = ("MED-INSULIN-PEN", ValidDelegations.person)
      }
    },
  ]

  /// Stops.
  package static let placeHold: [BadRequest<WirePlaceHoldRequest>] = [
    BadRequest("no hold", .fieldRequired, "hold") { $0.clearHold() },
    BadRequest("a hold on nothing", .fieldRequired, "hold.scope") { $0.hold = .init() },
    BadRequest("a pair of one", .fieldRequired, "hold.pairing.person_id") {
      $0.hold.pairing.workerID = ValidDelegations.worker
    },
  ]

  /// Ends.
  package static let endFact: [BadRequest<WireEndFactRequest>] = [
    BadRequest("no record", .fieldRequired, "record_id") { $0.recordID = "" },
    BadRequest("an approver of 101 characters", .fieldTooLong, "approver") {
      $0.approver = String(repeating: "a", count: 101)
    },
  ]

  /// People.
  package static let registerPerson: [BadRequest<WireRegisterPersonRequest>] = [
    BadRequest("a birth on no day", .dateInvalid, "birth_date") { $0.birthDate = "30/02/1941" },
    BadRequest("11 possible duplicates", .listTooLong, "possible_duplicate_ids") {
      $0.possibleDuplicateIds = Array(repeating: ValidDelegations.person, count: 11)
    },
  ]

  /// Two records of persons.
  package static let resolvePersonDuplicate: [BadRequest<WireResolvePersonDuplicateRequest>] = [
    BadRequest("no name", .fieldRequired, "request_id") { $0.requestID = "" },
    BadRequest("nobody kept", .fieldRequired, "kept_id") { $0.keptID = "" },
    BadRequest("a person by name", .idMalformed, "other_id") { $0.otherID = "Tom" },
    BadRequest("a record and itself", .fieldsContradict, "other_id") { $0.otherID = $0.keptID },
  ]

  /// Rules.
  package static let tightenInterventionRule: [BadRequest<WireTightenInterventionRuleRequest>] = [
    BadRequest("no rule", .fieldRequired, "rule") { $0.clearRule() },
    BadRequest("a rule with a name", .fieldNotAllowed, "rule.id") { $0.rule.id = "MINE" },
    BadRequest("a parameter nobody knows", .codeUnknown, "rule.parameter") {
      $0.rule.parameter = "good_mood"
    },
    BadRequest("no value", .fieldRequired, "rule.value") { $0.rule.value = "" },
    BadRequest("an interval in counts", .valueOutOfRange, "rule.value") { $0.rule.unit = "count" },
    BadRequest("an end before the start", .intervalReversed, "rule.valid_to") {
      ($0.rule.validFrom, $0.rule.validTo) = ("2026-07-01", "2026-07-01")
    },
  ]

  /// Work lists.
  package static let listLapsing: [BadRequest<WireListLapsingRequest>] = [
    BadRequest("nobody's list", .fieldRequired, "whose") { $0.clearWhose() },
    BadRequest("a list of no choice", .fieldRequired, "whose.of") { $0.whose = .init() },
    BadRequest("a place on no day", .fieldRequired, "whose.place.on") {
      $0.whose.place.placeID = ValidDelegations.record
    },
    BadRequest("367 days", .valueOutOfRange, "within_days") { $0.withinDays = 367 },
    BadRequest("367 days back", .valueOutOfRange, "lapsed_days") { $0.lapsedDays = 367 },
    BadRequest("a day less than none back", .valueOutOfRange, "lapsed_days") {
      $0.lapsedDays = -1
    },
    BadRequest("a nation elsewhere", .enumUnknown, "nation") { $0.nation = "FRANCE" },
  ]

  /// Decisions.
  package static let listDecisions: [BadRequest<WireListDecisionsRequest>] = [
    BadRequest("nobody's", .fieldRequired, "worker_id") { $0.personID = "" },
    BadRequest("a body by name", .idMalformed, "organisation_id") { $0.organisationID = "Oak" },
    BadRequest("an end before the start", .intervalReversed, "recorded_to") {
      ($0.recordedFrom.seconds, $0.recordedTo.seconds) = (1_773_741_600, 1_773_741_600)
    },
  ]

  /// Cover.
  package static let describeCover: [BadRequest<WireDescribeCoverRequest>] = [
    BadRequest("no week", .fieldRequired, "week_of") { $0.weekOf = "" }
  ]
}
