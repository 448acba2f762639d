import Delegations
import Passports
import ReferenceData
import Vocabulary

// What organisations set, and what is agreed between them.

extension TaskPolicy: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(organisation)
    body.put(tasks)
    body.put(isSupported)
  }

  init(from body: inout BodyReader) throws {
    self.init(
      organisation: try body.read(), tasks: try body.read(), isSupported: try body.read())
  }
}

extension Indemnity: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(organisation)
    body.put(tasks)
    body.put(excluded)
  }

  init(from body: inout BodyReader) throws {
    self.init(organisation: try body.read(), tasks: try body.read(), excluded: try body.read())
  }
}

extension ProviderRegistration: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(organisation)
    body.put(isExempt)
    body.put(tasks)
  }

  init(from body: inout BodyReader) throws {
    self.init(organisation: try body.read(), isExempt: try body.read(), tasks: try body.read())
  }
}

extension RotaSupport: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(organisation)
    body.put(person)
    body.put(support)
  }

  init(from body: inout BodyReader) throws {
    self.init(organisation: try body.read(), person: try body.read(), support: try body.read())
  }
}

extension Support: StoredWord {
  static let numbering = Numbering<Self>(.none, .contact, .helpAtHand, .watching)
}

extension InterOrganisationAgreement: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(kind)
    body.put(parties)
    body.put(tasks)
  }

  init(from body: inout BodyReader) throws {
    try self.init(kind: body.read(), parties: body.read(), tasks: body.read())
  }
}

extension InterOrganisationAgreement.Kind: StoredWord {
  static let numbering = Numbering<Self>(
    .memorandum, .section75, .section113, .serviceLevel, .delegationProtocol, .host)
}
