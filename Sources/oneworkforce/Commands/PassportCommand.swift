import Access
import ArgumentParser
import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary
import WireFormat

/// Verify, judge and share passports.
struct PassportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passport", abstract: "Verify, judge and share passports.",
    subcommands: [
      PassportVerify.self, PassportReadiness.self, PassportTransfer.self, PassportShare.self,
      PassportAccessLog.self, PassportPaper.self, PassportDispute.self,
      PassportAnswerDispute.self, PassportDisputes.self, PassportOwnRecord.self,
      PassportExport.self,
    ])
}

/// Whose passport, and why the caller looks.
struct WorkerChoice: ParsableArguments {
  @Option(help: "The worker's identifier.") var worker: String?
  @Option(help: "The share code the worker gave, such as XXXXX-XXXXX-C.") var shareCode: String?
  @Option(
    help: """
      Why you look: pre-employment-check, transfer, staff-management, training, delegation, \
      own-record or audit.
      """)
  var purpose: String = "pre-employment-check"

  func validate() throws {
    guard (worker == nil) != (shareCode == nil) else {
      throw ValidationError("give either --worker or --share-code")
    }
    _ = try wirePurpose()
  }

  /// The selector on the wire.
  var selector: WireWorkerSelector { workerSelector(worker, shareCode) }

  /// The purpose on the wire.
  func wirePurpose() throws -> WirePurpose { try namedPurpose(purpose) }
}

private func workerSelector(_ worker: String?, _ shareCode: String?) -> WireWorkerSelector {
  .with {
    if let worker { $0.workerID = worker }
    if let shareCode { $0.shareCode = shareCode }
  }
}

private func namedPurpose(_ purpose: String) throws -> WirePurpose {
  let word = purpose.replacing("-", with: "_").uppercased()
  guard let choice = Purpose(rawValue: word).map({ WirePurpose($0) }) else {
    throw ValidationError("--purpose has no value \(quoted(purpose))")
  }
  return choice
}

/// A moment given as text.
func timestamp(_ text: String?, _ option: String) throws -> Google_Protobuf_Timestamp? {
  guard let text else { return nil }
  do {
    let instant = try Instant(text, field: option)
    return .with {
      $0.seconds = instant.milliseconds.floorDivided(by: 1_000)
      $0.nanos = Int32(instant.milliseconds % 1_000) * 1_000_000
    }
  } catch {
    throw ValidationError("--\(option) \(error.message)")
  }
}

struct PassportVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Judge a passport: a worker's for a role by the service, or a file by itself.",
    discussion: """
      With a file it needs no connection, prints each step and ends with 0 accept, 1 refuse, 2 \
      cannot be sure, 3 accept with conditions, 64 for a file that can't be read.
      """)

  @Argument(help: "The file of a passport.") var file: String?
  @OptionGroup(title: "A file") var offline: OfflineOptions
  @OptionGroup var options: ClientOptions
  @Option(help: "The worker's identifier.") var worker: String?
  @Option(help: "The share code the worker gave, such as XXXXX-XXXXX-C.") var shareCode: String?
  @Option(help: "Why you look, as in readiness.") var purpose: String = "pre-employment-check"
  @Option(help: "The role profile, such as CARE-WORKER.") var role: String?
  @Option(help: "The moment to judge for, with an offset; now if not said.") var at: String?
  @Option(help: "Judge on what was known then; now if not said.") var asKnownAt: String?

  func validate() throws {
    guard file == nil else {
      guard worker == nil, shareCode == nil, role == nil, asKnownAt == nil else {
        throw ValidationError("a file is judged by itself: name no worker and no role")
      }
      return
    }
    guard (worker == nil) != (shareCode == nil) else {
      throw ValidationError("give a file, or either --worker or --share-code")
    }
    guard role != nil else { throw ValidationError("give --role") }
    _ = try namedPurpose(purpose)
  }

  func run() async throws {
    try await reporting {
      if let file {
        let instant = try at.map { try Instant($0, field: "at") } ?? SystemClock.now()
        return try offline.verify(file, at: instant)
      }
      let role = role ?? ""
      var request = WireVerifyPassportRequest()
      request.worker = workerSelector(worker, shareCode)
      request.roleCode = role
      request.purpose = try namedPurpose(purpose)
      if let at = try timestamp(at, "at") { request.at = at }
      if let known = try timestamp(asKnownAt, "as-known-at") { request.asKnownAt = known }
      let fixed = request
      let answer = try await options.connected { connection in
        try await WirePassportService.Client(wrapping: connection.client)
          .verifyPassport(fixed, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { ReportPrint.lines($0, role: role) }
    }
  }
}

struct PassportReadiness: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readiness", abstract: "Judge one passport for one role or several.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var choice: WorkerChoice
  @Option(help: "A role profile; may be given several times.") var role: [String]

  func run() async throws {
    try await reporting {
      let purpose = try choice.wirePurpose()
      let request = WireCheckRoleReadinessRequest.with {
        $0.worker = choice.selector
        $0.roleCodes = role
        $0.purpose = purpose
      }
      let answer = try await options.connected { connection in
        try await WirePassportService.Client(wrapping: connection.client)
          .checkRoleReadiness(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { answer in
        answer.readiness.flatMap { ReportPrint.lines($0.report, role: $0.roleCode) + [""] }
      }
    }
  }
}

struct PassportTransfer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfer", abstract: "Open a move as a record, with its three lists.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var choice: WorkerChoice
  @Option(help: "The role they are to have.") var role: String
  @Option(help: "The day they are to start, YYYY-MM-DD.") var startsOn: String
  @Option(help: "The organisation they come from.") var from: String?
  @Option(help: "The change's name, a UUID; a new one if not said.") var requestID: String?

  func run() async throws {
    try await reporting {
      let request = WireTransferWorkerRequest.with {
        $0.requestID = requestID ?? newRequestID()
        $0.worker = choice.selector
        $0.roleCode = role
        $0.startsOn = startsOn
        $0.fromOrganisationID = from ?? ""
      }
      let answer = try await options.connected { connection in
        try await WirePassportService.Client(wrapping: connection.client)
          .transferWorker(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { answer in
        ["move \(answer.transfer.id), starting \(answer.transfer.startsOn)", ""]
          + ReportPrint.lines(answer.transfer.items)
      }
    }
  }
}
