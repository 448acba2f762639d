import Planning
import ReferenceData
package import Roles
package import Vocabulary

/// A joint role on one printable page: who employs, hosts and pays, in which exact shares, who
/// manages, on what ground in law, and what is missing.
package struct RoleSummary: Hashable, Sendable {
  /// The file, in UTF-8; the same role, names and date give the same bytes.
  package let html: String

  /// The summary of a role in `state` on `day`, by `terms`.
  ///
  /// - Parameters:
  ///   - load: Share of full time and hours, or nil where they are too large to be told exactly.
  ///   - gaps: What the terms lack, by the published codes.
  ///   - awaited: Who has not accepted the newest terms.
  ///   - isImported: Whether it was taken in as it was.
  package init(
    _ terms: JointRoleTerms, state: JointRole.State, on day: CivilDate, load: String?,
    gaps: [Gap], costFlags: [LegalRoute.CostFlag], awaited: [OrganisationID], isImported: Bool,
    names: PartyNames, isSynthetic: Bool, printedOn: CivilDate
  ) {
    let view = RoleSummaryView(
      terms: terms, state: state, day: day, load: load, gaps: gaps, costFlags: costFlags,
      awaited: awaited, isImported: isImported, names: names)
    html =
      Page(
        noun: "summary", title: "Joint role: " + terms.parts.title, summary: view.summary,
        sections: [
          view.overview, view.parties, view.money, view.managers, view.open, view.reading,
        ],
        banner: isSynthetic
          ? "SYNTHETIC: made up for a demonstration. It says nothing of a real post." : nil,
        footer: .paragraph("Made by OneWorkforce on \(Wording.day(printedOn)).")
      ).html
  }

  /// Something the terms lack.
  package struct Gap: Hashable, Sendable {
    /// What is wrong.
    package let message: String
    /// What to do.
    package let nextStep: String

    /// A gap with what to do about it.
    package init(message: String, nextStep: String) {
      self.message = message
      self.nextStep = nextStep
    }
  }
}

/// The parts of a summary.
struct RoleSummaryView {
  let terms: JointRoleTerms
  let state: JointRole.State
  let day: CivilDate
  let load: String?
  let gaps: [RoleSummary.Gap]
  let costFlags: [LegalRoute.CostFlag]
  let awaited: [OrganisationID]
  let isImported: Bool
  let names: PartyNames

  private var parts: JointRoleTerms.Parts { terms.parts }

  var summary: HTMLText {
    let holder: String =
      terms.holder(on: day).map { "Held by " + names.name(of: $0) + "." } ?? "Vacant."
    let work: String =
      load.map { "In all " + $0 + "." } ?? "Shares and hours are too large to be told exactly."
    let standing = HTMLText.strong(HTMLText(word(state.rawValue)))
    return .paragraph(
      """
      \(standing) on \(Wording.day(day)). \(holder) \(work)
      """, class: "lead")
      + .paragraph(HTMLText(parts.purpose))
  }

  var overview: Page.Section {
    var pairs: [HTMLText.Term] = [
      ("Lead", HTMLText(names.name(of: parts.lead))), ("Days", HTMLText(span(terms.period))),
      ("Began as", HTMLText(origin)), ("Kind of post", HTMLText(parts.postKind.text)),
    ]
    if let role = parts.role {
      pairs.append(("Role profile", HTMLText(RoleProfiles.find(role)?.title ?? role.text)))
    }
    if let backing = parts.backing {
      pairs.append(("Sponsor", HTMLText(backing.sponsor)))
      pairs.append(
        (
          "Money",
          HTMLText("\(backing.fund), until \(Wording.day(backing.endsOn.adding(days: -1)))")
        ))
    }
    if let exemption = parts.fullTimeExemption {
      pairs.append(
        ("Above full time", HTMLText("approved by \(exemption.approver): \(exemption.reason)")))
    }
    if let day = parts.hoursOptOutOn {
      pairs.append(("Weekly limit", HTMLText("the holder opted out on \(Wording.day(day))")))
    }
    if !parts.interventions.isEmpty {
      let tasks = parts.interventions.sorted().map { Interventions.find($0)?.name ?? $0.text }
      pairs.append(("Includes", HTMLText(Wording.list(tasks))))
    }
    let legs = parts.rotation.map { leg in
      HTMLText(
        "\(span(leg.period)): \(names.name(of: leg.organisation))"
          + (leg.location.map { ", \($0)" } ?? ""))
    }
    let rotation: HTMLText =
      legs.isEmpty ? .empty : .heading(3, "Rotation", id: "rotation") + .list(legs)
    return Page.Section(id: "role", title: "The role", body: .terms(pairs) + rotation)
  }

  private var origin: String {
    switch parts.origin {
    case .new: "a new role"
    case .replaces(let post): "a new role in place of \(post)"
    case .existing(let post):
      "an existing post, \(post)" + (isImported ? ", taken in as it was" : "")
    }
  }

