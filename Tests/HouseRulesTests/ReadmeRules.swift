/// The README is short and points at what is there.
let readmeRules: [Rule] = [
  Rule(
    "there is a README of at most 200 lines",
    broken: [[:], ["README.md": String(repeating: "a\n", count: 201)]],
    kept: [["README.md": String(repeating: "a\n", count: 200)]]
  ) { tree in
    guard let readme = tree.file("README.md") else {
      return [Breach(path: "README.md", line: 1, message: "write it: what it is, two commands")]
    }
    return readme.lines.count > 201
      ? [readme.breach(201, "move the rest to the .docc folder of the module it explains")] : []
  },
  Rule(
    "the README names its two commands",
    broken: [["README.md": "Run `./Tools/quickstart`.\n"]],
    kept: [["README.md": "Run `./Tools/quickstart`, or `./Tools/test`.\n"]],
    in: { $0.path == "README.md" }
  ) { file in
    ["./Tools/quickstart", "./Tools/test"].filter { file.text.finds(of: $0).isEmpty }
      .map { file.breach(1, "name `\($0)`") }
  },
  Rule(
    "every relative link of the README leads somewhere",
    broken: [["README.md": "See [the tests](Tests/NoneTests).\n"]],
    kept: [
      [
        "README.md": "[a](https://example.org/b) [c](Sources/Roles/A.swift#x) [d](#e)\n",
        "Sources/Roles/A.swift": "",
      ]
    ]
  ) { tree in
    broken(in: tree, between: "](", and: ")") { target in
      target.contains("://") || target.hasPrefix("#") || target.hasPrefix("mailto:")
    }
  },
  Rule(
    "every path of the project that the README names exists",
    broken: [
      ["README.md": "Run `./Tools/nothing --fast`.\n"],
      ["README.md": "Look into `Sources/Rules/`.\n"],
    ],
    kept: [
      [
        "README.md": "`./Tools/test --filter A`, `Sources/Operations/`, `Protos/…/a`, `a/b`\n",
        "Sources/Operations/A.swift": "", "Tools/test": "",
      ]
    ]
  ) { tree in
    broken(in: tree, between: "`", and: "`") { text in
      let folders = ["Sources/", "Tests/", "Tools/", "Protos/", ".ci/"]
      let isPattern = text.contains("…") || text.contains("<") || text.contains("*")
      return isPattern || !folders.contains { plainPath(text).hasPrefix($0) }
    }
  },
]

/// The breaches of the README's pieces between two marks that name nothing in the tree.
private func broken(
  in tree: SourceTree, between opening: String, and closing: Character,
  ignoring isIgnored: (String) -> Bool
) -> [Breach] {
  guard let readme = tree.file("README.md") else { return [] }
  return readme.lines.enumerated().flatMap { index, line in
    pieces(of: line, between: opening, and: closing)
      .filter { !isIgnored($0) && !tree.paths.contains(plainPath($0)) }
      .map { readme.breach(index + 1, "`\($0)` is not there: name what is") }
  }
}

/// What stands between the marks, each pair once, left to right.
private func pieces(of line: String, between opening: String, and closing: Character) -> [String] {
  var found: [String] = []
  var rest = line[...]
  while let start = rest.firstRange(of: opening) {
    guard let end = rest[start.upperBound...].firstIndex(of: closing) else { break }
    found.append(String(rest[start.upperBound..<end]))
    rest = rest[rest.index(after: end)...]
  }
  return found
}

/// The path in `text` without arguments, anchor, leading `./` and trailing `/`.
private func plainPath(_ text: String) -> String {
  var path = String(text.prefix { $0 != " " && $0 != "#" })
  if path.hasPrefix("./") { path.removeFirst(2) }
  if path.hasSuffix("/") { path.removeLast() }
  return path
}
