import ArgumentParser
import Foundation
import GRPCCore
import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

// What the commands about plans of a running service share.

/// The planning service as one caller asks it.
struct PlanningDoor: Sendable {
  /// The service's client.
  let client: WirePlanningService.Client<Connection.Transport>
  /// What goes with each call.
  let metadata: Metadata

  /// The plan as it is now.
  func plan(_ id: String) async throws -> WirePlan {
    try await client.getPlan(.with { $0.planID = id }, metadata: metadata).plan
  }
}

extension ServiceOptions {
  /// What `ask` hears from the planning service.
  func planning<Answer: Sendable>(
    _ ask: @escaping @Sendable (PlanningDoor) async throws -> Answer
  ) async throws -> Answer {
    try await connected { connection in
      try await ask(
        PlanningDoor(
          client: WirePlanningService.Client(wrapping: connection.client),
          metadata: connection.metadata))
    }
  }
}

/// Which plan is changed, from which version of it.
struct PlanChangeOptions: ParsableArguments {
  @Option(help: "The plan.") var plan: String
  @Option(help: "The version of the plan that you read; the one it has now if not said.")
  var etag: String?
  @OptionGroup var change: ChangeOptions

  /// The version that the change is to be made from.
  func version(_ door: PlanningDoor) async throws -> String {
    if let etag { return etag }
    return try await door.plan(plan).etag
  }
}

/// The bytes of the file at `path`.
func contents(of path: String, _ option: String) throws -> Data {
  guard let data = FileManager.default.contents(atPath: path) else {
    throw ValidationError("--\(option) \(quoted(path)) can't be read")
  }
  return data
}

/// The message that the JSON file at `path` spells.
func spelled<Message: SwiftProtobuf.Message>(
  in path: String, _ option: String
) throws -> Message {
  let data = try contents(of: path, option)
  do { return try Message(jsonUTF8Bytes: data) } catch {
    throw ValidationError("--\(option) \(quoted(path)) is no \(Message.protoMessageName): \(error)")
  }
}

/// What a change came to, in a line.
func changeLine(_ receipt: WireReceipt, _ what: String) -> String {
  receipt.validatedOnly ? "checked, nothing written" : what
}
