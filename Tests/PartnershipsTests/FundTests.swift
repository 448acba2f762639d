import Partnerships
import Testing
import Vocabulary

@Suite("Funds")
struct FundTests {
  private let council: OrganisationID = id(1)
  private let board: OrganisationID = id(2)
  private let million: Int64 = 100_000_000

  /// U16: £399m pooled 55/45, £489m with aligned money.
  private func aFund(
    pooled: [Int64?] = [21_945_000_000, 17_955_000_000], stated: Int64? = 39_900_000_000,
    total: Int64? = 48_900_000_000, aligned: [Int64?] = [nil, nil],
    basis: Fund.LegalBasis = .section75
  ) throws -> Fund {
    try Fund(
      title: "Adults", purpose: "Care at home", legalBasis: basis, host: council,
      place: id(3), period: days("2022-04-01", to: "2023-04-01"),
      partners: [
        .init(organisation: council, pooledPence: pooled[0], alignedPence: aligned[0]),
        .init(organisation: board, pooledPence: pooled[1], alignedPence: aligned[1]),
      ], statedPooledPence: stated, statedTotalPence: total, need: nil)
  }

  private func aRule(
    _ method: RiskRule.Method, from: String = "2022-04-01",
    covers: Set<VarianceKind> = [.overspend, .underspend]
  ) throws -> RiskRule {
    try RiskRule(
      covers: covers, method: method, from: day(from), reviewOn: day(from).adding(months: 12),
      partners: [council, board])
  }

  private func propose(_ number: UInt64, _ rule: RiskRule) -> RiskProposal {
    RiskProposal(id: id(number), fund: id(4), rule: rule, proposer: council)
  }

  private func answer(_ number: UInt64, _ isAgreed: Bool) throws -> RiskAnswer {
    try RiskAnswer(
      proposal: id(number), partner: board, isAgreed: isAgreed, reason: isAgreed ? nil : "Too much")
  }

  private func risk(_ proposals: [RiskProposal], _ answers: [RiskAnswer] = []) -> RiskStanding {
    RiskStanding(partners: [council, board], proposals: proposals, answers: answers)
  }

  private func over(
    _ pence: Int64?, kind: VarianceKind = .overspend, on text: String = "2022-12-01"
  ) throws -> Variance {
    try Variance(fund: id(4), kind: kind, pence: pence, on: day(text), note: "Month 8")
  }

