import Credentials
import Learning
import Partnerships
@testable import Store
import Testing

@Suite("Numbers of enum cases")
struct NumberingTests {
  @Test("every case has a number and none has two")
  func complete() {
    #expect(isComplete(Numbered.organisationKind))
    #expect(isComplete(Numbered.sector))
    #expect(isComplete(Numbered.organisationScheme))
    #expect(isComplete(Numbered.succession))
    #expect(isComplete(Numbered.placeKind))
    #expect(isComplete(Numbered.pieceKind))
    #expect(isComplete(Numbered.identityLevel))
    #expect(isComplete(Numbered.source))
    #expect(isComplete(Numbered.regulator))
    #expect(isComplete(Numbered.registrationStatus))
    #expect(isComplete(Numbered.registrationSource))
    #expect(isComplete(Numbered.check))
    #expect(isComplete(Numbered.checkMethod))
    #expect(isComplete(Numbered.dbsLevel))
    #expect(isComplete(Numbered.dbsWorkforce))
    #expect(isComplete(Numbered.dbsStatus))
    #expect(isComplete(Numbered.portability))
    #expect(isComplete(Numbered.mode))
    #expect(isComplete(Numbered.age))
    #expect(isComplete(Numbered.setting))
    #expect(isComplete(Numbered.evidence))
    #expect(isComplete(Numbered.outcome))
    #expect(isComplete(Numbered.event))
    #expect(isComplete(Numbered.cause))
    #expect(isComplete(Numbered.attestationDuty))
    #expect(isComplete(Numbered.answer))
    #expect(isComplete(Numbered.engagement))
    #expect(isComplete(Numbered.legalBasis))
    #expect(isComplete(Numbered.benefit))
    #expect(isComplete(Numbered.ground))
    #expect(isComplete(Numbered.transferList))
    #expect(isComplete(Numbered.transferState))
    #expect(isComplete(Numbered.owner))
    #expect(isComplete(Numbered.planLine))
    #expect(isComplete(Numbered.planUnit))
    #expect(isComplete(Numbered.supply))
    #expect(isComplete(Numbered.ageBand))
    #expect(isComplete(Numbered.joinerOrigin))
    #expect(isComplete(Numbered.movementWay))
    #expect(isComplete(Numbered.figureMeasure))
    #expect(isComplete(Numbered.populationVariant))
    #expect(isComplete(Numbered.networkPart))
    #expect(isComplete(LearningTopic.Area.numbering))
    #expect(isComplete(CohortTeacher.Kind.numbering))
    #expect(isComplete(PlannedRelease.Backfill.numbering))
    #expect(isComplete(DropOut.numbering))
    #expect(isComplete(Numbered.keyUse))
    #expect(isComplete(Numbered.disputeGround))
    #expect(isComplete(Numbered.disputeOutcome))
    #expect(isComplete(Numbered.erasureGround))
    #expect(isComplete(Numbered.duty))
    #expect(isComplete(Numbered.purpose))
    #expect(isComplete(Numbered.group))
  }

  @Test("every word of a partnership's facts has a number and none has two")
  func partnerships() {
    #expect(isComplete(Post.Kind.numbering))
    #expect(isComplete(AccountableDuty.numbering))
    #expect(isComplete(PowerEnding.Cause.numbering))
    #expect(isComplete(Fund.LegalBasis.numbering))
    #expect(isComplete(Payment.Direction.numbering))
    #expect(isComplete(VarianceKind.numbering))
  }

  @Test("a number beyond the cases is damage, not a guess")
  func beyond() throws {
    for number in [Int64(0), -1, 99, .max, .min] {
      #expect(throws: (any Error).self) { try Numbered.sector.value(number) }
    }
    #expect(throws: (any Error).self) { try Numbered.age.set(4) }
    #expect(try Numbered.age.set(3) == [.adult, .child])
    #expect(try Numbered.age.set(0) == [])
  }

  private func isComplete<Value: CaseIterable & Hashable>(
    _ numbering: Numbering<Value>
  ) -> Bool {
    Set(numbering.values) == Set(Value.allCases)
      && numbering.values.count == Value.allCases.count
  }
}
