/// The W3C trace a call belongs to, and this service's own step in it.
///
/// A caller's `traceparent` is carried on; where none came, or a malformed one, a trace begins.
package struct TraceContext: Hashable, Sendable {
  /// 32 lower-case hexadecimal digits, not all zero.
  package let traceID: String
  /// This call's step in the trace: 16 lower-case hexadecimal digits, not all zero.
  package let spanID: String
  /// Whether whoever began the trace keeps it.
  package let isSampled: Bool

  /// The trace `traceparent` names, or a new one; each `chance` is 64 random bits.
  package init(traceparent: String?, chance: () -> UInt64) {
    let given = traceparent.flatMap(Self.parse)
    traceID = given?.traceID ?? (hexadecimal(chance() | 1) + hexadecimal(chance()))
    isSampled = given?.isSampled ?? false
    spanID = hexadecimal(chance() | 1)
  }

  /// The header for the answer and for calls made on this one's behalf.
  package var traceparent: String {
    "00-\(traceID)-\(spanID)-\(isSampled ? "01" : "00")"
  }

  private static func parse(_ header: String) -> (traceID: String, isSampled: Bool)? {
    let bytes = Array(header.utf8)
    guard bytes.count >= 55, bytes.starts(with: "00-".utf8) ? bytes.count == 55 : true,
      bytes[2] == dash, bytes[35] == dash, bytes[52] == dash,
      bytes.count == 55 || bytes[55] == dash
    else { return nil }
    let (version, trace, parent, flags) = (
      bytes[0..<2], bytes[3..<35], bytes[36..<52], bytes[53..<55]
    )
    guard [version, trace, parent, flags].allSatisfy({ $0.allSatisfy(isLowerHexadecimal) }),
      !version.elementsEqual("ff".utf8), trace.contains(where: { $0 != zero }),
      parent.contains(where: { $0 != zero })
    else { return nil }
    let lastFlag = Character(Unicode.Scalar(bytes[54])).hexDigitValue ?? 0
    return (String(decoding: trace, as: UTF8.self), lastFlag & 1 == 1)
  }
}

private let dash = UInt8(ascii: "-")
private let zero = UInt8(ascii: "0")

private func isLowerHexadecimal(_ byte: UInt8) -> Bool {
  (zero...UInt8(ascii: "9")).contains(byte)
    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
}

private func hexadecimal(_ value: UInt64) -> String {
  String(unsafeUninitializedCapacity: 16) { digits in
    for index in 0..<16 {
      let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * index)) & 15
      digits[index] = digit < 10 ? zero + digit : UInt8(ascii: "a") + digit - 10
    }
    return 16
  }
}
