import OneWorkforceProtos
import SwiftProtobuf
import WireFormat

/// Answers of the delegation service as people read them. A decision tells its verdict first, then
/// the first failing reason with the next step and its owner, then all the rest.
enum DelegationPrint {
  /// What was done, with the version it left; or that nothing was written.
  static func done(_ words: String, _ receipt: WireReceipt) -> [String] {
    if receipt.validatedOnly { return ["checked, nothing written"] }
    return [words] + (receipt.etag.isEmpty ? [] : ["version \(receipt.etag)"])
  }

  /// A decision.
  static func lines(_ decision: WireDelegationDecision) -> [String] {
    [verdict(decision)] + (decision.stale ? ["STALE: the data was not proven current"] : [])
      + first(decision) + emergency(decision) + rest(decision)
      + titled("Warnings", decision.warnings.flatMap { wrapped("\($0.code): \($0.text)") })
      + titled("With it goes", decision.obligations.map(obligation))
      + titled(
        "Line managers", decision.lineManagers.map { "\($0.lineManager), \($0.organisationID)" })
      + relied(on: decision) + rules(decision.rules) + titled("Notes", decision.notes)
      + ["", basis(decision.basis), "decision \(decision.decisionID)"]
  }

  /// The verdict in a line, with its first reason or until when it holds.
  static func verdict(_ decision: WireDelegationDecision) -> String {
    let word = decision.verdict.plainWord.uppercased()
    if decision.verdict != .permit { return "\(word): \(decision.primaryReason)" }
    return word + (decision.hasValidUntil ? " until \(decision.validUntil.text)" : "")
  }

  private static func first(_ decision: WireDelegationDecision) -> [String] {
    guard let reason = decision.reasons.first else { return [] }
    var lines = wrapped(reason.text, indent: "  ")
    if !reason.underlyingCode.isEmpty { lines.append("  fails then: \(reason.underlyingCode)") }
    if !reason.detail.isEmpty { lines += wrapped(reason.detail, indent: "  ") }
    lines += wrapped("next: \(reason.nextStep) (\(reason.owner))", indent: "  ")
    if decision.hasEarliestFailingAt {
      lines.append("  from \(decision.earliestFailingAt.text)")
    }
    return lines + reason.recordIds.map { "  record \($0)" }
  }

  private static func emergency(_ decision: WireDelegationDecision) -> [String] {
    guard decision.hasEmergency else { return [] }
    let kept = decision.emergency.reference
    return wrapped(
      "EMERGENCY: \(decision.emergency.words)" + (kept.isEmpty ? "" : " Kept at: \(kept)."))
  }

  private static func rest(_ decision: WireDelegationDecision) -> [String] {
    let reasons = decision.reasons.dropFirst()
    guard !reasons.isEmpty else { return [] }
    return ["", "And"]
      + table(
        ["Reason", "Check", "About", "Next step", "Whose"],
        reasons.map { [$0.code, $0.label, $0.subject, $0.nextStep, $0.owner] })
  }

  private static func obligation(_ obligation: WireDecisionObligation) -> String {
    switch obligation.what {
    case .escalationContact(let contact): "in doubt call \(contact)"
    case .supervisionDue(let moment): "the next supervision check is due by \(moment.text)"
    case .recordOutcome, nil: "record how it went"
    }
  }

  /// Each record that checks relied on, in the order of those checks.
  private static func relied(on decision: WireDelegationDecision) -> [String] {
    var places: [String: [Int]] = [:]
    for (place, check) in decision.passed.enumerated() {
      for record in check.recordIds { places[record, default: []].append(place) }
    }
    let rows = places.sorted { left, right in
      left.value == right.value
        ? left.key < right.key : left.value.lexicographicallyPrecedes(right.value)
    }.map { record, places in
      [record, places.map { decision.passed[$0].label }.joined(separator: ", ")]
    }
    return ["", "\(decision.passed.count) checks passed"]
      + (rows.isEmpty ? [] : table(["Relied on", "For"], rows))
  }

  private static func rules(_ rules: [WireAppliedRule]) -> [String] {
    guard !rules.isEmpty else { return [] }
    return [""]
      + table(
        ["Rule", "Value", "Status", "Set by", "Source", "Decided"],
        rules.map { rule in
          [
            rule.ruleID, rule.value.isEmpty ? "(not set)" : rule.value, rule.provenance.status,
            plain(rule.layer), rule.provenance.sourceIds.joined(separator: ", "),
            rule.decisive ? "yes" : "",
          ]
        })
  }

  private static func basis(_ basis: WireDecisionBasis) -> String {
    let mode = plain(basis.mode.word)
    return
      "judged for \(basis.at.text) on what was known at \(basis.asKnownAt.text), "
      + "commit \(basis.commitSequence), catalogue \(basis.catalogueVersion), "
      + "policy \(basis.policyVersion); \(mode)"
      + (basis.mode == .live ? "" : ": never authority")
  }

  /// The answers to visits, a line each; the index of each says which it answers.
  static func lines(
    of answers: [WireBatchCheckDelegationResponse], to questions: [WireDelegationQuestion]
  ) -> [String] {
    let rows = answers.map { answer -> [String] in
      let index = Int(answer.index)
      let question = questions.indices.contains(index) ? questions[index] : .init()
      let about = [
        "\(index + 1)", question.workerID, question.interventionCode, question.personID,
        question.start,
      ]
      return switch answer.result {
      case .decision(let decision): about + short(decision)
      case .error(let error): about + ["not answered", error.reason, error.message]
      case nil: about
      }
    }
    return table(
      ["Visit", "Worker", "Task", "Person", "Start", "Answer", "First reason", "Until, or next"],
      rows)
  }

  /// Who may do a visit, a line each.
  static func lines(of candidates: [WireDelegationDecision]) -> [String] {
    guard !candidates.isEmpty else { return ["nobody may"] }
    return table(
      ["Worker", "Answer", "First reason", "Until, or next"],
      candidates.map { [$0.workerID] + short($0) })
  }

  /// The verdict, the first reason, and until when or what to do.
  private static func short(_ decision: WireDelegationDecision) -> [String] {
    let next = decision.reasons.first.map { "\($0.nextStep) (\($0.owner))" } ?? ""
    return [
      decision.verdict.plainWord, decision.primaryReason,
      decision.verdict != .permit
        ? next : decision.hasValidUntil ? decision.validUntil.text : "no known end",
    ]
  }

  /// Lines under a heading; none where there are none.
  static func titled(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines.map { "  " + $0 }
  }
}

extension WireDecisionVerdict {
  /// The verdict as people read it.
  var plainWord: String {
    switch self {
    case .permit: "permit"
    case .deny: "deny"
    default: "cannot tell"
    }
  }
}

extension WireDelegationQuestion {
  /// The moment asked about, as it was given.
  var start: String {
    switch time {
    case .at(let moment): moment.words
    case .window(let window): window.start.words
    case nil: ""
    }
  }
}

extension WireMoment {
  fileprivate var words: String {
    switch form {
    case .instant(let moment): moment.text
    case .text(let text): text
    case nil: ""
    }
  }
}
