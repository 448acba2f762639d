import ArgumentParser
import Foundation
import GRPCCore
import GRPCProtobuf
import Vocabulary

/// Runs the body of a command; what goes wrong is told in one line on standard error, with the
/// field and reason the service named.
func reporting(_ body: () async throws -> Void) async throws {
  do {
    try await body()
  } catch let error as RPCError {
    throw Failure(error)
  } catch let error as ServiceError {
    throw ValidationError(error.message)
  }
}

/// Runs the body of a command that reads a plan; a refusal names the field of the scenario.
func reportingFields(_ body: () async throws -> Void) async throws {
  do {
    try await body()
  } catch let error as ServiceError {
    throw ValidationError((error.field.map { $0 + ": " } ?? "") + error.message)
  }
}

/// What the service refused, for people.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ error: RPCError) {
    let status = try? error.unpackGoogleRPCStatus()
    let reason = status?.details.compactMap { $0.errorInfo?.reason }.first
    let fields = status?.details.compactMap { $0.badRequest?.violations.map(\.field) }.first ?? []
    let place = fields.isEmpty ? "" : " [\(fields.joined(separator: ", "))]"
    description = "\(reason ?? "\(error.code)")\(place): \(error.message)"
  }
}
