import ArgumentParser
import OneWorkforceProtos
import SQLiteDriver
import Vocabulary

/// Copies the store: asks the running service, or takes the folder's lock when none runs.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the store and verify the copy.",
    discussion: """
      With --data-directory and --to the store is copied here, which no service may be using. \
      With --name the running service is asked. With --verify a copy is checked.
      """)

  @OptionGroup var options: ClientOptions
  @Option(help: "The folder of a store that no service uses.") var dataDirectory: String?
  @Option(help: "A new or empty folder for the copy.") var to: String?
  @Option(help: "The name of the copy that the running service is to make.") var name: String?
  @Option(help: "A folder with a copy to check.") var verify: String?

  func validate() throws {
    let ways = [dataDirectory != nil && to != nil, name != nil, verify != nil].filter { $0 }
    guard ways.count == 1 else {
      throw ValidationError("give --data-directory with --to, or --name, or --verify")
    }
  }

  func run() async throws {
    try await reporting {
      if let verify {
        told("verified", try await SQLiteStore.verifyBackup(verify))
      } else if let dataDirectory, let to {
        told(
          "copied",
          try await SQLiteStore.backupOffline(
            dataDirectory: dataDirectory, to: to, at: SystemClock.now()))
      } else {
        try await ask()
      }
    }
  }

  private func told(_ verb: String, _ manifest: BackupManifest) {
    print(
      "\(verb) \(manifest.file): \(manifest.bytes) bytes, commit \(manifest.commitSequence), "
        + "SHA-256 \(manifest.sha256)")
  }

  private func ask() async throws {
    let request = WireCreateBackupRequest.with {
      $0.requestID = newRequestID()
      $0.name = name ?? ""
    }
    let answer = try await options.connected { connection in
      try await WireOperatorService.Client(wrapping: connection.client)
        .createBackup(request, metadata: connection.metadata)
    }
    try show(answer, json: options.json) { answer in
      [
        "copied \(answer.fileName): \(answer.byteCount) bytes, commit \(answer.commitSequence), "
          + "SHA-256 \(answer.sha256)"
      ]
    }
  }
}

/// Puts a copy into a new data directory, checked before and after.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a copy into a new data directory and verify it.")

  @Option(help: "The folder with the copy.") var from: String
  @Option(help: "A new or empty folder for the store.") var dataDirectory: String

  func run() async throws {
    try await reporting {
      let manifest = try await SQLiteStore.restore(from: from, into: dataDirectory)
      print("restored \(manifest.bytes) bytes, commit \(manifest.commitSequence)")
    }
  }
}
