import Partnerships
import Testing
import Vocabulary

@Suite("Who answers for what")
struct AccountabilityMapTests {
  private let council: OrganisationID = id(1)
  private let board: OrganisationID = id(2)
  private let director: WorkerID = id(50)

  private func aPost(
    _ body: OrganisationID, _ kind: Post.Kind = .jointDirector, to end: String? = nil
  ) throws -> Post {
    try Post(
      title: "Director", body: body, kind: kind, period: days("2022-01-01", to: end))
  }

  private func aLine(
    _ duty: AccountableDuty, _ post: PostID, _ place: UInt64, subject: String? = nil
  ) throws -> Accountability {
    try Accountability(
      duty: duty, subject: subject, post: post,
      accountableTo: duty == .nhsFunctions ? board : council, place: id(place),
      period: days("2022-07-01"))
  }

  private func aHolding(
    _ number: UInt64, _ holder: WorkerID, to end: String? = nil, interim: Bool = false
  ) throws -> Holding {
    Holding(
      id(number),
      Appointment(
        post: id(number), holder: holder, period: try days("2022-07-01", to: end),
        isInterim: interim), engagements: [])
  }

  /// U17: in place 100 one person answers for both; the council's engagement ends 30 September.
  private func jointDirector() throws -> (PartnershipRecords, [PostID: [Holding]]) {
    var kept = Kept()
    kept.add(.post(try aPost(council)), as: PostID(high: 77, low: 10))
    kept.add(.post(try aPost(board)), as: PostID(high: 77, low: 11))
    kept.add(
      .accountability(try aLine(.adultSocialCare, id(10), 100)),
      as: id(20, Noun.Accountability.self))
    kept.add(
      .accountability(try aLine(.nhsFunctions, id(11), 100)), as: id(21, Noun.Accountability.self))
    return (
      kept.records,
      [
        id(10): [try aHolding(10, director, to: "2022-10-01")],
        id(11): [try aHolding(11, director)],
      ]
    )
  }

  @Test("U17, R-73: one person, two lines of account; each view shows its own; headcount is one")
  func twoViews() throws {
    let (records, holdings) = try jointDirector()
    func map(_ duties: Set<AccountableDuty>, on text: String) throws -> AccountabilityMap {
      AccountabilityMap(
        of: [id(100)], on: try day(text), records, holdings: holdings, duties: duties)
    }
    let both = try map([.adultSocialCare, .nhsFunctions], on: "2022-09-15")
    #expect(both.lines.map(\.holders) == [[director], [director]])
    #expect(both.lines.map(\.accountability.accountableTo) == [council, board])
    #expect(both.headcount == 1 && both.bodyCount == 2 && both.gaps.isEmpty)
    let care = try map([.adultSocialCare], on: "2022-09-15")
    #expect(care.lines.map(\.id) == [id(20)] && care.headcount == 1)
    let later = try map([.adultSocialCare, .nhsFunctions], on: "2022-10-01")
    #expect(later.lines.map(\.vacantSince) == [try day("2022-10-01"), nil])
    #expect(later.gaps.map(\.kind) == [.vacant] && later.headcount == 1)
    // asking about a past day still gives what held then.
    #expect(try map([], on: "2022-09-30").lines.allSatisfy { $0.vacantSince == nil })
    #expect(try map([], on: "2022-06-30").lines.isEmpty)
  }

