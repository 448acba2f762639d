import OneWorkforceProtos
import SwiftProtobuf

extension DelegationPrint {
  /// What ends or falls due, a line each.
  static func lines(of items: [WireLapsingItem]) -> [String] {
    guard !items.isEmpty else { return ["nothing has lapsed or ends in that time"] }
    return table(
      ["When", "What", "Whose job", "Task", "Worker", "Agreement", "Record"],
      items.map {
        [
          ($0.lapsed ? "lapsed since " : "") + $0.endsAt.text, plain($0.cause), $0.owner,
          $0.interventionCode, $0.workerID,
          $0.agreementID, $0.recordID,
        ]
      })
  }

  /// Where cover is thin.
  static func lines(_ cover: WireDescribeCoverResponse, weekOf day: String) -> [String] {
    let sole = cover.soleCover.map { [$0.interventionCode, $0.personID, $0.workerID] }
    let moved = cover.hoursMoved.map {
      [
        $0.fromOrganisationID, "\($0.freedMinutesPerWeek)", $0.toOrganisationID,
        "\($0.takenMinutesPerWeek)",
      ]
    }
    let visitors = cover.visitors.map { [$0.personID, "\($0.distinctWorkers)"] }
    return ["cover in the week of \(day)"]
      + listed("Rests on one worker", ["Task", "Person", "The one worker"], sole)
      + listed("Without a pay step", ["Agreement"], cover.withoutPayStepIds.map { [$0] })
      + listed(
        "Minutes a week moved", ["Freed at", "Freed", "Taken on at", "Taken on"], moved)
      + listed("Who came", ["Person", "Different workers"], visitors)
  }

  private static func listed(
    _ title: String, _ headings: [String], _ rows: [[String]]
  ) -> [String] {
    ["", rows.isEmpty ? "\(title): nothing" : title]
      + (rows.isEmpty ? [] : table(headings, rows))
  }

  /// Tasks, a line each.
  static func lines(of interventions: [WireIntervention]) -> [String] {
    table(
      ["Task", "Delegable", "Risk", "Level", "Rules", "Name"],
      interventions.map { task in
        [
          task.code, plain(task.delegable), "\(plain(task.riskTier)) [\(task.riskTierStatus)]",
          "\(task.minimumLevel) [\(task.minimumLevelStatus)]", "\(task.rules.count)", task.name,
        ]
      })
  }

  /// A task with its rules.
  static func lines(_ task: WireIntervention) -> [String] {
    [
      "\(task.code): \(task.name)",
      "delegable \(plain(task.delegable)) [\(task.traitsProvenance.status)], risk "
        + "\(plain(task.riskTier)) [\(task.riskTierStatus)], EPA level \(task.minimumLevel) "
        + "[\(task.minimumLevelStatus)]",
      "for \(task.ages.map { plain($0) }.joined(separator: " and ")), signed off for "
        + (task.personSpecific ? "one person" : "any person"),
      "held before: "
        + (task.prerequisites.isEmpty ? "nothing" : task.prerequisites.joined(separator: ", ")),
      "",
    ]
      + table(
        ["Sets", "Value", "Status", "Set by", "Nation", "Source", "Rule"],
        task.rules.map { rule in
          [
            rule.parameter, rule.value.isEmpty ? "(not set)" : "\(rule.value) \(rule.unit)",
            rule.provenance.status, plain(rule.layer), plain(rule.nation),
            rule.provenance.sourceIds.joined(separator: ", "), rule.id,
          ]
        })
      + titled(
        "Must not be delegated where", task.exclusions.map { "\($0.code): \($0.description_p)" })
  }

  /// A decision judged again, and whether the chain of records holds.
  static func lines(_ answer: WireReplayDecisionResponse) -> [String] {
    let chain =
      answer.firstBrokenLink == 0
      ? "the chain of records holds"
      : "THE CHAIN OF RECORDS BREAKS at number \(answer.firstBrokenLink)"
    guard !answer.record.hasErasedAt else {
      return [
        "erased \(answer.record.erasedAt.text): \(answer.record.erasureReason)",
        "it can't be judged again", chain,
      ]
    }
    return [
      answer.same ? "the same again" : "DIFFERENT",
      "then: \(verdict(answer.record.decision))", "again: \(verdict(answer.replayed))", chain,
    ]
      + titled(
        "Found since",
        answer.findings.map { finding in
          "\(finding.foundAt.text): \(finding.verdict.plainWord) "
            + finding.reasons.joined(separator: ", ") + ", looking back from \(finding.recordID)"
        })
  }

  /// Decisions judged again as known now, a line each.
  static func lines(of decisions: [WireReconsideredDecision]) -> [String] {
    guard !decisions.isEmpty else { return ["no decision relied on it"] }
    return table(
      ["Decision", "Made", "Worker", "Then", "Now", "Why now", "Changed"],
      decisions.map { again in
        let record = again.record
        return [
          record.id, record.recordedAt.text, record.question.workerID,
          record.decision.verdict.plainWord,
          again.hasFinding ? again.finding.verdict.plainWord : "erased",
          again.finding.reasons.joined(separator: ", "), again.changed ? "YES" : "",
        ]
      })
  }

  /// Decisions, a line each.
  static func lines(of records: [WireDecisionRecord]) -> [String] {
    table(
      ["Number", "Made", "Task", "Person", "Answer", "First reason", "Decision"],
      records.map { record in
        [
          "\(record.number)", record.recordedAt.text, record.question.interventionCode,
          record.question.personID,
          record.hasErasedAt ? "erased" : record.decision.verdict.plainWord,
          record.decision.primaryReason, record.id,
        ]
      })
  }
}
