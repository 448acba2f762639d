import Placements
import Vocabulary

// The sums behind ``DescribePlacements``.

extension RecordSnapshot {
  /// Totals of the programmes of `subject`, in order of code.
  func programmeTotals(
    _ subject: PlacementSubject, on day: CivilDate, _ hiding: inout CountHiding
  ) throws -> [DescribePlacements.ProgrammeTotals] {
    let offers = try everyOpenOffer()
    var all: [DescribePlacements.ProgrammeTotals] = []
    for kept in try everyPlacementFact(.programme, of: subject, knownAt: latestSequence()) {
      guard case .programme(let programme) = kept.fact else { continue }
      let id = ProgrammeID(high: kept.id.high, low: kept.id.low)
      all.append(try totals(of: programme, id, on: day, offers, &hiding))
    }
    return all.sorted { ($0.code, $0.id) < ($1.code, $1.id) }
  }

  private func totals(
    of programme: Programme, _ id: ProgrammeID, on day: CivilDate, _ offers: [OpenOffer],
    _ hiding: inout CountHiding
  ) throws -> DescribePlacements.ProgrammeTotals {
    var learners: [CohortPlacement.Learner] = []
    var unmet: [UnmetReason: Int] = [:]
    for kept in try everyPlacementFact(
      .enrolment, of: .parent(id.asRecord), knownAt: latestSequence())
    {
      guard case .enrolment(let enrolment) = kept.fact else { continue }
      let own = EnrolmentID(high: kept.id.high, low: kept.id.low)
      learners.append(try learner(enrolment, own))
      for request in try placementHistory(.request, of: kept.id, knownAt: latestSequence()) {
        guard let entry = try self.unmet(request, of: id, programme, offers) else { continue }
        unmet[entry.unmet.reason, default: 0] += 1
      }
    }
    let students = StudentTotals(of: programme, learners.map(\.enrolment), on: day).students
    return DescribePlacements.ProgrammeTotals(
      id: id, code: programme.code, students: try hiding.shown(students),
      cohorts: try hiding.shown(CohortPlacement.of(learners)),
      completions: try completions(learners, programme, &hiding),
      unmet: try shown(unmet, &hiding))
  }

  /// The counts by reason, in its order; beside the others none gives a hidden one back.
  private func shown(
    _ unmet: [UnmetReason: Int], _ hiding: inout CountHiding
  ) throws -> [(reason: UnmetReason, count: Int?)] {
    let reasons = UnmetReason.allCases.filter { unmet[$0] != nil }
    let counts = try hiding.shown(reasons.compactMap { unmet[$0] })
    return zip(reasons, counts).map { (reason: $0, count: $1) }
  }

  private func learner(
    _ enrolment: Enrolment, _ id: EnrolmentID
  ) throws -> CohortPlacement.Learner {
    let placements = try standing(id)
    let taken = placements.filter { placement in
      placement.events.contains { $0.what == .accepted || $0.what == .started }
    }
    let sectors = try taken.compactMap {
      try practiceArea($0.terms.area, knownAt: latestSequence())?.sector
    }
    let holds = placements.contains { placement in
      switch placement.state {
      case .accepted, .active, .completed: true
      case .requested, .offered, .failed, .cancelled: false
      }
    }
    // One whose area left is unplaced until another placement holds.
    return CohortPlacement.Learner(
      enrolment: enrolment, sectors: Set(sectors),
      isPlaced: holds && !placements.contains { isLeft($0, placements) })
  }

  /// Whether the learner of `placement` was left by its area and nothing has taken its place.
  private func isLeft(_ placement: Placement, _ all: [Placement]) -> Bool {
    guard placement.cancellation == .providerLeft else { return false }
    return !all.contains { other in
      let answers = placement.terms.request.map { other.terms.request == $0 } ?? false
      return other.state != .cancelled && other.id != placement.id
        && (other.terms.predecessor == placement.id || answers)
    }
  }

  private func completions(
    _ learners: [CohortPlacement.Learner], _ programme: Programme, _ hiding: inout CountHiding
  ) throws -> [DescribePlacements.Completion] {
    let forecasts = CompletionForecast.of(
      learners, completing: programme.completionPercent ?? 0)
    // Their sum is that of the placed learners of all cohorts.
    let counts = try hiding.shown(forecasts.map(\.placed))
    return zip(forecasts, counts).map { forecast, placed in
      let isSaid = placed != nil && programme.completionPercent != nil
      return DescribePlacements.Completion(
        on: forecast.on, placed: placed,
        expectedHundredths: isSaid ? forecast.expectedHundredths : nil)
    }
  }

  /// Totals of the areas of `subject`, in order of name.
  func areaTotals(
    _ subject: PlacementSubject, from day: CivilDate, _ months: Int, _ hiding: inout CountHiding
  ) throws -> [DescribePlacements.AreaTotals] {
    var all: [DescribePlacements.AreaTotals] = []
    for kept in try everyPlacementFact(.area, of: subject, knownAt: latestSequence()) {
      guard case .area(let area) = kept.fact else { continue }
      let there = try placements(of: .parent(kept.id), knownAt: latestSequence())
      let occupied = there.compactMap { placement in
        placement.occupied.map { (placement.terms.learnerType, $0) }
      }
      all.append(
        DescribePlacements.AreaTotals(
          id: PracticeAreaID(high: kept.id.high, low: kept.id.low), area: area,
          audit: area.audit(on: day),
          months: CapacityMonth.of(area, occupied, from: day, count: months).map {
            (month: $0, taken: hiding.shown($0.taken))
          }))
    }
    return all.sorted { ($0.area.name, $0.id) < ($1.area.name, $1.id) }
  }
}
