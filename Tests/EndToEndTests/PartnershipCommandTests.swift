import Access
import Foundation
import OneWorkforceProtos
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

/// The partnership commands against a running service: a fund, a post and a lent power.
@Suite("Partnerships from the command line", .serialized) struct PartnershipCommandTests {
  /// The program as one caller of a town runs it.
  private struct Caller: Sendable {
    let town: PlanningTown
    let folder: String
    let tokenFile: String

    init(_ duty: Duty, of body: OrganisationID, _ town: PlanningTown, _ folder: String) throws {
      (self.town, self.folder) = (town, folder)
      tokenFile = folder + "/\(duty.rawValue)-\(body).token"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Demonstration.token(
        town.live.issuer, subject: duty.rawValue, duty: duty, organisation: body
      ).write(toFile: tokenFile, atomically: true, encoding: .utf8)
    }

    func run(_ arguments: [String]) async throws -> ProgramRun {
      try await ProgramRun(
        ["partnership"] + arguments
          + ["--server", "127.0.0.1:\(town.live.port)", "--token-file", tokenFile],
        in: folder)
    }

    func succeed(_ arguments: [String]) async throws -> ProgramRun {
      let run = try await run(arguments)
      try #require(run.status == 0, "\(arguments): \(run.printed)\(run.complaints)")
      return run
    }

    /// Records what `json` says; the identifier of the record.
    func record(_ kind: String, _ json: String) async throws -> String {
      let file = folder + "/request.json"
      try json.write(toFile: file, atomically: true, encoding: .utf8)
      return try await succeed(["record", kind, "--file", file]).value(after: "\(kind) ")
    }
  }

  private func inTown(
    _ body:
      @escaping @Sendable (_ records: Caller, _ partner: Caller, _ board: Caller) async throws
      -> Void
  ) async throws {
    try await withPlanningTown { town in
      try await withTemporaryFolder { folder in
        try await body(
          Caller(.steward, of: steward, town, folder),
          Caller(.steward, of: town.town.trust, town, folder),
          Caller(.board, of: steward, town, folder))
      }
    }
  }

