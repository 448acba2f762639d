import OneWorkforceProtos
import Testing
import Vocabulary

/// A scenario with one thing wrong, and what the refusal says.
struct BadScenario: Sendable, CustomTestStringConvertible {
  let name: String
  let field: String?
  let reason: ErrorReason
  let change: @Sendable (inout WirePlanScenario) -> Void

  init(
    _ name: String, _ field: String?, _ reason: ErrorReason,
    _ change: @escaping @Sendable (inout WirePlanScenario) -> Void
  ) {
    (self.name, self.field, self.reason, self.change) = (name, field, reason, change)
  }

  var testDescription: String { name }

  static var all: [BadScenario] { frame + staff + flows + values + work + money + events + luck }
}