  @Test("aligned money is in no pool: without a power to pool nothing reads as pooled")
  func alignedAlone() throws {
    let refused: [([Int64?], Int64?)] = [([5, 0], nil), ([nil, nil], 5), ([nil, 1], nil)]
    for (pooled, stated) in refused {
      let error = #expect(throws: ServiceError.self) {
        try aFund(pooled: pooled, stated: stated, total: nil, basis: .aligned)
      }
      #expect(error?.reason == .fieldsContradict && error?.field == "legal_basis")
    }
    let fund = try aFund(
      pooled: [0, 0], stated: nil, total: nil, aligned: [3, 4], basis: .aligned)
    #expect(fund.pooledPence == 0 && fund.alignedPence == 7)
  }

  @Test("U16, V14: £399m of £489m is pooled: £90m is aligned, and in no pool")
  func aligned() throws {
    #expect(try aFund().alignedPence == 9_000_000_000)
    #expect(try aFund().pooledPence == 39_900_000_000 && !aFund().figuresDisagree)
    // What is not settled is absent, never 0.
    #expect(try aFund(pooled: [nil, 5], stated: nil).pooledPence == nil)
    #expect(try aFund(pooled: [nil, 5], stated: nil).alignedPence == nil)
    #expect(try aFund(total: nil).alignedPence == nil)
    #expect(try aFund(total: nil, aligned: [3, 4]).alignedPence == 7)
    #expect(try aFund(total: nil, aligned: [3, nil]).alignedPence == nil)
    #expect(try aFund(pooled: [1, 2]).figuresDisagree)
    #expect(refusal { try aFund(total: 1) }?.field == "stated_total_pence")
  }

  @Test("U16, R-76: £1m over by contribution is £550,000 and £450,000")
  func byContribution() throws {
    let agreed = risk([propose(7, try aRule(.byContribution))], [try answer(7, true)])
    #expect(agreed.state == .agreed)
    let shared = SharedVariance(id(8), try over(million), of: try aFund(), by: agreed)
    #expect(shared.shares == [council: 55_000_000, board: 45_000_000] && shared.unresolved == nil)
    let unknown = try aFund(pooled: [nil, 5], stated: nil, total: nil)
    let cases: [(Variance, Fund, RiskStanding, SharedVariance.Unresolved)] = [
      (try over(nil), try aFund(), agreed, .amountUnknown),
      (try over(million, kind: .newCareCost), try aFund(), agreed, .notCovered),
      (try over(million, on: "2022-03-31"), try aFund(), agreed, .noRule),
      (try over(million), try aFund(), risk([]), .noRule),
      (try over(million), unknown, agreed, .contributionUnknown),
    ]
    for (variance, fund, rules, why) in cases {
      let found = SharedVariance(id(8), variance, of: fund, by: rules)
      #expect(found.shares == nil && found.unresolved == why)
    }
  }

  @Test("U16: one partner refuses: the old rule goes on and the state says not agreed")
  func notAgreed() throws {
    let old = propose(7, try aRule(.byContribution))
    let new = propose(8, try aRule(.oneBears(board), from: "2022-10-01"))
    let cases: [([RiskAnswer], RiskStanding.State, UInt64?)] = [
      ([], .awaited, nil),
      ([try answer(7, true)], .awaited, 7),
      ([try answer(7, true), try answer(8, false)], .notAgreed, 7),
      ([try answer(7, true), try answer(8, false), try answer(8, true)], .agreed, 8),
    ]
    for (answers, state, rule) in cases {
      let found = risk([old, new], answers)
      #expect(found.state == state)
      #expect(found.rule(on: try day("2022-12-01"))?.id == rule.map { id($0) })
    }
    let refused = risk([old, new], [try answer(7, true), try answer(8, false)])
    let shared = SharedVariance(id(9), try over(million), of: try aFund(), by: refused)
    #expect(shared.shares == [council: 55_000_000, board: 45_000_000] && shared.rule == id(7))
    // A refusal with nothing agreed before leaves the amount unresolved, never 0.
    let never = risk([old], [try answer(7, false)])
    #expect(never.state == .notAgreed)
    #expect(SharedVariance(id(9), try over(million), of: try aFund(), by: never).shares == nil)
    #expect(risk([]).state == .unresolved)
  }

  @Test("shares that are off by anything, or leave a partner out, are refused by their field")
  func shares() throws {
    let cases: [([OrganisationID: Int64], Int64, String?)] = [
      ([council: 55, board: 45], 100, nil), ([council: 1, board: 2], 3, nil),
      ([council: 55, board: 44], 100, "shares"), ([council: 55, board: 46], 100, "shares"),
      ([council: 100], 100, "shares"), ([council: 101, board: -1], 100, "shares"),
      ([council: 0, board: 0], 0, "shares"), ([council: .max, board: .max], 100, "shares"),
    ]
    for (shares, denominator, field) in cases {
      let found = refusal { try aRule(.fixedShares(shares, denominator: denominator)) }
      #expect(found?.field == field)
    }
    #expect(refusal { try aRule(.oneBears(id(99))) }?.field == "bearer_id")
    #expect(refusal { try aRule(.byContribution, covers: []) }?.field == "covers")
  }

  @Test("a split adds up to the penny, and no part is a penny from its exact share")
  func exactSplits() throws {
    var numbers = SeededNumbers(seed: 5)
    for _ in 0..<2_000 {
      let bodies = Int.random(in: 1...9, using: &numbers)
      let weights = Dictionary(
        uniqueKeysWithValues: (0..<bodies).map { index in
          (
            OrganisationID(high: 1, low: UInt64(index)),
            Int64.random(in: 0...Pence.most, using: &numbers)
          )
        })
      let amount = Int64.random(in: 0...Pence.most, using: &numbers)
      let total = weights.values.reduce(Int128(0)) { $0 + Int128($1) }
      guard total > 0 else { continue }
      let parts = try #require(Pence.split(amount, by: weights))
      #expect(parts.values.reduce(0, +) == amount)
      for (body, part) in parts {
        let exact = Int128(amount) * Int128(weights[body] ?? 0)
        #expect((Int128(part) * total - exact).magnitude < UInt128(total))
      }
    }
    #expect(Pence.split(1, by: [council: 1, board: 1]) == [council: 1, board: 0])
    #expect(Pence.split(5, by: [council: 0]) == nil)
    #expect(Pence.pounds(123_456_789) == "£1,234,567.89" && Pence.pounds(5) == "£0.05")
  }
}

@Suite("Money that goes round")
struct CircularMoneyTests {
  private let giver: OrganisationID = id(1)
  private let million: Int64 = 100_000_000

  private func pay(
    _ direction: Payment.Direction, _ millions: Int64, _ text: String,
    by body: OrganisationID? = nil
  ) throws -> Payment {
    try Payment(
      fund: id(4), partner: body ?? giver, direction: direction, pence: millions * million,
      at: Instant(text, field: "at"))
  }