  @Test("U16, U25: a fund is recorded, its rule agreed, its overspend shared, its circle seen")
  func fund() async throws {
    try await inTown { records, partner, board in
      let (host, giver, place) = (steward, records.town.town.trust, records.town.place)
      let fund = try await records.record(
        "fund",
        """
        {"fund": {"title": "Adults", "purpose": "Care at home", "legal_basis": "S75",
          "host_id": "\(host)", "place_id": "\(place)", "valid_from": "2022-04-01",
          "stated_pooled_pence": "39900000000", "stated_total_pence": "48900000000",
          "need": {"what": "nursing posts not filled", "thousandths": "41500", "unit": "FTE",
            "source": "Plan 2022", "as_of": "2022-03-31"},
          "partners": [{"organisation_id": "\(host)", "pooled_pence": "21945000000"},
            {"organisation_id": "\(giver)", "pooled_pence": "17955000000"}]}}
        """)
      let rule = try await records.record(
        "rule",
        """
        {"fund_id": "\(fund)", "rule": {"covers": ["OVERSPEND"], "method": "BY_CONTRIBUTION",
          "valid_from": "2022-04-01", "review_on": "2023-04-01"}}
        """)
      _ = try await records.record(
        "variance",
        """
        {"fund_id": "\(fund)", "kind": "OVERSPEND", "pence": "100000000", "on": "2022-12-31",
          "note": "Month 9"}
        """)
      let open = try await board.succeed(["fund", "--fund", fund]).printed
      #expect(open.contains("UNRESOLVED: no rule") && open.contains("aligned  £90,000,000.00"))
      let refused = try await partner.run(["answer", "--rule", rule, "--refuse"])
      #expect(refused.status != 0 && refused.complaints.contains("FIELD_REQUIRED [reason]"))
      #expect(try await partner.succeed(["answer", "--rule", rule]).printed.hasPrefix("agreed"))
      let payments = [
        ("PAID_IN", "1000000000", "2022-04-01T10:00:00+01:00"),
        ("PAID_OUT", "600000000", "2022-04-01T14:00:00+01:00"),
        ("PAID_OUT", "400000000", "2022-04-02T09:00:00+01:00"),
      ]
      for (direction, pence, at) in payments {
        _ = try await records.record(
          "payment",
          """
          {"fund_id": "\(fund)", "partner_id": "\(giver)", "direction": "\(direction)",
            "pence": "\(pence)", "at": "\(at)"}
          """)
      }
      let told = try await board.succeed(["fund", "--fund", fund]).printed
      for words in [
        "Adults: pooled in form only", "need: nursing posts not filled, 41.500 FTE",
        "£550,000.00", "£450,000.00", "£10,000,000.00 of £10,000,000.00 back", "REVIEW OVERDUE",
      ] { #expect(told.contains(words), "\(told)") }
      #expect(try await board.succeed(["funds", "--place", place]).printed.contains(fund))
    }
  }

  @Test("U18: a power is lent to a post, ends with its meeting, and a later decision names that")
  func power() async throws {
    try await inTown { records, _, board in
      let (place, town) = (records.town.place, records.town.town)
      let worker = try await town.register(town.homeManager)
      let post = try await records.record(
        "post",
        """
        {"post": {"title": "Chief executive", "organisation_id": "\(steward)",
          "kind": "COUNCIL_CHIEF_EXECUTIVE", "valid_from": "2020-01-01"}}
        """)
      _ = try await records.record(
        "accountability",
        """
        {"accountability": {"duty": "PLACE_LEADERSHIP", "post_id": "\(post)",
          "accountable_to_id": "\(steward)", "place_id": "\(place)", "valid_from": "2022-07-01"}}
        """)
      let appointment = try await records.record(
        "appointment",
        """
        {"appointment": {"post_id": "\(post)", "worker_id": "\(worker)",
          "valid_from": "2022-07-01"}}
        """)
      let power = try await records.record(
        "power",
        """
        {"power": {"lender_id": "\(steward)", "recipient_post_id": "\(post)",
          "function": "Plan services", "place_id": "\(place)", "valid_from": "2022-07-01",
          "valid_to": "2023-04-01", "ending_event": "first meeting of the board"}}
        """)
      _ = try await records.succeed(["power", "end", "--power", power, "--on", "2023-02-15"])
      let late = try await records.run([
        "power", "decide", "--power", power, "--title", "Open the hub", "--on", "2023-02-20",
      ])
      #expect(late.status != 0 && late.complaints.contains("STATE_FORBIDS"))
      #expect(late.complaints.contains("lapsed on 2023-02-15"), "\(late.complaints)")
      _ = try await records.succeed([
        "power", "decide", "--power", power, "--title", "Open the hub", "--on", "2023-02-14",
      ])
      let march = ["--place", place, "--as-of", "2023-03-01T12:00:00Z"]
      let map = try await board.succeed(["map"] + march).printed
      for words in [
        "1 council chief executive", "2023-02-15 by event", "nhs functions", "no post",
        "people in post: 1",
      ] { #expect(map.contains(words), "\(map)") }
      _ = try await records.succeed([
        "leave", "--appointment", appointment, "--on", "2023-02-01",
      ])
      let vacant = try await board.succeed(["map"] + march + ["--duty", "place-leadership"])
      #expect(vacant.printed.contains("VACANT since 2023-02-01"), "\(vacant.printed)")
      let file = try await board.succeed([
        "post", "--post", post, "--as-of", "2023-01-15T12:00:00Z",
      ])
      #expect(file.printed.contains("place leadership") && file.printed.contains("Plan services"))
      let unknown = try await board.run(["record", "belief", "--file", "/dev/null"])
      #expect(unknown.status != 0)
    }
  }
}
