import Placements
import Testing
import Vocabulary

@Suite("The life of a placement") struct LifeTests {
  /// What may happen in which state, and where it leads.
  static let cases: [(PlacementState, PlacementEvent.What, PlacementState?)] = [
    (.requested, .offered, .offered), (.requested, .accepted, nil), (.requested, .started, nil),
    (.requested, .cancelled(.learnerWithdrew), .cancelled),
    (.offered, .offered, nil), (.offered, .accepted, .accepted), (.offered, .started, nil),
    (.accepted, .started, .active), (.accepted, .completed(by: Made.assessor), nil),
    (.active, .completed(by: Made.assessor), .completed),
    (.active, .failed(by: Made.assessor, reason: "absent"), .failed),
    (.active, .cancelled(.providerLeft), .cancelled), (.active, .accepted, nil),
    (.completed, .failed(by: Made.assessor, reason: "late"), nil),
    (.completed, .cancelled(.providerLeft), nil),
    (.completed, .cancelled(.recordedInError), .cancelled),
    (.failed, .completed(by: Made.assessor), nil), (.cancelled, .started, nil),
    (.cancelled, .cancelled(.recordedInError), nil),
    (.active, .adjusted(baseMinutes: 60, reason: "illness"), .active),
    (.completed, .adjusted(baseMinutes: 60, reason: "illness"), nil),
  ]

  @Test("each event is possible in its states only", arguments: cases.indices)
  func moves(_ index: Int) {
    let (state, what, next) = Self.cases[index]
    #expect(state.after(what) == next)
  }

  @Test("the state on a day is that of the events in effect then")
  func days() throws {
    let placement = try Made.placement(
      events: Made.begun([
        PlacementEvent(.completed(by: Made.assessor), on: Made.day("2026-05-04"))
      ]))
    #expect(placement.state(on: try Made.day("2026-01-31")) == .requested)
    #expect(placement.state(on: try Made.day("2026-02-02")) == .accepted)
    #expect(placement.state(on: try Made.day("2026-03-02")) == .active)
    #expect(placement.state(on: try Made.day("2026-05-03")) == .active)
    #expect(placement.state == .completed)
  }

  @Test("a placement takes its place from the offer until it ends")
  func occupied() throws {
    #expect(try Made.placement().occupied == nil)
    let offered = [PlacementEvent(.offered, on: try Made.day("2026-02-01"))]
    #expect(
      try Made.placement(events: offered).occupied == Made.days("2026-03-02", "2026-05-04"))
    let left = try Made.begun([
      PlacementEvent(.cancelled(.providerLeft), on: Made.day("2026-04-01"))
    ])
    let placement = try Made.placement(events: left)
    #expect(placement.occupied == (try Made.days("2026-03-02", "2026-04-01")))
    #expect(placement.cancellation == .providerLeft)
    let before =
      offered + [
        PlacementEvent(.cancelled(.learnerWithdrew), on: try Made.day("2026-02-10"))
      ]
    #expect(try Made.placement(events: before).occupied == nil)
    let mistake = try Made.begun([
      PlacementEvent(.cancelled(.recordedInError), on: Made.day("2026-04-01"))
    ])
    #expect(try Made.placement(events: mistake).occupied == nil)
    // What was only asked for took no place, whenever that was called off.
    let unanswered = [
      PlacementEvent(.cancelled(.programmeWithdrew), on: try Made.day("2026-05-04"))
    ]
    #expect(try Made.placement(events: unanswered).occupied == nil)
  }

  @Test("an audit is current, due within the notice, and expired outside its dates or without one")
  func audits() throws {
    let area = try Made.area()
    let cases: [(String, PracticeArea.Audit)] = [
      ("2025-12-31", .expired), ("2026-01-01", .current), ("2026-11-05", .current),
      ("2026-11-06", .due), ("2026-12-31", .due), ("2027-01-01", .expired),
    ]
    for (day, audit) in cases {
      #expect(area.audit(on: try Made.day(day)) == audit, "\(day)")
    }
    #expect(try Made.area(audited: nil).audit(on: Made.day("2026-06-01")) == .expired)
  }
}

extension Made {
  static func placement(events: [PlacementEvent]) throws -> Placement {
    try placement(300, nil, events)
  }
}
