import Learning
import Testing
import Vocabulary

/// Who accepts what a network attests, and when (U13).
@Suite("Networks of providers") struct NetworkTests {
  @Test("a member that leaves on 1 September accepts what was signed on 31 August and no more")
  func leaving() throws {
    var network = try aNetwork()
    network = try network.joining(body(1), on: date("2026-01-05"))
    network = try network.joining(body(2), on: date("2026-01-05"))
    let left = try network.left(by: body(1), on: date("2026-09-01"))
    let after = NetworkStanding(
      network.network,
      memberships: network.memberships.filter { $0 != left.earlier } + [left.ended])
    #expect(after.accepting(on: try date("2026-08-31")) == [body(1), body(2)])
    #expect(after.accepting(on: try date("2026-09-01")) == [body(2)])
    #expect(!after.hasMember(body(1), on: try date("2026-09-01")))
  }

  @Test("a university is a member and accepts nothing")
  func teachers() throws {
    let network = try aNetwork().joining(body(3), as: .teacher, on: date("2026-01-05"))
    #expect(network.hasMember(body(3), on: try date("2026-02-01")))
    #expect(network.accepting(on: try date("2026-02-01")).isEmpty)
  }

  @Test("joining in the past, twice, or leaving what was never joined is refused")
  func refusals() throws {
    let network = try aNetwork().joining(body(1), on: date("2026-01-05"))
    let today = try date("2026-01-04")
    #expect(
      reason {
        try network.joined(by: body(2), as: .employer, on: date("2026-01-03"), today: today)
      } == .backdatedGrantBlocked)
    #expect(
      reason {
        try network.joined(by: body(1), as: .employer, on: date("2026-03-01"), today: today)
      } == .recordExists)
    #expect(reason { try network.left(by: body(2), on: date("2026-03-01")) } == .recordNotFound)
    #expect(
      reason { try network.left(by: body(1), on: date("2026-01-05")) } == .intervalReversed)
  }

  @Test("a body that left may join again, and is asked once for each day")
  func again() throws {
    let first = try aNetwork().joining(body(1), on: date("2026-01-05"))
    let left = try first.left(by: body(1), on: date("2026-03-01"))
    let second = try NetworkStanding(first.network, memberships: [left.ended])
      .joining(body(1), on: date("2026-06-01"))
    let days = ["2026-02-28", "2026-03-01", "2026-05-31", "2026-06-01"]
    #expect(
      try days.map { second.accepting(on: try date($0)).count } == [1, 0, 0, 1])
  }
}

extension NetworkStanding {
  fileprivate func joining(
    _ organisation: OrganisationID, as part: NetworkMembership.Part = .employer,
    on start: CivilDate
  ) throws -> NetworkStanding {
    let membership = try joined(by: organisation, as: part, on: start, today: start)
    return NetworkStanding(network, memberships: memberships + [membership])
  }
}

private func aNetwork() throws -> NetworkStanding {
  NetworkStanding(
    try LearningNetwork(id: NetworkID(high: 7, low: 1), name: "Brent learns", lead: body(9)),
    memberships: [])
}
