extension ClaimRule.Kind {
  /// Whether `value` looks like this.
  func accepts(_ value: JSONValue) -> Bool {
    switch self {
    case .assurance: isAssurance(value)
    case .code: value.text.map(isCode) ?? false
    case .codes: isList(value, most: 64) { $0.text.map(isCode) ?? false }
    case .date: isNumber(value, in: -2_208_988_800...4_133_980_799)
    case .digest: value.text.map(isDigest) ?? false
    case .digits12: value.text.map { $0.utf8.count == 12 && $0.utf8.allSatisfy(isDigit) } ?? false
    case .flag: value.flag != nil
    case .flags: isFlags(value)
    case .number: isNumber(value, in: 0...1_000_000)
    case .standards: isList(value, most: 16, where: isStandard)
    case .text: value.text.map(isPlainText) ?? false
    }
  }
}

private let methods = [
  "register-api", "seen-original", "idsp", "issuer-of-record", "self-declared",
]

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
}

private func isCode(_ text: String) -> Bool {
  (1...64).contains(text.utf8.count)
    && text.utf8.allSatisfy { isLetterOrDigit($0) || "_.:/-".utf8.contains($0) }
}

private func isDigest(_ text: String) -> Bool {
  text.utf8.count == 43
    && text.utf8.allSatisfy { isLetterOrDigit($0) || "-_".utf8.contains($0) }
}

private func isPlainText(_ text: String) -> Bool {
  (1...200).contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
}

private func isNumber(_ value: JSONValue, in range: ClosedRange<Int64>) -> Bool {
  value.wholeNumber.map(range.contains) ?? false
}

private func isList(
  _ value: JSONValue, most: Int, where isRight: (JSONValue) -> Bool
) -> Bool {
  value.items.map { $0.count <= most && $0.allSatisfy(isRight) } ?? false
}

private func isFlags(_ value: JSONValue) -> Bool {
  value.members.map { members in
    members.count <= 32 && members.allSatisfy { $0.value.flag != nil && isCode($0.name) }
  } ?? false
}

private func isAssurance(_ value: JSONValue) -> Bool {
  guard let method = value["method"]?.text else { return false }
  let role = value["by_role"]
  return value.members?.count == (role == nil ? 1 : 2)
    && (role.map(ClaimRule.Kind.code.accepts) ?? true)
    && methods.contains { isSame($0, method) }
}

private func isStandard(_ value: JSONValue) -> Bool {
  guard let number = value["standard"], isNumber(number, in: 1...16) else { return false }
  let (date, assessor) = (value["completed_on"], value["assessor"])
  return value.members?.count == 1 + (date == nil ? 0 : 1) + (assessor == nil ? 0 : 1)
    && (date.map(ClaimRule.Kind.date.accepts) ?? true)
    && (assessor.map(ClaimRule.Kind.text.accepts) ?? true)
}
