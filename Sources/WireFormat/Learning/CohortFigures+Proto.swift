import Learning
import OneWorkforceProtos
import Operations
import Vocabulary

// How cohorts stand.

extension Share {
  /// The share as the wire writes it.
  func proto() -> WireExactShare {
    .with {
      $0.count = Int32(clamping: count)
      $0.of = Int32(clamping: of)
    }
  }
}

extension ShownCohort {
  /// The figures as the wire writes them.
  func proto() -> WireCohortFigures {
    var figures = WireCohortFigures()
    if let seatCount { figures.seatCount = Int32(clamping: seatCount) }
    if let freeSeats { figures.freeSeats = Int32(clamping: freeSeats) }
    if let completedCount { figures.completedCount = Int32(clamping: completedCount) }
    if let attestedCount { figures.attestedCount = Int32(clamping: attestedCount) }
    figures.mix = mix.map { $0.proto() }
    figures.employers = employers.map { $0.proto() }
    if let alert { figures.alert = alert.proto() }
    figures.release = release.map { $0.proto() }
    figures.warnings = warnings.map { $0.proto() }
    figures.dropOuts = dropOuts.map { $0.proto() }
    figures.dropOutsHidden = isDropOutHidden
    if let moreConfident { figures.moreConfident = moreConfident.proto() }
    if let moreSkilled { figures.moreSkilled = moreSkilled.proto() }
    return figures
  }
}

extension ShownCohort.SectorCount {
  fileprivate func proto() -> WireSectorCount {
    .with {
      $0.sector = WireSector(sector)
      if let count { $0.count = Int32(clamping: count) }
    }
  }
}

extension ShownCohort.WarningCount {
  fileprivate func proto() -> WireReleaseWarning {
    .with {
      $0.code = kind.rawValue
      if let count { $0.count = Int32(clamping: count) }
    }
  }
}

extension EmployerCount {
  fileprivate func proto() -> WireEmployerCount {
    .with {
      $0.employerID = employer.description
      $0.count = Int32(clamping: count)
    }
  }
}

extension ShownCohort.Alert {
  /// The alert as the wire writes it.
  func proto() -> WireBalanceAlert {
    .with {
      $0.sector = WireSector(sector)
      guard let figures else { return }
      $0.share = figures.share.proto()
      $0.limit = figures.limit.proto()
      $0.seatsNeeded = Int32(clamping: figures.seatsNeeded)
    }
  }
}

extension SectorRelease {
  /// The account as the wire writes it.
  func proto() -> WireSectorRelease {
    .with {
      if let sector { $0.sector = WireSector(sector) }
      $0.learnerCount = Int32(clamping: learnerCount)
      $0.plannedCount = Int32(clamping: plannedCount)
      $0.plannedMinutes = Int64(plannedMinutes)
      $0.releasedCount = Int32(clamping: releasedCount)
      $0.releasedMinutes = Int64(releasedMinutes)
      $0.backfillKnownCount = Int32(clamping: backfillKnownCount)
      $0.backfilledMinutes = Int64(backfilledMinutes)
    }
  }
}

extension DropOutCount {
  /// The count as the wire writes it.
  func proto() -> WireDropOutCount {
    .with {
      $0.reason = reason.rawValue
      $0.sector = WireSector(sector)
      $0.count = Int32(clamping: count)
    }
  }
}

extension GetCohort.Entry {
  /// The learner as the wire writes them.
  func proto() -> WireCohortLearner {
    .with {
      $0.workerID = worker.description
      $0.employerID = state.enrolment.employer.description
      $0.sector = WireSector(state.enrolment.sector)
      $0.enrolledOn = state.enrolledOn.description
      $0.standing = state.standing.rawValue
      if let planned = state.planned { $0.plannedRelease = planned.proto() }
      if let released = state.released { $0.actualRelease = released.proto() }
      if let minutes = state.attendedMinutes { $0.attendedMinutes = Int32(clamping: minutes) }
      $0.completedOn = state.completedOn?.description ?? ""
      $0.dropOutReason = state.dropOut?.rawValue ?? ""
      $0.achievementIds = state.achievements.map(\.description)
      $0.warnings = warnings.map(\.rawValue)
    }
  }
}

extension AttestTally {
  /// What was written as the wire writes it.
  func proto() -> WireAttestedCounts {
    .with {
      $0.learnerCount = Int32(clamping: learnerCount)
      $0.achievementCount = Int32(clamping: achievementCount)
      $0.acceptanceCount = Int32(clamping: acceptanceCount)
    }
  }
}
