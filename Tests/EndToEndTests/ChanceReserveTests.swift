import Testing

@testable import oneworkforce

@Suite("Chance kept in reserve") struct ChanceReserveTests {
  @Test("no number is given out twice, whoever asks")
  func once() async {
    let reserve = ChanceReserve()
    let drawn = await withTaskGroup(of: [UInt64].self) { group in
      for _ in 0..<8 { group.addTask { (0..<1_000).map { _ in reserve.next() } } }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(drawn.count == 8_000)
    #expect(Set(drawn).count == 8_000)
    // Every bit is sometimes set and sometimes not.
    #expect(drawn.reduce(0, |) == .max)
    #expect(drawn.reduce(.max, &) == 0)
  }
}
