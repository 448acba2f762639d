import OneWorkforceProtos
import Partnerships

/// Answers of the partnership service as people read them.
enum PartnershipPrint {
  /// The map: what is missing first, then who answers for what.
  static func lines(_ map: WireAccountabilityMap) -> [String] {
    ["\(map.day), area \(map.placeID)"] + missing(map) + ["", "Who answers"]
      + table(
        ["Place", "Duty", "Where from", "Post", "To", "Held"], map.lines.map(row)
      ) + leads(map) + powers(map.powers) + plans(map.plans) + [""] + counts(map)
  }

  private static func row(_ line: WireAccountabilityLine) -> [String] {
    let duty = line.accountability
    let about = duty.subject.isEmpty ? "" : " (\(duty.subject))"
    let held =
      line.vacantSince.isEmpty
      ? (line.interim ? "interim " : "") + line.workerIds.joined(separator: " ")
      : "VACANT since \(line.vacantSince)"
    return [
      duty.placeID, plain(duty.duty) + about, plain(line.regime), line.post.title,
      duty.accountableToID, held.isEmpty ? "held" : held,
    ]
  }

  private static func missing(_ map: WireAccountabilityMap) -> [String] {
    guard !map.gaps.isEmpty else { return ["nothing is missing"] }
    return ["", "Missing"]
      + table(
        ["Place", "Duty", "What"], map.gaps.map { [$0.placeID, plain($0.duty), plain($0.kind)] })
  }

  private static func leads(_ map: WireAccountabilityMap) -> [String] {
    guard !map.leads.isEmpty else { return [] }
    return ["", "Places' leads"]
      + map.leads.map { lead in
        "  \(lead.count) \(plain(lead.kind))"
          + (lead.interimCount == 0 ? "" : ", \(lead.interimCount) of them interim")
      }
  }

  private static func powers(_ powers: [WirePowerStanding]) -> [String] {
    guard !powers.isEmpty else { return [] }
    return ["", "Lent powers"]
      + table(
        ["Power", "What", "State", "Ends", "Decisions"],
        powers.map { standing in
          let ends =
            standing.endsOn.isEmpty ? "open" : "\(standing.endsOn) by \(plain(standing.endCause))"
          let outside = standing.decisions.filter(\.outsidePower).count
          return [
            standing.id, standing.power.function, plain(standing.state), ends,
            "\(standing.decisions.count)" + (outside == 0 ? "" : ", \(outside) OUTSIDE"),
          ]
        })
  }

  private static func plans(_ plans: [WirePlanApproval]) -> [String] {
    plans.flatMap { [""] + lines($0) }
  }

  private static func counts(_ map: WireAccountabilityMap) -> [String] {
    [
      map.hasHeadcount ? "people in post: \(map.headcount)" : "people in post: too few to tell",
      "bodies: \(map.organisationCount)",
    ]
  }

  /// A jointly owned plan and the vote of each side.
  static func lines(_ approval: WirePlanApproval) -> [String] {
    ["plan \(approval.planID), \(approval.board): \(plain(approval.state))"]
      + approval.votes.map { vote in
        let answer = vote.answer.isEmpty ? "no answer yet" : plain(vote.answer)
        let why = vote.reason.isEmpty ? "" : ": \(vote.reason)"
        return "  \(vote.organisationID) \(answer)\(why)"
      }
  }

  /// A post with what is open.
  static func lines(_ file: WirePostFile) -> [String] {
    let held =
      file.vacantSince.isEmpty
      ? "held" + file.workerIds.map { " by \($0)" }.joined() : "VACANT since \(file.vacantSince)"
    return ["\(file.post.title), \(plain(file.post.kind)): \(held)"]
      + file.former.map { "  until \($0.leftOn): \($0.workerID)" }
      + titled(
        "Answers for",
        file.accountabilities.map { "\(plain($0.duty)) in \($0.placeID) to \($0.accountableToID)" })
      + powers(file.powers) + plans(file.plans)
      + titled("Funds", file.funds.map { "\($0.fundID) \($0.title): \(plain($0.riskState))" })
      + titled(
        "Disputes",
        file.disputedPlanIds.map { "plan \($0)" }
          + file.disputedFundIds.map { "fund \($0)" })
      + ["", "version \(file.post.etag)"]
  }

  /// A fund: state first, the need beside the money.
  static func lines(_ view: WireFundView) -> [String] {
    let fund = view.fund
    return ["\(fund.title): \(plain(view.moneyState))", fund.purpose] + need(fund)
      + [
        "", "pooled   \(amount(view.hasPooledPence, view.pooledPence))",
        "aligned  \(amount(view.hasAlignedPence, view.alignedPence)), in no pool",
        "paid in  \(Pence.pounds(view.paidInPence))",
        "paid out \(Pence.pounds(view.paidOutPence))",
      ] + (view.figuresDisagree ? ["the published pool is not the sum of contributions"] : [])
      + titled("WENT ROUND", view.alerts.map(alert)) + risk(view)
      + view.variances.flatMap(lines) + ["", "version \(fund.etag)"]
  }

  /// Funds, a line each.
  static func lines(of funds: [WireFundView]) -> [String] {
    table(
      ["Fund", "Title", "Pooled", "Money", "Risk"],
      funds.map { view in
        [
          view.fund.id, view.fund.title, amount(view.hasPooledPence, view.pooledPence),
          plain(view.moneyState), plain(view.riskState),
        ]
      })
  }

  private static func need(_ fund: WireFund) -> [String] {
    guard fund.hasNeed else { return ["need: none given"] }
    let need = fund.need
    let (whole, rest) = need.thousandths.quotientAndRemainder(dividingBy: 1_000)
    return [
      "need: \(need.what), \(whole).\(String("\(1_000 + rest)".dropFirst())) \(need.unit) "
        + "(\(need.source), \(need.asOf))"
    ]
  }

  private static func alert(_ alert: WireCircularAlert) -> String {
    "\(Pence.pounds(alert.returnedPence)) of \(Pence.pounds(alert.contributedPence)) back to "
      + "\(alert.organisationID) by \(alert.returnedAt.text)"
  }

  private static func risk(_ view: WireFundView) -> [String] {
    let rule = view.hasRule ? "\(plain(view.rule.method)) since \(view.rule.validFrom)" : "none"
    return [
      "", "risk rule: \(rule)" + (view.reviewOverdue ? ", REVIEW OVERDUE" : ""),
      "newest proposal: \(plain(view.riskState))",
    ]
  }

  private static func lines(_ variance: WireSharedVariance) -> [String] {
    [
      "\(variance.on) \(plain(variance.kind)) "
        + "\(amount(variance.hasPence, variance.pence)): \(variance.note)"
    ]
      + (variance.unresolved.isEmpty
        ? variance.shares.map { "  \($0.organisationID) \(Pence.pounds($0.pence))" }
        : ["  UNRESOLVED: \(plain(variance.unresolved))"])
  }

  private static func amount(_ isKnown: Bool, _ pence: Int64) -> String {
    isKnown ? Pence.pounds(pence) : "unresolved"
  }

  private static func titled(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines.map { "  " + $0 }
  }
}
