import Credentials
import Testing
import Vocabulary

/// Changes bundles the ways that damage, forgery and careless issuers would: bytes, parts, and
/// signed contents that are signed again.
struct BundleMutator {
  var chance: BundleChance
  private let bundle: PassportBundle
  private let encoded: [UInt8]

  init(_ bundle: PassportBundle, seed: UInt64) {
    self.bundle = bundle
    encoded = bundle.encoded
    chance = BundleChance(seed: seed)
  }

  /// The next changed bundle, encoded.
  mutating func next() throws -> [UInt8] {
    switch draw(10) {
    case 0: return damaged(encoded)
    case 1...3:
      var changed = bundle
      changePart(of: &changed) { mutator, bytes in mutator.damaged(bytes) }
      return changed.encoded
    case 4: return rearranged().encoded
    default:
      var changed = bundle
      for _ in 0...draw(2) { try resign(&changed) }
      return changed.encoded
    }
  }

  private mutating func draw(_ count: Int) -> Int { Int.random(in: 0..<count, using: &chance) }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[draw(values.count)] }

  /// Bytes with a bit flipped, a byte set, or a range cut, doubled or moved.
  private mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.isEmpty else { return [UInt8(draw(256))] }
    var bytes = bytes
    let place = draw(bytes.count)
    let length = min(bytes.count - place, 1 + draw(1 << draw(9)))
    switch draw(6) {
    case 0: bytes[place] ^= 1 << UInt8(draw(8))
    case 1: bytes[place] = pick(Array("~.=-_{}[]\":,0A\n".utf8) + [0, 0x80, 0xff])
    case 2: bytes.removeSubrange(place..<(place + length))
    case 3: bytes.insert(contentsOf: bytes[place..<(place + length)], at: draw(bytes.count))
    case 4: bytes.removeLast(length)
    default: bytes.insert(UInt8(draw(256)), at: place)
    }
    return bytes
  }

  private mutating func changePart(
    of bundle: inout PassportBundle,
    _ change: (inout BundleMutator, [UInt8]) -> [UInt8]
  ) {
    let item = draw(bundle.credentials.count)
    switch draw(6) {
    case 0...1:
      let old = bundle.credentials[item].presentation
      bundle.credentials[item].presentation = change(&self, old)
    case 2: bundle.credentials[item].logProof = change(&self, bundle.credentials[item].logProof)
    case 3 where !bundle.statusLists.isEmpty:
      let place = draw(bundle.statusLists.count)
      bundle.statusLists[place] = change(&self, bundle.statusLists[place])
    case 4 where !bundle.trustList.isEmpty:
      let place = draw(bundle.trustList.count)
      bundle.trustList[place] = change(&self, bundle.trustList[place])
    case 5 where !bundle.trustParts.isEmpty:
      let place = draw(bundle.trustParts.count)
      bundle.trustParts[place] = change(&self, bundle.trustParts[place])
    default: bundle.checkpoint = change(&self, bundle.checkpoint)
    }
  }

  /// The same parts in other places, more of them or fewer.
  private mutating func rearranged() -> PassportBundle {
    var changed = bundle
    let item = draw(changed.credentials.count)
    switch draw(9) {
    case 0: changed.credentials.swapAt(0, item)
    case 1: changed.credentials.append(changed.credentials[item])
    case 2: changed.credentials[item].logProof = pick(changed.credentials).logProof
    case 3: changed.statusLists.append(pick(changed.statusLists))
    case 4: changed.statusLists = [pick(changed.statusLists)]
    case 5: changed.trustList.append(pick(changed.trustList))
    case 6: changed.trustList = [pick(changed.trustList)]
    case 7: changed.trustParts = changed.trustParts.isEmpty ? [[0x7b, 0x7d]] : []
    default:
      var parts = changed.credentials[item].presentation.split(
        separator: 0x7e, omittingEmptySubsequences: false)
      parts.swapAt(draw(parts.count), draw(parts.count))
      if draw(2) == 0 { parts.insert(parts[draw(parts.count)], at: draw(parts.count)) }
      changed.credentials[item].presentation = Array(parts.joined(separator: [0x7e]))
    }
    return changed
  }
}

// MARK: What is signed

