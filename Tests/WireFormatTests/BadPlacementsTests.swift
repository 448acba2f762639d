import OneWorkforceProtos
import TestSupport
import Testing
import Vocabulary
import WireFormat

/// Every row of the table of bad requests about placements, through its conversion.
@Suite("Bad requests about placements are refused by field") struct BadPlacementsTests {
  @Test("the table has more than 100 rows")
  func size() {
    #expect(BadPlacements.count > 100)
  }

  @Test("programmes, areas, offers and requests") func areas() {
    refused(BadPlacements.recordProgramme, of: ValidPlacements.recordProgramme) {
      _ = try $0.native()
    }
    refused(BadPlacements.enrolLearner, of: ValidPlacements.enrolLearner) { _ = try $0.native() }
    refused(BadPlacements.getEnrolment, of: ValidPlacements.getEnrolment) { _ = try $0.native() }
    refused(BadPlacements.recordStage, of: ValidPlacements.recordStage) { _ = try $0.native() }
    refused(BadPlacements.recordPracticeArea, of: ValidPlacements.recordPracticeArea) {
      _ = try $0.native()
    }
    refused(BadPlacements.closePracticeArea, of: ValidPlacements.closePracticeArea) {
      _ = try $0.native()
    }
    refused(BadPlacements.recordSupervisor, of: ValidPlacements.recordSupervisor) {
      _ = try $0.native()
    }
    refused(BadPlacements.offerPlacements, of: ValidPlacements.offerPlacements) {
      _ = try $0.native()
    }
    refused(BadPlacements.listPlacementOffers, of: ValidPlacements.listPlacementOffers) {
      _ = try $0.native()
    }
    refused(BadPlacements.requestPlacement, of: ValidPlacements.requestPlacement) {
      _ = try $0.native()
    }
    refused(BadPlacements.listUnmet, of: ValidPlacements.listUnmet) { _ = try $0.native() }
  }

  @Test("placements") func placements() {
    refused(BadPlacements.recordPlacement, of: ValidPlacements.recordPlacement) {
      _ = try $0.native()
    }
    refused(BadPlacements.advancePlacement, of: ValidPlacements.advancePlacement) {
      _ = try $0.native()
    }
    refused(BadPlacements.cancelPlacement, of: ValidPlacements.cancelPlacement) {
      _ = try $0.native()
    }
    refused(BadPlacements.supersedePlacement, of: ValidPlacements.supersedePlacement) {
      _ = try $0.native()
    }
    refused(BadPlacements.nameSupervisor, of: ValidPlacements.nameSupervisor) {
      _ = try $0.native()
    }
    refused(BadPlacements.adjustPlacement, of: ValidPlacements.adjustPlacement) {
      _ = try $0.native()
    }
    refused(BadPlacements.getPlacement, of: ValidPlacements.getPlacement) { _ = try $0.native() }
    refused(BadPlacements.listPlacements, of: ValidPlacements.listPlacements) {
      _ = try $0.native()
    }
  }

  @Test("hours, assessments and totals") func hours() {
    refused(BadPlacements.recordHours, of: ValidPlacements.recordHours) { _ = try $0.native() }
    refused(BadPlacements.verifyHours, of: ValidPlacements.verifyHours) { _ = try $0.native() }
    refused(BadPlacements.listHours, of: ValidPlacements.listHours) { _ = try $0.native() }
    refused(BadPlacements.recordAssessment, of: ValidPlacements.recordAssessment) {
      _ = try $0.native()
    }
    refused(BadPlacements.describePlacements, of: ValidPlacements.describePlacements) {
      _ = try $0.native()
    }
  }

  private func refused<Message>(
    _ rows: [BadRequest<Message>], of valid: Message, _ read: (Message) throws -> Void
  ) {
    #expect(throws: Never.self) { try read(valid) }
    for row in rows {
      let refusal = #expect(throws: ServiceError.self, "\(row)") { try read(row.spoiled(valid)) }
      #expect(refusal?.code == row.code, "\(row)")
      #expect(refusal?.reason == row.reason, "\(row)")
      #expect(refusal?.field == row.field, "\(row): \(String(describing: refusal))")
    }
  }
}
