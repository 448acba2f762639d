import GRPCCore
import OneWorkforceProtos
import SwiftProtobuf
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

/// A university's day over the socket: a ward of the trust takes one of its learners.
struct PlacementDay: Sendable {
  let town: Town
  let university: OrganisationID = testID(903)
  let today: CivilDate

  var client: WirePlacementService.Client<Transport> { town.live.placements }
  var trainer: Metadata { get throws { try town.live.signedIn(.trainer, of: university) } }
  var host: Metadata { get throws { try town.trustManager } }

  static func open(_ town: Town) async throws -> PlacementDay {
    let service = town.live.server.service
    let day = PlacementDay(town: town, today: LondonTime.date(of: service.now()))
    try await service.records.write(shouldStart: { true }) { records in
      try records.record(
        anOrganisation(
          id: day.university, name: "Riverside University", kind: .education, sector: .education))
    }
    return day
  }

  func on(_ days: Int) -> String { today.adding(days: days).description }

  /// A learner whom the university registered.
  func learner() async throws -> String {
    try await town.live.passports.registerWorker(
      .with {
        $0.requestID = newRequestID()
        $0.identity.givenName = "Dee"
        $0.identity.familyName = "Learner"
        $0.identity.birthDate = "1999-05-14"
        $0.identityLevel = .basic
        $0.engagement.kind = .placement
        $0.engagement.legalBasis = "HONORARY"
        $0.engagement.from = "2023-02-06"
        $0.synthetic = true
      }, metadata: trainer
    ).receipt.id
  }

  /// A learner's enrolment on a programme that eight in ten complete.
  func enrolled(_ learner: String) async throws -> (programme: String, enrolment: String) {
    let programme = try await client.recordProgramme(
      .with {
        $0.requestID = newRequestID()
        $0.programme.code = "CARE-RETURN"
        $0.programme.name = "Return to care"
        $0.programme.award = "CARE"
        $0.programme.regulator = "NONE"
        $0.programme.learnerType = "CARE-RETURNER"
        $0.programme.months = 12
        $0.programme.completionPercent = 80
        $0.programme.startsOn = on(-400)
      }, metadata: trainer
    ).receipt.id
    let enrolment = try await client.enrolLearner(
      .with {
        $0.requestID = newRequestID()
        $0.enrolment.programmeID = programme
        $0.enrolment.learnerID = learner
        $0.enrolment.cohort = "2026"
        $0.enrolment.startsOn = on(-40)
        $0.enrolment.endsOn = on(300)
      }, metadata: trainer
    ).receipt.id
    return (programme, enrolment)
  }

  /// A ward with one place, and its offer.
  func offered() async throws -> (area: String, offer: String) {
    let area = try await client.recordPracticeArea(
      .with {
        $0.requestID = newRequestID()
        $0.area.name = "Ward 4"
        $0.area.setting = "HOSPITAL"
        $0.area.sector = .health
        $0.area.specialty = "STROKE"
        $0.area.auditedOn = on(-30)
        $0.area.auditHoldsThrough = on(300)
        $0.area.capacity = [
          .with {
            $0.learnerType = "CARE-RETURNER"
            $0.places = 1
            $0.startsOn = on(-60)
          }
        ]
        $0.area.startsOn = on(-60)
      }, metadata: host
    ).receipt.id
    let offer = try await client.offerPlacements(
      .with {
        $0.requestID = newRequestID()
        $0.offer.areaID = area
        $0.offer.learnerType = "CARE-RETURNER"
        $0.offer.places = 1
        $0.offer.startsOn = on(-10)
        $0.offer.endsOn = on(60)
      }, metadata: host
    ).receipt.id
    return (area, offer)
  }

  /// The act that fits `fill` on the placement.
  func advance(_ placement: String, _ step: String, on day: Int) async throws {
    _ = try await client.advancePlacement(
      .with {
        $0.requestID = newRequestID()
        $0.placementID = placement
        $0.step = step
        $0.on = on(day)
      }, metadata: trainer)
  }

  /// Records that the trust's `worker` may be `role`, and names them.
  func name(_ worker: String, _ role: String, on placement: String) async throws {
    _ = try await client.recordSupervisor(
      .with {
        $0.requestID = newRequestID()
        $0.supervisor.workerID = worker
        $0.supervisor.roles = [role]
        $0.supervisor.learnersMost = 2
        $0.supervisor.startsOn = on(-60)
      }, metadata: host)
    _ = try await client.nameSupervisor(
      .with {
        $0.requestID = newRequestID()
        $0.placementID = placement
        $0.assignment.workerID = worker
        $0.assignment.role = role
        $0.assignment.startsOn = on(-5)
        $0.assignment.endsOn = on(30)
      }, metadata: trainer)
  }

  /// Eight hours from eight in the morning, UTC, of a day.
  func hours(_ placement: String, _ day: Int) throws -> WireRecordHoursRequest {
    let start = try Instant("\(on(day))T08:00:00Z", field: "at").milliseconds / 1_000
    return .with {
      $0.requestID = newRequestID()
      $0.entry.placementID = placement
      $0.entry.startsAt.seconds = start
      $0.entry.endsAt.seconds = start + 8 * 3_600
      $0.entry.kind = "PRACTICE"
    }
  }
}