extension BundleMutator {
  /// Changes what somebody signed and signs it again.
  private mutating func resign(_ bundle: inout PassportBundle) throws {
    switch draw(8) {
    case 0...3: try resignCredential(&bundle, draw(bundle.credentials.count))
    case 4:
      let place = draw(bundle.statusLists.count)
      bundle.statusLists[place] = try resigned(
        bundle.statusLists[place],
        by: place == 0 ? BundleWorld.collegeStatusSecret : BundleWorld.regulatorStatusSecret)
    case 5...6: try resignTrust(&bundle)
    default: try resignCheckpoint(&bundle)
    }
  }

  /// A token with its payload, or seldom its header, changed.
  private mutating func resigned(
    _ bytes: [UInt8], by secret: UInt8, _ algorithm: SignatureAlgorithm = .es256
  ) throws -> [UInt8] {
    guard let token = try? CompactJWS(parsing: bytes, maximumBytes: bytes.count),
      let payload = try? JSONValue(strict: token.payload, maximumBytes: bytes.count)
    else { return bytes }
    let isHeader = draw(8) == 0
    var header = isHeader ? changed(token.header).encoded() : token.header.encoded()
    var body = isHeader ? token.payload : changed(payload).encoded()
    if draw(12) == 0 { body = damaged(body) }
    if draw(40) == 0 { header = damaged(header) }
    let input =
      Base64URL.encodedBytes(header) + [UInt8(ascii: ".")] + Base64URL.encodedBytes(body)
    let signature = try BundleWorld.secret(secret, algorithm).sign(input)
    return input + [UInt8(ascii: ".")] + Base64URL.encodedBytes(signature)
  }

  private mutating func resignCredential(_ bundle: inout PassportBundle, _ item: Int) throws {
    var parts = bundle.credentials[item].presentation.split(
      separator: 0x7e, omittingEmptySubsequences: false
    ).map(Array.init)
    guard parts.count > 1 else { return }
    let isCollege = parts.last?.isEmpty == false
    switch draw(5) {
    case 0 where isCollege:
      parts[parts.count - 1] = try resigned(
        parts[parts.count - 1], by: BundleWorld.holderSecret)
    case 1 where parts.count > 2: try changeDisclosure(&parts, isCollege)
    default:
      parts[0] = try resigned(
        parts[0], by: isCollege ? BundleWorld.collegeSecret : BundleWorld.regulatorSecret,
        isCollege ? .es256 : .ed25519)
    }
    bundle.credentials[item].presentation = Array(parts.joined(separator: [0x7e]))
  }

  /// Changes a disclosure and puts its new digest in the place of the old one.
  private mutating func changeDisclosure(_ parts: inout [[UInt8]], _ isCollege: Bool) throws {
    let place = 1 + draw(parts.count - 2)
    guard let decoded = try? Base64URL.decode(parts[place]),
      let value = try? JSONValue(strict: decoded, maximumBytes: 65_536),
      let token = try? CompactJWS(parsing: parts[0], maximumBytes: 65_536)
    else { return }
    let disclosure = Base64URL.encodedBytes(changed(value).encoded())
    let old = Base64URL.encode(CredentialID(of: parts[place][...]).bytes)
    let new = Base64URL.encode(CredentialID(of: disclosure[...]).bytes)
    let payload = String(decoding: token.payload, as: UTF8.self)
      .split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    let key = try BundleWorld.secret(
      isCollege ? BundleWorld.collegeSecret : BundleWorld.regulatorSecret,
      isCollege ? .es256 : .ed25519)
    guard let json = try? JSONValue(strict: Array(payload.utf8), maximumBytes: 65_536) else {
      return
    }
    parts[0] =
      try CompactJWS.signed(
        payload: json, type: UnverifiedPresentation.tokenType, by: key,
        keyID: key.publicKey.thumbprint
      ).bytes
    parts[place] = disclosure
  }

  private mutating func resignTrust(_ bundle: inout PassportBundle) throws {
    guard let first = bundle.trustList.first,
      var payload = try? CompactJWS(parsing: first, maximumBytes: 524_288).payload
    else { return }
    if bundle.trustParts.isEmpty || draw(3) == 0 {
      guard let json = try? JSONValue(strict: payload, maximumBytes: 524_288) else { return }
      payload = changed(json).encoded()
    } else {
      let place = draw(bundle.trustParts.count)
      let old = bundle.trustParts[place]
      guard let json = try? JSONValue(strict: old, maximumBytes: 524_288) else { return }
      let new = changed(json).encoded()
      bundle.trustParts[place] = new
      payload = Array(
        String(decoding: payload, as: UTF8.self)
          .split(
            separator: Base64URL.encode(CredentialID(of: old[...]).bytes),
            omittingEmptySubsequences: false
          )
          .joined(separator: Base64URL.encode(CredentialID(of: new[...]).bytes)).utf8)
    }
    guard let json = try? JSONValue(strict: payload, maximumBytes: 524_288) else { return }
    bundle.trustList = try BundleWorld.operatorSecrets.map { secret in
      let key = try BundleWorld.secret(secret)
      return try CompactJWS.signed(
        payload: json, type: TrustList.tokenType, by: key, keyID: key.publicKey.thumbprint
      ).bytes
    }
  }

