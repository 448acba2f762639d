import Foundation

/// What crosses a module in tiers 0-2 is documented.
let documentationRules: [Rule] = [
  Rule(
    "every shared name of tiers 0-2 has its sentence",
    broken: [
      ["Sources/Vocabulary/A.swift": "package struct A {}\n"],
      ["Sources/Operations/A.swift": "/// An A.\npackage enum A {\n  package let b = 1\n}\n"],
      ["Sources/Roles/A.swift": "// A remark.\n@discardableResult\npublic func a() -> Int { 1 }\n"],
      ["Sources/Access/A.swift": "/// An A.\npackage protocol A {\n  func b() throws\n}\n"],
    ],
    kept: [
      ["Sources/Vocabulary/A.swift": "/// An A.\n@frozen\npackage struct A {\n  let b = 1\n}\n"],
      ["Sources/Vocabulary/A.swift": "package import Roles\nstruct A {}\n"],
      ["Sources/Store/A.swift": "package struct A {}\n"],
      ["Sources/Roles/A.swift": "/// An A.\npackage enum A {\n  case b\n}\n"],
      [
        "Sources/Access/A.swift":
          "/// An A.\npackage protocol A {\n  /// A b.\n  func b(\n    c: Int\n  ) throws\n}\n"
      ],
    ],
    in: { file in file.isSwift && (file.module.flatMap(room)?.tier ?? 9) <= 2 }
  ) { file in
    let code = file.code.lines.map { $0.trimmed }
    let asked = sharedDeclarations(in: code) + requirements(in: file.code)
    return Set(asked).sorted().filter { !isDocumented($0, in: file.lines) }.map { index in
      file.breach(
        index + 1,
        "put `///` and a sentence above: what the caller gets, its unit or range, which error")
    }
  }
]

extension String {
  /// The text without spaces at either end.
  var trimmed: String { trimmingCharacters(in: .whitespaces) }
}

/// The lines, counted from 0, that declare a name other modules may use.
private func sharedDeclarations(in code: [String]) -> [Int] {
  code.indices.filter { index in
    let words = code[index].split(separator: " ").filter { !$0.hasPrefix("@") }
    guard let first = words.first, ["package", "public", "open"].contains(first) else {
      return false
    }
    return words.count > 1 && !["import", "extension"].contains(words[1])
  }
}

/// The lines, counted from 0, that declare what a shared protocol asks for.
private func requirements(in code: CodeText) -> [Int] {
  let lines = code.lines.map { $0.trimmed }
  let kinds = ["func", "static", "mutating", "var", "init", "init(", "associatedtype", "subscript"]
  return code.finds(of: "package protocol").flatMap { start -> [Int] in
    guard let open = code.bytes[start...].firstIndex(of: UInt8(ascii: "{")),
      let close = code.partner(of: open)
    else { return [] }
    return (code.line(at: open)..<max(code.line(at: open), code.line(at: close) - 1)).filter {
      index in
      lines[index].split(separator: " ").first { !$0.hasPrefix("@") }.map { word in
        kinds.contains { $0 == word || ($0 == "init(" && word.hasPrefix("init(")) }
      } ?? false
    }
  }
}

/// Whether a comment with `///` stands above line `index`, with attributes at most between.
private func isDocumented(_ index: Int, in lines: [String]) -> Bool {
  let above = lines[..<index].last { !$0.trimmed.hasPrefix("@") }
  return above?.trimmed.hasPrefix("///") ?? false
}
