import OneWorkforceProtos
import SwiftProtobuf

/// Answers about placements, for people.
enum PlacementPrint {
  static func lines(of programmes: [WireKeptProgramme]) -> [String] {
    table(
      ["Programme", "Code", "Name", "Award", "Learners", "Months"],
      programmes.map { kept in
        let programme = kept.programme
        return [
          kept.id, programme.code, programme.name, plain(programme.award), programme.learnerType,
          "\(programme.months)",
        ]
      })
  }

  static func lines(of areas: [WireKeptPracticeArea]) -> [String] {
    table(
      ["Area", "Name", "Setting", "Specialty", "Audit", "Places"],
      areas.map { kept in
        let places = kept.area.capacity.map { "\($0.learnerType) \($0.places)" }
        return [
          kept.id, kept.area.name, plain(kept.area.setting), kept.area.specialty,
          plain(kept.audit), places.joined(separator: ", "),
        ]
      })
  }

  static func lines(of offers: [WireOpenPlacementOffer]) -> [String] {
    table(
      ["Offer", "Area", "Learners", "From", "Until", "Spare"],
      offers.map { open in
        [
          open.id, open.areaName, open.offer.learnerType, open.offer.startsOn, open.offer.endsOn,
          "\(open.spare) of \(open.offer.places)",
        ]
      })
  }

  static func lines(of unmet: [WireUnmetRequest]) -> [String] {
    guard !unmet.isEmpty else { return ["every request has a placement"] }
    return table(
      ["Request", "Learner", "From", "Until", "Reason", "Spare offers"],
      unmet.map { unmet in
        [
          unmet.requestID, unmet.learnerID, unmet.request.startsOn, unmet.request.endsOn,
          plain(unmet.reason), spare(unmet.spare),
        ]
      })
  }

  static func lines(_ closed: WireClosePracticeAreaResponse) -> [String] {
    let head =
      closed.receipt.validatedOnly
      ? ["checked, nothing written"]
      : ["area \(closed.receipt.id) closed", "unplaced \(closed.unplaced.count)"]
    return head
      + closed.unplaced.map {
        "  learner \($0.learnerID), placement \($0.placementID): spare elsewhere \(spare($0.spare))"
      }
  }

  private static func spare(_ offers: [WireOpenPlacementOffer]) -> String {
    offers.isEmpty ? "none" : offers.map { "\($0.areaName) \($0.spare)" }.joined(separator: ", ")
  }

  static func lines(of placements: [WirePlacement]) -> [String] {
    table(
      ["Placement", "State", "Learner", "Area", "From", "Until"],
      placements.map { placement in
        [
          placement.id, plain(placement.state), placement.learnerID, placement.terms.areaID,
          placement.terms.startsOn, placement.terms.endsOn,
        ]
      })
  }

  static func lines(of hours: [WireKeptHours]) -> [String] {
    table(
      ["Entry", "From", "Until", "Time", "Kind", "Verified by"],
      hours.map { kept in
        [
          kept.id, kept.entry.startsAt.text, kept.entry.endsAt.text, time(kept.minutes),
          plain(kept.entry.kind), kept.entry.verifiedByID.isEmpty ? "-" : kept.entry.verifiedByID,
        ]
      })
  }

  static func lines(_ answer: WireGetPlacementResponse) -> [String] {
    let (placement, terms) = (answer.placement, answer.placement.terms)
    return [
      "placement \(placement.id): \(placement.state)",
      "learner \(placement.learnerID), \(answer.programmeName), part \(terms.part)",
      "at \(answer.area.area.name) from \(terms.startsOn) until \(terms.endsOn); audit "
        + plain(answer.area.audit),
    ] + hours(answer.totals) + [line(answer.attendance), "version \(placement.etag)"]
      + DelegationPrint.titled(
        "Who supervises and assesses",
        placement.staff.map { "\(plain($0.role)) \($0.workerID) \($0.startsOn) to \($0.endsOn)" })
      + DelegationPrint.titled(
        "Assessments",
        answer.assessments.map { entry in
          "\(entry.assessedOn) \(plain(entry.component)): \(plain(entry.decision))"
            + (entry.achievementID.isEmpty ? "" : ", achievement \(entry.achievementID)")
        })
      + DelegationPrint.titled(
        "Still to be achieved here", answer.missing.map { plain($0.component) })
  }

