import Credentials
import Testing
import Vocabulary

/// A status token of which a test changes one thing. As it stands it is one of ours, of two bits.
struct StatusSample {
  static let uri = "https://college.example/status/7"

  var type = "statuslist+jwt"
  var algorithm = "ES256"
  var keyID: String?
  var moreHeader = ""
  var secret: UInt8 = TrustSamples.statusSecret
  var kind = SignatureAlgorithm.es256
  var subject = uri
  /// Seconds since 1970, or any other JSON.
  var issuedAt = "\(TrustSamples.seconds - 60)"
  var expires = "\(TrustSamples.seconds - 60 + 86_400)"
  var timeToLive = "3600"
  var bits = "2"
  /// Nil for a list of 1,024 entries: 1 revoked, 2 suspended, 3 superseded, the rest valid.
  var list: String?

  static func list() throws -> StatusList {
    var list = StatusList(count: 1_024)
    for value in UInt8(1)...3 { put(value, at: Int64(value), in: &list) }
    return list
  }

  func payload() throws -> String {
    let times = [("iat", issuedAt), ("exp", expires), ("ttl", timeToLive)]
      .filter { !$0.1.isEmpty }.map { "\"\($0.0)\":\($0.1)," }.joined()
    let list = try list ?? Self.list().encoded()
    return #"{"sub":"\#(subject)",\#(times)"status_list":{"bits":\#(bits),"lst":"\#(list)"}}"#
  }

  func token(payload text: String? = nil) throws -> [UInt8] {
    let id = try keyID ?? TrustSamples.secret(secret, kind).publicKey.thumbprint
    let header = "{\"alg\":\"\(algorithm)\",\"typ\":\"\(type)\",\(moreHeader)\"kid\":\"\(id)\"}"
    let payload = try text ?? payload()
    return try TrustSamples.token(
      header: header, payload: Array(payload.utf8), by: secret, kind)
  }

  func answer(
    at index: Int64 = 0, entry: TrustEntry? = nil, now: Instant = TrustSamples.now
  ) throws -> StatusAnswer {
    StatusListToken.judge(
      try token(), uri: Self.uri, index: index, entry: try entry ?? TrustSamples.entry(), at: now)
  }

  /// The sample with one thing changed.
  func with(_ change: (inout StatusSample) -> Void) -> StatusSample {
    var sample = self
    change(&sample)
    return sample
  }
}

/// Sets a value that the list has room for.
func put(_ value: UInt8, at index: Int64, in list: inout StatusList) {
  let isSet = list.set(value, at: index)
  #expect(isSet, "\(value) at \(index)")
}

/// Streams that no library would write.
enum StreamSamples {
  /// `bytes` compressed as RFC 1950 has it.
  static func zlib(_ bytes: [UInt8]) throws -> [UInt8] {
    var list = StatusList(bits: .eight, count: bytes.count)
    for (index, byte) in bytes.enumerated() where byte != 0 {
      put(byte, at: Int64(index), in: &list)
    }
    return try Base64URL.decode(list.encoded().utf8)
  }

  /// The stream inside `zlib`, framed as gzip with the checksum and length of what it holds.
  static func gzip(_ zlib: [UInt8], checksum: UInt32, count: Int) -> [UInt8] {
    func little(_ number: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
    }
    let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
    return header + zlib.dropFirst(2).dropLast(4) + little(checksum)
      + little(UInt32(truncatingIfNeeded: count))
  }

  static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    gzip(try zlib(bytes), checksum: checksum(bytes), count: bytes.count)
  }

  /// CRC-32 of RFC 1952.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    let table: [UInt32] = (0..<256).map { number in
      var rest = UInt32(number)
      for _ in 0..<8 { rest = rest & 1 == 1 ? 0xedb8_8320 ^ (rest >> 1) : rest >> 1 }
      return rest
    }
    var sum = UInt32.max
    for byte in bytes {
      sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8)
    }
    return ~sum
  }
}
