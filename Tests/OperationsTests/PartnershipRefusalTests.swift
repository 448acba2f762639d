import Access
import OneWorkforceProtos
import Operations
import Partnerships
import Planning
import TestSupport
import Testing
import Vocabulary
import WireFormat

@Suite("What the partnership service refuses")
struct PartnershipRefusalTests {
  /// A town with one of each record, and valid requests about them.
  private static func open() async throws -> (PartnershipTown, ValidPartnerships) {
    let town = try await PartnershipTown.open()
    let worker = try await town.worker(71)
    let post = try await town.post("Director of place", of: town.board)
    let appointment = try await town.appoint(worker, to: post)
    let power = try await LendPower.run(
      .init(
        header: town.test.header("lend"),
        power: LentPower(
          lender: town.board, recipient: .post(post), function: "Plan", legalBasis: nil,
          budgetPence: 1_000, place: town.place, period: days("2022-07-01", to: "2027-04-01"),
          endingEvent: "first meeting")), town.steward("LendPower"), in: town.service)
    let fund = try await RecordFund.run(
      .init(
        header: town.test.header("fund"),
        fund: Fund(
          title: "Adults", purpose: "Care", legalBasis: .section75, host: town.board,
          place: town.place, period: days("2022-04-01"),
          partners: [
            .init(organisation: town.board, pooledPence: 55, alignedPence: nil),
            .init(organisation: town.council, pooledPence: nil, alignedPence: nil),
          ], statedPooledPence: nil, statedTotalPence: nil, need: nil)),
      town.steward("RecordFund"), in: town.service)
    let rule = try await ProposeRiskRule.run(
      .init(
        header: town.test.header("rule"), fund: FundID(fund.id, field: "id"),
        covers: [.overspend], method: .byContribution, from: date("2022-04-01"),
        reviewOn: date("2023-04-01")), town.steward("ProposeRiskRule", of: town.council),
      in: town.service)
    let plan = try await town.planning.createPlan()
    let owned = try await town.planning.draft()
    let run = try #require(try await town.planning.run(owned.plan.id).run?.id)
    _ = try await RecordPlanOwners.run(
      .init(
        header: town.test.header("own"), plan: owned.plan.id, board: "Board",
        sides: [.init(organisation: town.council), .init(organisation: town.board)]),
      town.lead("RecordPlanOwners"), in: town.service)
    let etags = try await GetPost.run(.init(post: post), town.lead("GetPost"), in: town.service)
      .etags
    return (
      town,
      ValidPartnerships(
        host: town.board.description, partner: town.council.description,
        outsider: town.planning.home.description, place: town.place.description,
        worker: worker.description, post: post.description,
        postEtag: etags[post.asRecord]?.text ?? "", appointment: appointment.description,
        power: power.id, fund: fund.id, fundEtag: fund.etag.text, proposal: rule.id,
        plan: plan.plan.id.description, ownedPlan: owned.plan.id.description,
        planEtag: owned.etag.text, run: run.description)
    )
  }

  private func refuse<Message, Answer>(
    _ rows: [BadRequest<Message>], _ valid: Message, run: (Message) async throws -> Answer
  ) async {
    for row in rows {
      let error = await refusal { try await run(row.spoiled(valid)) }
      #expect(error?.reason == row.reason, "\(Message.self): \(row.name)")
      #expect(error?.code == row.code, "\(Message.self): \(row.name)")
      #expect(error?.field == row.field, "\(Message.self): \(row.name)")
    }
  }

  @Test("every bad request is refused for its reason, naming its field, and writes nothing")
  func badRequests() async throws {
    let (town, valid) = try await Self.open()
    let (service, steward) = (town.service, try town.steward("Spoiled"))
    let before = try await service.records.read { try $0.latestSequence() }
    await refuse(BadPartnerships.recordPost, valid.recordPost) {
      try await RecordPost.run($0.native(), steward, in: service)
    }
    await refuse(BadPartnerships.appointToPost, valid.appointToPost) {
      try await AppointToPost.run($0.native(), steward, in: service)
    }
    await refuse(BadPartnerships.leavePost, valid.leavePost) {
      try await LeavePost.run($0.native(), steward, in: service)
    }
    await refuse(BadPartnerships.recordAccountability, valid.recordAccountability) {
      try await RecordAccountability.run($0.native(), steward, in: service)
    }
    await refuse(BadPartnerships.lendPower, valid.lendPower) {
      try await LendPower.run($0.native(), steward, in: service)
    }
    await refuse(BadPartnerships.endPower, valid.endPower) {
      try await EndPower.run($0.native(), steward, in: service)
    }
    await refuse(BadPartnerships.recordDecision, valid.recordDecision) {
      try await RecordDecision.run($0.native(), steward, in: service)
    }
    await refuse(BadPartnerships.recordFund, valid.recordFund) {
      try await RecordFund.run($0.native(), steward, in: service)
    }
    await refuse(BadPartnerships.recordPayment, valid.recordPayment) {
      try await RecordPayment.run($0.native(), steward, in: service)
    }
    await refuse(BadPartnerships.recordVariance, valid.recordVariance) {
      try await RecordVariance.run($0.native(), steward, in: service)
    }
    await refuse(BadPartnerships.proposeRiskRule, valid.proposeRiskRule) {
      try await ProposeRiskRule.run($0.native(), steward, in: service)
    }
    await refuse(BadPartnerships.answerRiskRule, valid.answerRiskRule) {
      try await AnswerRiskRule.run($0.native(), steward, in: service)
    }
    #expect(try await service.records.read { try $0.latestSequence() } == before)
    #expect(BadPartnerships.count > 150)
  }

