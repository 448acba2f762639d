package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// One valid request of each rpc of delegation, about made-up records: what is wrong with its shape
/// is refused before any record is read. A bad request differs from it in one thing.
package enum ValidDelegations {
  /// The worker.
  package static let worker = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a20"
  /// The person.
  package static let person = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a21"
  /// The employer.
  package static let employer = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a22"
  /// The organisation that delegates.
  package static let trust = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a23"
  /// The delegator.
  package static let delegator = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a24"
  /// An agreement.
  package static let agreement = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a25"
  /// Any other record.
  package static let record = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a26"

  private static let requestID = "0c2f7a31-7d64-4c0e-8a55-3a1f9d1e6b04"

  /// May the worker give insulin at home, at nine in the morning by a summer clock?
  package static let question = WireDelegationQuestion.with {
    $0.workerID = worker
    $0.interventionCode = "MED-INSULIN-PEN"
    $0.personID = person
    $0.setting = setting
    $0.at.text = "2026-07-01T09:00:00+01:00"
    $0.mode = .planning
    $0.minCommitSequence = 3
    $0.offered.device = "pen device"
    $0.offered.orderVersion = 2
    $0.offered.support = "CONTACT"
  }

  /// At home in England.
  package static let setting = WireVisitSetting.with {
    $0.kind = "OWN_HOME"
    $0.organisationID = employer
    $0.location = "flat 3"
    $0.nation = "ENGLAND"
  }

  /// The terms of a draft, with every limit said.
  package static let terms = WireDelegationTerms.with {
    $0.workerID = worker
    $0.personID = person
    $0.interventionCode = "MED-INSULIN-PEN"
    $0.delegatingOrganisationID = trust
    $0.employerID = employer
    $0.delegatorIds = [delegator]
    $0.accountability = "ANY_ONE"
    $0.answersFor = "DECISION"
    $0.setStepsOnly = true
    $0.passedOnFromID = agreement
    $0.startsAt = .moment("2026-07-01")
    $0.endsAt = .moment("2026-10-01")
    $0.scope.settings = ["CARE_HOME", "OWN_HOME"]
    $0.scope.anyLocation = true
    $0.scope.devices = ["pen device"]
    $0.scope.hours.fromMinute = 480
    $0.scope.hours.toMinute = 600
    $0.scope.hours.repeatedHour = "FIRST_ONLY"
    $0.scope.maximumDose.thousandths = 12_000
    $0.scope.maximumDose.unit = "units"
    $0.supervision.support = "CONTACT"
    $0.supervision.intervalDays = 30
    $0.escalation = [
      .with {
        $0.contact = "district nurses"
        $0.startsAt = .moment("2026-07-01")
      }
    ]
  }

  /// A question.
  package static let checkDelegation = WireCheckDelegationRequest.with { $0.question = question }

  /// Two questions.
  package static let batchCheckDelegation = WireBatchCheckDelegationRequest.with {
    $0.questions = [question, question]
  }

  /// A visit whose worker is asked for.
  package static let findAuthorisedWorkers = WireFindAuthorisedWorkersRequest.with {
    $0.visit = question
    $0.visit.workerID = ""
  }

  /// A draft.
  package static let draftDelegation = WireDraftDelegationRequest.with {
    $0.requestID = requestID
    $0.terms = terms
    $0.nation = "ENGLAND"
  }

  /// A signature that confirms one item.
  package static let proposeDelegation = WireProposeDelegationRequest.with {
    $0.requestID = requestID
    $0.agreementID = agreement
    $0.delegatorID = delegator
    $0.setting = setting
    $0.confirmed = [
      .with {
        $0.code = "COMPETENCE_EXPIRED"
        $0.recordIds = [record]
      }
    ]
  }

  /// An employer's acceptance with all that comes with it.
  package static let acceptDelegation = WireAcceptDelegationRequest.with {
    $0.requestID = requestID
    $0.agreementID = agreement
    $0.employer.lineManager = "team leader"
    $0.employer.support.minutesPerWeek = 140
    $0.employer.support.training = ["MED-INSULIN-PEN"]
    $0.employer.support.fundingPencePerYear = 0
    $0.employer.support.funderID = trust
    $0.employer.support.payStepPencePerHour = 40
    $0.employer.support.freedMinutesPerWeek = 120
  }

  /// A withdrawal for safety.
  package static let withdrawDelegation = WireWithdrawDelegationRequest.with {
    $0.requestID = requestID
    $0.agreementID = agreement
    $0.category = "SAFETY"
  }

  /// New versions confirmed.
  package static let reconfirmDelegation = WireReconfirmDelegationRequest.with {
    $0.requestID = requestID
    $0.agreementID = agreement
    $0.delegatorID = delegator
    $0.confirmed.order = 3
  }

  /// A check by watching.
  package static let recordSupervision = WireRecordSupervisionRequest.with {
    $0.requestID = requestID
    $0.agreementID = agreement
    $0.kind = "DIRECT_OBSERVATION"
    $0.finding = "SATISFACTORY"
  }

  /// A task of the care plan.
  package static let recordCareFact = WireRecordCareFactRequest.with {
    $0.requestID = requestID
    $0.personID = person
    $0.effectiveFrom = .moment("2026-07-01")
    $0.planTask = .with {
      $0.interventionCode = "MED-INSULIN-PEN"
      $0.version = 1
      $0.dose = .with { ($0.thousandths, $0.unit) = (12_000, "units") }
      $0.reviewBy = "2026-12-31"
    }
  }

  /// An agreement between two bodies.
  package static let recordEmployerFact = WireRecordEmployerFactRequest.with {
    $0.requestID = requestID
    $0.organisationID = employer
    $0.interOrganisationAgreement = .with {
      $0.kind = "DELEGATION_PROTOCOL"
      $0.partyIds = [employer, trust]
      $0.tasks.anyTask = true
    }
  }

  /// What an engagement says of tasks.
  package static let recordWorkerFact = WireRecordWorkerFactRequest.with {
    $0.requestID = requestID
    $0.workerID = worker
    $0.workTerms = .with {
      $0.engagementID = record
      $0.interventionCodes = ["MED-INSULIN-PEN"]
      $0.lineManager = "team leader"
    }
  }

  /// A stop on a task.
  package static let placeHold = WirePlaceHoldRequest.with {
    $0.requestID = requestID
    $0.hold.intervention.interventionCode = "MED-INSULIN-PEN"
  }

  /// The end of a fact.
  package static let endFact = WireEndFactRequest.with {
    $0.requestID = requestID
    $0.recordID = record
  }

  /// A person without a birth date.
  package static let registerPerson = WireRegisterPersonRequest.with {
    $0.requestID = requestID
    $0.synthetic = true
  }

  /// Two records of one person.
  package static let resolvePersonDuplicate = WireResolvePersonDuplicateRequest.with {
    $0.requestID = requestID
    $0.keptID = person
    $0.otherID = record
    $0.samePerson = true
  }

  /// A shorter interval.
  package static let tightenInterventionRule = WireTightenInterventionRuleRequest.with {
    $0.requestID = requestID
    $0.rule.interventionCode = "MED-INSULIN-PEN"
    $0.rule.parameter = "delegation_review_interval"
    $0.rule.value = "30"
    $0.rule.unit = "days"
  }

  /// What was decided about a person.
  package static let listDecisions = WireListDecisionsRequest.with { $0.personID = person }

  /// What ends in four weeks.
  package static let listLapsing = WireListLapsingRequest.with { $0.whose.employerID = employer }

  /// The cover of a week.
  package static let describeCover = WireDescribeCoverRequest.with {
    $0.whose.personID = person
    $0.weekOf = "2026-07-01"
  }
}
