import Delegations
import Passports
import ReferenceData
import Vocabulary

// What agreements say and what happens to them.

/// The terms of an agreement that stand in no column.
struct TermsBody: StoredBody {
  let delegators: [WorkerID]
  let accountability: AgreementTerms.Accountability
  let answersFor: AgreementTerms.AnswersFor
  let scope: AgreementScope
  let setStepsOnly: Bool
  let passedOnFrom: AgreementID?
  let supervision: SupervisionPlan
  let escalation: [EscalationContact]

  init(_ terms: AgreementTerms) {
    delegators = terms.delegators
    accountability = terms.accountability
    answersFor = terms.answersFor
    scope = terms.scope
    setStepsOnly = terms.setStepsOnly
    passedOnFrom = terms.passedOnFrom
    supervision = terms.supervision
    escalation = terms.escalation
  }

  func write(to body: inout BodyWriter) {
    body.put(delegators)
    body.put(accountability)
    body.put(answersFor)
    body.put(scope)
    body.put(setStepsOnly)
    body.put(passedOnFrom)
    body.put(supervision)
    body.put(escalation)
  }

  init(from body: inout BodyReader) throws {
    delegators = try body.read()
    accountability = try body.read()
    answersFor = try body.read()
    scope = try body.read()
    setStepsOnly = try body.read()
    passedOnFrom = try body.read()
    supervision = try body.read()
    escalation = try body.read()
  }
}

extension AgreementTerms.Accountability: StoredWord {
  static let numbering = Numbering<Self>(.anyOne, .all)
}

extension AgreementTerms.AnswersFor: StoredWord {
  static let numbering = Numbering<Self>(.decision, .outcome, .other)
}

extension AgreementScope: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(settings)
    body.put(locations)
    body.put(hours)
    body.put(maximumDose)
    body.put(devices)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      settings: body.read(), locations: body.read(), hours: body.read(),
      maximumDose: body.read(), devices: body.read())
  }
}

extension CareSetting: StoredWord {
  static let numbering = Numbered.setting
}

extension LocalHours: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(fromMinute)
    body.put(toMinute)
    body.put(repeatedHour)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      fromMinute: body.read(), toMinute: body.read(), repeatedHour: body.read())
  }
}

extension LocalHours.RepeatedHour: StoredWord {
  static let numbering = Numbering<Self>(.both, .firstOnly)
}

extension SupervisionPlan: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(support)
    body.put(intervalDays)
  }

  init(from body: inout BodyReader) throws {
    try self.init(support: body.read(), intervalDays: body.read())
  }
}

extension EscalationContact: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(contact)
    body.put(period)
  }

  init(from body: inout BodyReader) throws {
    try self.init(contact: body.read(), period: body.read())
  }
}

// MARK: - Events

/// Which event it is, as the column `word` has it; the numbers are for ever.
enum AgreementEventWord: StoredWord {
  case signed, acceptedByWorker, acceptedByEmployer, declined, suspended, resumed, withdrawn
  case cleared, reviewed, renewed, reconfirmed, succeeded, ended, supervised

  static let numbering = Numbering<Self>(
    .signed, .acceptedByWorker, .acceptedByEmployer, .declined, .suspended, .resumed, .withdrawn,
    .cleared, .reviewed, .renewed, .reconfirmed, .succeeded, .ended, .supervised)

  /// The numbers of `words` as they stand between the brackets of a statement.
  static func list(_ words: AgreementEventWord...) -> String { numbering.list(words) }
}

extension AgreementEvent.What: StoredBody {
  var word: AgreementEventWord {
    switch self {
    case .signed: .signed
    case .acceptedByWorker: .acceptedByWorker
    case .acceptedByEmployer: .acceptedByEmployer
    case .declined: .declined
    case .suspended: .suspended
    case .resumed: .resumed
    case .withdrawn: .withdrawn
    case .cleared: .cleared
    case .reviewed: .reviewed
    case .renewed: .renewed
    case .reconfirmed: .reconfirmed
    case .succeeded: .succeeded
    case .ended: .ended
    case .supervised: .supervised
    }
  }

