import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// Joint roles and managers as people read them.
enum RolePrint {
  /// A role: how it stands, each party, what is open.
  static func lines(_ role: WireJointRole) -> [String] {
    let terms = role.hasTerms ? role.terms : role.newestTerms
    var lines = [
      "\(terms.title): \(role.state)\(role.imported ? ", taken in as it was" : "")",
      "\(role.load.words), lead \(terms.leadOrganisationID)", "",
    ]
    lines += table(
      ["Party", "Is", "Days", "FTE", "Cost", "Funding", "In law", "Line manager"],
      terms.parties.map { party in
        [
          party.organisationID, plain(party.kind), span(party.from, party.to),
          party.hasFte ? "\(share(party.fte))" : "-", text(party.costShare),
          text(party.fundingShare), plain(party.legalBasis),
          party.lineManagers.map { "\($0.post) (\($0.workerID.prefix(8)))" }
            .joined(separator: "; "),
        ]
      })
    lines += [""] + terms.holders.map { "held by \($0.workerID) \(span($0.from, $0.to))" }
    lines += role.awaitedOrganisationIds.map { "awaits \($0)" }
    lines += role.gaps.flatMap { gap in
      wrapped("\(gap.code): \(gap.field) \(gap.message). \(gap.nextStep).", indent: "  ")
    }
    lines += role.costFlags.map { flag in
      "\(plain(flag.legalBasis)) \(plain(flag.direction))"
        + (flag.needsCostReview ? ": look at its cost before it is agreed" : ": no cost review")
    }
    return lines + ["", "version \(role.etag)"]
  }

  /// A list of roles.
  static func lines(of roles: [WireJointRole]) -> [String] {
    guard !roles.isEmpty else { return ["no joint role"] }
    return table(
      ["Joint role", "State", "Title", "Load", "Open"],
      roles.map { role in
        let terms = role.hasTerms ? role.terms : role.newestTerms
        let open = role.gaps.count + role.awaitedOrganisationIds.count
        return [role.id, plain(role.state), terms.title, role.load.words, "\(open)"]
      })
  }

  /// Totals; what is too small to be told is a star.
  static func lines(of totals: [WireJointPostTotal]) -> [String] {
    guard !totals.isEmpty else { return ["no joint post"] }
    return table(
      ["Month", "Kind", "Group", "Posts", "Filled", "FTE"],
      totals.map { total in
        [
          total.month, total.postKind, total.homeGroup, total.hasPosts ? "\(total.posts)" : "*",
          total.hasFilled ? "\(total.filled)" : "*", total.fte.isEmpty ? "*" : total.fte,
        ]
      })
  }

  /// People and who manages them.
  static func lines(of workers: [WireManagedWorker]) -> [String] {
    guard !workers.isEmpty else { return ["nobody"] }
    return table(
      ["Worker", "For", "Line manager", "Why not", "Open delegations"],
      workers.map { worker in
        [
          worker.workerID, worker.employerID,
          worker.hasLineManager
            ? "\(worker.lineManager.post) (\(worker.lineManager.workerID.prefix(8)))" : "nobody",
          plain(worker.cause), worker.agreementIds.joined(separator: ", "),
        ]
      })
  }

  /// Blended roles.
  static func lines(of templates: [WireRoleTemplate]) -> [String] {
    guard !templates.isEmpty else { return ["no blended role"] }
    return table(
      ["Template", "Of", "Title", "Includes", "Forbids"],
      templates.map { template in
        let forbidden = template.forbiddenCodes.joined(separator: ", ")
        return [
          template.id, template.organisationID, template.title,
          template.interventionCodes.joined(separator: ", "),
          forbidden.isEmpty ? "" : "\(forbidden) by \(template.localProtocol)",
        ]
      })
  }

  /// Sends a template and prints its receipt.
  static func recordTemplate(
    _ request: WireRecordRoleTemplateRequest, _ options: ClientOptions
  ) async throws {
    let answer = try await options.askedRoles {
      try await $0.recordRoleTemplate(request, metadata: $1)
    }
    try show(answer, json: options.json) {
      DelegationPrint.done("recorded as \($0.receipt.id)", $0.receipt)
    }
  }

  private static func span(_ from: String, _ to: String) -> String {
    to.isEmpty ? "from \(from)" : "\(from) to before \(to)"
  }

  private static func text(_ share: WireShare) -> String {
    "\(share.numerator)/\(share.denominator)"
  }

  private static func share(_ fte: WireFullTimeEquivalent) -> String {
    "\(fte.numerator)/\(fte.denominator) of \(fte.baseMinutesPerWeek) min"
  }
}