  @Test("every bad question, and every bad word on a plan, is refused for its reason")
  func badQuestions() async throws {
    let (town, valid) = try await Self.open()
    let (service, lead) = (town.service, try town.lead("Spoiled"))
    let before = try await service.records.read { try $0.latestSequence() }
    await refuse(BadPartnerships.getAccountabilityMap, valid.getAccountabilityMap) {
      try await GetAccountabilityMap.run($0.native(), lead, in: service)
    }
    await refuse(BadPartnerships.getPost, valid.getPost) {
      try await GetPost.run($0.native(), lead, in: service)
    }
    await refuse(BadPartnerships.getFund, valid.getFund) {
      try await GetFund.run($0.native(), lead, in: service)
    }
    await refuse(BadPartnerships.listFunds, valid.listFunds) {
      try await ListFunds.run($0.native(), lead, in: service)
    }
    await refuse(BadPartnerships.recordPlanOwners, valid.recordPlanOwners) {
      try await RecordPlanOwners.run($0.native(), lead, in: service)
    }
    await refuse(BadPartnerships.approvePlan, valid.approvePlan) {
      try await ApprovePlan.run($0.native(), lead, in: service)
    }
    #expect(try await service.records.read { try $0.latestSequence() } == before)
  }

  @Test("the valid requests they spoil are carried out, and what was sent is what is told")
  func validOnes() async throws {
    let (town, valid) = try await Self.open()
    let service = town.service
    _ = try await RecordPost.run(valid.recordPost.native(), town.steward("RecordPost"), in: service)
    _ = try await AppointToPost.run(
      valid.appointToPost.native(), town.steward("AppointToPost"), in: service)
    _ = try await LeavePost.run(valid.leavePost.native(), town.steward("LeavePost"), in: service)
    _ = try await RecordAccountability.run(
      valid.recordAccountability.native(), town.steward("RecordAccountability"), in: service)
    _ = try await LendPower.run(valid.lendPower.native(), town.steward("LendPower"), in: service)
    _ = try await RecordDecision.run(
      valid.recordDecision.native(), town.steward("RecordDecision"), in: service)
    _ = try await EndPower.run(valid.endPower.native(), town.steward("EndPower"), in: service)
    _ = try await RecordFund.run(valid.recordFund.native(), town.steward("RecordFund"), in: service)
    _ = try await RecordPayment.run(
      valid.recordPayment.native(), town.steward("RecordPayment"), in: service)
    _ = try await RecordVariance.run(
      valid.recordVariance.native(), town.steward("RecordVariance"), in: service)
    _ = try await AnswerRiskRule.run(
      valid.answerRiskRule.native(), town.steward("AnswerRiskRule"), in: service)
    _ = try await ProposeRiskRule.run(
      valid.proposeRiskRule.native(), town.steward("ProposeRiskRule"), in: service)
    _ = try await RecordPlanOwners.run(
      valid.recordPlanOwners.native(), town.lead("RecordPlanOwners"), in: service)
    _ = try await ApprovePlan.run(
      valid.approvePlan.native(), town.lead("ApprovePlan"), in: service)
    try await tell(town, valid)
  }

  private func tell(_ town: PartnershipTown, _ valid: ValidPartnerships) async throws {
    let (service, lead) = (town.service, try town.lead("Valid"))
    let fund = try await GetFund.run(valid.getFund.native(), lead, in: service).proto().view
    var sent = valid.recordFund.fund
    sent.partners.sort { $0.organisationID < $1.organisationID }
    sent.etag = fund.fund.etag
    #expect(fund.fund == sent)
    #expect(fund.proposals.last?.rule.shares.count == 2 && fund.alignedPence == 20)
    #expect(fund.proposals.map(\.state) == ["AGREED", "AWAITED"])
    let funds = try await ListFunds.run(valid.listFunds.native(), lead, in: service).proto()
    #expect(funds.funds == [fund])
    let file = try await GetPost.run(valid.getPost.native(), lead, in: service).proto().file
    #expect(file.post.validTo == "2030-01-01" && file.funds.map(\.fundID) == [valid.fund])
    #expect(file.accountabilities.map(\.duty) == ["PLACE_LEADERSHIP"])
    let map = try await GetAccountabilityMap.run(
      valid.getAccountabilityMap.native(), lead, in: service
    ).proto().map
    #expect(map.gaps.map(\.duty) == ["ADULT_SOCIAL_CARE", "NHS_FUNCTIONS"])
    let lent = try #require(map.powers.first { $0.power.recipientOrganisationID == valid.partner })
    var power = valid.lendPower.power
    power.lenderID = lent.power.lenderID
    #expect(lent.power == power && lent.state == "IN_FORCE")
    let ended = try #require(map.powers.first { $0.id == valid.power })
    #expect(ended.state == "ENDED" && ended.endsOn == "2026-02-15" && ended.endCause == "EVENT")
    #expect(ended.decisions.map(\.outsidePower) == [false])
  }

  @Test(
    "a change sent twice is carried out once and answers alike; one only checked leaves nothing")
  func exactlyOnce() async throws {
    let (town, valid) = try await Self.open()
    let call = try town.steward("RecordPayment")
    let request = valid.recordPayment
    var checked = request
    checked.validateOnly = true
    checked.requestID = town.service.newID(Noun.Request.self).description
    let tried = try await RecordPayment.run(checked.native(), call, in: town.service)
    #expect(tried.wasValidatedOnly)
    let first = try await RecordPayment.run(request.native(), call, in: town.service)
    let again = try await RecordPayment.run(request.native(), call, in: town.service)
    #expect(again.wasReplayed && again.id == first.id)
    let view = try await GetFund.run(
      valid.getFund.native(), town.lead("GetFund"), in: town.service
    ).view
    #expect(view.money.paidInPence == 45)
  }
}
