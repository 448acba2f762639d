import Delegations
import Foundation
import ReferenceData

/// A worked example of the reference data, as its file tells it.
struct AcceptanceScenario: Decodable, Sendable {
  struct Expectation: Decodable, Sendable {
    let decision: String
    let reasons: [String]
    let assertions: [String]
  }

  let id: String
  let title: String
  let expect: Expectation

  /// What each question is answered, in the order asked; `ERROR` is no decision.
  var verdicts: [String] {
    expect.decision.split { !$0.isLetter }.map(String.init)
      .filter { ["PERMIT", "DENY", "INDETERMINATE", "ERROR"].contains($0) }
  }

  /// The scenario named `id`.
  static func named(_ id: String) throws -> AcceptanceScenario {
    struct File: Decodable { let scenarios: [AcceptanceScenario] }
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = "Sources/ReferenceData/Resources/reference/acceptance_scenarios.json"
    let file = try JSONDecoder().decode(
      File.self, from: Data(contentsOf: root.appending(path: path)))
    guard let scenario = file.scenarios.first(where: { $0.id == id }) else {
      throw Missing(id: id)
    }
    return scenario
  }

  /// No scenario has this name.
  struct Missing: Error { let id: String }

  /// Whether `decisions` are the expected ones, in order, and give the expected reasons, each
  /// once, with those warnings that the file names.
  func isTold(by decisions: [Decision]) -> Bool {
    var codes: [String] = []
    for decision in decisions {
      let warned = decision.warnings.map(\.code.rawValue).filter(expect.reasons.contains)
      for code in decision.reasons.map(\.code.rawValue) + warned where !codes.contains(code) {
        codes.append(code)
      }
    }
    let answers = verdicts.filter { $0 != "ERROR" }
    let reasons = expect.reasons.filter { answers == verdicts || $0 != "REQ_TIME_INVALID" }
    return decisions.map(\.verdict.rawValue) == answers && codes == reasons
  }
}
