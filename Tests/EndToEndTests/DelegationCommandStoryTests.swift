import Access
import ArgumentParser
import Foundation
import OneWorkforceProtos
import ReferenceData
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

/// The commands of delegated care, each sent at least once to a live server and read as JSON.
@Suite("Delegated care, command by command", .serialized) struct DelegationCommandStoryTests {
  @Test("every command of delegated care does its part of Tom's insulin")
  func story() async throws {
    try await withInsulinTown { round in
      try await withTemporaryFolder { folder in
        var desk = try Desk(round, folder)
        try await desk.keepFacts()
        let (one, two) = try await desk.makeAgreements()
        try await desk.live(one)
        try await desk.decide(one)
        try await desk.stop(one, two)
        #expect(desk.unused == [])
      }
    }
  }
}

/// Who types what.
private struct Desk {
  typealias Object = [String: Any]
  enum Who: String, CaseIterable { case manager, nurse, rota, asha, ben }

  let round: InsulinTown
  let folder: String
  private var used: Set<String> = []

  init(_ round: InsulinTown, _ folder: String) throws {
    (self.round, self.folder) = (round, folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for who in Who.allCases {
      try token(of: who).write(
        toFile: folder + "/\(who.rawValue)", atomically: true, encoding: .utf8)
    }
  }

  private func token(of who: Who) throws -> String {
    let (duty, body, worker): (Duty, OrganisationID?, WorkerID?) =
      switch who {
      case .manager: (.manager, round.town.home, nil)
      case .nurse: (.delegator, round.town.trust, nil)
      case .rota: (.rota, round.town.home, nil)
      case .asha: (.holder, nil, round.asha)
      case .ben: (.holder, nil, round.ben)
      }
    return try Demonstration.token(
      round.town.live.issuer, subject: who.rawValue, duty: duty, organisation: body,
      worker: worker)
  }

  /// Commands that nobody has typed yet.
  var unused: [String] {
    Self.leaves(of: DelegationCommand.self).filter { !used.contains($0) }
  }

  private static func leaves(
    of command: any ParsableCommand.Type, in path: [String] = []
  ) -> [String] {
    let below = command.configuration.subcommands
    guard below.isEmpty else {
      return below.flatMap { leaves(of: $0, in: path + [$0.configuration.commandName ?? ""]) }
    }
    return [path.joined(separator: " ")]
  }

  /// What `who` is answered, line by line, to the command `words` with `arguments`.
  private mutating func lines(
    _ who: Who, _ words: String, _ arguments: [String]
  ) async throws -> [Object] {
    used.insert(words)
    let run = try await ProgramRun(
      ["delegation"] + words.split(separator: " ").map(String.init) + arguments + [
        "--json", "--server", "127.0.0.1:\(round.town.live.port)",
        "--token-file", folder + "/\(who.rawValue)",
      ], in: folder + "/run")
    try #require(run.status == 0, "\(words) \(arguments): \(run.printed)\(run.complaints)")
    return try run.printed.split(separator: "\n").map { line in
      try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? Object, "\(words): \(line)")
    }
  }

  @discardableResult
  private mutating func ask(
    _ who: Who, _ words: String, _ arguments: String...
  ) async throws -> Object {
    try #require(try await lines(who, words, arguments).first, "\(words) printed nothing")
  }

  /// The identifier that a receipt names.
  private func receipt(_ answer: Object) throws -> String {
    let receipt = answer["receipt"] as? Object ?? answer
    return try #require(receipt["id"] as? String, "\(answer)")
  }

  private func list(_ answer: Object, _ field: String) -> [Object] {
    answer[field] as? [Object] ?? []
  }

  private func file(_ name: String, _ text: String) throws -> String {
    let path = folder + "/" + name
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }
}

