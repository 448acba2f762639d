package import Access
package import Organisations
package import Passports
package import Vocabulary

/// What is known of a move beside the passport's findings.
package struct MoveFacts: Hashable, Sendable {
  /// Where to.
  package let to: Organisation
  /// The day the worker is to start, in London.
  package let startsOn: CivilDate
  /// The groups in sight; without employment nothing is said of notice or service.
  package let inSight: Set<FieldGroup>
  /// The worker's engagements, in any order.
  package let engagements: [Recorded<Engagement>]
  /// The worker's service, in any order.
  package let continuity: [Recorded<ContinuityPeriod>]
  /// The bodies named here, by identifier, for their names.
  package let organisations: [OrganisationID: Organisation]

  /// What is known of the move of one worker to `to`.
  package init(
    to: Organisation, startsOn: CivilDate, inSight: Set<FieldGroup>,
    engagements: [Recorded<Engagement>], continuity: [Recorded<ContinuityPeriod>],
    organisations: [OrganisationID: Organisation] = [:]
  ) {
    self.to = to
    self.startsOn = startsOn
    self.inSight = inSight
    self.engagements = engagements
    self.continuity = continuity
    self.organisations = organisations
  }
}

/// The three lists of a move: what is practical, what is legal, what is contractual.
///
/// Nothing here computes what anybody is entitled to: facts are shown, and people decide.
package enum TransferLists {
  /// The entries of the move, practical first, then legal, then contractual.
  ///
  /// - Parameters:
  ///   - role: The report for the role at the new employer.
  ///   - checks: The findings for the checks the new employer makes.
  ///   - move: What else is known of the move.
  package static func judge(
    role: ReadinessReport, checks: [Finding], move: MoveFacts
  ) -> [TransferItem] {
    var practical = [access(role.findings, checks)]
    var legal: [TransferItem] = []
    var contractual: [TransferItem] = []
    for findings in [role.findings, checks] {
      for index in findings.indices {
        let item = TransferItem(findings[index], on: list(of: findings[index]))
        switch item.list {
        case .practical: practical.append(item)
        case .legal: legal.append(item)
        case .contractual: contractual.append(item)
        }
      }
    }
    for items in [
      legal, contractual, NoticeRules.items(for: move), ContinuityRules.items(for: move),
    ] {
      practical += items
    }
    return practical
  }

  private static func list(of finding: Finding) -> TransferItem.List {
    switch finding.requirement.subject {
    case .registration, .check: .legal
    case .outsidePassport: .contractual
    case .standard, .careCertificate, .begun:
      finding.reasons.contains(.localSignOffNeeded) ? .contractual : .practical
    }
  }

  private static func access(_ asked: [Finding]...) -> TransferItem {
    let hidden = asked.flatMap { findings in
      findings.indices.filter { findings[$0].reasons.contains(.notShared) }
        .map { findings[$0].requirement.code.text }
    }
    guard !hidden.isEmpty else {
      return TransferItem(
        list: .practical, code: "ACCESS", state: .pass,
        explanation: "Every part of the passport that is asked for is shared.", owner: .worker,
        cause: nil)
    }
    let codes = hidden.joined(separator: ", ")
    return TransferItem(
      list: .practical, code: "ACCESS", state: .needsPerson,
      explanation: "The worker has not shared what \(codes) need.", owner: .worker,
      cause: .notShared)
  }
}

extension TransferItem {
  /// The entry that a finding makes.
  init(_ finding: Finding, on list: List) {
    let state = finding.transferState
    let code = finding.requirement.code.text
    let isOpen = state != .pass
    self.init(
      list: list, code: code, state: state,
      explanation: finding.nextAction.isEmpty ? "In order: \(code)." : finding.nextAction,
      owner: finding.nextOwner == .nobody ? .newEmployer : finding.nextOwner,
      cause: isOpen ? finding.reasons.first ?? .recordIncomplete : nil)
  }
}

extension Finding {
  // What only can't be told, and what waits for an answer or a review, is for a person; what is
  // only wished for bars nothing.
  fileprivate var transferState: TransferItem.State {
    if outcome.isMet || requirement.force == .desirable { return .pass }
    if !outcome.isKnownToFail || outcome == .suspended { return .needsPerson }
    return reasons.contains(.localSignOffNeeded) ? .needsPerson : .blocked
  }
}
