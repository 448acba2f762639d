import ArgumentParser
import Documents
import Foundation
import OneWorkforceProtos
import ReferenceData
import Vocabulary

struct PassportPaper: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper",
    abstract: "Write your passport as one printable page with the code of a grant.",
    discussion: """
      The code opens the signed record for the one organisation that the grant names. Grant first: \
      passport share grant.
      """)

  @OptionGroup var options: ClientOptions
  @Option(help: "The grant whose code stands on the page.") var grant: String
  @Option(help: "The HTML file to write.") var output: String
  @Option(help: "What stands before the code in the QR code, such as the address of a page.")
  var address = "oneworkforce:share/"

  func run() async throws {
    try await reporting {
      let (id, before) = (grant, address)
      let (content, isSynthetic) = try await options.connected { connection in
        try await Self.content(of: id, before: before, connection)
      }
      let page = try PaperPassport(
        content, isSynthetic: isSynthetic,
        printedOn: LondonTime.date(of: SystemClock.now()))
      try writeForOwner(page.html, to: output)
      print("passport written to \(output)")
    }
  }

  private static func content(
    of id: String, before address: String, _ connection: Connection
  ) async throws -> (PaperPassport.Content, Bool) {
    let grant = try await self.grant(id, connection)
    let passport = try await WirePassportService.Client(wrapping: connection.client).getPassport(
      .with {
        $0.purpose = .ownRecord
        $0.pageSize = 1_000
      }, metadata: connection.metadata)
    let items = passport.items.filter { $0.isPrinted(for: grant.fieldGroups) }
    let names = try await BodyNames(of: items, connection)
    let verifier = try await WireRegistryService.Client(wrapping: connection.client)
      .getOrganisation(
        .with { $0.organisationID = grant.verifierID }, metadata: connection.metadata)
    let identity = passport.identity
    let name = [identity.givenName, identity.familyName].filter { !$0.isEmpty }
    let end = Instant(
      milliseconds: grant.endsAt.seconds.multipliedReportingOverflow(by: 1_000).partialValue)
    let content = PaperPassport.Content(
      name: name.isEmpty ? nil : name.joined(separator: " "),
      worker: try WorkerID(passport.workerID, field: "worker_id"),
      entries: try items.map { try $0.entry(names) }, code: grant.code,
      verifier: verifier.organisation.name,
      codeHoldsThrough: LondonTime.date(of: end.adding(milliseconds: -1)), address: address)
    return (content, passport.synthetic)
  }

  private static func grant(
    _ id: String, _ connection: Connection
  ) async throws -> WireShareGrant {
    let client = WireAccessService.Client(wrapping: connection.client)
    var token = ""
    repeat {
      let after = token
      let page = try await client.listDisclosures(
        .with {
          $0.pageSize = 1_000
          $0.pageToken = after
        }, metadata: connection.metadata)
      if let grant = page.grants.first(where: { $0.id == id }) {
        guard !grant.hasWithdrawnAt else {
          throw ValidationError("the grant was taken back: its code opens nothing")
        }
        return grant
      }
      token = page.nextPageToken
    } while !token.isEmpty
    throw ValidationError("you have no grant \(quoted(id))")
  }
}

// MARK: - Entries

extension WirePassportItem {
  /// Whether the entry stands on a page for these groups; evidence stays with its achievement.
  fileprivate func isPrinted(for groups: [WireFieldGroup]) -> Bool {
    switch fact {
    case .registration: groups.contains(.registrations)
    case .check: groups.contains(.employmentChecks)
    case .achievement(let fact):
      switch fact.kind {
      case .qualification: groups.contains(.qualifications)
      case .competence: groups.contains(.competences)
      default: groups.contains(.training)
      }
    case .engagement: groups.contains(.employment)
    case .evidence, .continuity, nil: false
    }
  }

  /// The entry as a line of a page.
  func entry(_ names: BodyNames) throws -> PaperPassport.Entry {
    let (what, on, through) = line
    let event = events.last.map { "\(plain($0.kind)) \($0.effectiveFrom.text.prefix(10))" }
    return PaperPassport.Entry(
      what: what, on: on.isEmpty ? nil : try CivilDate(on, field: "on"),
      holdsThrough: through.isEmpty ? nil : try CivilDate(through, field: "holds_through"),
      from: names[recordedByID],
      standing: event ?? (attestations.isEmpty ? "recorded" : "attested"),
      dispute: disputes.last.map { plain($0.state) })
  }

  private var line: (what: String, on: String, through: String) {
    switch fact {
    case .registration(let fact):
      ("\(fact.regulator.word) \(fact.number): \(plain(fact.status.word))", fact.validFrom, "")
    case .check(let fact): ("Check: \(plain(fact.kind.word))", fact.checkedOn, fact.holdsThrough)
    case .achievement(let fact):
      (
        StandardCatalogue.find(Code(listed: fact.standard))?.title ?? fact.standard,
        fact.completedOn, fact.holdsThrough
      )
    case .evidence(let fact): ("Evidence: \(plain(fact.kind))", fact.occurredOn, "")
    case .engagement(let fact): ("Work: \(plain(fact.kind.word)) \(fact.roleCode)", fact.from, "")
    case .continuity(let fact): ("Service", fact.from, "")
    case nil: ("", "", "")
    }
  }
}
