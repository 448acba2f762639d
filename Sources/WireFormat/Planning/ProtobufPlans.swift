package import Planning
import SwiftProtobuf
package import Vocabulary

/// Keeps scenarios and results as protobuf: equal values, equal bytes.
package struct ProtobufPlans: PlanCodec {
  /// A codec.
  package init() {}

  /// The scenario as the wire writes it.
  package func bytes(of scenario: Scenario) throws(ServiceError) -> [UInt8] {
    try scenario.wireBytes()
  }

  /// The scenario, through every check once more.
  package func scenario(_ bytes: [UInt8]) throws(ServiceError) -> Scenario {
    do {
      return try Scenario(wireBytes: bytes)
    } catch {
      throw Self.damaged("a scenario")
    }
  }

  /// The projection as messages whose lists follow one another, as many rows to a message as keep
  /// each under `limit`.
  package func parts(
    of result: ProjectionResult, _ basis: RunBasis, limit: Int
  ) throws(ServiceError) -> [[UInt8]] {
    let origin = ProjectionOrigin(
      scenarioDigest: hexadecimal(basis.scenarioDigest), dataVersion: basis.dataVersion)
    var rowCount = 512
    while true {
      let parts: [[UInt8]]
      do {
        parts = try result.protoParts(origin, rowCount: rowCount).map { try $0.serializedBytes() }
      } catch {
        throw ServiceError(.internalFault, .internalFault, "a result could not be written")
      }
      guard rowCount > 1, parts.contains(where: { $0.count > limit }) else { return parts }
      rowCount /= 2
    }
  }

  private static func damaged(_ what: String) -> ServiceError {
    ServiceError(.internalFault, .internalFault, "\(what) that was kept can't be read")
  }
}

/// `bytes` in hexadecimal, lower case.
func hexadecimal(_ bytes: [UInt8]) -> String {
  var text = ""
  text.reserveCapacity(2 * bytes.count)
  for byte in bytes {
    if byte < 16 { text += "0" }
    text += String(byte, radix: 16)
  }
  return text
}
