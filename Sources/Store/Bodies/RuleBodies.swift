import Delegations
import Passports
import ReferenceData
import Vocabulary

// Rules and mappings, which the reference data has and employers set.

extension InterventionRule: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(id)
    body.put(intervention)
    body.put(parameter.rawValue)
    body.put(value)
    body.put(provenance)
    body.put(layer)
    body.put(nation)
    body.put(replaces)
    body.put(validFrom)
    body.put(validTo)
  }

  init(from body: inout BodyReader) throws {
    self.init(
      id: try body.read(), intervention: try body.read(), parameter: try body.readWord(),
      value: try body.read(), provenance: try body.read(), layer: try body.read(),
      nation: try body.read(), replaces: try body.read(), validFrom: try body.read(),
      validTo: try body.read())
  }
}

extension InterventionRule.Value: StoredBody {
  func write(to body: inout BodyWriter) {
    switch self {
    case .notSet: body.put(0)
    case .days(let days): body.put(1, days)
    case .months(let months): body.put(2, months)
    case .count(let count): body.put(3, count)
    case .truth(let truth): body.put(4, truth)
    case .list(let items): body.put(5, items)
    case .words(let words): body.put(6, words)
    }
  }

  init(from body: inout BodyReader) throws {
    switch try body.read(Int.self) {
    case 0: self = .notSet
    case 1: self = .days(try body.read())
    case 2: self = .months(try body.read())
    case 3: self = .count(try body.read())
    case 4: self = .truth(try body.read())
    case 5: self = .list(try body.read())
    case 6: self = .words(try body.read())
    default: throw damaged("a rule in a body has an unknown value")
    }
  }
}

extension Provenance: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(status.rawValue)
    body.put(sources)
    body.put(jurisdiction)
    body.put(note)
  }

  init(from body: inout BodyReader) throws {
    self.init(
      try body.readWord(), sources: try body.read(), jurisdiction: try body.read(),
      note: try body.read())
  }
}

extension PolicyLayer: StoredWord {
  static let numbering = Numbering<Self>(
    .personPlan, .employer, .localSystem, .national, .projectDefault)
}

extension Nation: StoredWord {
  static let numbering = Numbering<Self>(.england, .scotland, .wales, .northernIreland)
}

extension StatementMapping: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(rule)
    body.put(from)
    body.put(to)
    body.put(strength)
    body.put(uses)
    body.put(isApproved)
    body.put(maximumAgeMonths)
    body.put(minimumLevel)
    body.put(condition)
    body.put(isConditionMet)
    body.put(arePartsDone)
  }

  init(from body: inout BodyReader) throws {
    self.init(
      rule: try body.read(), from: try body.read(), to: try body.read(),
      strength: try body.read(), uses: try body.read(), isApproved: try body.read(),
      maximumAgeMonths: try body.read(), minimumLevel: try body.read(),
      condition: try body.read(), isConditionMet: try body.read(),
      arePartsDone: try body.read())
  }
}

extension StatementMapping.Use: StoredWord {
  static let numbering = Numbering<Self>(.prerequisite, .competence, .coding)
}

extension Equivalence.Strength: StoredWord {
  static let numbering = Numbering<Self>(.full, .partial, .informs, .notRecognised)
}

extension MappingUse: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(organisation)
    body.put(rule)
    body.put(isConditionMet)
    body.put(arePartsDone)
  }

  init(from body: inout BodyReader) throws {
    self.init(
      organisation: try body.read(), rule: try body.read(), isConditionMet: try body.read(),
      arePartsDone: try body.read())
  }
}

extension BodyReader {
  /// A case by its published word, for lists that the reference data owns.
  mutating func readWord<Word: RawRepresentable<String>>() throws -> Word {
    guard let word = Word(rawValue: try read()) else {
      throw damaged("a word in a body is unknown")
    }
    return word
  }
}

extension BodyWriter {
  /// Appends which case it is, from 0, and what it carries.
  mutating func put(_ tag: Int, _ value: some StoredBody) {
    put(tag)
    put(value)
  }
}
