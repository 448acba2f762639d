package import Access
import Passports
package import Placements
package import Vocabulary

/// Records an entry of a learner's practice assessment document and, where the practice assessor so
/// decides, the achievement in the passport, in one change.
package enum RecordAssessment {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The entry; which fact comes of it is said by the operation.
    package let assessment: PracticeAssessment
    /// The achievement that comes of it, or nil.
    package let achievement: AchievementDraft?

    /// A request with these parts.
    package init(
      header: ChangeHeader, assessment: PracticeAssessment, achievement: AchievementDraft?
    ) {
      self.header = header
      self.achievement = achievement
      self.assessment = assessment
    }
  }

  /// What was recorded.
  package struct Report: Sendable {
    /// Of the assessment.
    package let receipt: Receipt
    /// The fact of the passport that came of it, or nil.
    package let achievement: FactID?
  }

  /// The report, the same at every replay.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where somebody decides who does not assess on the
  ///   placement; as ``RecordAchievement`` for the achievement; otherwise naming the field.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let (id, now) = (service.newID(Noun.PracticeAssessment.self), service.now())
    let ids = (achievement: service.newID(Noun.Fact.self), vouch: service.newID(Noun.Fact.self))
    let (today, desk) = (service.today, service.desk(at: now))
    let answer = try await service.notedChange(request.header, call) { records in
      var assessment = request.assessment
      assessment.achievement = request.achievement.map { _ in ids.achievement }
      let sided = try records.sided(assessment.placement, field: "assessment.placement_id")
      let rule = try records.permitKeeping(sided, call, field: "assessment.placement_id")
      try requirePast(assessment.on, today, field: "assessment.assessed_on")
      try requireEntitled(assessment, on: sided.placement)
      if var draft = request.achievement {
        try settle(&draft, assessment, sided, at: now)
        _ = try RecordAchievement.apply(
          RecordAchievement.Request(
            header: request.header, worker: sided.enrolment.learner, achievement: draft,
            isAttested: true),
          call, ids, now, desk,
          records.facts(call, about: sided.enrolment.learner, purpose: nil, at: now), in: records)
      }
      try records.record(.assessment(assessment), id: id.asRecord, by: call.organisation)
      // The note keeps the second identifier for replays.
      return ChangeOutcome(
        id: id, rule: rule, note: assessment.achievement?.description ?? "")
    }
    return Report(
      receipt: answer.receipt,
      achievement: answer.note.isEmpty ? nil : try FactID(answer.note, field: "achievement_id"))
  }

  private static func requireEntitled(
    _ assessment: PracticeAssessment, on placement: Placement
  ) throws(ServiceError) {
    do {
      try assessment.requireEntitled(on: placement)
    } catch {
      throw error.field == "achievement" ? error : error.within("assessment")
    }
  }

  /// Fills in who decided and where; somebody else than the practice assessor is refused.
  private static func settle(
    _ draft: inout AchievementDraft, _ assessment: PracticeAssessment, _ sided: SidedPlacement,
    at now: Instant
  ) throws {
    if draft.gainedAt == nil { draft.gainedAt = sided.host }
    guard let assessor = draft.assessor else {
      draft.assessor = try Assessor(
        worker: assessment.by, regulator: nil, registrationNumber: nil,
        signedAt: min(now, LondonTime.start(of: assessment.on)))
      return
    }
    guard assessor.worker == assessment.by else {
      throw ServiceError.contradiction(
        "achievement.assessor.worker_id", "must be the practice assessor who decided, or empty")
    }
  }
}
