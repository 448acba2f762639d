import ReferenceData
package import Vocabulary

/// What is good now and ends before long.
package enum ExpiringSoon {
  /// The met findings of `report` that end before `horizon`, the first to end first.
  package static func findings(in report: ReadinessReport, before horizon: Instant) -> [Finding] {
    report.findings.filter { finding in
      finding.outcome.isMet && finding.validUntil.map { $0 < horizon } == true
    }.sorted { left, right in
      (left.validUntil?.milliseconds ?? .max, left.requirement.code)
        < (right.validUntil?.milliseconds ?? .max, right.requirement.code)
    }
  }

  /// The moment up to which ends are listed as soon, by the notice that `policy` sets, or nil where
  /// nobody has set one.
  package static func horizon(after at: Instant, policy: EffectivePolicy) -> Instant? {
    let day = LondonTime.date(of: at)
    let key = PolicyKey(FrameworkCode(listed: "REPORT"), .expiringSoonDays)
    guard case .number(let days) = policy.resolve(key, on: day).value else { return nil }
    return LondonTime.end(of: day.adding(days: days))
  }
}