  @Test("U25, R-75: £10m that goes back within a day, at once or in parts, is pooled in form only")
  func inFormOnly() throws {
    let given = try pay(.paidIn, 10, "2022-04-01T10:00:00+01:00")
    let day = "2022-04-01T14:00:00+01:00"
    let next = "2022-04-02T09:00:00+01:00"
    let cases: [([Payment], CircularMoney.State, Int64)] = [
      ([], .noMoney, 0),
      ([given], .pooled, 0),
      ([given, try pay(.paidOut, 10, "2022-04-02T10:00:00+01:00")], .pooledInFormOnly, 10),
      ([given, try pay(.paidOut, 10, "2022-04-02T10:00:00.001+01:00")], .pooled, 0),
      ([given, try pay(.paidOut, 6, day), try pay(.paidOut, 4, next)], .pooledInFormOnly, 10),
      ([given, try pay(.paidOut, 6, day)], .partlyReturned, 6),
      ([given, try pay(.paidOut, 10, day, by: id(2))], .pooled, 0),
      ([given, try pay(.paidOut, 10, "2022-04-01T09:00:00+01:00")], .pooled, 0),
      (
        [
          given, try pay(.paidIn, 5, "2022-04-01T11:00:00+01:00", by: id(2)),
          try pay(.paidOut, 10, day),
        ],
        .partlyReturned, 10
      ),
    ]
    for (payments, state, returned) in cases {
      for order in [payments, payments.reversed()] {
        let found = CircularMoney(order)
        #expect(found.state == state && found.returnedPence == returned * million)
      }
    }
    let parts = CircularMoney([given, try pay(.paidOut, 6, day), try pay(.paidOut, 4, next)])
    let last = try Instant(next, field: "at")
    #expect(parts.alerts.map(\.returnedAt) == [last])
  }

  @Test("no other matching of returns to gifts finds more, by an exhaustive second reckoning")
  func mostIsFound() throws {
    var numbers = SeededNumbers(seed: 11)
    for _ in 0..<400 {
      let count = Int.random(in: 1...7, using: &numbers)
      let payments = try (0..<count).map { _ in
        try Payment(
          fund: id(4), partner: giver, direction: Bool.random(using: &numbers) ? .paidIn : .paidOut,
          pence: Int64.random(in: 1...3, using: &numbers),
          at: Instant(
            milliseconds: 1_600_000_000_000 + Int64.random(in: 0...60, using: &numbers) * 3_600_000)
        )
      }
      #expect(CircularMoney(payments).returnedPence == mostMatched(payments))
    }
  }

  // Every pence out is tried against every pence in, and against none.
  private func mostMatched(_ payments: [Payment]) -> Int64 {
    func pence(_ direction: Payment.Direction) -> [Instant] {
      payments.filter { $0.direction == direction }
        .flatMap { payment in (0..<payment.pence).map { _ in payment.at } }
    }
    let (given, back) = (pence(.paidIn), pence(.paidOut))
    var partner: [Int: Int] = [:]
    func place(_ out: Int, _ seen: inout Set<Int>) -> Bool {
      for index in given.indices {
        let gap = back[out].milliseconds - given[index].milliseconds
        guard (0...CircularMoney.window).contains(gap), seen.insert(index).inserted else {
          continue
        }
        if let other = partner[index] {
          if place(other, &seen) {
            partner[index] = out
            return true
          }
        } else {
          partner[index] = out
          return true
        }
      }
      return false
    }
    return back.indices.reduce(into: Int64(0)) { count, out in
      var seen: Set<Int> = []
      if place(out, &seen) { count += 1 }
    }
  }

  @Test("R-78: the need beside the money is the same whatever goes in or out")
  func needUnchanged() throws {
    let need = try Fund.Need(
      what: "nursing posts not filled", thousandths: 12_500, unit: "FTE", source: "Plan 2022",
      asOf: day("2022-03-31"))
    let fund = try Fund(
      title: "Adults", purpose: "Care at home", legalBasis: .section75, host: giver, place: id(3),
      period: days("2022-04-01"),
      partners: [
        .init(organisation: giver, pooledPence: 10, alignedPence: nil),
        .init(organisation: id(2), pooledPence: nil, alignedPence: nil),
      ], statedPooledPence: nil, statedTotalPence: nil, need: need)
    var kept = Kept()
    kept.add(.fund(fund), as: id(4, Noun.Fund.self))
    let empty = try #require(FundView(of: id(4), on: try day("2022-04-03"), kept.records))
    kept.add(
      .payment(try pay(.paidIn, 10, "2022-04-01T10:00:00+01:00")), as: id(5, Noun.Record.self))
    kept.add(
      .payment(try pay(.paidOut, 10, "2022-04-02T09:00:00+01:00")), as: id(6, Noun.Record.self))
    let round = try #require(FundView(of: id(4), on: try day("2022-04-03"), kept.records))
    #expect(empty.money.state == .noMoney && round.money.state == .pooledInFormOnly)
    #expect(empty.fund.need == need && round.fund.need == need)
    let before = try #require(FundView(of: id(4), on: try day("2022-04-01"), kept.records))
    #expect(before.money.state == .pooled)
  }
}
