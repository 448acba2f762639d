import Learning
import Passports
import Testing
import Vocabulary

@Suite("Topics and the standards they give") struct TopicTests {
  @Test("each standard becomes an achievement gained at the body that ran the course")
  func achievement() throws {
    let standard = try TopicStandard(
      standard: StandardCode(listed: "CSTF-MH-2"), kind: .training, portability: .localSignOff,
      mode: .blended)
    let achievement = try standard.achievement(completedOn: date("2026-02-20"), at: body(9))
    #expect(achievement.gainedAt == body(9))
    #expect(achievement.completedOn == (try date("2026-02-20")))
    #expect((achievement.portability, achievement.mode) == (.localSignOff, .blended))
  }

  @Test(
    "a topic gives 1 to 20 standards, each once",
    arguments: [(0, ErrorReason.fieldRequired), (21, .listTooLong)])
  func count(number: Int, wanted: ErrorReason) throws {
    #expect(reason { try topic((0..<number).map { "LOCAL-\($0)" }) } == wanted)
  }

  @Test("a standard named twice is refused where it stands")
  func twice() throws {
    #expect(reason { try topic(["LOCAL-1", "LOCAL-2", "LOCAL-1"]) } == .duplicateItem)
    #expect(try topic(["LOCAL-1"]).standards.count == 1)
  }

  private func topic(_ codes: [String]) throws -> LearningTopic {
    try LearningTopic(
      id: TopicID(high: 4, low: 1), owner: body(9), network: nil, title: "Frailty",
      areas: [.jointDevelopment],
      standards: codes.map {
        try TopicStandard(
          standard: StandardCode(listed: $0), kind: .training, portability: .portable)
      })
  }
}
