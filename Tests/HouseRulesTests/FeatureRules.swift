/// The upcoming features that this target was compiled with, among those the manifest may name.
private let compiledFeatures: [String: Bool] = {
  var features: [String: Bool] = [:]
  #if hasFeature(ExistentialAny)
    features["ExistentialAny"] = true
  #endif
  #if hasFeature(InternalImportsByDefault)
    features["InternalImportsByDefault"] = true
  #endif
  #if hasFeature(MemberImportVisibility)
    features["MemberImportVisibility"] = true
  #endif
  #if hasFeature(NonisolatedNonsendingByDefault)
    features["NonisolatedNonsendingByDefault"] = true
  #endif
  return features
}()

/// What Package.swift promises about the compiler is so.
let featureRules: [Rule] = [
  Rule(
    "every upcoming feature that Package.swift names is on",
    broken: [["Package.swift": ".enableUpcomingFeature(\"ExistentialAnny\"),\n"]],
    kept: [["Package.swift": ".enableUpcomingFeature(\"ExistentialAny\"),\n"]],
    in: { $0.path == "Package.swift" }
  ) { file in
    file.text.finds(of: ".enableUpcomingFeature(").compactMap { offset in
      let quoted = file.text.bytes[offset...].drop { $0 != UInt8(ascii: "\"") }.dropFirst()
      let name = String(decoding: quoted.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
      guard compiledFeatures[name] == nil else { return nil }
      return file.breach(
        file.text.line(at: offset),
        "the compiler knows no `\(name)`: mend the name, or ask for it in FeatureRules.swift")
    }
  },
  Rule(
    "every target is built with the settings of the house",
    broken: [["Package.swift": ".target(name: a, swiftSettings: house)\n.testTarget(name: b)\n"]],
    kept: [["Package.swift": ".testTarget(\n  name: a,\n  swiftSettings: house\n)\n"]],
    in: { $0.path == "Package.swift" }
  ) { file in
    [".target(", ".testTarget(", ".executableTarget("].flatMap { file.code.finds(of: $0) }
      .filter { offset in
        let end = file.code.partner(of: offset + 1) ?? offset
        let call = CodeText(Array(file.code.bytes[offset...end]))
        return call.finds(of: "swiftSettings: house").isEmpty
      }
      .map { file.breach(file.code.line(at: $0), "give the target `swiftSettings: house`") }
  },
  Rule(
    "warnings are errors and the language mode is Swift 6",
    broken: [["Package.swift": "swiftLanguageModes: [.v5]\n"]],
    kept: [
      ["Package.swift": ".treatAllWarnings(as: .error)\nswiftLanguageModes: [.v6]\n"]
    ],
    in: { $0.path == "Package.swift" }
  ) { file in
    [".treatAllWarnings(as: .error)", "swiftLanguageModes: [.v6]"]
      .filter { file.code.finds(of: $0).isEmpty }.map { file.breach(1, "write `\($0)`") }
  },
]
