import Access
import Operations
import Partnerships
import TestSupport
import Testing
import Vocabulary

/// U16's fund and U25 of the scenarios, each with its failure variant.
@Suite("Whose money, and who bears what")
struct FundStoryTests {
  private let million: Int64 = 100_000_000

  private func aFund(_ town: PartnershipTown, contributions: [Int64?]? = nil) throws -> Fund {
    let each = contributions ?? [21_945_000_000, 17_955_000_000]
    return try Fund(
      title: "Adults' pooled budget", purpose: "Care at home", legalBasis: .section75,
      host: town.council, place: town.place, period: days("2022-04-01"),
      partners: [
        .init(organisation: town.council, pooledPence: each[0], alignedPence: nil),
        .init(organisation: town.board, pooledPence: each[1], alignedPence: nil),
      ], statedPooledPence: contributions == nil ? 39_900_000_000 : nil,
      statedTotalPence: contributions == nil ? 48_900_000_000 : nil,
      need: .init(
        what: "nursing posts not filled", thousandths: 41_500, unit: "FTE", source: "Plan 2022",
        asOf: date("2022-03-31")))
  }

  private func record(
    _ fund: Fund, _ town: PartnershipTown, earlier: EarlierVersion<Noun.Fund>? = nil
  ) async throws -> FundID {
    let receipt = try await RecordFund.run(
      .init(header: town.test.header("fund"), fund: fund, earlier: earlier),
      town.steward("RecordFund", of: town.council), in: town.service)
    return try FundID(receipt.id, field: "id")
  }

  private func propose(
    _ fund: FundID, _ town: PartnershipTown, _ method: RiskRule.Method = .byContribution,
    from text: String = "2022-04-01"
  ) async throws -> RiskProposalID {
    let receipt = try await ProposeRiskRule.run(
      .init(
        header: town.test.header("propose"), fund: fund, covers: [.overspend, .underspend],
        method: method, from: date(text), reviewOn: date(text).adding(months: 12)),
      town.steward("ProposeRiskRule", of: town.council), in: town.service)
    return try RiskProposalID(receipt.id, field: "id")
  }

  private func answer(
    _ proposal: RiskProposalID, _ isAgreed: Bool, _ town: PartnershipTown,
    by body: OrganisationID? = nil
  ) async throws {
    _ = try await AnswerRiskRule.run(
      .init(
        header: town.test.header("answer"), proposal: proposal, isAgreed: isAgreed,
        reason: isAgreed ? nil : "One share cannot fit both"),
      town.steward("AnswerRiskRule", of: body ?? town.board), in: town.service)
  }

  private func vary(
    _ fund: FundID, _ kind: VarianceKind, _ pence: Int64?, _ town: PartnershipTown
  ) async throws {
    _ = try await RecordVariance.run(
      .init(
        header: town.test.header("vary"),
        variance: Variance(
          fund: fund, kind: kind, pence: pence, on: date("2022-12-31"), note: "Month 9")),
      town.steward("RecordVariance", of: town.council), in: town.service)
  }

  private func view(
    _ fund: FundID, _ town: PartnershipTown, on text: String = "2023-01-15", call: Call? = nil
  ) async throws -> GetFund.Report {
    try await GetFund.run(
      .init(fund: fund, asOf: AsOf(at: LondonTime.start(of: date(text)))),
      call ?? town.lead("GetFund"), in: town.service)
  }

  @Test(
    "U16, R-76: £90m is aligned; £1m over falls £550,000 and £450,000; a new cost is unresolved")
  func shared() async throws {
    let town = try await PartnershipTown.open()
    let fund = try await record(aFund(town), town)
    try await vary(fund, .overspend, million, town)
    let before = try await view(fund, town).view
    #expect(before.risk.state == .unresolved && before.variances.map(\.unresolved) == [.noRule])
    let proposal = try await propose(fund, town)
    #expect(try await view(fund, town).view.variances.map(\.shares) == [nil])
    try await answer(proposal, true, town)
    try await vary(fund, .newCareCost, 3 * million, town)
    try await vary(fund, .underspend, nil, town)
    let found = try await view(fund, town).view
    #expect(found.fund.pooledPence == 39_900_000_000 && found.fund.alignedPence == 9_000_000_000)
    let over = try #require(found.variances.first { $0.variance.kind == .overspend })
    #expect(over.shares == [town.council: 55_000_000, town.board: 45_000_000])
    let rest = found.variances.filter { $0.variance.kind != .overspend }
    #expect(Set(rest.map(\.unresolved)) == [.notCovered, .amountUnknown])
    #expect(rest.allSatisfy { $0.shares == nil })
    // The yearly review: after it the rule goes on and says so.
    #expect(!found.isReviewOverdue)
    #expect(try await view(fund, town, on: "2023-04-02").view.isReviewOverdue)
  }