  var parties: Page.Section {
    let rows = terms.parties.map { party in
      HTMLTable.Row(
        HTMLText(names.name(of: party.organisation)),
        [
          HTMLText(word(party.kind.rawValue)), HTMLText(span(party.period)),
          HTMLText(fte(party)), HTMLText(hours(party)),
          HTMLText(basis(party.parts.legalBasis)),
          HTMLText(party.parts.pay.map { "\($0.framework.rawValue) \($0.point)" } ?? "not said"),
          HTMLText(party.parts.continuityDate.map(Wording.day) ?? "not said"),
        ])
    }
    return Page.Section(
      id: "parties", title: "Who employs, hosts and pays",
      body: HTMLTable(
        id: "party-table", caption: "Each party with its own terms", rowHead: "Party",
        columns: [
          .words("Is"), .words("Days"), .number("Share of full time"), .number("Hours a week"),
          .words("In law"), .words("Pay"), .words("Service counts from"),
        ], rows: rows
      ).html
        + .paragraph(
          """
          Pay stands as each party has it and is never mapped to another's. The day from which \
          service counts is the party's own word, never an entitlement.
          """))
  }

  var money: Page.Section {
    let rows = terms.parties.map { party in
      HTMLTable.Row(
        HTMLText(names.name(of: party.organisation)),
        [
          HTMLText(span(party.period)), HTMLText(share(party.parts.costShare)),
          HTMLText(share(party.parts.fundingShare)),
        ])
    }
    let flags = costFlags.map { flag in
      let review =
        flag.needsCostReview
        ? "its cost must be looked at before it is agreed" : "no cost review is asked for"
      return HTMLText(
        "Lent by \(names.name(of: flag.from)) to \(names.name(of: flag.to)) on "
          + "\(basis(flag.basis)): \(review).")
    }
    return Page.Section(
      id: "money", title: "Shares",
      body: HTMLTable(
        id: "share-table", caption: "Exact shares; those in force sum to 1 on every day",
        rowHead: "Party",
        columns: [.words("Days"), .number("Of the cost"), .number("Of the funding")], rows: rows
      ).html + .list(flags)
        + (flags.isEmpty ? .empty : .paragraph("Nothing here computes a tax.")))
  }

  var managers: Page.Section {
    let rows = terms.parties.filter(\.kind.isWorkedAt).flatMap { party in
      party.lineManagers.map { manager in
        HTMLTable.Row(
          HTMLText(names.name(of: party.organisation)),
          [
            HTMLText(manager.post), HTMLText(names.name(of: manager.worker)),
            HTMLText(names.name(of: manager.organisation)), HTMLText(span(manager.period)),
          ])
      }
    }
    let leads = terms.parties.compactMap { party in
      party.parts.professionalLead.map {
        HTMLText("Professional lead at \(names.name(of: party.organisation)): \($0).")
      }
    }
    return Page.Section(
      id: "managers", title: "Who manages",
      body: (rows.isEmpty
        ? .paragraph("Nobody is named.")
        : HTMLTable(
          id: "manager-table", caption: "Line managers by party", rowHead: "For",
          columns: [.words("Post"), .words("Who"), .words("Engaged with"), .words("Days")],
          rows: rows
        ).html) + .list(leads))
  }

  var open: Page.Section {
    let missing = gaps.map { HTMLText("\($0.message). \($0.nextStep).") }
    let waiting = awaited.sorted().map { HTMLText("\(names.name(of: $0)) has not accepted.") }
    return Page.Section(
      id: "open", title: "What is open",
      body: missing.isEmpty && waiting.isEmpty
        ? .paragraph("Nothing.") : .list(missing + waiting))
  }

  var reading: Page.Section {
    Page.Section(
      id: "reading", title: "How to read this",
      body: .list([
        "Shares of full time are fractions of each party's own full-time week, never rounded.",
        "A change holds from its day once every party has accepted it, and never before.",
        "This page is a record, not authority: whether a task may be done is checked each visit.",
      ]))
  }
}

// MARK: - Words

extension RoleSummaryView {
  private func word(_ raw: String) -> String { raw.lowercased().replacing("_", with: " ") }

  private func basis(_ basis: Engagement.LegalBasis) -> String {
    switch basis {
    case .section113: "section 113"
    case .section75: "section 75"
    default: word(basis.rawValue)
    }
  }

  private func span(_ period: DatePeriod) -> String {
    "from \(Wording.day(period.start))"
      + (period.end.map { " to \(Wording.day($0.adding(days: -1)))" } ?? "")
  }

  private func fte(_ party: JointRoleParty) -> String {
    guard let share = party.parts.fullTimeEquivalent else { return "none" }
    return "\(party.fullTime.decimal) of \(hours(ExactNumber(Int(share.baseMinutesPerWeek)))) h"
  }

  private func hours(_ party: JointRoleParty) -> String {
    party.kind.isWorkedAt ? hours(party.minutesPerWeek) : "none"
  }

  private func hours(_ minutes: ExactNumber) -> String {
    minutes.over(60)?.decimal ?? "\(minutes)/60"
  }

  private func share(_ share: Fraction) -> String {
    let exact = ExactNumber(share)
    // A fraction over at most a million has room for its hundredfold.
    let (whole, rest) = (share.numerator * 100).quotientAndRemainder(dividingBy: share.denominator)
    return rest == 0 ? "\(whole)%" : "\(exact) (about \(whole)%)"
  }
}
