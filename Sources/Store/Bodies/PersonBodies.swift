import Delegations
import Passports
import ReferenceData
import Vocabulary

// What is said of persons.

extension Dose: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(thousandths)
    body.put(unit)
  }

  init(from body: inout BodyReader) throws {
    try self.init(thousandths: body.read(), unit: body.read())
  }
}

extension CarePlanTask: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(intervention)
    body.put(version)
    body.put(instructionsVersion)
    body.put(device)
    body.put(dose)
    body.put(orderReference)
    body.put(emergencyInstruction)
    body.put(reviewBy)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      intervention: body.read(), version: body.read(), instructionsVersion: body.read(),
      device: body.read(), dose: body.read(), orderReference: body.read(),
      emergencyInstruction: body.read(), reviewBy: body.read())
  }
}

extension CareOrder: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(reference)
    body.put(version)
  }

  init(from body: inout BodyReader) throws {
    try self.init(reference: body.read(), version: body.read())
  }
}

extension ConsentRecord: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(intervention)
    body.put(basis)
    body.put(basisReference)
    body.put(capacity)
    body.put(state)
    body.put(reviewBy)
    body.put(workers)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      intervention: body.read(), basis: body.read(), basisReference: body.read(),
      capacity: body.read(), state: body.read(), reviewBy: body.read(), workers: body.read())
  }
}

extension ConsentRecord.Basis: StoredWord {
  static let numbering = Numbering<Self>(
    .consent, .bestInterests, .attorneyOrDeputy, .parentalResponsibility, .court)
}

extension ConsentRecord.Capacity: StoredWord {
  static let numbering = Numbering<Self>(.has, .lacks)
}

extension ConsentRecord.State: StoredWord {
  static let numbering = Numbering<Self>(.given, .refused, .withdrawn)
}

extension StabilityStatus: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(intervention)
    body.put(result)
    body.put(reviewBy)
  }

  init(from body: inout BodyReader) throws {
    try self.init(intervention: body.read(), result: body.read(), reviewBy: body.read())
  }
}

extension StabilityStatus.Result: StoredWord {
  static let numbering = Numbering<Self>(.stable, .notStable, .unknown)
}

extension RiskAssessment: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(intervention)
    body.put(result)
    body.put(reviewBy)
  }

  init(from body: inout BodyReader) throws {
    try self.init(intervention: body.read(), result: body.read(), reviewBy: body.read())
  }
}

extension RiskAssessment.Result: StoredWord {
  static let numbering = Numbering<Self>(.green, .amber, .red)
}
