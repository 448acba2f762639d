package import OneWorkforceProtos
package import Planning
import SwiftProtobuf
package import Vocabulary

/// The scenario file: protobuf JSON of `PlanScenario`, UTF-8, names in lower camel case.
///
/// `Tools/examples` has examples and a schema. Names of the contract itself (`horizon_months`) are
/// read as well. Nothing is skipped: an unknown or repeated name is refused.
package enum ScenarioFile {
  /// The largest file that is read, 64 MiB.
  package static let byteLimit = 64 * 1_024 * 1_024

  /// The scenario that the file's bytes say.
  ///
  /// - Throws: ``ServiceError``: `MESSAGE_TOO_LARGE`; `CHARACTER_NOT_ALLOWED` where it is not UTF-8
  ///   or not JSON, with line and column; `DUPLICATE_ITEM` or `FIELD_NOT_ALLOWED` for a repeated or
  ///   unknown name; else whatever the scenario itself refuses, naming the field by its path.
  package static func read(_ bytes: [UInt8]) throws(ServiceError) -> Scenario {
    try message(bytes).native()
  }

  /// What the file's bytes say, not checked as a scenario: it may be a part of one.
  ///
  /// - Throws: ``ServiceError`` as ``read(_:)``, up to the scenario's own refusals.
  package static func message(_ bytes: [UInt8]) throws(ServiceError) -> WirePlanScenario {
    guard bytes.count <= byteLimit else {
      throw ServiceError(
        .invalidArgument, .messageTooLarge,
        "a scenario file may be \(byteLimit) bytes; got \(bytes.count)")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw ServiceError(
        .invalidArgument, .characterNotAllowed, "a scenario file must be UTF-8 text")
    }
    try JSONText(bytes).check()
    guard let wire = decoded(bytes) else { throw JSONText(bytes).misfit { decoded($0) != nil } }
    return wire
  }

  /// The file of a scenario, without spaces; read back it is equal.
  ///
  /// - Throws: ``ServiceError`` with code `internalFault`; not for a scenario that was checked.
  package static func write(_ scenario: Scenario) throws(ServiceError) -> [UInt8] {
    guard let bytes: [UInt8] = try? scenario.proto().jsonUTF8Bytes() else {
      throw ServiceError(.internalFault, .internalFault, "a scenario could not be written")
    }
    return bytes
  }

  private static func decoded(_ bytes: [UInt8]) -> WirePlanScenario? {
    try? WirePlanScenario(jsonUTF8Bytes: bytes)
  }
}
