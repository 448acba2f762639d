import Foundation

/// The project's own text files, as the rules see them: without what git ignores and without data.
struct SourceTree: Sendable {
  /// In order of path.
  let files: [SourceFile]
  /// Every file and folder, data included, below the top level.
  let paths: Set<String>

  /// A tree of made-up files, path to text.
  init(_ texts: [String: String]) {
    files = texts.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, text: $0.value) }
    paths = Self.withFolders(texts.keys)
  }

  /// The tree that lies at `root`.
  init(at root: URL) throws {
    let found = try Self.filePaths(at: root)
    files = try found.filter(Self.isText).map { path in
      let data = try Data(contentsOf: root.appending(path: path))
      return SourceFile(path: path, text: String(decoding: data, as: UTF8.self))
    }
    paths = Self.withFolders(found)
  }

  /// The tree these tests were compiled from.
  static func ofThisProject() throws -> SourceTree {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return try SourceTree(at: tests.deletingLastPathComponent())
  }

  func file(_ path: String) -> SourceFile? { files.first { $0.path == path } }

  func files(under folder: String) -> [SourceFile] {
    files.filter { $0.path.hasPrefix(folder + "/") }
  }

  /// Code that people write for the package.
  var handwritten: [SourceFile] { files.filter(\.isHandwritten) }

  // The names that .gitignore lists: none of them is part of the project.
  private static func isIgnored(_ name: Substring) -> Bool {
    [".build", ".git", "Package.resolved", "__pycache__", "build"].contains(name)
      || name.hasSuffix(".profraw")
  }

  private static func filePaths(at root: URL) throws -> [String] {
    var found: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      let directory = root.appending(path: folder)
      let names = try FileManager.default.contentsOfDirectory(atPath: directory.plainPath)
      for name in names where !isIgnored(name[...]) {
        let path = folder.isEmpty ? name : folder + "/" + name
        var isFolder: ObjCBool = false
        let full = root.appending(path: path).plainPath
        guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else { continue }
        if isFolder.boolValue { folders.append(path) } else { found.append(path) }
      }
    }
    return found.sorted()
  }

  // Scripts have no suffix; everything else that people write has one of these. Data is not text.
  private static func isText(_ path: String) -> Bool {
    if path.contains("/Resources/") && !path.hasSuffix(".md") { return false }
    let name = path.split(separator: "/").last ?? ""
    let suffix = name.dropFirst().split(separator: ".").dropFirst().last
    let written = "swift proto md py sh c h sql json yaml toml txt".split(separator: " ")
    return suffix.map { written.contains($0) } ?? true
  }

  private static func withFolders(_ files: some Sequence<String>) -> Set<String> {
    files.reduce(into: []) { paths, file in
      let parts = file.split(separator: "/")
      for count in 1...max(1, parts.count) {
        paths.insert(parts.prefix(count).joined(separator: "/"))
      }
    }
  }
}

extension URL {
  fileprivate var plainPath: String { path(percentEncoded: false) }
}
