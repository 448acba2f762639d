/// How wide, how long and how deep.
let sizeRules: [Rule] = [
  Rule(
    "lines fit in \(Limit.columns) columns",
    broken: [["Sources/Roles/A.swift": String(repeating: "é", count: 101)]],
    kept: [["Sources/Roles/A.swift": String(repeating: "é", count: 100)]],
    in: { $0.isHandwritten || $0.path.hasPrefix("Protos/oneworkforce/") }
  ) { file in
    file.lines.enumerated().filter { $1.utf8.count > Limit.columns && $1.count > Limit.columns }
      .map { index, line in
        file.breach(index + 1, "break the line: \(line.count) columns of \(Limit.columns)")
      }
  },
  Rule(
    "a file has at most \(Limit.fileLines) lines, a file of tests \(Limit.testFileLines)",
    broken: [
      ["Sources/Roles/A.swift": lines(501)], ["Tests/RolesTests/A.swift": lines(801)],
    ],
    kept: [["Sources/Roles/A.swift": lines(500), "Tests/RolesTests/A.swift": lines(800)]],
    in: \.isHandwritten
  ) { file in
    let limit = file.path.hasPrefix("Tests/") ? Limit.testFileLines : Limit.fileLines
    let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
    return count > limit
      ? [file.breach(limit + 1, "find the second noun: \(count) lines of \(limit)")] : []
  },
  Rule(
    "a function has at most \(Limit.functionLines) lines",
    broken: [
      ["Sources/Roles/A.swift": "func a(\n  b: Int\n) {\n" + lines(68) + "}\n"],
      ["Sources/Roles/A.swift": "struct A {\n  init() {\n" + lines(69) + "  }\n}\n"],
      ["Sources/Roles/A.swift": "var a: [Int] {\n" + lines(69) + "}\n"],
    ],
    kept: [
      ["Sources/Roles/A.swift": "func a() {\n" + lines(68) + "}\n"],
      ["Sources/Roles/A.swift": "protocol A {\n  func a()\n}\nstruct B {\n" + lines(80) + "}\n"],
    ],
    in: \.isHandwritten
  ) { file in
    functions(in: file.code).filter { $0.count > Limit.functionLines }.map { lines in
      file.breach(
        lines.lowerBound,
        "say its steps as functions: \(lines.count) lines of \(Limit.functionLines)")
    }
  },
]

private enum Limit {
  static let columns = 100
  static let fileLines = 500
  static let testFileLines = 800
  static let functionLines = 70
}

private func lines(_ count: Int) -> String { String(repeating: "a()\n", count: count) }

/// The lines of each function, initialiser and computed value, from its first word to its brace.
private func functions(in code: CodeText) -> [ClosedRange<Int>] {
  ["func", "init", "deinit", "subscript", "var"].flatMap { code.finds(of: $0) }.sorted()
    .compactMap { start in
      guard !isUse(at: start, in: code), let open = bodyStart(from: start, in: code),
        let close = code.partner(of: open)
      else { return nil }
      return code.line(at: start)...code.line(at: close)
    }
}

/// Whether the word at `offset` calls something, as in `.init(` and `self.init(`.
private func isUse(at offset: Int, in code: CodeText) -> Bool {
  offset > 0 && code.bytes[offset - 1] == UInt8(ascii: ".")
}

/// The brace that opens the body of the declaration at `offset`, or nil where it has none.
private func bodyStart(from offset: Int, in code: CodeText) -> Int? {
  var position = offset
  while position < code.bytes.count {
    switch code.bytes[position] {
    case UInt8(ascii: "{"): return position
    case UInt8(ascii: "}"), UInt8(ascii: ";"): return nil
    case UInt8(ascii: "("), UInt8(ascii: "["):
      guard let close = code.partner(of: position) else { return nil }
      position = close
    case UInt8(ascii: "\n"):
      guard let next = code.solid(from: position), continuesSignature(at: next, in: code) else {
        return nil
      }
    default: break
    }
    position += 1
  }
  return nil
}

/// Whether the line that begins at `offset` still belongs to the signature above it.
private func continuesSignature(at offset: Int, in code: CodeText) -> Bool {
  let word = code.bytes[offset...].prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") }
  return ["{", "->", ")", "where", "throws", "async", "rethrows", "="].contains {
    word.starts(with: $0.utf8)
  }
}
