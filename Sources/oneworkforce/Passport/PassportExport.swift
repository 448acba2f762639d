import ArgumentParser
import OneWorkforceProtos
import Vocabulary

struct PassportExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write your signed passport as a file that verifies without a connection.",
    discussion: """
      With --grant and --nonce it is bound to the one organisation that the grant names; without \
      them it is for nobody in particular.
      """)

  @OptionGroup var options: ClientOptions
  @Option(help: "The file to write.") var output: String
  @Option(help: "The grant whose verifier the file is for.") var grant: String?
  @Option(help: "The challenge of that verifier.") var nonce: String?
  @Option(help: "An entry to show; may be given several times; every one if not said.")
  var entry: [String] = []

  func run() async throws {
    try await reporting {
      let request = WireExportPassportRequest.with {
        ($0.grantID, $0.nonce, $0.factIds) = (grant ?? "", nonce ?? "", entry)
      }
      let answer = try await options.connected { connection in
        try await WirePresentationService.Client(wrapping: connection.client)
          .exportPassport(request, metadata: connection.metadata)
      }
      try writeBytes(Array(answer.bundle), to: output)
      try show(answer, json: options.json) { answer in
        ["\(answer.entries.count) entries written to \(output)"]
          + (answer.audience.isEmpty ? [] : ["for \(answer.audience)"])
      }
    }
  }
}
