import Foundation
import GRPCCore
import OneWorkforceProtos
import Planning
import TestSupport
import Testing
import Vocabulary
import WireFormat
@testable import oneworkforce

@Suite("Planning over the socket") struct PlanningStoryTests {
  @Test("U21: a trust takes 120 care workers: its gap falls by 120, care's grows, net nothing")
  func hospitalDrainsCare() async throws {
    try await withPlanningTown { town in
      func gaps(_ change: (inout TrustAndCare) -> Void) async throws -> [Double] {
        var system = TrustAndCare()
        change(&system)
        let plan = try await town.draft(system.scenario())
        let heard = try await town.run(
          .with {
            $0.requestID = newRequestID()
            $0.planID = plan.id
          })
        #expect(heard.largestPart < 1_024 * 1_024)
        return ["SUPPORT", "CARE"].map { heard.groupYear($0, 1)?.gapFte ?? .nan }
      }
      let before = try await gaps { _ in }
      let drained = try await gaps { $0.taken = 120 }
      let recruited = try await gaps {
        $0.taken = 120
        $0.recruits = 30
      }
      let alone = zip(drained, before).map { $0 - $1 }
      let helped = zip(recruited, before).map { $0 - $1 }
      for (found, wanted) in zip(alone + helped, [-120.0, 120, -120, 90]) {
        #expect(abs(found - wanted) < 1e-6, "\(found), not \(wanted)")
      }
    }
  }

  @Test("U21: an equal uplift of pay changes no flow; without care's pay the run stops and asks")
  func pay() async throws {
    try await withPlanningTown { town in
      var system = TrustAndCare()
      (system.payElasticity, system.leaving) = (1.5, 0.1)
      let equal = try system.scenario().with { parts in
        parts.events = [TrustAndCare.support, TrustAndCare.care].compactMap {
          try? PlanEvent(
            month: 6, place: nil, kind: .pay(group: $0, factor: 1.05), field: "events")
        }
        if let outside = try? PlanEvent(
          month: 6, place: nil, kind: .payOutside(factor: 1.05), field: "events")
        {
          parts.events.append(outside)
        }
      }
      #expect(equal.parts.events.count == 3)
      func flows(_ scenario: Scenario) async throws -> [WireGroupFlows] {
        let plan = try await town.draft(scenario)
        return try await town.run(
          .with {
            $0.requestID = newRequestID()
            $0.planID = plan.id
          }
        ).projection.groups.map(\.flows)
      }
      #expect(try await flows(equal) == flows(system.scenario()))
      let plan = try await town.draft(system.scenario())
      let refused = try await told {
        try await town.live.planning.draftScenario(
          .with {
            $0.requestID = newRequestID()
            $0.planID = plan.id
            $0.etag = plan.etag
            $0.scenario = try system.scenario().proto()
            $0.scenario.pay.removeAll { $0.group == "CARE" }
          }, metadata: town.lead)
      }
      #expect(refused?.field == "scenario.pay", "\(String(describing: refused))")
      #expect(refused?.message.contains("parity is never assumed") == true)
    }
  }

  @Test("a run's bands and parts come back by its name, explained, compared, exported and frozen")
  func whole() async throws {
    try await withPlanningTown { town in
      var system = TrustAndCare()
      (system.leaving, system.doubt) = (0.2, 0.3)
      let plan = try await town.draft(system.scenario())
      let (planning, lead) = (town.live.planning, try town.lead)
      let heard = try await town.run(
        .with {
          $0.requestID = newRequestID()
          $0.planID = plan.id
          $0.seed = 20_260_401
          $0.draws = 64
          $0.thresholds = [100]
        })
      let run = heard.finished.run
      #expect(run.state == .finished && run.basis == heard.projection.basis)
      #expect(run.basis.thresholds == [0, 100])
      let again = try await town.run(
        .with {
          $0.requestID = newRequestID()
          $0.planID = plan.id
          $0.runID = run.id
        })
      #expect(again.bytes == heard.bytes)
      let why = try await planning.explainGap(
        .with {
          $0.planID = plan.id
          $0.place = "BRENT"
          $0.group = "CARE"
        }, metadata: lead)
      let parts = why.gap.parts.reduce(0) { $0 + $1.value }
      #expect(abs(why.gap.opening + parts - why.gap.closing) < 1e-6)
      #expect(why.tornado.bars.first?.input.contains("CARE/leave") == true)
      let same = try await planning.compareScenarios(
        .with {
          $0.planID = plan.id
          $0.others = [.init()]
          $0.draws = 16
        }, metadata: lead)
      #expect(same.comparisons.count == 1)
      #expect(same.comparisons[0].unmet.opening == same.comparisons[0].unmet.closing)
      #expect(same.comparisons[0].bands.allSatisfy { $0.years.allSatisfy { $0.central == 0 } })
      let csv = try await export(.csv, plan.id, town)
      #expect(csv.header.suppressionThreshold == 5 && csv.header.basis == run.basis)
      let text = String(decoding: csv.bytes, as: UTF8.self)
      #expect(text.hasPrefix("table,bands"))
      #expect(text.contains("scenario sha256,\(run.basis.scenarioSha256)"))
      #expect(text.contains("seed,20260401") && text.contains("data version,reference-"))
      let frozen = try await planning.freezePlan(
        .with {
          $0.requestID = newRequestID()
          $0.planID = plan.id
          $0.etag = plan.etag
          $0.runID = run.id
          $0.decidedBy = "Place director"
        }, metadata: town.board
      ).plan
      #expect(frozen.state == .frozen && frozen.frozenRunID == run.id)
      let late = try await told {
        try await planning.draftScenario(
          .with {
            $0.requestID = newRequestID()
            $0.planID = plan.id
            $0.etag = frozen.etag
            $0.scenario = try system.scenario().proto()
          }, metadata: lead)
      }
      #expect(late?.code == .failedPrecondition && late?.reason == "STATE_FORBIDS")
    }
  }

