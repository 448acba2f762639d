import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary
import WireFormat

/// Reports as a registered manager reads them: the verdict first, then what is missing and whose
/// job it is, then the rest.
enum ReportPrint {
  /// A verified passport.
  static func lines(_ answer: WireVerifyPassportResponse, role: String) -> [String] {
    lines(answer.report, role: role) + ["", "To start work here"] + lines(answer.transferItems)
      + ["", "look recorded as \(answer.accessID); the worker can see it"]
  }

  /// A report.
  static func lines(_ report: WireReadinessReport, role: String) -> [String] {
    let open = report.findings.filter { !isMet($0.outcome) }
    var lines = [
      "\(role): \(plain(report.verdict.word).uppercased())"
        + (report.hasValidUntil ? " until \(report.validUntil.text)" : ""),
      "\(report.metCount) of \(report.requirementCount) requirements met"
        + (report.unknownCount == 0 ? "" : ", \(report.unknownCount) can't be told"),
      "to do again: "
        + (report.itemsToRepeat.isEmpty ? "nothing" : report.itemsToRepeat.joined(separator: ", ")),
      "",
    ]
    lines += table(
      ["Requirement", "Found", "Rests on", "Rule"],
      report.findings.map { [$0.requirement, found($0), evidence($0), rule($0)] })
    if !open.isEmpty {
      lines += ["", "What to do"]
      lines += open.flatMap { finding in
        wrapped(
          "\(finding.requirement): \(finding.nextAction) (\(plain(finding.nextOwner)))",
          indent: "  ")
      }
    }
    lines += ["", basis(report.basis)]
    return lines
  }

  /// The entries of a move, list by list.
  static func lines(_ items: [WireTransferItem]) -> [String] {
    table(
      ["List", "Entry", "State", "Whose", "Why"],
      items.map { item in
        let state =
          item.hasRuling
          ? "\(plain(item.state)), \(item.ruling.cleared ? "cleared" : "not cleared")"
          : plain(item.state)
        return [plain(item.list), item.code, state, plain(item.owner), item.explanation]
      })
  }

  private static func isMet(_ outcome: WireOutcome) -> Bool {
    [.met, .metByEquivalence, .notApplicable].contains(outcome)
  }

  private static func found(_ finding: WireFinding) -> String {
    let word = plain(finding.outcome.word)
    let missing =
      finding.missingParts.isEmpty
      ? "" : ", missing \(finding.missingParts.joined(separator: ", "))"
    let reasons = finding.reasons.filter { $0 != "PLACEHOLDER_RULE_USED" }
    return word + missing
      + (reasons.isEmpty ? "" : " (\(reasons.map { plain($0) }.joined(separator: ", ")))")
  }

  private static func evidence(_ finding: WireFinding) -> String {
    finding.reliedOn.map { fact in
      let body = fact.organisationName.isEmpty ? "" : ", \(fact.organisationName)"
      return "\(fact.code)\(fact.on.isEmpty ? "" : " \(fact.on)")\(body)"
    }.joined(separator: "; ")
  }

  private static func rule(_ finding: WireFinding) -> String {
    guard let rule = finding.rules.first(where: \.decisive) ?? finding.rules.first else {
      return ""
    }
    return "\(rule.value) [\(rule.provenance.status)]"
  }

  private static func basis(_ basis: WireBasis) -> String {
    "judged for \(basis.at.text) on what was known at \(basis.asKnownAt.text), "
      + "commit \(basis.commitSequence), reference data \(basis.referenceDataVersion), "
      + "policy \(basis.policyVersion)"
  }
}

extension Google_Protobuf_Timestamp {
  /// RFC 3339 in UTC.
  var text: String {
    let (milliseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
    return overflow
      ? "" : Instant(milliseconds: milliseconds + Int64(nanos / 1_000_000)).description
  }
}

extension WireChoice where Native: RawRepresentable, Native.RawValue == String {
  /// The choice's word in our own names, such as `MET_BY_EQUIVALENCE`; `UNKNOWN` for a number of a
  /// later version.
  var word: String { (try? native(""))?.rawValue ?? "UNKNOWN" }
}
