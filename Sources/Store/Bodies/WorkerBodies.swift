import Delegations
import Passports
import ReferenceData
import Vocabulary

// What is said of workers.

extension TaskScope: StoredBody {
  func write(to body: inout BodyWriter) {
    switch self {
    case .any: body.put(Set<StandardCode>?.none)
    case .only(let tasks): body.put(Optional(tasks))
    }
  }

  init(from body: inout BodyReader) throws {
    self = try body.read(Set<StandardCode>?.self).map(TaskScope.only) ?? .any
  }
}

extension AssessorAuthorisation: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(kind)
    body.put(tasks)
  }

  init(from body: inout BodyReader) throws {
    self.init(kind: try body.read(), tasks: try body.read())
  }
}

extension AssessorAuthorisation.Kind: StoredWord {
  static let numbering = Numbering<Self>(
    .practiceSupervisor, .practiceAssessor, .academicAssessor, .delegatedHealthcareAssessor,
    .verifier)
}

extension PracticeConditions: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(registration)
    body.put(excluded)
  }

  init(from body: inout BodyReader) throws {
    try self.init(registration: body.read(), excluded: body.read())
  }
}

extension WorkTerms: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(engagement)
    body.put(party)
    body.put(tasks)
    body.put(lineManager)
    body.put(hostAgreements)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      engagement: body.read(), party: body.read(), tasks: body.read(), lineManager: body.read(),
      hostAgreements: body.read())
  }
}

extension WorkerBar: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(organisation)
    body.put(tasks)
  }

  init(from body: inout BodyReader) throws {
    self.init(organisation: try body.read(), tasks: try body.read())
  }
}

extension Refusal: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(by)
    body.put(reason)
  }

  init(from body: inout BodyReader) throws {
    self.init(by: try body.read(), reason: try body.read())
  }
}

extension PracticeLog: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(intervention)
    body.put(person)
    body.put(outcome)
    body.put(decision)
  }

  init(from body: inout BodyReader) throws {
    self.init(
      intervention: try body.read(), person: try body.read(), outcome: try body.read(),
      decision: try body.read())
  }
}

extension PracticeEntry.Outcome: StoredWord {
  static let numbering = Numbering<Self>(.done, .partial, .notDone, .refusedByPerson)
}

extension Worker.IdentityLevel: StoredWord {
  static let numbering = Numbered.identityLevel
}

extension EmploymentCheck.Kind: StoredWord {
  static let numbering = Numbered.check
}

extension StoredWord {
  /// The number by which a column holds it.
  var number: Int64? { Self.numbering.values.firstIndex(of: self).map { Int64($0) + 1 } }
}
