package import Access
package import Placements
package import Vocabulary

/// Closes an area from a day on. Its placements end there, and their learners are unplaced:
/// nobody's hours are lost, and the answer says what is spare elsewhere.
package enum ClosePracticeArea {
  /// What is to be closed.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The area.
    package let area: PracticeAreaID
    /// The first day on which it takes no learners.
    package let from: CivilDate

    /// A request with these parts.
    package init(header: ChangeHeader, area: PracticeAreaID, from: CivilDate) {
      self.header = header
      self.area = area
      self.from = from
    }
  }

  /// A learner whose placement ended because of it.
  package struct Unplaced: Sendable {
    /// The learner.
    package let learner: WorkerID
    /// The placement that ended.
    package let placement: PlacementID
    /// The days of it that are left.
    package let days: DatePeriod
    /// Offers elsewhere that are free on those days.
    package let spare: [OpenOffer]
  }

  /// What was closed.
  package struct Report: Sendable {
    /// Of the area.
    package let receipt: Receipt
    /// Who is unplaced by it, in order of placement.
    package let unplaced: [Unplaced]
  }

  /// The report; at a replay what is spare is as of now.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let chance = service.chance
    let answer = try await service.notedChange(request.header, call) { records in
      let known = try records.latestSequence()
      guard let area = try records.practiceArea(request.area, knownAt: known) else {
        throw ServiceError.absent("area", field: "area_id")
      }
      let rule = try records.permitSide(
        of: [area.organisation], call, noun: "area", field: "area_id")
      let own = try call.organisation
      try records.record(
        .area(area.closed(from: request.from)), id: request.area.asRecord, by: own)
      let there = try records.placements(of: .parent(request.area.asRecord), knownAt: known)
      let left = there.filter { placement in
        placement.state.isOpen && placement.end.map { request.from < $0 } ?? true
      }
      var ids = FreshIDs(chance())
      for placement in left {
        try records.append(
          PlacementEvent(.cancelled(.providerLeft), on: request.from), to: placement.id,
          &ids, by: own)
        try records.endEngagement(of: placement, on: request.from, &ids, by: own)
      }
      return ChangeOutcome(id: request.area, rule: rule)
    }
    let unplaced = try await service.read(call) { records in
      try Self.unplaced(request, in: records)
    }
    return Report(receipt: answer.receipt, unplaced: unplaced)
  }

  private static func unplaced(
    _ request: Request, in records: any RecordSnapshot
  ) throws -> [Unplaced] {
    let there = try records.placements(
      of: .parent(request.area.asRecord), knownAt: records.latestSequence())
    let left = there.filter { placement in
      placement.cancellation == .providerLeft
        && placement.events.contains { $0.on == request.from }
    }
    guard !left.isEmpty else { return [] }
    let offers = try records.everyOpenOffer().filter { $0.offer.area != request.area }
    return left.compactMap { placement in
      let start = max(request.from, placement.terms.period.start)
      guard let days = DatePeriod(from: start, to: placement.terms.period.end) else { return nil }
      let spare = offers.filter {
        $0.offer.learnerType == placement.terms.learnerType && $0.spare(on: days) > 0
      }
      return Unplaced(
        learner: placement.terms.learner, placement: placement.id, days: days, spare: spare)
    }
  }
}
