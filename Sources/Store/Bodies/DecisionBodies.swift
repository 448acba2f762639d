import Delegations
import Passports
import ReferenceData
import Vocabulary

// What a kept answer says: question, answer and basis.

/// All of a decision record that is its content; name and place in the chain stand in columns.
struct DecisionContent: StoredBody {
  let question: DelegationQuestion
  let decision: Decision
  let basis: DecisionBasis
  let askedBy: OrganisationID?

  init(_ record: DecisionRecord) {
    question = record.question
    decision = record.decision
    basis = record.basis
    askedBy = record.askedBy
  }

  func write(to body: inout BodyWriter) {
    body.put(question)
    body.put(decision)
    body.put(basis)
    body.put(askedBy)
  }

  init(from body: inout BodyReader) throws {
    question = try body.read()
    decision = try body.read()
    basis = try body.read()
    askedBy = try body.read()
  }
}

extension DelegationQuestion: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(worker)
    body.put(intervention)
    body.put(person)
    body.put(setting)
    body.put(time)
    body.put(asKnownAt)
    body.put(mode)
    body.put(minimumSequence)
    body.put(offered)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      worker: body.read(), intervention: body.read(), person: body.read(), setting: body.read(),
      time: body.read(), asKnownAt: body.read(), mode: body.read(),
      minimumSequence: body.read(), offered: body.read())
  }
}

extension DelegationQuestion.Mode: StoredWord {
  static let numbering = Numbering<Self>(.live, .planning, .audit)
}

extension DelegationQuestion.Time: StoredBody {
  func write(to body: inout BodyWriter) {
    switch self {
    case .at(let instant): body.put(0, instant)
    case .window(let window): body.put(1, window)
    }
  }

  init(from body: inout BodyReader) throws {
    switch try body.read(Int.self) {
    case 0: self = .at(try body.read())
    case 1: self = .window(try body.read())
    default: throw damaged("a question in a body has an unknown time")
    }
  }
}

extension VisitSetting: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(kind)
    body.put(organisation)
    body.put(location)
    body.put(nation)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      kind: body.read(), organisation: body.read(), location: body.read(), nation: body.read())
  }
}

extension OfferedFacts: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(device)
    body.put(orderVersion)
    body.put(support)
  }

  init(from body: inout BodyReader) throws {
    try self.init(device: body.read(), orderVersion: body.read(), support: body.read())
  }
}

extension DecisionBasis: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(at)
    body.put(asKnownAt)
    body.put(sequence)
    body.put(catalogue)
    body.put(policy)
    body.put(civilTime)
  }

  init(from body: inout BodyReader) throws {
    self.init(
      at: try body.read(), asKnownAt: try body.read(), sequence: try body.read(),
      catalogue: try body.read(), policy: try body.read(), civilTime: try body.read())
  }
}

// MARK: - The answer

extension Decision: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(verdict)
    body.put(reasons)
    body.put(passed)
    body.put(warnings)
    body.put(obligations)
    body.put(validUntil)
    body.put(earliestFailingAt)
    body.put(notes)
    body.put(rules)
    body.put(emergency)
    let managers = lineManagers.sorted { $0.key < $1.key }
    body.put(managers.map(\.key))
    body.put(managers.map(\.value))
  }

  init(from body: inout BodyReader) throws {
    self.init(
      verdict: try body.read(), reasons: try body.read(), passed: try body.read(),
      warnings: try body.read(), obligations: try body.read(), validUntil: try body.read(),
      earliestFailingAt: try body.read(), notes: try body.read(), rules: try body.read(),
      emergency: try body.read(), lineManagers: try Self.managers(&body))
  }

  private static func managers(_ body: inout BodyReader) throws -> [OrganisationID: String] {
    let bodies: [OrganisationID] = try body.read()
    let posts: [String] = try body.read()
    guard bodies.count == posts.count else { throw damaged("a decision lacks a line manager") }
    return Dictionary(zip(bodies, posts)) { first, _ in first }
  }
}

extension Decision.Verdict: StoredWord {
  static let numbering = Numbering<Self>(.permit, .deny, .indeterminate)
}

extension DelegationReason: StoredBody {
  func write(to body: inout BodyWriter) { body.put(rawValue) }
  init(from body: inout BodyReader) throws { self = try body.readWord() }
}

extension Decision.Reason: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(code)
    body.put(records)
    body.put(subject)
    body.put(detail)
    body.put(underlying)
  }

  init(from body: inout BodyReader) throws {
    self.init(
      try body.read(), records: try body.read(), subject: try body.read(),
      detail: try body.read(), underlying: try body.read())
  }
}

extension Decision.PassedCheck: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(code)
    body.put(records)
  }

  init(from body: inout BodyReader) throws {
    self.init(try body.read(), records: try body.read())
  }
}

extension Decision.Obligation: StoredBody {
  func write(to body: inout BodyWriter) {
    switch self {
    case .recordOutcome: body.put(0)
    case .escalationContact(let contact): body.put(1, contact)
    case .supervisionDue(let instant): body.put(2, instant)
    }
  }

  init(from body: inout BodyReader) throws {
    switch try body.read(Int.self) {
    case 0: self = .recordOutcome
    case 1: self = .escalationContact(try body.read())
    case 2: self = .supervisionDue(try body.read())
    default: throw damaged("a decision in a body has an unknown obligation")
    }
  }
}

extension Decision.RuleUse: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(rule)
    body.put(isDecisive)
  }

  init(from body: inout BodyReader) throws {
    self.init(rule: try body.read(), isDecisive: try body.read())
  }
}

extension Decision.EmergencyInstruction: StoredBody {
  func write(to body: inout BodyWriter) { body.put(reference) }
  init(from body: inout BodyReader) throws { self.init(reference: try body.read()) }
}