  @Test("to leave a post ends an appointment earlier, and never gives it more time")
  func leaving() throws {
    let appointment = Appointment(
      post: id(10), holder: director, period: try days("2022-07-01", to: "2023-04-01"),
      isInterim: true)
    let left = try appointment.ended(on: day("2023-02-01"), field: "left_on")
    #expect(left.period == (try days("2022-07-01", to: "2023-02-01")))
    for text in ["2023-04-01", "2030-01-01"] {
      let error = #expect(throws: ServiceError.self) {
        try appointment.ended(on: day(text), field: "left_on")
      }
      #expect(error?.reason == .stateForbids && error?.field == "left_on")
    }
  }

  @Test("a post that rests on an engagement is vacant from the day that one ends")
  func engagementEnds() throws {
    let appointment = Appointment(
      post: id(10), holder: director, period: try days("2022-07-01"), restsOn: council)
    let holding = Holding(
      id(1), appointment,
      engagements: [try days("2022-12-01"), try days("2020-01-01", to: "2022-10-01")])
    #expect(holding.periods == [try days("2022-07-01", to: "2022-10-01"), try days("2022-12-01")])
    let post = try aPost(council)
    let cases: [(String, Bool, String?)] = [
      ("2022-06-30", false, "2022-01-01"), ("2022-09-30", true, nil),
      ("2022-10-01", false, "2022-10-01"), ("2022-11-30", false, "2022-10-01"),
      ("2022-12-01", true, nil),
    ]
    for (text, isHeld, vacant) in cases {
      let filled = FilledPost(post, [holding], on: try day(text))
      #expect(filled.holders.isEmpty == !isHeld, "\(text)")
      #expect(filled.vacantSince == (try vacant.map(day)), "\(text)")
    }
    let none = Holding(id(1), appointment, engagements: [])
    #expect(FilledPost(post, [none], on: try day("2022-08-01")).holders.isEmpty)
  }

  @Test("R-32, R-61: a duty without a filled post is listed, and so is one with several")
  func gaps() throws {
    var kept = Kept()
    for number in UInt64(10)...12 {
      kept.add(
        .post(try aPost(council, .councilDirector, to: number == 12 ? "2022-09-01" : nil)),
        as: PostID(high: 77, low: number))
    }
    let lines: [(UInt64, AccountableDuty, UInt64, UInt64, String?)] = [
      (20, .placeLeadership, 10, 101, nil), (21, .placeLeadership, 11, 101, nil),
      (22, .placeLeadership, 12, 102, nil), (23, .workforcePlanning, 10, 101, "nursing only"),
      (24, .nhsFunctions, 10, 101, nil),
    ]
    for (name, duty, post, place, subject) in lines {
      kept.add(
        .accountability(try aLine(duty, id(post), place, subject: subject)),
        as: AccountabilityID(high: 77, low: name))
    }
    let holdings: [PostID: [Holding]] = [
      id(10): [try aHolding(10, id(51))], id(11): [try aHolding(11, id(52))],
      id(12): [try aHolding(12, id(53))],
    ]
    let map = AccountabilityMap(
      of: [id(103), id(102), id(101)], on: try day("2022-09-15"), kept.records,
      holdings: holdings)
    let found = map.gaps.filter { $0.duty == .placeLeadership }.map { ($0.place, $0.kind) }
    #expect(found.map(\.0) == [id(101), id(102), id(103)])
    #expect(found.map(\.1) == [.several, .vacant, .noPost])
    #expect(map.placesWithoutLead == [id(102), id(103)])
    // A post for a part does not answer for the whole.
    #expect(map.gaps.contains { $0.place == id(101) && $0.duty == .workforcePlanning })
    #expect(!map.gaps.contains { $0.place == id(101) && $0.duty == .nhsFunctions })
    // An abolished post is vacant from its end.
    let line = try #require(map.lines.first { $0.id == id(22) })
    #expect(line.vacantSince == (try day("2022-09-01")))
  }

  @Test("R-74: a body whose posts answer in three places counts once, and so does a person")
  func manyToMany() throws {
    var kept = Kept()
    kept.add(.post(try aPost(council)), as: PostID(high: 77, low: 10))
    for place in UInt64(101)...103 {
      kept.add(
        .accountability(try aLine(.placeLeadership, id(10), place)),
        as: AccountabilityID(high: 77, low: place))
    }
    let map = AccountabilityMap(
      of: [id(101), id(102), id(103)], on: try day("2023-01-01"), kept.records,
      holdings: [id(10): [try aHolding(10, director)]])
    #expect(map.lines.count == 3 && map.bodyCount == 1 && map.headcount == 1)
  }

  @Test("U18: ten leads by kind of post, one for the time being: eight council chief executives")
  func computedSummary() throws {
    var kept = Kept()
    var holdings: [PostID: [Holding]] = [:]
    for number in UInt64(0)..<10 {
      let kind: Post.Kind =
        number < 8 ? .councilChiefExecutive : number == 8 ? .councilDirector : .trustChiefExecutive
      let post = PostID(high: 77, low: 200 + number)
      kept.add(.post(try aPost(id(300 + number), kind)), as: post)
      kept.add(
        .accountability(try aLine(.placeLeadership, post, 400 + number)),
        as: AccountabilityID(high: 77, low: 500 + number))
      holdings[post] = [try aHolding(200 + number, id(600 + number), interim: number == 3)]
    }
    let map = AccountabilityMap(
      of: (0..<10).map { id(400 + $0) }, on: try day("2023-03-01"), kept.records,
      holdings: holdings, duties: [.placeLeadership])
    #expect(
      map.leads.map(\.kind) == [.councilChiefExecutive, .councilDirector, .trustChiefExecutive])
    #expect(map.leads.map(\.count) == [8, 1, 1] && map.leads.map(\.interimCount) == [1, 0, 0])
    #expect(map.gaps.isEmpty && map.headcount == 10)
  }

  @Test(
    "a place with a council only gets the same lines and the same gaps", arguments: [true, false])
  func equalFields(isCouncil: Bool) throws {
    var kept = Kept()
    kept.add(
      .post(try aPost(isCouncil ? council : board, .other)), as: PostID(high: 77, low: 10))
    kept.add(
      .accountability(try aLine(.placeLeadership, id(10), 101)),
      as: AccountabilityID(high: 77, low: 20))
    let map = AccountabilityMap(
      of: [id(101)], on: try day("2023-01-01"), kept.records,
      holdings: [id(10): [try aHolding(10, director)]])
    #expect(map.gaps.map(\.duty) == [.adultSocialCare, .nhsFunctions, .workforcePlanning])
    #expect(map.lines.map(\.accountability.duty) == [.placeLeadership])
  }

  @Test("R-97: who comes after sees the powers, plans, funds and disputes of the post")
  func successor() throws {
    var kept = Kept()
    let post = PostID(high: 77, low: 10)
    kept.add(.post(try aPost(council)), as: post)
    kept.add(
      .accountability(try aLine(.placeLeadership, post, 101)), as: id(20, Noun.Accountability.self))
    let terms = try LentPower(
      lender: board, recipient: .post(post), function: "Agree placements", legalBasis: nil,
      budgetPence: nil, place: id(101), period: days("2022-07-01", to: "2023-07-01"),
      endingEvent: nil)
    kept.add(.power(terms), as: id(30, Noun.LentPower.self))
    let over = try LentPower(
      lender: board, recipient: .organisation(council), function: "Buy beds", legalBasis: nil,
      budgetPence: nil, place: id(101), period: days("2022-07-01", to: "2022-08-01"),
      endingEvent: nil)
    kept.add(.power(over), as: id(31, Noun.LentPower.self))
    let owners = try PlanOwners(
      plan: id(40), board: "Joint board", place: id(101),
      sides: [.init(organisation: council, post: post), .init(organisation: board)])
    kept.add(.planOwners(owners), as: id(41, Noun.Record.self))
    kept.add(
      .planAnswer(
        try PlanAnswer(
          plan: id(40), side: board, run: id(42), isAccepted: false, decidedBy: "Chair",
          reason: "No housing line")), as: id(43, Noun.Record.self))
    let left = try aHolding(10, director, to: "2022-09-01")
    let file = try #require(
      PostFile(of: post, on: try day("2022-10-01"), kept.records, holdings: [left]))
    #expect(file.filled.vacantSince == (try day("2022-09-01")))
    #expect(file.filled.former.map(\.holder) == [director])
    #expect(Array(file.duties.keys) == [id(20)])
    #expect(file.powers.map(\.id) == [id(30)])
    #expect(file.plans.map(\.owners.plan) == [id(40)])
    #expect(file.disputes.plans == [id(40)])
    let next = try Holding(
      id(12), Appointment(post: post, holder: id(60), period: days("2022-10-01")), engagements: [])
    let taken = try #require(
      PostFile(of: post, on: try day("2022-10-01"), kept.records, holdings: [left, next]))
    #expect(taken.filled.vacantSince == nil && taken.powers == file.powers)
    #expect(taken.plans == file.plans && taken.duties == file.duties)
  }
}
