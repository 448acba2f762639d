import ArgumentParser

/// A change's name, and whether it is only tried.
struct ChangeOptions: ParsableArguments {
  @Option(help: "The change's name, a UUID; a new one if not said.") var requestID: String?
  @Flag(help: "Check everything and write nothing.") var validateOnly = false

  /// The change's name.
  var name: String { requestID ?? newRequestID() }
}
