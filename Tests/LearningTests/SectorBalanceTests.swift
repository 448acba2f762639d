import Learning
import Testing
import Vocabulary

/// Joint courses that fill unevenly (R-53, U14).
@Suite("The mix of sectors") struct SectorBalanceTests {
  @Test("21 of 30 from care are past 60 to 40; five seats of others bring it back")
  func leaders() throws {
    let alert = try #require(mix([.socialCare: 21, .health: 9]).alert(wanting: .none))
    #expect(alert.sector == .socialCare)
    #expect((alert.share.count, alert.share.of) == (21, 30))
    #expect(alert.seatsNeeded == 5)
    #expect(mix([.socialCare: 21, .health: 14]).alert(wanting: .none) == nil)
    #expect(mix([.socialCare: 21, .health: 13]).alert(wanting: .none)?.seatsNeeded == 1)
  }

  @Test(
    "just 60 in 100 is even enough, one learner more is not",
    arguments: [(3, 2, false), (4, 2, true), (60, 40, false), (61, 40, true), (1, 0, true)])
  func edge(care: Int, health: Int, alerts: Bool) {
    let alert = mix([.socialCare: care, .health: health]).alert(wanting: .none)
    #expect((alert != nil) == alerts)
  }

  @Test("a course meant for one sector alarms past its own target only")
  func target() throws {
    let target = try TargetMix([.socialCare: 4, .health: 1])
    #expect(mix([.socialCare: 8, .health: 2]).alert(wanting: target) == nil)
    let alert = try #require(mix([.socialCare: 9, .health: 1]).alert(wanting: target))
    #expect((alert.limit.count, alert.limit.of, alert.seatsNeeded) == (4, 5, 2))
    let only = try TargetMix([.socialCare: 1])
    #expect(mix([.socialCare: 9]).alert(wanting: only) == nil)
  }

  @Test("shares of a target add to one exactly, whatever the parts")
  func shares() throws {
    var numbers = Numbers(seed: 53)
    for _ in 0..<500 {
      let parts = Dictionary(
        uniqueKeysWithValues: Sector.allCases.map {
          ($0, Int.random(in: 1...1_000, using: &numbers))
        })
      let target = try TargetMix(parts)
      let shares = Sector.allCases.compactMap { target.share(of: $0) }
      #expect(shares.reduce(0) { $0 + $1.count } == shares.first?.of)
    }
    #expect(TargetMix.none.share(of: .health) == nil)
    #expect(reason { try TargetMix([.health: 0]) } == .valueOutOfRange)
  }

  @Test("the seats needed bring a sector back, and one fewer does not")
  func seats() throws {
    var numbers = Numbers(seed: 54)
    for _ in 0..<2_000 {
      let (care, health) = (
        Int.random(in: 0...500, using: &numbers), Int.random(in: 0...500, using: &numbers)
      )
      guard let alert = mix([.socialCare: care, .health: health]).alert(wanting: .none) else {
        continue
      }
      let other: Sector = alert.sector == .health ? .socialCare : .health
      func after(_ more: Int) -> BalanceAlert? {
        var counts: [Sector: Int] = [.socialCare: care, .health: health]
        counts[other, default: 0] += more
        return mix(counts).alert(wanting: .none)
      }
      #expect(after(alert.seatsNeeded)?.sector != alert.sector)
      #expect(after(alert.seatsNeeded - 1)?.sector == alert.sector)
    }
  }

  private func mix(_ counts: [Sector: Int]) -> SectorMix {
    SectorMix(counts.flatMap { Array(repeating: $0.key, count: $0.value) })
  }
}
