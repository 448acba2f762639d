import Access
import ArgumentParser
import OneWorkforceProtos
import Passports
import Roles
import SwiftProtobuf
import Vocabulary
import WireFormat

/// Register, find and show workers, and record facts about them.
struct WorkerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Register, find and show workers; record facts about them.",
    subcommands: [
      WorkerRegister.self, WorkerFind.self, WorkerShow.self, WorkerRecord.self, WorkerAttest.self,
      WorkerRequestErasure.self, WorkerDecideErasure.self, WorkerErase.self,
    ])
}

struct WorkerRegister: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Add a worker with a first engagement here.")

  @OptionGroup var options: ClientOptions
  @Option(help: "Given names.") var givenName: String
  @Option(help: "Family name.") var familyName = ""
  @Option(help: "Date of birth, YYYY-MM-DD.") var birthDate = ""
  @Option(help: "A number as SCHEME=VALUE, such as NMC=71A2998E; may be given several times.")
  var identifier: [String] = []
  @Option(help: "none, basic or verified.") var identityLevel = "basic"
  @Option(help: "The kind of engagement, such as employment or placement.") var kind = "employment"
  @Option(help: "The terms in law, such as EMPLOYMENT or BANK.") var legalBasis = "EMPLOYMENT"
  @Option(help: "The role profile, such as CARE-WORKER.") var role = ""
  @Option(help: "The first day of the engagement, YYYY-MM-DD.") var from: String
  @Option(help: "The change's name, a UUID; a new one if not said.") var requestID: String?
  @Flag(help: "Register although somebody like this may exist.") var acceptPossibleDuplicate = false
  @Flag(help: "The person is invented for a demonstration.") var synthetic = false

  func run() async throws {
    try await reporting {
      let fixed = try request()
      let answer = try await options.connected { connection in
        try await WirePassportService.Client(wrapping: connection.client)
          .registerWorker(fixed, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { answer in
        ["worker \(answer.receipt.id)", "engagement \(answer.engagementID)"]
      }
    }
  }

  private func request() throws -> WireRegisterWorkerRequest {
    let kind = try choice(kind, "kind", Engagement.Kind.self)
    let level = try choice(identityLevel, "identity-level", Worker.IdentityLevel.self)
    let numbers = try identifier.map { text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw ValidationError("--identifier must be SCHEME=VALUE") }
      return WireWorkerIdentifier.with {
        $0.scheme = parts[0]
        $0.value = parts[1]
      }
    }
    return .with {
      $0.requestID = requestID ?? newRequestID()
      $0.identity.givenName = givenName
      $0.identity.familyName = familyName
      $0.identity.birthDate = birthDate
      $0.identity.identifiers = numbers
      $0.identityLevel = WireIdentityLevel(level)
      $0.engagement.kind = WireEngagementKind(kind)
      $0.engagement.legalBasis = legalBasis
      $0.engagement.roleCode = role
      $0.engagement.from = from
      $0.acceptPossibleDuplicate = acceptPossibleDuplicate
      $0.synthetic = synthetic
    }
  }
}

struct WorkerFind: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Ask whether a worker may exist, or list your own staff.")

  @OptionGroup var options: ClientOptions
  @Option(help: "Exact family name; give --birth-date too.") var familyName: String?
  @Option(help: "Date of birth, YYYY-MM-DD.") var birthDate: String?
  @Flag(help: "List your own staff.") var ownStaff = false
  @Option(help: "Why you look.") var purpose = "staff-management"
  @Option(help: "How many at most.") var pageSize: Int32 = 50
  @Option(help: "Where the page before ended.") var pageToken = ""

  func run() async throws {
    try await reporting {
      guard ownStaff == (familyName == nil), (familyName == nil) == (birthDate == nil) else {
        throw ValidationError("give --family-name and --birth-date, or --own-staff")
      }
      let purpose = WirePurpose(try choice(purpose, "purpose", Purpose.self))
      let request = WireFindWorkersRequest.with {
        if let familyName, let birthDate {
          $0.nameAndBirth = .with {
            $0.familyName = familyName
            $0.birthDate = birthDate
          }
        } else {
          $0.ownStaff = true
        }
        $0.purpose = purpose
        $0.pageSize = pageSize
        $0.pageToken = pageToken
      }
      let answer = try await options.connected { connection in
        try await WirePassportService.Client(wrapping: connection.client)
          .findWorkers(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { answer in
        answer.workerIds.isEmpty
          ? [answer.mayExist ? "such a worker may exist: ask for a share code" : "nobody found"]
          : answer.workerIds + more(answer.nextPageToken)
      }
    }
  }
}

struct WorkerShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a passport as far as you may see it.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The worker; a holder may leave it out.") var worker: String?
  @Option(help: "A share code instead.") var shareCode: String?
  @Option(help: "Why you look.") var purpose = "staff-management"
  @Option(help: "Show what was known then; now if not said.") var asKnownAt: String?

  func run() async throws {
    try await reporting {
      var request = WireGetPassportRequest()
      if let worker { request.worker.workerID = worker }
      if let shareCode { request.worker.shareCode = shareCode }
      request.purpose = WirePurpose(try choice(purpose, "purpose", Purpose.self))
      if let known = try timestamp(asKnownAt, "as-known-at") { request.asKnownAt = known }
      let fixed = request
      let answer = try await options.connected { connection in
        try await WirePassportService.Client(wrapping: connection.client)
          .getPassport(fixed, metadata: connection.metadata)
      }
      try show(answer, json: options.json, PassportPrint.lines)
    }
  }
}

struct WorkerRecord: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record a fact from JSON: registration, check, engagement, achievement, evidence.",
    discussion: "The JSON is the fact's message in the contract, read from a file or - for stdin.")

  @OptionGroup var options: ClientOptions
  @Argument(help: "registration, check, engagement, continuity, achievement or evidence.")
  var fact: String
  @Option(help: "The worker.") var worker: String
  @OptionGroup var input: JSONInput
  @Option(help: "The change's name, a UUID; a new one if not said.") var requestID: String?
  @Flag(help: "Vouch for an achievement in the same change.") var attest = false
  @Flag(help: "Check everything and write nothing.") var validateOnly = false

  func run() async throws {
    try await reporting {
      let json = try input.text()
      let (fact, worker, id) = (fact, worker, requestID ?? newRequestID())
      let (attest, validateOnly) = (attest, validateOnly)
      let receipt = try await options.connected { connection in
        try await FactSender(connection, worker, id, attest, validateOnly).send(fact, json)
      }
      try show(receipt, json: options.json) { receipt in
        [validateOnly ? "checked, nothing written" : "recorded \(receipt.id)"]
      }
    }
  }
}

struct WorkerAttest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attest", abstract: "Vouch for a fact that your organisation recorded.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The worker.") var worker: String
  @Option(help: "The fact.") var fact: String

  func run() async throws {
    try await reporting {
      let request = WireAttestEvidenceRequest.with {
        $0.requestID = newRequestID()
        $0.workerID = worker
        $0.factID = fact
      }
      let answer = try await options.connected { connection in
        try await WirePassportService.Client(wrapping: connection.client)
          .attestEvidence(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { _ in ["attested"] }
    }
  }
}