  static func lines(_ answer: WireGetEnrolmentResponse) -> [String] {
    let enrolment = answer.enrolment
    let stage = answer.stage == 0 ? [] : ["stage \(answer.stage)"]
    return ["learner \(enrolment.learnerID), cohort \(enrolment.cohort)"] + stage
      + hours(answer.totals) + answer.findings.map(line)
      + DelegationPrint.titled(
        "Still to be achieved",
        answer.missing.map { missing in
          "\(plain(missing.component)) \(missing.count)"
            + (missing.placementID.isEmpty ? "" : ", placement \(missing.placementID)")
        })
      + DelegationPrint.titled("The next stage needs", answer.nextStageMissing)
      + (answer.placements.isEmpty ? [] : [""] + lines(of: answer.placements))
  }

  private static func hours(_ totals: WireHoursTotals) -> [String] {
    [
      "practice \(time(totals.practiceMinutes)), simulated \(time(totals.simulatedMinutes)), study "
        + "\(time(totals.studyMinutes)), ill \(time(totals.sickMinutes)), not verified "
        + time(totals.unverifiedMinutes)
    ]
  }

  private static func line(_ finding: WireHoursFinding) -> String {
    guard finding.hasNeededMinutes else {
      return "\(plain(finding.parameter)): \(time(finding.foundMinutes)); no rule is known"
    }
    return "\(plain(finding.parameter)): \(time(finding.foundMinutes)) of "
      + "\(time(finding.neededMinutes)), \(plain(finding.outcome)) "
      + "(\(finding.ruleID) [\(finding.provenance.status)])"
  }

  /// `7 h 30 min`.
  static func time(_ minutes: Int32) -> String {
    minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
  }
}

// Totals.
extension PlacementPrint {
  static func lines(_ answer: WireDescribePlacementsResponse) -> [String] {
    answer.programmes.flatMap { lines($0) }
      + (answer.areas.isEmpty ? [] : ["", "Places"] + places(answer.areas))
      + (answer.hiddenCount == 0 ? [] : ["", "hidden counts \(answer.hiddenCount)"])
  }

  private static func lines(_ programme: WireProgrammeTotals) -> [String] {
    let students = programme.students.map { $0.hasCount ? "\($0.count)" : "*" }
    return ["", "\(programme.code)", "students by month: " + students.joined(separator: " ")]
      + table(
        ["Cohort", "Learners", "Placed", "In social care", "In health"],
        programme.cohorts.map { cohort in
          [
            cohort.cohort, shown(cohort.hasLearners, cohort.learners),
            shown(cohort.hasPlaced, cohort.placed),
            shown(cohort.hasInSocialCare, cohort.inSocialCare),
            shown(cohort.hasInHealth, cohort.inHealth),
          ]
        })
      + programme.completions.map { due in
        let expected =
          due.hasExpectedHundredths ? decimal(due.expectedHundredths) : "*"
        return "expected to complete by \(due.on): \(expected) of "
          + shown(due.hasPlaced, due.placed)
      }
      + programme.unmet.map {
        "without a placement, \(plain($0.reason)): "
          + shown($0.hasCount, $0.count)
      }
  }

  private static func places(_ areas: [WireAreaTotals]) -> [String] {
    table(
      ["Month", "Area", "Audit", "Learners", "Places", "Taken"],
      areas.flatMap { area in
        area.months.map { month in
          [
            month.month, area.name, plain(area.audit), month.learnerType, "\(month.places)",
            shown(month.hasTaken, month.taken),
          ]
        }
      })
  }

  private static func shown(_ has: Bool, _ count: Int32) -> String { has ? "\(count)" : "*" }

  /// Hundredths as `6.3`.
  private static func decimal(_ hundredths: Int32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100)
    guard rest != 0 else { return "\(whole)" }
    return "\(whole)." + (rest % 10 == 0 ? "\(rest / 10)" : (rest < 10 ? "0" : "") + "\(rest)")
  }
}
