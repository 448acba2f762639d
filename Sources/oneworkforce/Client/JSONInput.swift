import ArgumentParser
import Foundation
import SwiftProtobuf
import Vocabulary

/// A message given as JSON, in a file or on standard input.
struct JSONInput: ParsableArguments {
  @Option(help: "The file with the JSON; - for standard input.") var file = "-"

  /// What it says, at most 1 MiB.
  func text() throws -> String {
    let data =
      file == "-"
      ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: file)
    guard let data, data.count <= 1_048_576 else {
      throw ValidationError("--file \(quoted(file)) can't be read or is over 1 MiB")
    }
    return String(decoding: data, as: UTF8.self)
  }
}

/// The message that `json` spells, by the names of its fields in the contract.
func readMessage<Message: SwiftProtobuf.Message>(_ json: String) throws -> Message {
  do { return try Message(jsonString: json) } catch {
    throw ValidationError("the JSON is no \(Message.protoMessageName): \(error)")
  }
}