  func write(to body: inout BodyWriter) {
    body.put(word)
    switch self {
    case .signed(let worker, let versions), .reconfirmed(let worker, let versions):
      body.put(worker)
      body.put(versions)
    case .acceptedByWorker(let isWilling): body.put(isWilling)
    case .acceptedByEmployer(let support, let lineManager):
      body.put(support)
      body.put(lineManager)
    case .declined(let party, let reason):
      body.put(party)
      body.put(reason)
    case .suspended(let party), .resumed(let party): body.put(party)
    case .withdrawn(let withdrawal): body.put(withdrawal)
    case .cleared(let name): body.put(name)
    case .reviewed(let day): body.put(day)
    case .renewed(let end): body.put(end)
    case .succeeded(let worker): body.put(worker)
    case .ended(let cause): body.put(cause)
    case .supervised(let check): body.put(check)
    }
  }

  init(from body: inout BodyReader) throws {
    switch try body.read(AgreementEventWord.self) {
    case .signed: self = .signed(by: try body.read(), confirmed: try body.read())
    case .acceptedByWorker: self = .acceptedByWorker(willingAndAble: try body.read())
    case .acceptedByEmployer:
      self = .acceptedByEmployer(try body.read(), lineManager: try body.read())
    case .declined: self = .declined(by: try body.read(), reason: try body.read())
    case .suspended: self = .suspended(by: try body.read())
    case .resumed: self = .resumed(by: try body.read())
    case .withdrawn: self = .withdrawn(try body.read())
    case .cleared: self = .cleared(by: try body.read())
    case .reviewed: self = .reviewed(nextReviewBy: try body.read())
    case .renewed: self = .renewed(end: try body.read())
    case .reconfirmed: self = .reconfirmed(by: try body.read(), try body.read())
    case .succeeded: self = .succeeded(by: try body.read())
    case .ended: self = .ended(cause: try body.read())
    case .supervised: self = .supervised(try body.read())
    }
  }
}

extension Party: StoredWord {
  static let numbering = Numbering<Self>(.person, .worker, .delegator, .employer)
}

extension DeclineReason: StoredWord {
  static let numbering = Numbering<Self>(
    .notConfident, .notTrained, .noTime, .unsafe, .personal, .noFunding, .noCover, .other)
}

extension EndCause: StoredWord {
  static let numbering = Numbering<Self>(.noLongerNeeded, .careMoved, .workerLeft, .replaced)
}

extension ConfirmedVersions: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(order)
    body.put(plan)
    body.put(instructions)
    body.put(device)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      order: body.read(), plan: body.read(), instructions: body.read(), device: body.read())
  }
}

extension SupportPackage: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(minutesPerWeek)
    body.put(training)
    body.put(fundingPencePerYear)
    body.put(funder)
    body.put(payStepPencePerHour)
    body.put(freedMinutesPerWeek)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      minutesPerWeek: body.read(), training: body.read(), fundingPencePerYear: body.read(),
      funder: body.read(), payStepPencePerHour: body.read(), freedMinutesPerWeek: body.read())
  }
}

extension Withdrawal: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(category)
    body.put(by)
  }

  init(from body: inout BodyReader) throws {
    self.init(category: try body.read(), by: try body.read())
  }
}

extension Withdrawal.Category: StoredWord {
  static let numbering = Numbering<Self>(.safety, .changeOfNeed, .administrative)
}

extension SupervisionCheck: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(kind)
    body.put(finding)
  }

  init(from body: inout BodyReader) throws {
    self.init(kind: try body.read(), finding: try body.read())
  }
}

extension SupervisionCheck.Kind: StoredWord {
  static let numbering = Numbering<Self>(.directObservation, .recordReview, .call, .visit)
}

extension SupervisionCheck.Finding: StoredWord {
  static let numbering = Numbering<Self>(.satisfactory, .needsSupport, .unsafe)
}
