/// One text file of the project, with the views of it that the rules read.
struct SourceFile: Sendable {
  /// Where it lies below the top level, as in `Sources/Vocabulary/Instant.swift`.
  let path: String
  /// The text as written.
  let text: CodeText
  /// Swift without comments and without the text of its strings, byte for byte as long as `text`.
  let code: CodeText
  /// The lines of `text`.
  let lines: [String]

  init(path: String, text: String) {
    self.path = path
    self.text = CodeText(Array(text.utf8))
    lines = self.text.lines
    // The wire types are large and hold nothing a rule looks for in code.
    let isRead = path.hasSuffix(".swift") && !path.hasPrefix("Sources/OneWorkforceProtos/")
    code = isRead ? CodeText(blanked(self.text.bytes)) : self.text
  }

  /// The last part of the path.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  var isSwift: Bool { path.hasSuffix(".swift") }

  /// Whether a tool writes this file: the linter and the limits of size leave it alone.
  var isGenerated: Bool {
    path.hasPrefix("Sources/OneWorkforceProtos/") || path.contains("/Generated/")
  }

  /// The module the file belongs to, where it lies under `Sources`.
  var module: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }

  /// Whether the file is code that people write for the package: its sources, tests and manifest.
  var isHandwritten: Bool {
    isSwift && !isGenerated
      && (path.hasPrefix("Sources/") || path.hasPrefix("Tests/") || path == "Package.swift")
  }

  /// A breach of a rule at `line`, counted from 1.
  func breach(_ line: Int, _ message: String) -> Breach {
    Breach(path: path, line: line, message: message)
  }
}

/// One place where a rule is broken, and what to write there instead.
struct Breach: Hashable, CustomStringConvertible {
  let path: String
  let line: Int
  let message: String

  var description: String { "\(path):\(line): \(message)" }
}
