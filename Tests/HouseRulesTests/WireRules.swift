/// Every rpc of ours goes by one word from the wire to its test.
let wireRules: [Rule] = [
  callRule("has its operation") { name in "Sources/Operations/\(name).swift" },
  callRule("has its conversion") { name in
    "Sources/WireFormat/" + (convertedIn[name] ?? name + "+Proto.swift")
  },
  callRule("is named by a test", within: "Tests", except: "Tests/HouseRulesTests/"),
  callRule("has its row in the access table", within: "Sources/Access"),
]

/// The conversions that stand in a file with others: rpc to that file's name under WireFormat.
private let convertedIn: [String: String] = [:]

private let protoPath = "Protos/oneworkforce/v1/sample_service.proto"

private func proto(_ names: String...) -> String {
  let rpcs = names.map { "  rpc \($0)(\($0)Request) returns (\($0)Response);\n" }
  return "service SampleService {\n" + rpcs.joined() + "}\n"
}

/// A rule that a file of a certain name exists for each rpc.
private func callRule(
  _ what: String, place: @escaping @Sendable (String) -> String
) -> Rule {
  Rule(
    "every rpc of ours \(what)", broken: [[protoPath: proto("Ping")]],
    kept: [[protoPath: proto("Ping"), place("Ping"): ""]]
  ) { tree in
    calls(in: tree).filter { !tree.paths.contains(place($0.name)) }
      .map { call in
        call.file.breach(call.line, "`\(call.name)`: write \(place(call.name))")
      }
  }
}

/// A rule that each rpc is named in a folder, in the upper or lower camel case of its name.
private func callRule(_ what: String, within folder: String, except: String? = nil) -> Rule {
  let named = [folder + "/A.swift": "/// \nlet a = [\"ping\"]\n", protoPath: proto("Ping")]
  return Rule(
    "every rpc of ours \(what)",
    broken: [[folder + "/A.swift": "let a = pingable\n", protoPath: proto("Ping")]], kept: [named]
  ) { tree in
    let files = tree.files(under: folder).filter { file in
      except.map { !file.path.hasPrefix($0) } ?? true
    }
    let words = files.reduce(into: Set<String>()) { $0.formUnion($1.text.words) }
    return calls(in: tree).filter { call in
      let lower = call.name.prefix(1).lowercased() + call.name.dropFirst()
      return !words.contains(call.name) && !words.contains(lower)
    }.map { $0.file.breach($0.line, "name `\($0.name)` under \(folder)") }
  }
}