@Suite("Placements over the socket") struct PlacementStoryTests {
  @Test("the training provider's day: from the area to a passport that an employer verifies")
  func day() async throws {
    try await withTown { town in
      let day = try await PlacementDay.open(town)
      let dee = try await day.learner()
      let (programme, enrolment) = try await day.enrolled(dee)
      let (area, offer) = try await day.offered()
      let request = try await day.client.requestPlacement(
        .with {
          $0.requestID = newRequestID()
          $0.request.enrolmentID = enrolment
          $0.request.startsOn = day.on(-5)
          $0.request.endsOn = day.on(30)
        }, metadata: day.trainer
      ).receipt.id
      let unmet = try await day.client.listUnmet(
        .with { $0.programmeID = programme }, metadata: day.trainer
      ).unmet
      #expect(unmet.map(\.reason) == ["NOT_TAKEN_UP"])
      #expect(unmet.first?.spare.map(\.spare) == [1])

      let placement = try await day.client.recordPlacement(
        .with {
          $0.requestID = newRequestID()
          $0.terms.enrolmentID = enrolment
          $0.terms.areaID = area
          $0.terms.startsOn = day.on(-5)
          $0.terms.endsOn = day.on(30)
          $0.terms.allocatedMinutes = 7_200
          $0.terms.requestID = request
          $0.terms.offerID = offer
        }, metadata: day.trainer
      ).receipt.id
      let (sam, ana) = (
        try await town.register(day.host, family: "Supervisor", born: "1981-01-02"),
        try await town.register(day.host, family: "Assessor", born: "1979-03-04")
      )
      try await day.advance(placement, "ACCEPTED", on: -5)
      try await day.name(sam, "PRACTICE_SUPERVISOR", on: placement)
      try await day.name(ana, "PRACTICE_ASSESSOR", on: placement)
      try await day.advance(placement, "STARTED", on: -5)

      try await recordHours(day, placement, sam)
      try await assess(day, placement, ana)
      try await verify(day, dee)
      try await count(day, programme)
    }
  }

  private func recordHours(
    _ day: PlacementDay, _ placement: String, _ supervisor: String
  ) async throws {
    let items = try [-3, -3, -2].map { try day.hours(placement, $0) }
    let answer = try await day.client.batchRecordHours(metadata: day.trainer) { writer in
      for item in items { try await writer.write(item) }
    }
    #expect((answer.recordedCount, answer.refusedCount) == (2, 1))
    let kept = try await day.client.listHours(
      .with { $0.placementID = placement }, metadata: day.host
    ).hours
    for entry in kept {
      _ = try await day.client.verifyHours(
        .with {
          $0.requestID = newRequestID()
          $0.entryID = entry.id
          $0.verifiedByID = supervisor
        }, metadata: day.host)
    }
    let shown = try await day.client.getPlacement(
      .with { $0.placementID = placement }, metadata: day.trainer)
    #expect(shown.totals.practiceMinutes == 960)
    #expect(shown.attendance.ruleID == "PL-08")
    #expect(shown.attendance.provenance.status == "local_policy")
    #expect(shown.placement.state == "ACTIVE" && !shown.placement.engagementID.isEmpty)
  }

  private func assess(
    _ day: PlacementDay, _ placement: String, _ assessor: String
  ) async throws {
    let answer = try await day.client.recordAssessment(
      .with {
        $0.requestID = newRequestID()
        $0.assessment.placementID = placement
        $0.assessment.component = "PROFICIENCY"
        $0.assessment.item = "infection prevention"
        $0.assessment.decision = "ACHIEVED"
        $0.assessment.assessorID = assessor
        $0.assessment.assessedOn = day.on(-1)
        $0.achievement.standard = "CSTF-IPC-2"
        $0.achievement.kind = .training
        $0.achievement.progress = .achieved
        $0.achievement.completedOn = day.on(-1)
      }, metadata: day.trainer)
    #expect(!answer.achievementID.isEmpty)
  }

  /// The care home, another employer, verifies what was assessed on the ward.
  private func verify(_ day: PlacementDay, _ learner: String) async throws {
    let grant = try await day.town.grant(learner)
    let report = try await day.town.live.passports.verifyPassport(
      day.town.question(about: grant.code), metadata: day.town.homeVerifier)
    let infection = report.report.findings.first { $0.requirement.contains("IPC") }
    #expect(infection?.reliedOn.isEmpty == false)
  }

  private func count(_ day: PlacementDay, _ programme: String) async throws {
    let own = try await day.client.describePlacements(.init(), metadata: day.trainer)
    let mine = try #require(own.programmes.first { $0.programmeID == programme })
    #expect(mine.students.map(\.count).reduce(0, +) == 1)
    #expect(mine.completions.map(\.expectedHundredths) == [80])
    let planner = try day.town.live.signedIn(.planner, of: day.town.home)
    let totals = try await day.client.describePlacements(.init(), metadata: planner)
    let seen = try #require(totals.programmes.first { $0.programmeID == programme })
    // One learner is too few to be told.
    let isTold = seen.students.allSatisfy { $0.hasCount }
    #expect(!isTold)
    #expect(totals.areas.map(\.name) == ["Ward 4"])
    #expect(totals.areas.first?.months.first?.places == 1)
    #expect(totals.hiddenCount > 0)
  }
}
