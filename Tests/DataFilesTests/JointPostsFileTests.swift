import DataFiles
import Roles
import TestSupport
import Testing
import Vocabulary

@Suite("The CSV form of existing joint posts")
struct JointPostsFileTests {
  static let trust = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a40"
  static let council = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a41"
  static let holder = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a42"
  static let manager = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a43"

  private static let first = [
    "POST": "P1", "TITLE": "Deputy director", "PURPOSE": "joint commissioning",
    "POST_KIND": "COMMISSIONER", "FROM": "2022-07-01", "HOLDER_ID": holder, "LEAD": "yes",
    "ORGANISATION_ID": council, "PARTY_KIND": "HOME_EMPLOYER", "FTE": "0.5",
    "FULL_TIME_HOURS": "37", "COST_SHARE": "55%", "FUNDING_SHARE": "11/20",
    "LEGAL_BASIS": "EMPLOYMENT", "MANAGER_ID": manager, "MANAGER_POST": "director",
  ]
  private static let second = [
    "POST": "P1", "ORGANISATION_ID": trust, "PARTY_KIND": "HOME_EMPLOYER", "FTE": "1/2",
    "FULL_TIME_HOURS": "37.5", "COST_SHARE": "45%", "FUNDING_SHARE": "9/20",
    "LEGAL_BASIS": "EMPLOYMENT",
  ]

  private static func file(_ rows: [[String: String]]) -> String {
    let lines = rows.map { row in
      JointPostsFile.columns.map { row[$0] ?? "" }.joined(separator: ",")
    }
    return ([JointPostsFile.columns.joined(separator: ",")] + lines).joined(separator: "\n")
  }

  private static func changed(_ row: [String: String], _ column: String, _ cell: String)
    -> [String: String]
  {
    row.merging([column: cell]) { $1 }
  }

  @Test("two rows make one post, its shares and hours exact")
  func post() throws {
    let file = try JointPostsFile(Self.file([Self.first, Self.second]))
    let terms = try #require(file.posts.first).terms.get()
    #expect(file.posts.map(\.key) == ["P1"] && file.posts.map(\.line) == [2])
    #expect(terms.parts.origin == .existing("Deputy director"))
    #expect(terms.parts.lead.description == Self.council)
    #expect(terms.load(on: terms.period.start)?.words == "1 FTE, 37.25 hours a week")
    #expect(terms.parties.map(\.parts.costShare.numerator) == [11, 9])
    #expect(terms.parties.map(\.lineManagers.count) == [1, 0])
    #expect(terms.holdings.map(\.worker.description) == [Self.holder])
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    let column: String
    let cell: String
    var named: String?
    var testDescription: String { "\(column) \(cell)" }
  }

  @Test(
    "one wrong cell refuses its post, by line and column, and no other post",
    arguments: [
      Bad(column: "COST_SHARE", cell: "54%", named: "PARTIES.COST_SHARE"),
      Bad(column: "COST_SHARE", cell: "a half"), Bad(column: "FUNDING_SHARE", cell: "1/0"),
      Bad(column: "FTE", cell: "half"), Bad(column: "FTE", cell: "3/1"),
      Bad(column: "FULL_TIME_HOURS", cell: "37.001"), Bad(column: "FULL_TIME_HOURS", cell: ""),
      Bad(column: "PARTY_KIND", cell: "FRIEND"), Bad(column: "LEGAL_BASIS", cell: ""),
      Bad(column: "PAY_FRAMEWORK", cell: "LOCAL"), Bad(column: "ORGANISATION_ID", cell: "trust"),
      Bad(column: "MANAGER_POST", cell: ""), Bad(column: "FROM", cell: "July"),
      Bad(column: "TITLE", cell: ""), Bad(column: "HOLDER_ID", cell: "Nadia"),
      Bad(column: "AGREEMENT_IDS", cell: "none"),
    ])
  func refused(_ bad: Bad) throws {
    let rows = [Self.changed(Self.first, bad.column, bad.cell), Self.second]
    let other = [Self.first, Self.second].map { Self.changed($0, "POST", "P2") }
    let file = try JointPostsFile(Self.file(rows + other))
    guard case .failure(let fault) = file.posts[0].terms else {
      Issue.record("the post stands")
      return
    }
    #expect(fault.line == 2 && fault.column == bad.named ?? bad.column)
    #expect(throws: Never.self) { try file.posts[1].terms.get() }
  }

  @Test("a later row may not say another thing of the post")
  func contradicts() throws {
    let rows = [Self.first, Self.changed(Self.second, "TITLE", "Another")]
    let file = try JointPostsFile(Self.file(rows))
    guard case .failure(let fault) = file.posts[0].terms else {
      Issue.record("the post stands")
      return
    }
    #expect(fault.line == 3 && fault.column == "TITLE")
  }

  @Test("a wrong header or a malformed line refuses the file")
  func whole() throws {
    let good = Self.file([Self.first, Self.second])
    for text in [
      "", good.replacing("COST_SHARE", with: "COSTS"), good.replacing("POST,TITLE", with: "TITLE"),
      good + "\n\"open", good + "\nP3,too,short",
    ] {
      #expect(throws: JointPostFault.self) { try JointPostsFile(text) }
    }
  }
}
