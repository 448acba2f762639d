import GRPCCore
import GRPCProtobuf

/// What a client reads from a refused call.
struct Refusal: Hashable, Sendable, CustomStringConvertible {
  let code: RPCError.Code
  let reason: String?
  let field: String?
  /// The fields that BadRequest names.
  let violations: [String]
  let message: String

  init(_ error: RPCError) {
    let details = (try? error.unpackGoogleRPCStatus())?.details ?? []
    let info = details.compactMap(\.errorInfo).first
    code = error.code
    reason = info?.reason
    field = info?.metadata["field"]
    violations = details.compactMap(\.badRequest).flatMap(\.violations).map(\.field)
    message = error.message
  }

  var description: String {
    "\(code) \(reason ?? "without a reason") [\(field ?? "")] \(message)"
  }
}

/// What the call in `body` is refused with, or nil where it is answered.
func told<Value>(_ body: () async throws -> Value) async throws -> Refusal? {
  do {
    _ = try await body()
    return nil
  } catch let error as RPCError {
    return Refusal(error)
  }
}