  private mutating func resignCheckpoint(_ bundle: inout PassportBundle) throws {
    guard let note = try? SignedNote(bundle.checkpoint) else { return }
    let world = try BundleWorld()
    let signers = try [world.logSigner(), world.witnessSigner()]
    var text = note.text
    if draw(4) > 0 { text = damaged(text) }
    guard
      let signed = try? SignedNote.signed(
        text, by: Array(signers.prefix(1 + draw(2))), at: UInt64(BundleWorld.seconds))
    else { return }
    bundle.checkpoint = signed.bytes
  }
}

// MARK: JSON

extension BundleMutator {
  private static let values: [JSONValue] = [
    .null, .bool(true), .bool(false), .integer(0), .integer(-1), .integer(1), .integer(3),
    .integer(BundleWorld.seconds), .integer(253_402_300_800), .integer(.max), .integer(.min),
    .number("1.0"), .number("1e3"), .number("-0"), .number("18446744073709551616"), .string(""),
    .string("CSTF-BLS"), .string("portable"), .string("https://x.example/passport/training/1"),
    .string("é\u{1}"), .string("e\u{301}"), .string("sha-256"), .string("issue"), .array([]),
    .object([]), .array([.object([JSONMember("...", .string("x"))])]),
    .object([JSONMember("_sd", .array([]))]),
  ]

  private static let names = [
    "_sd", "...", "_sd_alg", "iss", "vct", "nbf", "exp", "cnf", "status", "aka_vcts", "d", "crit",
    "typ", "alg", "kid", "use", "since", "parts", "bits", "to", "suspended", "subjects", "x", "",
    "vct#integrity", "retired_at", "compromised_at", "log_size_then", "portability", "ttl",
  ]

  /// The value with one thing about it changed, anywhere in it.
  private mutating func changed(_ value: JSONValue) -> JSONValue {
    var left = draw(Self.size(value))
    return changed(value, &left)
  }

  private static func size(_ value: JSONValue) -> Int {
    switch value {
    case .array(let items): items.reduce(1) { $0 + size($1) }
    case .object(let members): members.reduce(1) { $0 + size($1.value) }
    default: 1
    }
  }

  private mutating func changed(_ value: JSONValue, _ left: inout Int) -> JSONValue {
    if left == 0 {
      left = -1
      return replaced(value)
    }
    left -= 1
    switch value {
    case .array(let items):
      var result: [JSONValue] = []
      for item in items { result.append(left < 0 ? item : changed(item, &left)) }
      return .array(result)
    case .object(let members):
      var result: [JSONMember] = []
      for member in members {
        result.append(
          left < 0 ? member : JSONMember(member.name, changed(member.value, &left)))
      }
      return .object(result)
    default: return value
    }
  }

  private mutating func replaced(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(var members) where draw(4) > 0:
      let new = JSONMember(pick(Self.names), pick(Self.values))
      guard !members.isEmpty else { return .object([new]) }
      let place = draw(members.count)
      switch draw(4) {
      case 0: members.remove(at: place)
      case 1: members.append(members[place])
      case 2: members[place] = JSONMember(new.name, members[place].value)
      default: members.append(new)
      }
      return .object(members)
    case .array(var items) where draw(4) > 0:
      guard !items.isEmpty else { return .array([pick(Self.values)]) }
      let place = draw(items.count)
      switch draw(3) {
      case 0: items.remove(at: place)
      case 1: items.append(items[place])
      default: items.insert(pick(Self.values), at: place)
      }
      return .array(items)
    case .integer(let number) where draw(2) == 0:
      let step = pick([1, -1, 86_400, -86_400, 31_536_000, -31_536_000])
      return .integer(number.addingReportingOverflow(Int64(step)).partialValue)
    case .string(let text) where draw(3) == 0:
      return .string(String(decoding: damaged(Array(text.utf8)), as: UTF8.self))
    default: return draw(6) == 0 ? .array([value]) : pick(Self.values)
    }
  }
}
