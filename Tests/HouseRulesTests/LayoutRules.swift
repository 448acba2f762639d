/// What the top level and the folders of code may hold.
let layoutRules: [Rule] = [
  Rule(
    "the top level holds Package.swift, Sources, Tests, Protos, Tools, README.md and dotfiles",
    broken: [["Notes.md": "", "README.md": ""]],
    kept: [[".ci/run": "", "README.md": "", "Sources/Vocabulary/Code.swift": ""]]
  ) { tree in
    let allowed = ["Package.swift", "Sources", "Tests", "Protos", "Tools", "README.md"]
    return tree.paths.filter { !$0.contains("/") && !$0.hasPrefix(".") && !allowed.contains($0) }
      .sorted().map { name in
        Breach(
          path: name, line: 1,
          message: "move it: long text to the .docc folder of its module, data beside its code")
      }
  },
  Rule(
    "a folder of tests is named after the module it tests",
    broken: [["Tests/MiscTests/A.swift": ""], ["Tests/Vocabulary/A.swift": ""]],
    kept: [["Tests/VocabularyTests/A.swift": "", "Tests/TestSupport/Builders.swift": ""]]
  ) { tree in
    let apart = ["TestSupport", "EndToEndTests", "HouseRulesTests"]
    return tree.files(under: "Tests").filter { file in
      let folder = String(file.path.split(separator: "/")[1])
      return !apart.contains(folder) && !house.contains { $0.name + "Tests" == folder }
    }.map { $0.breach(1, "move it to the folder called after its module, with `Tests` behind") }
  },
  Rule(
    "generated files say so at their head",
    broken: [
      ["Sources/OneWorkforceProtos/Byhand.swift": "struct ByHand {}\n"],
      ["Sources/ReferenceData/Generated/Roles.swift": "let roles = [1]\n"],
    ],
    kept: [["Sources/OneWorkforceProtos/a.pb.swift": "// DO NOT EDIT.\n"]],
    in: { $0.isSwift && $0.isGenerated }
  ) { file in
    let head = file.lines.prefix(40)
    let isSaid = head.contains { $0.contains("DO NOT EDIT") || $0.contains("enerated by ") }
    return isSaid
      ? [] : [file.breach(1, "nothing here is written by hand: begin with `// DO NOT EDIT.`")]
  },
  Rule(
    "a script stops at its first error",
    broken: [["Tools/run": "#!/usr/bin/env bash\na | b\n"]],
    kept: [["Tools/run": "#!/usr/bin/env bash\nset -euo pipefail\n", "Tools/notes.md": ""]],
    in: { $0.lines.first == "#!/usr/bin/env bash" }
  ) { file in
    file.lines.contains("set -euo pipefail")
      ? [] : [file.breach(1, "write `set -euo pipefail` below the first comment")]
  },
]
