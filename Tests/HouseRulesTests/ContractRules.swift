/// How our own contracts are written.
let contractRules: [Rule] = [
  contractRule(
    "a contract has the package of its folder and the prefix Wire, with the name of the area",
    broken: "syntax = \"proto3\";\npackage oneworkforce.v1;\n", kept: ""
  ) { file, _ in
    // oneworkforce/v1 is the service; oneworkforce/bundle/v1 the area of the bundle.
    let folders = file.path.split(separator: "/").dropFirst().dropLast()
    let area = folders.dropFirst().dropLast().map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined()
    return [
      "package \(folders.joined(separator: "."));", "option swift_prefix = \"Wire\(area)\";",
    ]
    .filter { !file.lines.contains($0) }.map { file.breach(1, "write `\($0)`") }
  },
  contractRule(
    "services live one in a file, and the file is called after it",
    broken: "// A.\nservice Other {\n}\n", kept: "// A.\nservice SampleService {\n}\n"
  ) { file, blocks in
    blocks.filter { $0.kind == .service && snake($0.name) + ".proto" != file.name }.map {
      file.breach($0.line, "declare `\($0.name)` in \(snake($0.name)).proto")
    }
  },
  Rule(
    "every service, message, enum, rpc and field has its sentence",
    broken: [
      [samplePath: "// A.\nmessage A {\n  string b = 1;\n}\n"],
      [samplePath: "message A {\n}\n"],
      [samplePath: "// A.\nmessage A {\n  oneof b {\n    string c = 1;\n  }\n}\n"],
    ],
    kept: [
      [samplePath: "// A.\nmessage A {\n  // B.\n  string b = 1;\n  A a = 2;\n}\n"],
      [samplePath: "// A.\nenum A {\n  A_UNSPECIFIED = 0;\n}\n"],
      [
        samplePath: "// A.\nmessage A {\n  // B.\n  oneof b {\n    B c = 1;\n    B d = 2;\n  }\n}\n"
      ],
      [
        samplePath: "// A.\nservice A {\n  // Pings.\n  rpc B(BRequest) returns (BResponse);\n}\n"
          + "message BRequest {\n}\n"
      ],
    ]
  ) { tree in
    let requests = calls(in: tree).flatMap { [$0.request, $0.name + "Response"] }
    return contracts(in: tree).flatMap { file in
      contractBlocks(of: file).flatMap { unexplained(in: $0, whenCalled: requests) }
        .filter { !isExplained(line: $0, in: file.lines) }.map { line in
          file.breach(line, "put a comment above: what, unit, what zero means, which error")
        }
    }
  },
  contractRule(
    "the first value of an enum is zero and unspecified",
    broken: "// A.\nenum A {\n  A_FIRST = 0;\n}\n",
    kept: "// A.\nenum A {\n  A_UNSPECIFIED = 0;\n}\n"
  ) { file, blocks in
    blocks.filter { $0.kind == .enum }.filter { block in
      block.members.first?.name.hasSuffix("_UNSPECIFIED") != true
    }.map { file.breach($0.line, "begin `\($0.name)` with a value that ends in _UNSPECIFIED") }
  },
  contractRule(
    "a list is asked for by page_size and page_token and answers with next_page_token",
    broken: "// A.\nmessage ListAsRequest {\n  // B.\n  int32 page_size = 1;\n}\n",
    kept: "// A.\nmessage ListAsResponse {\n  // B.\n  string next_page_token = 1;\n}\n"
  ) { file, blocks in
    blocks.filter { $0.name.hasPrefix("List") }.flatMap { block -> [Breach] in
      let wanted =
        block.name.hasSuffix("Request")
        ? ["page_size", "page_token"] : block.name.hasSuffix("Response") ? ["next_page_token"] : []
      return wanted.filter { !block.has($0) }.map { file.breach(block.line, "add `\($0)`") }
    }
  },
  Rule(
    "every change carries request_id and validate_only",
    broken: [
      [samplePath: service("RecordPing", "string id = 1;")]
    ],
    kept: [
      [
        samplePath: service(
          "RecordPing", "string request_id = 1;\n  bool validate_only = 2;")
      ],
      [samplePath: service("GetPing", "string id = 1;")],
    ]
  ) { tree in
    let blocks = contracts(in: tree).flatMap(contractBlocks)
    let messages = Dictionary(
      blocks.filter { $0.kind == .message }.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    return calls(in: tree).filter { !isReading($0.name) }.flatMap { call -> [Breach] in
      // A stream may carry them in a message of its first item.
      let request = messages[call.request]
      let inside =
        [request].compactMap(\.self)
        + (request?.members ?? []).compactMap {
          messages[$0.type]
        }
      return ["request_id", "validate_only"].filter { field in !inside.contains { $0.has(field) } }
        .map { call.file.breach(call.line, "add `\($0)` to \(call.request)") }
    }
  },
]

/// The lines of a block that need a comment. The rpc speaks for its request and response, and a
/// message for the field that is called after it.
private func unexplained(in block: ContractBlock, whenCalled requests: [String]) -> [Int] {
  let own = requests.contains(block.name) ? [] : [block.line]
  return block.kind == .enum
    ? own : own + block.members.filter { $0.name != snake($0.type) }.map(\.line)
}

/// Whether a comment stands above `line`, or above the oneof that it is one choice of.
private func isExplained(line: Int, in lines: [String]) -> Bool {
  func isComment(_ index: Int) -> Bool { index >= 0 && lines[index].trimmed.hasPrefix("//") }
  if isComment(line - 2) { return true }
  let opening = lines[..<(line - 1)].lastIndex { $0.hasSuffix("{") }
  return opening.map { lines[$0].trimmed.hasPrefix("oneof ") && isComment($0 - 1) } ?? false
}

/// Whether an rpc of this name changes nothing that its caller could ask to change twice.
private func isReading(_ name: String) -> Bool {
  [
    "Get", "List", "Find", "Check", "Verify", "BatchVerify", "BatchCheck", "Watch", "Describe",
    "Compare", "Explain", "Export", "Match", "Replay", "LookBack",
  ].contains { name.hasPrefix($0) }
}

/// `VerifyPassport` as `verify_passport`.
private func snake(_ name: String) -> String {
  name.reduce(into: "") { text, letter in
    if letter.isUppercase && !text.isEmpty { text += "_" }
    text += letter.lowercased()
  }
}

private let samplePath = "Protos/oneworkforce/v1/sample_service.proto"
private let head = "package oneworkforce.v1;\noption swift_prefix = \"Wire\";\n"

private func service(_ name: String, _ fields: String) -> String {
  """
  service SampleService {
    rpc \(name)(\(name)Request) returns (\(name)Response);
  }
  message \(name)Request {
    \(fields)
  }
  """
}

/// A rule that each contract of ours keeps by itself.
private func contractRule(
  _ sentence: String, broken: String, kept: String,
  breaches: @escaping @Sendable (SourceFile, [ContractBlock]) -> [Breach]
) -> Rule {
  return Rule(
    sentence, broken: [[samplePath: broken]], kept: [[samplePath: head + kept]],
    in: { $0.path.hasPrefix("Protos/oneworkforce/") }
  ) { breaches($0, contractBlocks(of: $0)) }
}
