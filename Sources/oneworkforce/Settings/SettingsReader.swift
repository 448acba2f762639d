import Configuration
import Foundation
import Vocabulary

/// The effective settings as text, from flags, environment, file and defaults, unknown keys
/// refused.
struct SettingsReader: Sendable {
  private let reader: ConfigReader

  /// The settings that `flags`, `environment` and `file` say.
  ///
  /// - Throws: ``ServiceError`` naming a key that is not one of ours, wherever it stands.
  init(flags: [String: String], environment: [String: String], file: String?) async throws {
    try Self.refuseUnknown(in: environment)
    var providers: [any ConfigProvider] = [
      InMemoryProvider(
        name: "flags",
        values: Dictionary(
          uniqueKeysWithValues: flags.map {
            (AbsoluteConfigKey(ConfigKey($0.key)), ConfigValue(stringLiteral: $0.value))
          })
      ),
      EnvironmentVariablesProvider(
        environmentVariables: environment.filter { $0.key.hasPrefix("ONEWORKFORCE_") }
      ).prefixKeys(with: "oneworkforce"),
    ]
    if let file {
      try Self.refuseUnknown(inFile: file)
      let place = InMemoryProvider(values: ["filePath": .init(stringLiteral: file)])
      providers.append(try await FileProvider<JSONSnapshot>(config: ConfigReader(provider: place)))
    }
    reader = ConfigReader(providers: providers)
  }

  /// The text of `key`, or nil where nobody says it and it has no default.
  func text(_ key: String) -> String? {
    let setting = Setting.all.first { $0.key == key }
    // In a file `true` may also be read as the number 1, so a truth is asked for as one.
    let isTruth = setting?.fallback == "true" || setting?.fallback == "false"
    let said =
      reader.string(forKey: ConfigKey(key), isSecret: setting?.isSecret == true)
      ?? (isTruth ? reader.bool(forKey: ConfigKey(key)).map(String.init) : nil)
      ?? reader.int(forKey: ConfigKey(key)).map(String.init)
    return said ?? setting?.fallback
  }

  /// A whole number of `range`.
  func number(_ key: String, in range: ClosedRange<Int>) throws(ServiceError) -> Int {
    let text = text(key) ?? ""
    guard let number = wholeNumber(text), range.contains(number) else {
      throw Self.refusal(
        key, "must be a whole number of \(range.lowerBound) to \(range.upperBound)", text)
    }
    return number
  }

  /// `true` or `false`.
  func truth(_ key: String) throws(ServiceError) -> Bool {
    switch text(key) ?? "" {
    case "true": true
    case "false": false
    case let other: throw Self.refusal(key, "must be `true` or `false`", other)
    }
  }

  /// A refusal of the value of `key`.
  static func refusal(_ key: String, _ rule: String, _ value: String) -> ServiceError {
    ServiceError(
      .invalidArgument, .valueOutOfRange, field: key, "\(key) \(rule); got \(quoted(value))")
  }

  private static func refuseUnknown(in environment: [String: String]) throws(ServiceError) {
    let known = Set(Setting.all.map(\.variable)).union(["ONEWORKFORCE_PYTHON"])
      .union(ClientVariable.all)
    for name in environment.keys.sorted()
    where name.hasPrefix("ONEWORKFORCE_") && !known.contains(name) {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: name,
        "the environment variable \(quoted(name)) is not one of ours")
    }
  }

  private static func refuseUnknown(inFile path: String) throws {
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw ServiceError(
        .notFound, .recordNotFound, field: "config",
        "the settings file \(quoted(path)) can't be read")
    }
    guard let object = try? JSONSerialization.jsonObject(with: data),
      let root = object as? [String: Any]
    else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "config",
        "the settings file \(quoted(path)) must be one JSON object")
    }
    let known = Set(Setting.all.map(\.key))
    for key in keys(of: root, under: "").sorted() where !known.contains(key) {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: key,
        "the key \(quoted(key)) of the settings file is not one of ours")
    }
  }

  private static func keys(of object: [String: Any], under prefix: String) -> [String] {
    object.flatMap { key, value -> [String] in
      let path = prefix.isEmpty ? key : prefix + "." + key
      guard let inner = value as? [String: Any] else { return [path] }
      return keys(of: inner, under: path)
    }
  }
}
