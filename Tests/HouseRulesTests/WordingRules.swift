/// What no text of the project may say.
let wordingRules: [Rule] = [
  Rule(
    "no path of one machine is written down",
    broken: [["Tools/run": "cd /" + "work/main\n"], ["README.md": "see `/" + "root/notes`\n"]],
    kept: [["README.md": "https://example.org/work/main and Tools/work/a\n"]],
    in: { _ in true }
  ) { file in
    ["work", "farm", "root", "opt/swift-packages", "opt/wheels"].flatMap { folder in
      file.text.finds(of: "/\(folder)/").filter { beginsPath(at: $0, in: file.text) }
    }.map { offset in
      file.breach(
        file.text.line(at: offset), "write the path from the top level, or take it as a setting")
    }
  },
  Rule(
    "no mark for work left undone",
    broken: [["Sources/Roles/A.swift": "// TO" + "DO: the rest\n"], ["README.md": "FIX" + "ME\n"]],
    kept: [["Sources/Roles/A.swift": "// The rest comes with issue 7.\n"]],
    in: { _ in true }
  ) { file in
    ["TO" + "DO", "FIX" + "ME"].flatMap { file.text.finds(of: $0) }.map { offset in
      file.breach(
        file.text.line(at: offset), "do it now, or say in a sentence which issue brings it")
    }
  },
  Rule(
    "SQL is written in Store and its drivers",
    broken: [["Sources/Operations/A.swift": "let a = \"SELECT name FROM worker\"\n"]],
    kept: [["Sources/Store/A.swift": "let a = \"SELECT name FROM worker\"\n"]],
    in: { file in
      let homes = ["Store", "SQLiteDriver", "PostgresDriver"]
      return file.isSwift && file.module.map { !homes.contains($0) } ?? false
    }
  ) { file in
    ["SELECT", "INSERT INTO", "DELETE FROM", "CREATE TABLE"].flatMap { file.text.finds(of: $0) }
      .map { file.breach(file.text.line(at: $0), "ask through the protocol beside the noun") }
  },
  Rule(
    "every test has a sentence for a name",
    broken: [
      ["Tests/RolesTests/A.swift": "@Test func a() {}\n"],
      ["Tests/RolesTests/A.swift": "@Test(arguments: [1]) func a(b: Int) {}\n"],
    ],
    kept: [["Tests/RolesTests/A.swift": "@Test(\n  \"a lapsed registration is refused\")\n"]],
    in: { $0.isHandwritten && $0.path.hasPrefix("Tests/") }
  ) { file in
    file.code.finds(of: "@Test").filter { !hasSentence(at: $0 + 5, in: file.code) }.map { offset in
      file.breach(file.code.line(at: offset), "write `@Test(\"what holds, as a sentence\")`")
    }
  },
]

/// Whether the slash at `offset` begins a path: not the middle of one, nor of an address.
private func beginsPath(at offset: Int, in text: CodeText) -> Bool {
  guard offset > 0 else { return true }
  let before = text.bytes[offset - 1]
  return !isWordByte(before) && !"./-".utf8.contains(before)
}

private func hasSentence(at offset: Int, in code: CodeText) -> Bool {
  guard let open = code.solid(from: offset), code.bytes[open] == UInt8(ascii: "("),
    let first = code.solid(from: open + 1)
  else { return false }
  return code.bytes[first] == UInt8(ascii: "\"")
}
