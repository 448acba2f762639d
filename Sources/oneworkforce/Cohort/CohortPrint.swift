import DataFiles
import OneWorkforceProtos
import Vocabulary
import WireFormat

/// Answers of the learning service as people read them. A share is told as so many of so many; a
/// hidden count as a dash, and what nobody said as such, never as 0.
enum CohortPrint {
  static func done(_ words: String, _ receipt: WireReceipt) -> [String] {
    receipt.validatedOnly ? ["checked, nothing written"] : [words]
  }

  static func made(_ noun: String, _ receipt: WireReceipt) -> [String] {
    receipt.validatedOnly ? ["checked, nothing written"] : ["\(noun) \(receipt.id)"]
  }

  static func line(_ counts: WireAttestedCounts) -> String {
    "\(counts.learnerCount) passports, \(counts.achievementCount) achievements, "
      + "\(counts.acceptanceCount) acceptances"
  }

  // MARK: Imports

  static func line(_ finding: LearningFileReader.Finding) -> String {
    let column = finding.column.isEmpty ? "" : " \(finding.column)"
    return "refused line \(finding.line)\(column): \(finding.message)"
  }

  /// A refusal in a line; nil for what was taken.
  static func line(_ result: WireLearnerItemResult) -> String? {
    guard result.hasError else { return nil }
    let field = result.error.field.isEmpty ? "" : " \(result.error.field)"
    return "refused line \(result.line)\(field): \(result.error.message) [\(result.error.reason)]"
  }

  static func lines(_ summary: WireLearningSummary) -> [String] {
    let isWritten = summary.hasReceipt && !summary.receipt.validatedOnly
    return [
      isWritten ? "import recorded" : "nothing was written",
      "recorded \(summary.recordedCount), unchanged \(summary.unchangedCount), "
        + "refused \(summary.refusedCount)",
    ] + (summary.attested.learnerCount > 0 ? ["attested " + line(summary.attested)] : [])
  }

  // MARK: Lists

  static func lines(_ answer: WireListNetworksResponse) -> [String] {
    answer.networks.flatMap { network in
      ["\(network.name) (\(network.networkID)), led by \(network.leadID)"]
        + network.members.map { member in
          let end = member.endsOn.isEmpty ? "" : " to \(member.endsOn)"
          return "  \(member.organisationID) \(plain(member.part)) from \(member.startsOn)\(end)"
        }
    } + more(answer.nextPageToken)
  }

  static func lines(_ answer: WireListTopicsResponse) -> [String] {
    answer.topics.map { topic in
      "\(topic.topicID) \(topic.title): "
        + topic.standards.map(\.standardCode).joined(separator: ", ")
        + (topic.areas.isEmpty
          ? "" : " [\(topic.areas.map { plain($0) }.joined(separator: ", "))]")
    } + more(answer.nextPageToken)
  }

  static func lines(_ answer: WireListCohortsResponse) -> [String] {
    answer.cohorts.map { "\($0.cohortID) \(title($0))" } + more(answer.nextPageToken)
  }

  private static func title(_ cohort: WireCohort) -> String {
    "\(cohort.name), \(cohort.startsOn) to \(cohort.endsOn), \(cohort.seats) seats"
  }

  private static func more(_ token: String) -> [String] {
    token.isEmpty ? [] : ["more: --page-token \(token)"]
  }
}

// MARK: - Reports

extension CohortPrint {
  static func lines(_ answer: WireGetCohortResponse) -> [String] {
    [title(answer.cohort)] + (answer.hasFigures ? lines(answer.figures) : [])
      + learners(answer.learners)
  }

