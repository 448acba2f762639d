extension VerdictPolicy {
  /// The longest encoding that is read, in bytes.
  package static let maximumBytes = 1024 * 1024

  /// The policy's encoding, the same bytes for the same policy.
  package var encoded: [UInt8] {
    var writer = CanonicalWriter()
    writer.number(1, UInt32(1))
    writer.text(2, name)
    writer.number(3, version)
    for rule in stepRules { writer.item(4, rule.encoded) }
    for rule in typeRules { writer.item(5, rule.encoded) }
    for row in equivalences { writer.item(6, row.encoded) }
    writer.number(7, witnesses)
    writer.number(8, trustOfflineSeconds)
    writer.flag(9, acceptsAliases)
    return writer.bytes
  }

  /// The policy that `bytes` spell in their canonical encoding, or nil where they are none that
  /// ``isValid``.
  package init?(encoded bytes: [UInt8]) {
    guard bytes.count <= Self.maximumBytes, let policy = try? Self.read(bytes[...]),
      policy.isValid
    else { return nil }
    self = policy
  }

  private static func read(_ bytes: ArraySlice<UInt8>) throws(NotCanonical) -> VerdictPolicy {
    var policy = VerdictPolicy(name: "", version: 0)
    var format: UInt32 = 0
    var reader = CanonicalReader(bytes)
    while let field = try reader.next(repeated: [4, 5, 6]) {
      switch field {
      case .number(1, let value): format = try CanonicalReader.uint32(value)
      case .bytes(2, let value): policy.name = try CanonicalReader.text(value)
      case .number(3, let value): policy.version = try CanonicalReader.uint32(value)
      case .bytes(4, let value): policy.stepRules.append(try StepRule(reading: value))
      case .bytes(5, let value): policy.typeRules.append(try TypeRule(reading: value))
      case .bytes(6, let value): policy.equivalences.append(try EquivalenceRule(reading: value))
      case .number(7, let value): policy.witnesses = try CanonicalReader.uint32(value)
      case .number(8, let value): policy.trustOfflineSeconds = try CanonicalReader.uint32(value)
      case .number(9, let value): policy.acceptsAliases = try CanonicalReader.flag(value)
      default: throw NotCanonical()
      }
    }
    guard format == 1 else { throw NotCanonical() }
    return policy
  }
}

extension VerdictPolicy.StepRule {
  fileprivate var encoded: [UInt8] {
    var writer = CanonicalWriter()
    writer.number(1, step.rawValue)
    writer.flag(2, isRequired)
    for (field, weight) in zip(3..., [fail, unknown, stale, superseded, notApplicable]) {
      writer.number(UInt64(field), weight?.rawValue ?? 0)
    }
    return writer.bytes
  }

  fileprivate init(reading bytes: ArraySlice<UInt8>) throws(NotCanonical) {
    var step: VerificationStep?
    var isRequired = false
    var weights = [StepWeight?](repeating: nil, count: 5)
    var reader = CanonicalReader(bytes)
    while let field = try reader.next() {
      guard case .number(let number, let value) = field else { throw NotCanonical() }
      switch number {
      case 1: step = VerificationStep(rawValue: try CanonicalReader.uint32(value))
      case 2: isRequired = try CanonicalReader.flag(value)
      case 3...7:
        guard let weight = StepWeight(rawValue: try CanonicalReader.uint32(value)) else {
          throw NotCanonical()
        }
        weights[Int(number) - 3] = weight
      default: throw NotCanonical()
      }
    }
    guard let step else { throw NotCanonical() }
    self.init(step)
    self.isRequired = isRequired
    (fail, unknown, stale) = (weights[0], weights[1], weights[2])
    (superseded, notApplicable) = (weights[3], weights[4])
  }
}

extension VerdictPolicy.TypeRule {
  fileprivate var encoded: [UInt8] {
    var writer = CanonicalWriter()
    writer.number(1, type.rawValue)
    writer.text(2, subject)
    writer.number(3, freshSeconds)
    writer.number(4, refresherMonths)
    writer.number(5, statusOfflineSeconds)
    return writer.bytes
  }

  fileprivate init(reading bytes: ArraySlice<UInt8>) throws(NotCanonical) {
    var type: PassportType?
    var subject = ""
    var limits: [UInt32] = [0, 0, 0]
    var reader = CanonicalReader(bytes)
    while let field = try reader.next() {
      switch field {
      case .number(1, let value): type = PassportType(rawValue: try CanonicalReader.uint32(value))
      case .bytes(2, let value): subject = try CanonicalReader.text(value)
      case .number(let number, let value) where (3...5).contains(number):
        limits[Int(number) - 3] = try CanonicalReader.uint32(value)
      default: throw NotCanonical()
      }
    }
    guard let type else { throw NotCanonical() }
    self.init(type)
    self.subject = subject
    (freshSeconds, refresherMonths, statusOfflineSeconds) = (limits[0], limits[1], limits[2])
  }
}

extension VerdictPolicy.EquivalenceRule {
  fileprivate var encoded: [UInt8] {
    var writer = CanonicalWriter()
    writer.number(1, number)
    writer.text(2, fromType)
    writer.text(3, claim)
    writer.text(4, value)
    writer.text(5, toType)
    writer.number(6, strength.rawValue)
    return writer.bytes
  }

  fileprivate init(reading bytes: ArraySlice<UInt8>) throws(NotCanonical) {
    var row: UInt32 = 0
    var texts = ["", "", "", ""]
    var strength: Strength?
    var reader = CanonicalReader(bytes)
    while let field = try reader.next() {
      switch field {
      case .number(1, let value): row = try CanonicalReader.uint32(value)
      case .bytes(let number, let value) where (2...5).contains(number):
        texts[Int(number) - 2] = try CanonicalReader.text(value)
      case .number(6, let value): strength = Strength(rawValue: try CanonicalReader.uint32(value))
      default: throw NotCanonical()
      }
    }
    guard let strength else { throw NotCanonical() }
    self.init(row, from: texts[0], to: texts[3], strength)
    claim = texts[1]
    value = texts[2]
  }
}
