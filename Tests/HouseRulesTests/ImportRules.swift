/// Arrows point down: what a module may import is its row in the table of House.swift.
let importRules: [Rule] = [
  Rule(
    "every module has its row in the import table",
    broken: [["Sources/Utilities/Utilities.swift": ""]],
    kept: [["Sources/Vocabulary/Code.swift": ""]]
  ) { tree in
    let known = Set(house.map(\.name))
    let firsts = Dictionary(
      tree.files(under: "Sources").compactMap { file in file.module.map { ($0, file) } },
      uniquingKeysWith: { first, _ in first })
    return firsts.filter { !known.contains($0.key) }.map { name, file in
      file.breach(1, "give `\(name)` a row in House.swift and in the map of the README")
    }
  },
  Rule(
    "a module imports what its row of the table allows",
    broken: [
      ["Sources/Vocabulary/Code.swift": "import ReferenceData\n"],
      ["Sources/Passports/Worker.swift": "package import Operations\n"],
      ["Sources/SQLiteDriver/Pool.swift": "import RPCServer\n"],
      ["Sources/Planning/Stock.swift": "import Passports\n"],
      ["Sources/Store/Queries.swift": "import Operations\n"],
      ["Sources/Roles/Role.swift": "@preconcurrency import struct GRDB.Row\n"],
      ["Sources/Access/Caller.swift": "import Foundation\n"],
    ],
    kept: [
      ["Sources/Passports/Worker.swift": "package import Vocabulary\nimport Organisations\n"],
      ["Sources/SQLiteDriver/Pool.swift": "import Foundation\nimport GRDB\nimport Store\n"],
      ["Sources/Roles/Role.swift": "// import GRDB\nlet a = \"\"\"\nimport GRDB\n\"\"\"\n"],
    ],
    in: { $0.isSwift && $0.module.flatMap(room) != nil }
  ) { file in
    guard let room = file.module.flatMap(room) else { return [] }
    return imports(in: file).filter { !room.mayImport($0.module) }.map { line, module in
      file.breach(line, refusal(of: module, in: room))
    }
  },
  Rule(
    "every module with tests has some that see only what other modules see",
    broken: [["Tests/RolesTests/A.swift": "@testable import Roles\n"]],
    kept: [
      [
        "Tests/RolesTests/A.swift": "@testable import Roles\n",
        "Tests/RolesTests/B.swift": "import Roles\n",
      ]
    ]
  ) { tree in
    let folders = Dictionary(grouping: tree.files(under: "Tests").filter(\.isSwift)) { file in
      file.path.split(separator: "/").dropLast().joined(separator: "/")
    }
    return folders.values.compactMap { files in
      let isInsideOnly = files.allSatisfy { !$0.code.finds(of: "@testable").isEmpty }
      return isInsideOnly
        ? files.first?.breach(1, "write one of these tests without `@testable`") : nil
    }
  },
]

private func refusal(of module: String, in room: Room) -> String {
  if module == "Foundation" {
    return "\(room.name) is pure: use FoundationEssentials where bytes or numbers need it, or the"
      + " types of Vocabulary"
  }
  guard let wanted = house.first(where: { $0.name == module }) else {
    return "`\(module)` has another home; the row of \(room.name) in House.swift names what it may"
      + " import"
  }
  return wanted.tier == room.tier && room.tier == 4
    ? "adapters never import each other: join them in the program"
    : "\(room.name) (tier \(room.tier)) may not import \(module) (tier \(wanted.tier)): put a"
      + " protocol beside the noun and let the upper module fill it"
}

/// The modules that a file imports, each with its line.
func imports(in file: SourceFile) -> [(line: Int, module: String)] {
  file.code.lines.enumerated().compactMap { index, line in
    var words = line.split(separator: " ")[...]
    let modifiers = ["package", "public", "internal", "fileprivate", "private"]
    while let word = words.first, word.hasPrefix("@") || modifiers.contains(String(word)) {
      words.removeFirst()
    }
    guard words.popFirst() == "import", var name = words.popFirst() else { return nil }
    let kinds = ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias"]
    if kinds.contains(String(name)), let next = words.popFirst() { name = next }
    return (index + 1, String(name.prefix { $0 != "." && $0 != ";" }))
  }
}
