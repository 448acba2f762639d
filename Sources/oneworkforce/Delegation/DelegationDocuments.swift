import ArgumentParser
import Delegations
import Documents
import Foundation
import OneWorkforceProtos
import Passports
import ReferenceData
import Vocabulary
import WireFormat

// The two documents that people print: the letter of an agreement and a worker's record.

/// Where a document goes, and what people in it are called.
struct DocumentOptions: ParsableArguments {
  @Option(help: "The HTML file to write.") var output: String
  @Option(
    help: """
      What somebody or some body is called, as ID=NAME; may be given several times. Bodies have \
      their names from the registry; whoever has none is shown by the first digits of the id.
      """)
  var name: [String] = []

  /// The names that were given, by identifier.
  func given() throws -> [String: String] {
    try name.reduce(into: [:]) { names, text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw ValidationError("--name must be ID=NAME; got \(quoted(text))")
      }
      names[parts[0]] = parts[1]
    }
  }

  /// Writes the document.
  func write(_ html: String) throws {
    do {
      try html.write(toFile: output, atomically: true, encoding: .utf8)
    } catch {
      throw ValidationError("the file \(quoted(output)) can't be written")
    }
  }
}

/// What the registry and the caller know of the parties of a document.
struct PartyLookUp: Sendable {
  /// The names.
  private(set) var names: PartyNames
  /// Whether a body is made up for a demonstration.
  private(set) var isSynthetic = false

  /// The names of `workers` as given, and of `organisations` as given or registered.
  init(
    _ given: [String: String], workers: [WorkerID], organisations: Set<OrganisationID>,
    _ connection: Connection
  ) async throws {
    names = PartyNames(
      workers: Dictionary(
        workers.compactMap { id in given[id.description].map { (id, $0) } }
      ) { first, _ in first })
    let registry = WireRegistryService.Client(wrapping: connection.client)
    for id in organisations.sorted() {
      let body = try await registry.getOrganisation(
        .with { $0.organisationID = id.description }, metadata: connection.metadata
      ).organisation
      names.organisations[id] = given[id.description] ?? body.name
      if body.synthetic { isSynthetic = true }
    }
  }
}

struct DelegationLetterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter", abstract: "Write the letter of an agreement as one printable page.",
    discussion: "The letter is a record of what was agreed, never authority: check each visit.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var document: DocumentOptions
  @Option(help: "The agreement.") var agreement: String
  @Option(help: "Where the person's own emergency instruction is kept.")
  var emergencyInstruction: String?
  @Flag(help: "Worker or person are made up for a demonstration.") var synthetic = false

  func run() async throws {
    try await reporting {
      let request = WireGetDelegationRequest.with { $0.agreementID = agreement }
      let given = try document.given()
      let (answer, parties, rules) = try await options.connected { connection in
        let client = WireDelegationService.Client(wrapping: connection.client)
        let answer = try await client.getDelegation(request, metadata: connection.metadata)
        let delegation = answer.delegation
        let catalogue = try await client.listInterventions(
          .with { $0.pageSize = 1_000 }, metadata: connection.metadata)
        let task = catalogue.interventions.first { $0.code == delegation.terms.interventionCode }
        let terms = try delegation.native().terms
        let workers = try delegation.delegatorIds.map { try WorkerID($0, field: "delegator_ids") }
        let bodies = try answer.localRules.map { try OrganisationID($0.setByID, field: "set_by") }
        let parties = try await PartyLookUp(
          given, workers: [terms.worker] + workers,
          organisations: Set([terms.employer, terms.delegatingOrganisation] + bodies), connection)
        return (answer, parties, try (task?.rules ?? []).map { try $0.native() })
      }
      let local = try answer.localRules.map { try $0.native() }
      let letter = try letter(try answer.delegation.native(), parties, rules, local)
      try document.write(letter.html)
      try show(answer.delegation, json: options.json) { _ in
        ["letter written to \(document.output)"]
      }
    }
  }

  private func letter(
    _ agreement: Agreement, _ parties: PartyLookUp, _ rules: [InterventionRule],
    _ local: [LocalRule]
  ) throws -> DelegationLetter {
    guard let intervention = Interventions.find(agreement.terms.intervention) else {
      throw ValidationError(
        "this program's catalogue has no \(quoted(agreement.terms.intervention.text))")
    }
    return DelegationLetter(
      agreement, intervention: intervention, names: parties.names,
      emergencyInstruction: emergencyInstruction,
      // A protocol of the catalogue is no rule of the task where nobody took it into use, and the
      // caller's own rules are none where the employer is another body.
      rules: rules.filter { !$0.needsAdoption && $0.layer > .localSystem }, localRules: local,
      isSynthetic: synthetic || parties.isSynthetic,
      printedOn: LondonTime.date(of: SystemClock.now()))
  }
}

struct DelegationRecordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Write a worker's record of delegated tasks as one printable page.",
    discussion: "A record is evidence, not authority, and names no person who was cared for.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var document: DocumentOptions
  @OptionGroup var choice: WorkerChoice
  @Option(help: "As it stood at this moment; now if not said.") var at: String?

  func run() async throws {
    try await reporting {
      let instant = try at.map { try Instant($0, field: "at") } ?? SystemClock.now()
      let (selector, purpose) = (choice.selector, try choice.wirePurpose())
      let given = try document.given()
      let (passport, held, parties) = try await options.connected { connection in
        let passport = try await Self.passport(selector, purpose, connection)
        let facts = try passport.achievementFacts()
        let held = facts.heldAchievements(CompetenceContext(asker: nil, at: instant)).filter {
          Interventions.find($0.statement) != nil
        }
        let parties = try await PartyLookUp(
          given.merging(passport.ownName) { first, _ in first },
          workers: [facts.worker.id] + held.flatMap(\.assessors),
          organisations: Set(held.map(\.gainedAt)), connection)
        return (passport, held, parties)
      }
      let record = CompetencyRecord(
        of: try WorkerID(passport.workerID, field: "worker_id"), achievements: held, at: instant,
        titles: Dictionary(uniqueKeysWithValues: Interventions.all.map { ($0.code, $0.name) }),
        names: parties.names, isSynthetic: passport.synthetic)
      try document.write(record.html)
      try show(passport, json: options.json) { _ in ["record written to \(document.output)"] }
    }
  }

  /// The whole passport as far as the caller may see it, page after page.
  private static func passport(
    _ selector: WireWorkerSelector, _ purpose: WirePurpose, _ connection: Connection
  ) async throws -> WireGetPassportResponse {
    let client = WirePassportService.Client(wrapping: connection.client)
    var request = WireGetPassportRequest.with {
      $0.worker = selector
      $0.purpose = purpose
      $0.pageSize = 1_000
    }
    var passport = try await client.getPassport(request, metadata: connection.metadata)
    while !passport.nextPageToken.isEmpty {
      request.pageToken = passport.nextPageToken
      let next = try await client.getPassport(request, metadata: connection.metadata)
      passport.items += next.items
      passport.nextPageToken = next.nextPageToken
    }
    return passport
  }
}

extension WireGetPassportResponse {
  /// The worker's name by their identifier, where the caller may see it.
  fileprivate var ownName: [String: String] {
    guard hasIdentity else { return [:] }
    let name = [identity.givenName, identity.familyName].filter { !$0.isEmpty }
    return [workerID: name.joined(separator: " ")]
  }
}

extension HeldAchievement {
  /// Assessors who have a passport here.
  fileprivate var assessors: [WorkerID] {
    ([decidedBy] + evidence.map(\.assessor)).compactMap { assessor in
      if case .worker(let worker) = assessor { worker } else { nil }
    }
  }
}