  @Test("a place of published pieces gets its people from the packaged files, kept with the plan")
  func people() async throws {
    try await withPlanningTown { town in
      let plan = try await town.draft(TrustAndCare().open())
      let kept = try await town.live.planning.getScenario(
        .with { $0.planID = plan.id }, metadata: town.lead
      ).scenario
      let people = kept.places.first?.population
      #expect(people?.principal.firstYear == 2_018 && people?.variants.count == 4)
      // Brent in mid-2018: about 330,800 people.
      let first = people?.principal.years.first?.people.reduce(0, +) ?? 0
      #expect((320_000..<345_000).contains(first), "\(first)")
      let heard = try await town.run(
        .with {
          $0.requestID = newRequestID()
          $0.planID = plan.id
        })
      #expect(heard.projection.basis.dataVersion.contains("population-"))
    }
  }

  @Test("small groups are suppressed on export, and no sum of the file gives them back")
  func suppression() async throws {
    try await withPlanningTown { town in
      let small = try TrustAndCare().scenario().with { parts in
        parts.stocks = parts.stocks.compactMap { stock in
          guard stock.group == TrustAndCare.support else { return stock }
          let bands = AgeBand.allCases.map { $0 == .from30 ? 3.0 : 0 }
          return try? OpeningStock(
            place: stock.place, group: stock.group,
            people: .byBand(ByBand(bands, field: "people")), participation: ByBand(all: 1),
            establishment: 620, provenance: stock.provenance, field: "stocks")
        }
      }
      let plan = try await town.draft(small)
      _ = try await town.run(
        .with {
          $0.requestID = newRequestID()
          $0.planID = plan.id
        })
      let csv = try await export(.csv, plan.id, town)
      let rows = String(decoding: csv.bytes, as: UTF8.self).split(separator: "\r\n")
      let support = rows.filter { $0.contains("BRENT,SUPPORT,") && !$0.hasPrefix("GAP") }
      #expect(csv.header.suppressedCount > 0)
      #expect(support.filter { $0.hasPrefix("BRENT,SUPPORT,0") }.allSatisfy { $0.contains("*") })
      #expect(!rows.contains { $0.hasPrefix("PEOPLE,BRENT,SUPPORT,,0,3") })
      // The place holds two groups: the other one's total would give the small one back.
      #expect(rows.contains { $0.hasPrefix("BRENT,CARE,0") && $0.contains("*") })
      let bytes = try await export(.protobuf, plan.id, town)
      let kept = try WireProjection(serializedBytes: bytes.bytes)
      #expect(!kept.groups.contains { $0.group == "SUPPORT" })
      #expect(!kept.bands.contains { $0.scope.group == "SUPPORT" })
      #expect(kept.basis == bytes.header.basis)
    }
  }

  @Test("U20 over the socket: over by twenty, both named, whole for the board, own for a partner")
  func overClaim() async throws {
    try await withPlanningTown { town in
      let planning = town.live.planning
      let claimants = [town.town.trust, town.town.home]
      for body in claimants {
        _ = try await planning.submitPlan(
          ValidPlanning(place: town.place, plan: "", etag: "", run: "").submitPlan.renamed(),
          metadata: town.planner(body))
      }
      var offer = ValidPlanning(place: town.place, plan: "", etag: "", run: "").submitPlan
      offer.requestID = newRequestID()
      offer.planReturn.lines[0].kind = .offer
      offer.planReturn.lines[0].count = 40
      _ = try await planning.submitPlan(offer, metadata: town.lead)
      func merge(_ caller: Metadata) async throws -> WireMergedPlan {
        try await planning.mergePlans(
          .with {
            $0.requestID = newRequestID()
            $0.placeID = town.place
          }, metadata: caller
        ).merged
      }
      let whole = try await merge(town.lead)
      #expect(whole.overClaims.map(\.excess) == [20])
      #expect(
        Set(whole.overClaims[0].claims.map(\.claimant)) == Set(claimants.map(\.description)))
      #expect(whole.lines.count == 3 && whole.returnIds.count == 3)
      let partner = try await merge(town.planner(town.town.home))
      #expect(partner.lines.map(\.organisationID) == [town.town.home.description])
      #expect(partner.sums == whole.sums)
    }
  }

  private func export(
    _ format: WireExportFormat, _ plan: String, _ town: PlanningTown
  ) async throws -> (header: WireExportHeader, bytes: [UInt8]) {
    let lead = try town.lead
    return try await town.live.planning.exportPlan(
      .with {
        $0.planID = plan
        $0.format = format
      }, metadata: lead
    ) { response in
      var (header, bytes): (WireExportHeader, [UInt8]) = (.init(), [])
      for try await message in response.messages {
        switch message.part {
        case .header(let sent): header = sent
        case .chunk(let chunk): bytes += chunk
        case nil: break
        }
      }
      return (header, bytes)
    }
  }
}

extension WireSubmitPlanRequest {
  /// The same under another name.
  fileprivate func renamed() -> WireSubmitPlanRequest {
    var request = self
    request.requestID = newRequestID()
    return request
  }
}