// The parts of the story.
extension Desk {
  fileprivate mutating func keepFacts() async throws {
    let tasks = try await ask(.manager, "interventions", "--page-size", "1000")
    #expect(list(tasks, "interventions").contains { $0["code"] as? String == InsulinTown.insulin })
    let other = try receipt(
      await ask(.manager, "person register", "--possible-duplicate", round.tom, "--synthetic"))
    try await ask(
      .manager, "person resolve", "--kept", round.tom, "--other", other, "--two-people")
    let rota = try file("rota.json", #"{"support":"HELP_AT_HAND"}"#)
    let fact = try receipt(
      await ask(
        .manager, "fact record", "rota-support", "--about", round.home, "--file", rota))
    try await ask(.manager, "fact end", fact)
    let hold = try receipt(await ask(.manager, "hold place", "--worker", round.ben.description))
    try await ask(.manager, "hold lift", hold)
  }

  private mutating func draft(_ worker: WorkerID) async throws -> String {
    let terms = try file(
      "terms.json",
      """
      {"workerId":"\(worker)","personId":"\(round.tom)",
       "interventionCode":"\(InsulinTown.insulin)",
       "delegatingOrganisationId":"\(round.trust)","employerId":"\(round.home)",
       "delegatorIds":["\(round.nadia)"],"accountability":"ANY_ONE","answersFor":"DECISION",
       "setStepsOnly":true,"startsAt":"\(round.moment(-1))",
       "scope":{"settings":["OWN_HOME"],"anyLocation":true,"anyDevice":true},
       "supervision":{"support":"CONTACT"},
       "escalation":[{"contact":"duty nurse","startsAt":"\(round.moment(-60))"}]}
      """)
    return try receipt(await ask(.nurse, "draft", "--file", terms))
  }

  private mutating func propose(_ agreement: String) async throws {
    let signed = try await ask(
      .nurse, "propose", "--agreement", agreement, "--delegator", round.nadia.description,
      "--organisation", round.home, "--confirm-all")
    #expect(signed["receipt"] != nil && !list(signed, "chain").isEmpty)
  }

  private mutating func acceptForHome(_ agreement: String) async throws {
    try await ask(
      .manager, "accept", "--agreement", agreement, "--as", "employer", "--line-manager",
      "team leader", "--minutes-per-week", "140", "--training", InsulinTown.insulin,
      "--funding-pence-per-year", "100000", "--funder", round.trust,
      "--freed-minutes-per-week", "120", "--pay-step-pence-per-hour", "40")
  }

  /// One accepted by both, and one that Ben declines.
  fileprivate mutating func makeAgreements() async throws -> (String, String) {
    let (one, two) = (try await draft(round.asha), try await draft(round.ben))
    for agreement in [one, two] { try await propose(agreement) }
    try await ask(.asha, "accept", "--agreement", one, "--as", "worker", "--willing-and-able")
    try await acceptForHome(one)
    try await ask(.ben, "decline", "--agreement", two, "--because", "no-time")
    return (one, two)
  }

  fileprivate mutating func live(_ agreement: String) async throws {
    let on = ["--agreement", agreement]
    _ = try await lines(
      .nurse, "supervise",
      on + ["--kind", "direct-observation", "--finding", "satisfactory"])
    _ = try await lines(.nurse, "review", on + ["--next-review-by", round.day(60).description])
    _ = try await lines(
      .nurse, "renew", on + ["--ends-at", round.moment(120).description])
    _ = try await lines(
      .nurse, "reconfirm",
      on + [
        "--delegator", round.nadia.description, "--order", "3", "--plan", "1", "--instructions",
        "1", "--device", "pen device",
      ])
    let successor = try await addNurse()
    _ = try await lines(.nurse, "succeed", on + ["--successor", successor.description])
    _ = try await lines(.manager, "suspend", on)
    _ = try await lines(.manager, "resume", on)
    let shown = try #require(try await lines(.nurse, "show", on).first)
    let delegation = try #require(shown["delegation"] as? Object ?? shown)
    #expect(delegation["state"] as? String == "ACTIVE")
    let listed = try await ask(.manager, "list", "--person", round.tom)
    #expect(list(listed, "delegations").count == 2)
  }

  fileprivate mutating func decide(_ agreement: String) async throws {
    let visit = [
      "--task", InsulinTown.insulin, "--person", round.tom, "--organisation", round.home,
    ]
    let asked = try #require(
      try await lines(.rota, "check", ["--worker", round.asha.description] + visit).first)
    let decision = try #require(asked["decision"] as? Object)
    #expect(decision["verdict"] as? String == "DECISION_VERDICT_PERMIT")
    let id = try #require(decision["decision_id"] as? String)
    let found = try #require(try await lines(.rota, "find", visit).first)
    #expect(!list(found, "candidates").isEmpty)
    let visits = try file(
      "visits.csv",
      """
      worker_id,intervention_code,person_id,organisation_id,at
      \(round.asha),\(InsulinTown.insulin),\(round.tom),\(round.home),\(round.moment(1))
      """)
    let answers = try await lines(.rota, "batch", [visits, "--mode", "planning"])
    #expect(answers.count == 1 && answers.first?["decision"] != nil)

    let replay = try await ask(.manager, "replay", id)
    #expect(replay["same"] as? Bool == true)
    let competence: FactID = testID(940)
    let looked = try await ask(.manager, "look-back", competence.description)
    #expect(!list(looked, "decisions").isEmpty)
    let kept = try await ask(.manager, "decisions", "--organisation", round.home)
    #expect(list(kept, "decisions").count >= 2)
    let due = try await ask(
      .nurse, "lapsing", "--delegator", round.nadia.description, "--within-days", "366")
    #expect(list(due, "items").contains { $0["cause"] as? String == "AGREEMENT_END" })
    let cover = try await ask(.manager, "cover", "--person", round.tom)
    #expect(list(cover, "sole_cover").count == 1)

    let (letter, record) = (folder + "/letter.html", folder + "/record.html")
    try await ask(.nurse, "letter", "--agreement", agreement, "--output", letter)
    try await ask(
      .manager, "record", "--worker", round.asha.description, "--purpose", "staff-management",
      "--output", record)
    for page in [letter, record] {
      #expect(try String(contentsOfFile: page, encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
    }
  }

