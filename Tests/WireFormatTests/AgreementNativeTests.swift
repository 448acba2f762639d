import Delegations
import OneWorkforceProtos
import Passports
import ReferenceData
import SwiftProtobuf
import TestSupport
import Testing
import Vocabulary
import WireFormat
@testable import Operations

@Suite("Agreements and rules read back from answers") struct AgreementNativeTests {
  private func moment(_ minute: Int64) throws -> Instant {
    try Instant("2027-03-01T08:00:00Z", field: "test").adding(milliseconds: minute * 60_000)
  }

  /// One event of each kind.
  private func everything() throws -> [AgreementEvent.What] {
    let versions = try ConfirmedVersions(order: 3, plan: 2, instructions: nil, device: "pen")
    let package = try SupportPackage(
      minutesPerWeek: 140, training: [StandardCode(listed: "MED-EYE")], fundingPencePerYear: 0,
      funder: testID(9), payStepPencePerHour: nil, freedMinutesPerWeek: 0)
    return [
      .signed(by: testID(3), confirmed: versions), .acceptedByWorker(willingAndAble: true),
      .acceptedByEmployer(package, lineManager: "Registered manager"),
      .declined(by: .worker, reason: .noTime), .suspended(by: .person), .resumed(by: .delegator),
      .reviewed(nextReviewBy: try CivilDate("2027-06-01", field: "test")),
      .reviewed(nextReviewBy: nil), .renewed(end: try moment(900)), .renewed(end: nil),
      .reconfirmed(by: testID(3), versions), .succeeded(by: testID(4)),
      .supervised(SupervisionCheck(kind: .visit, finding: .needsSupport)),
      .withdrawn(Withdrawal(category: .safety, by: .employer)), .cleared(by: "Chief nurse"),
      .ended(cause: .careMoved),
    ]
  }

  @Test("an agreement comes back with its terms, catalogue and every kind of event")
  func agreement() throws {
    let terms = try ValidDelegations.terms.native()
    let events = try everything().enumerated().map { index, what in
      AgreementEvent(
        id: testID(UInt64(100 + index)), at: try moment(Int64(index)), recordedAt: try moment(60),
        what: what)
    }
    let agreement = Agreement(
      id: testID(7), draftedAt: try moment(0), terms: terms, events: events)
    let view = AgreementView(
      agreement: agreement, state: .active, etag: nil, delegators: terms.delegators,
      period: terms.period, at: try moment(30))
    #expect(try view.proto().native() == agreement)
  }

  @Test("an event of a kind that this version does not know is refused, not left out")
  func laterKind() throws {
    var sent = WireDelegation.with {
      $0.id = PersonID(high: 1, low: 1).description
      $0.terms = ValidDelegations.terms
    }
    sent.draftedAt = try moment(0).proto()
    sent.events = [
      .with {
        $0.id = PersonID(high: 1, low: 2).description
        $0.kind = "DREAMT"
      }
    ]
    sent.events[0].at = try moment(1).proto()
    sent.events[0].recordedAt = try moment(1).proto()
    let refusal = #expect(throws: ServiceError.self) { try sent.native() }
    #expect(refusal?.field == "events.kind")
  }

  @Test("every shipped rule comes back as it was shown")
  func rules() throws {
    let shown = ListInterventions.Report(
      page: Page(
        entries: Interventions.all.map {
          ListInterventions.Entry(
            intervention: $0, rules: InterventionCatalogue.shipped.rules(applyingTo: $0.code),
            excludedTasks: [])
        }, nextToken: ""), catalogueVersion: "c", policyVersion: "p"
    ).proto()
    for task in shown.interventions {
      let code = try StandardCode(task.code, field: "test")
      let expected = InterventionCatalogue.shipped.rules(applyingTo: code)
      #expect(try task.rules.map { try $0.native() } == expected, "\(task.code)")
    }
    #expect(shown.interventions.contains { !$0.rules.isEmpty })
  }
}