  @Test("U16: a partner refuses a new share: the old rule goes on, the state says not agreed")
  func refusedShare() async throws {
    let town = try await PartnershipTown.open()
    let fund = try await record(aFund(town), town)
    let old = try await propose(fund, town)
    try await answer(old, true, town)
    try await vary(fund, .overspend, million, town)
    let before = try await view(fund, town).view
    let new = try await propose(fund, town, .oneBears(town.board), from: "2022-10-01")
    #expect(try await view(fund, town).view.risk.state == .awaited)
    try await answer(new, false, town)
    let after = try await view(fund, town).view
    #expect(after.risk.state == .notAgreed && after.ruleInForce?.id == old)
    #expect(after.variances == before.variances)
    // An old proposal is closed to answers, and so is one that all agreed.
    #expect(await refusal { try await answer(old, false, town) }?.reason == .stateForbids)
    try await answer(new, true, town)
    #expect(await refusal { try await answer(new, false, town) }?.reason == .stateForbids)
    #expect(try await view(fund, town).view.ruleInForce?.id == new)
    let outsider = await refusal {
      try await answer(new, true, town, by: town.planning.trust)
    }
    #expect(outsider?.code == .notFound && outsider?.field == "proposal_id")
  }

  private func pay(
    _ fund: FundID, _ direction: Payment.Direction, _ millions: Int64, _ text: String,
    _ town: PartnershipTown
  ) async throws {
    _ = try await RecordPayment.run(
      .init(
        header: town.test.header("pay"),
        payment: Payment(
          fund: fund, partner: town.board, direction: direction, pence: millions * million,
          at: Instant(text, field: "at"))),
      town.steward("RecordPayment", of: town.council), in: town.service)
  }

  @Test(
    "U25, R-75, R-78: £10m that goes back within a day, whole or in parts, is pooled in form only",
    arguments: [
      [(10, "2022-04-02T09:59:00+01:00")],
      [(6, "2022-04-01T14:00:00+01:00"), (4, "2022-04-02T09:00:00+01:00")],
    ])
  func circular(_ returns: [(Int64, String)]) async throws {
    let town = try await PartnershipTown.open()
    let fund = try await record(aFund(town), town)
    try await town.service.records.write(shouldStart: { true }) { records in
      try records.record(auditBy: town.registry.stranger, for: InstantPeriod(from: moment(-1)))
    }
    let auditor = try town.test.call("GetFund", .auditor, of: town.registry.stranger)
    let empty = try await view(fund, town, call: auditor).view
    try await pay(fund, .paidIn, 10, "2022-04-01T10:00:00+01:00", town)
    #expect(try await view(fund, town).view.money.state == .pooled)
    for (millions, text) in returns { try await pay(fund, .paidOut, millions, text, town) }
    let found = try await view(fund, town, call: auditor).view
    #expect(found.money.state == .pooledInFormOnly)
    #expect(found.money.alerts.map(\.returnedPence) == [10 * million])
    #expect(found.money.alerts.map(\.partner) == [town.board])
    #expect(found.fund.need?.thousandths == 41_500 && found.fund.need == empty.fund.need)
    // On the day it was paid in nobody could know yet.
    #expect(try await view(fund, town, on: "2022-03-31").view.money.state == .noMoney)
  }

  @Test(
    "money that is not settled is unresolved everywhere, never 0, and a later version settles it")
  func notSettled() async throws {
    let town = try await PartnershipTown.open()
    let fund = try await record(aFund(town, contributions: [550, nil]), town)
    try await answer(propose(fund, town), true, town)
    try await vary(fund, .overspend, million, town)
    let open = try await view(fund, town)
    #expect(open.view.fund.pooledPence == nil && open.view.fund.alignedPence == nil)
    #expect(open.view.variances.map(\.unresolved) == [.contributionUnknown])
    let earlier = EarlierVersion<Noun.Fund>(id: fund, etag: open.etag)
    let others = try aFund(town, contributions: [550, 450])
    _ = try await record(others, town, earlier: earlier)
    let settled = try await view(fund, town).view
    #expect(settled.variances.first?.shares == [town.council: 55_000_000, town.board: 45_000_000])
    let stale = await refusal { try await record(others, town, earlier: earlier) }
    #expect(stale?.reason == .etagMismatch && stale?.field == "fund.etag")
  }

  @Test("funds are listed by place, a page at a time, for those who serve it")
  func lists() async throws {
    let town = try await PartnershipTown.open()
    var funds: [FundID] = []
    for _ in 0..<3 { funds.append(try await record(aFund(town), town)) }
    func list(_ token: String, _ call: Call) async throws -> Page<GetFund.Report> {
      try await ListFunds.run(
        .init(place: town.place, page: PageRequest(size: 2, token: token)), call, in: town.service)
    }
    let lead = try town.lead("ListFunds")
    let first = try await list("", lead)
    let second = try await list(first.nextToken, lead)
    #expect((first.entries + second.entries).map(\.view.id) == funds.sorted())
    #expect(first.entries.count == 2 && second.nextToken.isEmpty)
    let stranger = await refusal {
      try await list("", town.lead("ListFunds", of: town.registry.stranger))
    }
    #expect(stranger?.code == .notFound)
    let theirs = await refusal {
      try await RecordFund.run(
        .init(header: town.test.header("fund"), fund: aFund(town)),
        town.steward("RecordFund", of: town.registry.stranger), in: town.service)
    }
    #expect(theirs?.code == .notFound)
  }
}
