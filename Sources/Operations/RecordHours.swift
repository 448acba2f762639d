package import Access
package import Placements
package import Vocabulary

/// Records a stretch of a learner's time.
package enum RecordHours {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The stretch of time.
    package let entry: HoursEntry
    /// The entry that this corrects; nil: a new one.
    package let replacing: HoursEntryID?

    /// A request with these parts.
    package init(header: ChangeHeader, entry: HoursEntry, replacing: HoursEntryID?) {
      self.header = header
      self.entry = entry
      self.replacing = replacing
    }
  }

  /// The receipt, of the entry.
  ///
  /// - Throws: ``ServiceError`` `PLACEMENT_WEEKLY_HOURS_EXCEEDED` where a week would hold too much,
  ///   `RECORD_EXISTS` where it overlaps another entry of the learner, `STATE_FORBIDS` on days on
  ///   which the placement is not active; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.change(prepare(request, call, in: service), call)
  }

  static func prepare(_ request: Request, _ call: Call, in service: Service) -> PreparedChange {
    let (id, now) = (request.replacing ?? service.newID(Noun.HoursEntry.self), service.now())
    return PreparedChange(request.header) { records, _ in
      let sided = try records.sided(request.entry.placement, field: "entry.placement_id")
      let rule = try records.permitKeeping(sided, call, field: "entry.placement_id")
      if let replaced = request.replacing {
        let earlier = try records.hoursEntry(replaced, knownAt: records.latestSequence())
        guard earlier?.entry.placement == request.entry.placement else {
          throw ServiceError.absent("entry", field: "entry_id")
        }
      }
      do {
        try request.entry.requirePlaced(on: sided, now: now)
        try request.entry.requireVerifier(on: sided)
        try request.entry.requireFit(
          beside: records.neighbours(of: request.entry, sided, excluding: id),
          limit: .lowest(
            programme: sided.programme.hours.weeklyMinutesMost,
            area: sided.area.weeklyMinutesMost))
      } catch let error as ServiceError where error.code != .internalFault {
        throw error.within("entry")
      }
      try records.record(
        request.entry, id: id, isNew: request.replacing == nil, of: sided.enrolment.learner,
        by: call.organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}

extension HoursEntry {
  /// Refuses time that lies ahead or outside the days on which the placement is active.
  fileprivate func requirePlaced(on sided: SidedPlacement, now: Instant) throws(ServiceError) {
    guard let end = period.end, end <= now else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "ends_at",
        "must not be after now, \(now)")
    }
    let days = [period.start, end.adding(milliseconds: -1)].map(LondonTime.date(of:))
    guard days.allSatisfy(sided.placement.isActive) else {
      throw ServiceError.stateForbids(
        "starts_at", "must lie on days on which the placement is active")
    }
  }

  /// Refuses a verifier who neither supervises nor assesses on the placement that day.
  func requireVerifier(
    on sided: SidedPlacement, field: String = "verified_by_id"
  ) throws(ServiceError) {
    guard let verifiedBy else { return }
    let day = LondonTime.date(of: period.start)
    let named = sided.placement.staff.filter { $0.period.contains(day) }.map(\.worker)
    guard named.contains(verifiedBy) else {
      throw ServiceError.stateForbids(
        field, "must supervise or assess on the placement on \(day)")
    }
  }
}

extension RecordSnapshot {
  /// The learner's other entries in the weeks that `entry` touches; those of a placement that was
  /// taken back as a mistake count for nothing.
  fileprivate func neighbours(
    of entry: HoursEntry, _ sided: SidedPlacement, excluding id: HoursEntryID
  ) throws -> [HoursEntry] {
    let weeks = entry.minutesByWeek.map(\.monday)
    guard let first = weeks.first, let last = weeks.last else { return [] }
    let known = try latestSequence()
    let others = try hours(
      of: sided.enrolment.learner, from: LondonTime.start(of: first),
      to: LondonTime.start(of: last.adding(days: 7)), knownAt: known
    ).filter { $0.id != id }.map(\.entry)
    let elsewhere = Set(others.map(\.placement)).subtracting([entry.placement])
    let mistakes = try elsewhere.filter { try placement($0, knownAt: known)?.isInError == true }
    return others.filter { !mistakes.contains($0.placement) }
  }
}
