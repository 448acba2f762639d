/// A call that is banned outside its homes, and what to write there.
struct BannedCall: Sendable {
  let call: String
  let homes: [String]
  let replacement: String
  /// A line that uses it.
  let sample: String
  /// Text that makes the call harmless when it follows in the same parentheses.
  let unless: String?

  init(
    _ call: String, homes: [String] = [], sample: String, unless: String? = nil,
    instead replacement: String
  ) {
    self.call = call
    self.homes = homes
    self.sample = sample
    self.unless = unless
    self.replacement = replacement
  }
}

private let program = "Sources/oneworkforce/"
private let testSupport = "Tests/TestSupport/"
private let clock = "take the instant as a parameter; the program asks the clock, once"
private let chance = "take a generator as a parameter and pass it as `using:`"
private let refusal = "throw a ServiceError, or make the wrong value impossible to build"

/// What nobody may call, or only some.
let bannedCalls: [BannedCall] = [
  BannedCall("try!", sample: "let a = try! b()", instead: "let the error through with `try`"),
  BannedCall("as!", sample: "let a = b as! C", instead: "use `as?` and say what else it can be"),
  BannedCall("fatalError", sample: "fatalError(\"no\")", instead: refusal),
  BannedCall("precondition(", sample: "precondition(a > 0)", instead: refusal),
  BannedCall(
    "preconditionFailure", homes: [testSupport], sample: "preconditionFailure()", instead: refusal),
  BannedCall(
    "print(", homes: [program], sample: "print(a)",
    instead: "return the value, or write to the Logger that was handed in"),
  BannedCall("Date()", homes: [program, testSupport], sample: "let a = Date()", instead: clock),
  BannedCall(
    "Date.now", homes: [program, testSupport], sample: "let a = Date.now", instead: clock),
  BannedCall(
    "UUID()", homes: [program, testSupport], sample: "let a = UUID()",
    instead: "take the identifier, or the generator it comes from, as a parameter"),
  BannedCall(
    "SystemRandomNumberGenerator", homes: [program, testSupport],
    sample: "var a = SystemRandomNumberGenerator()", instead: chance),
  BannedCall(
    ".random(", homes: [program, testSupport], sample: "let a = Int.random(in: 0..<5)",
    unless: "using:", instead: chance),
  BannedCall(
    ".randomElement(", homes: [program, testSupport], sample: "let a = b.randomElement()",
    unless: "using:", instead: chance),
  BannedCall(
    ".shuffled(", homes: [program, testSupport], sample: "let a = b.shuffled()",
    unless: "using:", instead: chance),
  BannedCall(
    "Bundle.module", sample: "let a = Bundle.module",
    instead: "exclude the folder; compile literals in or take the folder as a setting"),
  BannedCall(
    "sleep(", homes: ["Sources/", testSupport], sample: "try await Task.sleep(for: .seconds(1))",
    instead: "wait for the event itself, or hand in a clock the test moves"),
]

extension BannedCall {
  /// The ban as a rule, with samples made of its own line.
  var rule: Rule {
    let unseen = ["Tests/RolesTests/A.swift": "// \(call)\nlet a = #\"\(call)\"#\n"]
    let atHome = homes.map { ["\($0)A.swift": sample] }
    let harmless = unless.map { [["Tests/RolesTests/A.swift": "let a = b\(call)\($0) c)"]] } ?? []
    let outside = homes.isEmpty ? "" : " outside " + homes.joined(separator: " and ")
    return Rule(
      "no `\(call)`\(outside)", broken: [["Tests/RolesTests/A.swift": sample]],
      kept: [unseen] + atHome + harmless,
      in: { file in file.isHandwritten && !homes.contains { file.path.hasPrefix($0) } },
      breaches: breaches(in:))
  }

  private func breaches(in file: SourceFile) -> [Breach] {
    file.code.finds(of: call).filter { !isHarmless(at: $0, in: file.code) }.map { offset in
      file.breach(file.code.line(at: offset), "`\(call)`: \(replacement)")
    }
  }

  private func isHarmless(at offset: Int, in code: CodeText) -> Bool {
    guard let unless, let end = code.partner(of: offset + call.utf8.count - 1) else { return false }
    return !CodeText(Array(code.bytes[offset...end])).finds(of: unless).isEmpty
  }
}
