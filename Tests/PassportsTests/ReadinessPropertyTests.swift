import Access
import Organisations
import Passports
import ReferenceData
import Testing
import Vocabulary

/// A small generator with a seed, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    // SplitMix64, after Sebastiano Vigna's public-domain text.
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

@Suite("Whatever the facts")
struct ReadinessPropertyTests {
  static let seeds = Array(UInt64(1)...UInt64(60))

  static let asks: [Requirement] = [
    ask(.standard(ipc)), ask(.careCertificate(recognisedVersions: [2025, 2015])),
    ask(.registration([.nmc], part: nil)), ask(.check(.criminalRecord)),
    ask(.standard("ASCWDS-TRAINING/10"), force: .desirable),
  ]

  private static let bodies: [Organisation] = [.homeA, .homeB, .trustA, .practice]
  private static let days = ["2024-01-10", "2025-06-01", "2026-02-01", "2026-05-20"]

  private func passport(
    _ random: inout SeededGenerator, size: Int = 14
  ) throws -> PassportBuilder {
    var passport = PassportBuilder()
    for _ in 0..<size { try add(to: &passport, &random) }
    return passport
  }

  private func add(to passport: inout PassportBuilder, _ random: inout SeededGenerator) throws {
    let body = Self.bodies[Int.random(in: 0..<4, using: &random)]
    let day = Self.days[Int.random(in: 0..<4, using: &random)]
    switch Int.random(in: 0..<9, using: &random) {
    case 0: try passport.achieve(ipc, on: day, at: body)
    case 1:
      try passport.achieve(
        ipc, on: day, at: body, kind: .competence,
        portability: Bool.random(using: &random) ? .localSignOff : .personSpecific)
    case 2: try passport.achieve("CARE-CERT-2025", on: day, at: body, kind: .careCertificate)
    case 3:
      let part = Int.random(in: 1...16, using: &random)
      try passport.achieve(
        Code(listed: "CARE-CERT-2025/\(part)"), on: day, at: body, kind: .careCertificate)
    case 4:
      let statuses = Registration.Status.allCases
      try passport.register(statuses[Int.random(in: 0..<statuses.count, using: &random)], day)
    case 5:
      let statuses: [DBSCheck.UpdateStatus?] = [nil, .noNewInformation, .newInformation, .noMatch]
      try passport.check(
        .criminalRecord, by: body,
        dbs: try dbs(statuses[Int.random(in: 0..<4, using: &random)]))
    case 6:
      if let fact = anyAchievement(of: passport, &random) { try passport.show(fact, on: day) }
    case 7:
      if let fact = anyAchievement(of: passport, &random) {
        let answers: [EmployerAcceptance.Answer] = [.accepted, .refused]
        try passport.answer(answers[Int.random(in: 0..<2, using: &random)], about: fact)
      }
    default: try restrict(&passport, &random)
    }
  }

  private func anyAchievement(
    of passport: PassportBuilder, _ random: inout SeededGenerator
  ) -> FactID? {
    passport.facts.achievements.randomElement(using: &random)?.origin.id
  }

  private func restrict(_ passport: inout PassportBuilder, _ random: inout SeededGenerator) throws {
    let facts = passport.facts
    let ids =
      facts.achievements.map(\.origin.id) + facts.registrations.map(\.origin.id)
      + facts.checks.map(\.origin.id) + facts.evidence.map(\.origin.id)
      + facts.acceptances.map(\.origin.id)
    guard let fact = ids.randomElement(using: &random) else { return }
    try passport.happen(
      Bool.random(using: &random) ? .revoked : .suspended, to: fact, from: "2026-05-25T00:00:00Z")
  }

  @Test("the order in which the facts come leaves no trace in the report", arguments: seeds)
  func order(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let passport = try passport(&random)
    var shuffled = passport
    shuffled.facts.achievements.shuffle(using: &random)
    shuffled.facts.registrations.shuffle(using: &random)
    shuffled.facts.checks.shuffle(using: &random)
    shuffled.facts.evidence.shuffle(using: &random)
    shuffled.facts.events.shuffle(using: &random)
    shuffled.facts.acceptances.shuffle(using: &random)
    #expect(shuffled.report(Self.asks) == passport.report(Self.asks))
  }

  @Test("facts told twice make the same report", arguments: seeds)
  func twice(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let passport = try passport(&random)
    var doubled = passport
    doubled.facts.achievements += passport.facts.achievements
    doubled.facts.registrations += passport.facts.registrations
    doubled.facts.checks += passport.facts.checks
    doubled.facts.evidence += passport.facts.evidence
    doubled.facts.events += passport.facts.events
    doubled.facts.acceptances += passport.facts.acceptances
    #expect(doubled.report(Self.asks) == passport.report(Self.asks))
  }

  @Test("a revocation or suspension more never turns a refusal into acceptance", arguments: seeds)
  func restriction(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    var passport = try passport(&random)
    for _ in 0..<6 {
      let before = passport.report(Self.asks)
      try restrict(&passport, &random)
      let after = passport.report(Self.asks)
      for (old, new) in zip(before.findings, after.findings) where new.outcome.isMet {
        #expect(old.outcome.isMet, "\(new.requirement.code)")
      }
      #expect(after.verdict != .ready || before.verdict == .ready)
    }
  }

  @Test("a narrower sight never turns a refusal into acceptance", arguments: seeds)
  func sight(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let passport = try passport(&random)
    let all = passport.report(Self.asks)
    for group in FieldGroup.allCases {
      let narrower = Set(FieldGroup.allCases).subtracting([group])
      let seen = passport.report(Self.asks, inSight: narrower)
      for (wide, narrow) in zip(all.findings, seen.findings) where narrow.outcome.isMet {
        #expect(wide.outcome.isMet)
      }
    }
  }

  @Test("a shorter interval never turns a refusal into acceptance", arguments: seeds)
  func interval(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let passport = try passport(&random)
    let row = employerRow(
      .refresher(of: ipc), .number(Int.random(in: 1...12, using: &random)))
    let before = passport.finding(.standard(ipc))
    let after = passport.finding(.standard(ipc), local: [row])
    #expect(!after.outcome.isMet || before.outcome.isMet)
  }
}

extension PassportBuilder {
  mutating func register(_ status: Registration.Status, _ day: String) throws {
    try register(.nmc, status, from: day, checkedAt: "2026-06-01T0\(facts.events.count % 9):00:00Z")
  }
}
