import GRPCCore
@testable import RPCServer
import Testing
import Vocabulary

@Suite("How much one caller may ask") struct CallRatesTests {
  static let one = CallRates.Payer.caller(issuer: "i", subject: "one")
  static let two = CallRates.Payer.caller(issuer: "i", subject: "two")

  @Test("a caller who has spent all is refused with the time until the next call is paid for")
  func spends() throws {
    let rates = CallRates(costPerSecond: 10, savedCost: 20)
    for _ in 0..<20 { try rates.charge(Self.one, cost: 1, at: .seconds(5)) }
    let error = #expect(throws: ServiceError.self) {
      try rates.charge(Self.one, cost: 5, at: .seconds(5))
    }
    #expect(error?.reason == .rateLimited)
    #expect(error?.code == .resourceExhausted)
    #expect(error?.retryAfterMilliseconds == 500)
    try rates.charge(Self.two, cost: 20, at: .seconds(5))
    try rates.charge(Self.one, cost: 5, at: .milliseconds(5_500))
    #expect(throws: ServiceError.self) {
      try rates.charge(Self.one, cost: 1, at: .milliseconds(5_500))
    }
  }

  @Test("a bucket holds no more than its size, and a cost above it empties it but is possible")
  func holds() throws {
    let rates = CallRates(costPerSecond: 10, savedCost: 20)
    try rates.charge(Self.one, cost: 1_000, at: .zero)
    #expect(throws: ServiceError.self) { try rates.charge(Self.one, cost: 1, at: .zero) }
    try rates.charge(Self.one, cost: 20, at: .seconds(1_000_000))
    #expect(throws: ServiceError.self) {
      try rates.charge(Self.one, cost: 1, at: .seconds(1_000_000))
    }
  }

  @Test("the memory of callers is bounded")
  func bounded() throws {
    let rates = CallRates(costPerSecond: 10, savedCost: 20, mostPayers: 100)
    for number in 0..<10_000 {
      try rates.charge(.address("\(number)"), cost: 1, at: .zero)
      #expect(rates.payers <= 100)
    }
  }

  @Test("batches, lists and imports cost more than a read")
  func costs() {
    let policy = MethodPolicy(isReflectionOpen: false)
    let costs = ["VerifyPassport", "ListExpiring", "BatchVerifyPassport", "ImportStaffRecords"].map
    {
      policy.facts(of: MethodDescriptor(fullyQualifiedService: "s", method: $0)).cost
    }
    #expect(costs == [1, 5, 20, 50])
  }

  @Test("over the wire a greedy caller is told to come back")
  func wire() async throws {
    var server = TestServer()
    server.limits.costPerSecond = 1
    server.limits.savedCost = 3
    let clock = server.clock
    try await server.serve { client in
      for _ in 0..<3 { _ = try await client.ask() }
      let error = await #expect(throws: RPCError.self) { try await client.ask() }
      let details = try #require(try error?.unpackGoogleRPCStatus()).details
      #expect(details.first?.errorInfo?.reason == "RATE_LIMITED")
      #expect(details.compactMap(\.retryInfo).first?.delay == .seconds(1))
      clock.advance(by: .seconds(1))
      _ = try await client.ask()
    }
  }
}