  fileprivate mutating func stop(_ one: String, _ two: String) async throws {
    try await ask(
      .manager, "tighten", "--task", InsulinTown.insulin, "--parameter",
      "delegation_review_interval", "--value", "60", "--unit", "days")
    let local = try #require(InterventionCatalogue.shipped.rules.first { $0.needsAdoption })
    try await ask(.manager, "adopt", "--rule", local.id.text)
    try await ask(.nurse, "withdraw", "--agreement", one, "--category", "safety")
    try await ask(.nurse, "clear", "--agreement", one, "--cleared-by", "medical director")
    let three = try await draft(round.ben)
    try await propose(three)
    try await ask(.manager, "end", "--agreement", three, "--cause", "replaced")
    let ended = try await ask(.nurse, "show", "--agreement", three)
    let delegation = try #require(ended["delegation"] as? Object ?? ended)
    #expect(delegation["state"] as? String == "ENDED")
  }

  /// Another nurse of the trust, on the register.
  private func addNurse() async throws -> WorkerID {
    let (nurse, trust) = (WorkerID(high: 77, low: 1), round.town.trust)
    let since = round.day(-365)
    try await round.town.live.server.service.records.write(shouldStart: { true }) { records in
      try records.add(aWorker(id: nurse, level: .verified), identity: anIdentity())
      try records.record(
        anEngagement(with: trust, from: since), id: testID(9_001), of: nurse, by: trust,
        source: .direct, replacing: nil)
      try records.record(
        aRegistration(number: "19B2345E"), id: testID(9_002), of: nurse, by: trust,
        source: .direct)
    }
    return nurse
  }
}
