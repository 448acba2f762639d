package import Operations
import OneWorkforceProtos
import SwiftProtobuf
package import Vocabulary

// The shape of the OpenID AuthZEN authorization API 1.0, for callers who speak that.

extension DelegationAnswer {
  /// The answer as a JSON object in UTF-8: `decision`, true only for a permit, and `context` with
  /// the whole report, with `reason_user` for the worker and `reason_admin` for whoever keeps the
  /// records, by language.
  ///
  /// A refusal of a rescue task tells the user to call 999 before anything else.
  ///
  /// - Throws: ``ServiceError`` `INTERNAL_FAULT` where a text of the report is no JSON text.
  package func authZEN() throws(ServiceError) -> [UInt8] {
    do {
      var options = JSONEncodingOptions()
      options.preserveProtoFieldNames = true
      let report = try Google_Protobuf_Struct(
        jsonUTF8Bytes: proto().jsonUTF8Bytes(options: options) as [UInt8])
      let answer: Google_Protobuf_Struct = [
        "decision": .init(boolValue: decision.verdict == .permit),
        "context": .init(structValue: context(report)),
      ]
      return try answer.jsonUTF8Bytes()
    } catch {
      throw ServiceError(.internalFault, .internalFault, "the report could not be written as JSON")
    }
  }

  private func context(_ report: Google_Protobuf_Struct) -> Google_Protobuf_Struct {
    var context: Google_Protobuf_Struct = [
      "id": .init(stringValue: id.description), "report": .init(structValue: report),
    ]
    guard decision.verdict != .permit else { return context }
    context.fields["reason_user"] = .init(structValue: ["en": .init(stringValue: userReason)])
    context.fields["reason_admin"] = .init(structValue: ["en": .init(stringValue: adminReason)])
    return context
  }

  private var userReason: String {
    let reasons = decision.reasons.map { $0.proto() }.map { "\($0.text) \($0.nextStep)" }
    let emergency = decision.emergency.map { $0.proto().words }
    return ([emergency].compactMap(\.self) + reasons.prefix(1)).joined(separator: " ")
  }

  private var adminReason: String {
    decision.reasons.map { reason in
      let records = reason.records.map(\.description).joined(separator: ", ")
      return [reason.code.label, reason.code.rawValue, reason.detail, records]
        .filter { !$0.isEmpty }.joined(separator: " ")
    }.joined(separator: "; ")
  }
}