  private static func lines(_ figures: WireCohortFigures) -> [String] {
    var lines = [
      "seats taken \(count(figures.hasSeatCount, figures.seatCount)), free "
        + "\(count(figures.hasFreeSeats, figures.freeSeats)), completed "
        + "\(count(figures.hasCompletedCount, figures.completedCount)), attested "
        + count(figures.hasAttestedCount, figures.attestedCount)
    ]
    lines += figures.mix.map { "  \(name($0.sector)) \(count($0.hasCount, $0.count))" }
    lines += figures.employers.map { "  from \($0.employerID) \($0.count)" }
    if figures.hasAlert { lines.append(line(figures.alert)) }
    if figures.hasMoreConfident { lines.append("more confident \(text(figures.moreConfident))") }
    if figures.hasMoreSkilled { lines.append("more skilled \(text(figures.moreSkilled))") }
    lines += release(figures.release)
    lines += figures.warnings.map {
      "warning \($0.code): \(count($0.hasCount, $0.count)) learners"
    }
    return lines + stops(figures.dropOuts)
      + (figures.dropOutsHidden ? ["some reasons are hidden: few gave them"] : [])
  }

  static func lines(_ answer: WireDescribeLearningResponse) -> [String] {
    var lines = ["\(answer.cohortCount) cohorts"]
    if !answer.access.isEmpty {
      lines += table(
        ["Sector", "Learners", "Staff", "Per 100 staff"],
        answer.access.map { entry in
          [
            name(entry.sector), count(entry.hasLearnerCount, entry.learnerCount),
            entry.staffKnown ? count(entry.hasStaffCount, entry.staffCount) : "not known",
            entry.hasShare ? perHundred(entry.share) : entry.staffKnown ? "-" : "not known",
          ]
        })
    }
    lines += answer.completions.map {
      "completed \(plain($0.area)) in \(name($0.sector)): \($0.count)"
    }
    return lines + release(answer.release) + stops(answer.stops)
      + (answer.partHidden ? ["some counts are hidden: few people stand behind them"] : [])
  }

  private static func learners(_ learners: [WireCohortLearner]) -> [String] {
    guard !learners.isEmpty else { return [] }
    return table(
      ["Learner", "Sector", "Standing", "Completed", "Attested", "Missing"],
      learners.map {
        [
          $0.workerID, name($0.sector), plain($0.standing), $0.completedOn,
          $0.achievementIds.isEmpty ? "" : "yes", $0.warnings.joined(separator: ", "),
        ]
      })
  }

  private static func line(_ alert: WireBalanceAlert) -> String {
    guard alert.hasShare else { return "ALERT: \(name(alert.sector)) is past its share" }
    return "ALERT: \(name(alert.sector)) fills \(text(alert.share)), past \(text(alert.limit)); "
      + "\(alert.seatsNeeded) more learners of other sectors bring it back"
  }

  private static func release(_ accounts: [WireSectorRelease]) -> [String] {
    guard !accounts.isEmpty else { return [] }
    return ["time off the day job, in minutes"]
      + table(
        ["Sector", "Planned", "Of learners", "Given", "Of learners", "Backfilled", "Known of"],
        accounts.map {
          [
            $0.sector == .unspecified ? "all" : name($0.sector), "\($0.plannedMinutes)",
            "\($0.plannedCount)/\($0.learnerCount)", "\($0.releasedMinutes)",
            "\($0.releasedCount)/\($0.learnerCount)", "\($0.backfilledMinutes)",
            "\($0.backfillKnownCount)",
          ]
        })
  }

  private static func stops(_ counts: [WireDropOutCount]) -> [String] {
    counts.map { "left: \(plain($0.reason)), \(name($0.sector)), \($0.count)" }
  }

  private static func count(_ isShown: Bool, _ count: Int32) -> String {
    isShown ? "\(count)" : "-"
  }

  private static func name(_ sector: WireSector) -> String {
    (try? sector.native("sector")).map { plain($0.rawValue) } ?? "other"
  }

  /// `950 of 1000 (95 %)`; a share that no whole tenth tells is marked as near.
  private static func text(_ share: WireExactShare) -> String {
    "\(share.count) of \(share.of) (\(perHundred(share)) %)"
  }

  private static func perHundred(_ share: WireExactShare) -> String {
    guard share.of > 0 else { return "-" }
    let (whole, rest) = (Int(share.count) * 1_000).quotientAndRemainder(
      dividingBy: Int(share.of))
    let tenths = rest * 2 >= Int(share.of) ? whole + 1 : whole
    let number = tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    return rest == 0 ? number : "about \(number)"
  }
}
