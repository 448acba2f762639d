import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

extension DelegationPrint {
  /// A new draft.
  static func lines(_ answer: WireDraftDelegationResponse) -> [String] {
    done("draft \(answer.receipt.id)", answer.receipt)
      + titled(
        "The clocks leave nothing of its hours on",
        answer.emptyDays.isEmpty ? [] : [answer.emptyDays.joined(separator: ", ")])
  }

  /// The chain of evidence, and whether it was signed.
  static func lines(_ answer: WireProposeDelegationResponse) -> [String] {
    let rows = answer.chain.map { item in
      [
        item.label, item.passed ? "holds" : "FAILS", item.code,
        item.passed ? item.check : item.detail.isEmpty ? item.check : item.detail,
        item.recordIds.joined(separator: ", "),
      ]
    }
    let versions = answer.versions
    let state =
      answer.hasReceipt
      ? done("signed", answer.receipt)
      : [
        "not signed: \(answer.chain.filter { !$0.passed }.count) of \(rows.count) items fail; "
          + "confirm each of them to sign"
      ]
    return table(["Item", "State", "Code", "What is checked", "Records"], rows)
      + [
        "",
        "a signature confirms order \(number(versions.order)), plan \(number(versions.plan)), "
          + "instructions \(number(versions.instructions)), device "
          + (versions.device.isEmpty ? "none" : versions.device),
      ] + state
  }

  private static func number(_ version: Int32) -> String {
    version == 0 ? "none" : "version \(version)"
  }

  /// Everybody who must hear that an agreement stopped.
  static func lines(_ team: WireDelegationTeam) -> [String] {
    titled(
      "Tell",
      [
        "worker \(team.workerID)", "delegators \(team.delegatorIds.joined(separator: ", "))",
        "employer \(team.employerID)", "organisation \(team.delegatingOrganisationID)",
        "person \(team.personID)",
      ])
  }

  /// Agreements, a line each.
  static func lines(of delegations: [WireDelegation]) -> [String] {
    table(
      ["Agreement", "State", "Task", "Worker", "Person", "Until"],
      delegations.map { delegation in
        let terms = delegation.terms
        return [
          delegation.id, plain(delegation.state), terms.interventionCode, terms.workerID,
          terms.personID, end(delegation.hasEndsAt, delegation.endsAt),
        ]
      })
  }

  /// An agreement with its terms and all that happened to it.
  static func lines(_ delegation: WireDelegation) -> [String] {
    let terms = delegation.terms
    return [
      "delegation \(delegation.id): \(delegation.state) at \(delegation.at.text)",
      "\(terms.interventionCode) by worker \(terms.workerID) for person \(terms.personID)",
      "from \(terms.startsAt.text) until \(end(delegation.hasEndsAt, delegation.endsAt))",
      "delegated by \(terms.delegatingOrganisationID) to \(terms.employerID)",
      "delegators \(delegation.delegatorIds.joined(separator: ", ")); "
        + "\(plain(terms.accountability)) must be sound; they answer for the "
        + plain(terms.answersFor),
      "limits: " + limits(terms.scope),
      terms.setStepsOnly ? "the set steps only" : "more than the set steps",
      "help that must be there: \(plain(terms.supervision.support)); checks "
        + (terms.supervision.intervalDays == 0
          ? "as the rules say" : "every \(terms.supervision.intervalDays) days"),
    ] + terms.escalation.map { "in doubt call \($0.contact)" }
      + (delegation.etag.isEmpty ? [] : ["version \(delegation.etag)"]) + [""]
      + table(
        ["When", "What", "By", "Detail"],
        delegation.events.map { event in
          [
            event.at.text, plain(event.kind),
            event.delegatorID.isEmpty ? plain(event.by) : event.delegatorID, detail(event),
          ]
        })
  }

  private static func end(_ has: Bool, _ moment: Google_Protobuf_Timestamp) -> String {
    has ? moment.text : "no end"
  }

  private static func limits(_ scope: WireDelegationScope) -> String {
    var parts: [String] = []
    if !scope.anySetting {
      parts.append("settings \(scope.settings.map { plain($0) }.joined(separator: ", "))")
    }
    if !scope.anyLocation { parts.append("places \(scope.locations.joined(separator: ", "))") }
    if scope.hasHours {
      parts.append("\(clock(scope.hours.fromMinute)) to \(clock(scope.hours.toMinute)) in London")
    }
    if scope.hasMaximumDose {
      let dose = scope.maximumDose
      parts.append("at most \(thousandths(dose.thousandths)) \(dose.unit)")
    }
    if !scope.anyDevice { parts.append("devices \(scope.devices.joined(separator: ", "))") }
    return parts.isEmpty ? "none" : parts.joined(separator: "; ")
  }

  private static func clock(_ minutes: Int32) -> String {
    "\(padded(Int(minutes) / 60, 2)):\(padded(Int(minutes) % 60, 2))"
  }

  private static func thousandths(_ amount: Int64) -> String {
    let rest = amount % 1_000
    return "\(amount / 1_000)" + (rest == 0 ? "" : ".\(padded(Int(rest), 3))")
  }

  private static func detail(_ event: WireDelegationEvent) -> String {
    switch event.kind {
    case "SIGNED", "RECONFIRMED":
      "order \(number(event.confirmed.order)), plan \(number(event.confirmed.plan))"
    case "ACCEPTED_BY_WORKER":
      event.willingAndAble ? "willing and able" : "not willing and able"
    case "ACCEPTED_BY_EMPLOYER":
      "\(event.support.minutesPerWeek) minutes a week; line manager \(event.lineManager)"
    case "REVIEWED":
      event.nextReviewBy.isEmpty ? "" : "next by \(event.nextReviewBy)"
    case "RENEWED": "until \(end(event.hasEndsAt, event.endsAt))"
    case "CLEARED": "by \(event.clearedBy)"
    case "SUPERVISED": "\(plain(event.supervisionKind)): \(plain(event.supervisionFinding))"
    default: plain(event.cause)
    }
  }
}
