package import Delegations
package import ReferenceData
package import Vocabulary

/// The letter that goes with an agreement: what a worker may do, for whom, on whose word, until
/// when, and when not to.
///
/// It is a record of what was agreed, never authority by itself: each visit is checked by
/// `CheckDelegation`, and the letter says so.
package struct DelegationLetter: Hashable, Sendable {
  /// The file, in UTF-8; the same agreement, names and date give the same bytes.
  package let html: String

  /// The letter of `agreement` about `intervention`, as its events stood when they were read.
  ///
  /// - Parameters:
  ///   - emergencyInstruction: Where the person's own instruction is kept, or nil.
  ///   - rules: The rules that apply, with their status; a placeholder is marked as one.
  ///   - localRules: The rules that the employer, its systems' boards and the person's plan hold,
  ///     with who took them into use and since when.
  ///   - isSynthetic: Whether worker or person are made up for a demonstration.
  package init(
    _ agreement: Agreement, intervention: Intervention, names: PartyNames,
    emergencyInstruction: String?, rules: [InterventionRule], localRules: [LocalRule] = [],
    isSynthetic: Bool, printedOn: CivilDate
  ) {
    let view = DelegationLetterView(
      agreement: agreement, intervention: intervention, names: names,
      emergencyInstruction: emergencyInstruction, rules: rules, localRules: localRules)
    html =
      Page(
        noun: "letter", title: "Delegation: " + intervention.name,
        summary: view.summary,
        sections: [view.parties, view.limits, view.support, view.stop, view.confirmed, view.basis],
        banner: isSynthetic
          ? "SYNTHETIC: made up for a demonstration. It says nothing of a real person." : nil,
        footer: .paragraph("Made by OneWorkforce on \(Wording.day(printedOn)).")
      ).html
  }
}

/// The parts of a letter.
struct DelegationLetterView {
  let agreement: Agreement
  let intervention: Intervention
  let names: PartyNames
  let emergencyInstruction: String?
  let rules: [InterventionRule]
  let localRules: [LocalRule]

  private var terms: AgreementTerms { agreement.terms }
  private var history: AgreementHistory { AgreementHistory(agreement) }

  var summary: HTMLText {
    .paragraph(
      """
      \(names.name(of: terms.worker)) may carry out \(intervention.name) for \
      \(names.reference(of: terms.person)), from \
      \(DelegationWording.moment(terms.period.start)) until \
      \(DelegationWording.end(history.end)), once everybody named here has signed.
      """, class: "lead")
      + .paragraph(
        """
        This letter is a record of what was agreed. It does not say that today's visit may go \
        ahead: that is checked before each visit.
        """)
  }

  var parties: Page.Section {
    let signed = history.signatures.map { by, at in
      (
        term: HTMLText("Delegated by"),
        meaning: HTMLText("\(names.name(of: by)), signed \(DelegationWording.moment(at))")
      )
    }
    let waiting = history.unsigned.map {
      (
        term: HTMLText("Delegated by"),
        meaning: HTMLText("\(names.name(of: $0)), not signed yet")
      )
    }
    let rest: [HTMLText.Term] = [
      ("For the organisation", HTMLText(names.name(of: terms.delegatingOrganisation))),
      ("Worker", HTMLText(names.name(of: terms.worker) + ", " + history.workerAnswer)),
      ("Employer", HTMLText(names.name(of: terms.employer) + ", " + history.employerAnswer)),
      ("Line manager", HTMLText(history.lineManager ?? "not named yet")),
      ("Person", HTMLText(names.reference(of: terms.person))),
      ("Who must be sound", terms.accountability == .all ? "each delegator" : "one delegator"),
      ("The delegator answers for", HTMLText(answersFor)),
    ]
    return Page.Section(
      id: "parties", title: "Who agreed", body: .terms(signed + waiting + rest))
  }

  private var answersFor: String {
    switch terms.answersFor {
    case .decision: "the decision to delegate"
    case .outcome: "the outcome"
    case .other: "what the local model says"
    }
  }

  var limits: Page.Section {
    let scope = terms.scope
    var pairs: [HTMLText.Term] = [
      (
        "Kinds of place", HTMLText(listed(scope.settings.map { $0.map(DelegationWording.setting) }))
      ),
      ("Places", HTMLText(listed(scope.locations.map(Array.init)))),
      ("Devices", HTMLText(listed(scope.devices.map(Array.init)))),
      ("At most", HTMLText(scope.maximumDose.map(DelegationWording.dose) ?? "no limit is set")),
      ("Hours of the day", HTMLText(hours)),
    ]
    pairs.append(
      (
        term: "Judgement",
        meaning: terms.setStepsOnly
          ? "the set steps only; anything else is for the delegator"
          : "more than the set steps: this can't be delegated"
      ))
    return Page.Section(id: "limits", title: "Where, when and how much", body: .terms(pairs))
  }

  private func listed(_ words: [String]?) -> String {
    guard let words else { return "no limit is set" }
    return words.isEmpty ? "none" : Wording.list(words.sorted())
  }

  private var hours: String {
    guard let hours = terms.scope.hours else { return "no limit is set" }
    let from = DelegationWording.clock(hours.fromMinute)
    let to = DelegationWording.clock(hours.toMinute)
    let pass =
      hours.repeatedHour == .firstOnly
      ? "; when the clocks go back, the first pass of the hour only" : ""
    return "\(from) to \(to) by the clock in London\(pass)"
  }

  var support: Page.Section {
    let plan = terms.supervision
    var pairs: [HTMLText.Term] = [
      ("Help that must be there", HTMLText(DelegationWording.support(plan.support))),
      (
        "Checks by the delegator",
        HTMLText(plan.intervalDays.map { "every \($0) days" } ?? "as the rules below say")
      ),
    ]
    if let package = history.support {
      let promised: [HTMLText.Term] = [
        ("Time", "\(package.minutesPerWeek) minutes a week"),
        ("Training", HTMLText(Wording.list(package.training.map(\.text)))),
        (
          "Money",
          HTMLText(
            DelegationWording.pounds(package.fundingPencePerYear) + " a year, paid by "
              + names.name(of: package.funder))
        ),
        (
          "Pay step",
          HTMLText(
            package.payStepPencePerHour.map { DelegationWording.pounds($0) + " an hour" }
              ?? "none")
        ),
        (
          "Time it frees at the delegating organisation",
          "\(package.freedMinutesPerWeek) minutes a week"
        ),
      ]
      pairs += promised
    }
    return Page.Section(
      id: "support", title: "Support that comes with it",
      body: .terms(pairs)
        + (history.support == nil
          ? .paragraph("The employer has not agreed the support yet.", class: "flag") : .empty))
  }

  var stop: Page.Section {
    let calls = terms.escalation.map {
      HTMLText(
        "Call \($0.contact), from \(DelegationWording.moment($0.period.start))"
          + ($0.period.end.map { " until " + DelegationWording.end($0) } ?? "") + ".")
    }
    let points: [HTMLText] =
      [
        "Do not start if the person says no, or if their condition has changed: call.",
        "Do not start if the order, the plan or the device has changed since it was confirmed.",
        "You may say no at any time. It is recorded, and it is no incident.",
        "Never pass the task on to somebody else.",
      ] + calls
    let emergency = Decision.EmergencyInstruction.words
    let kept = emergencyInstruction.map { " It is kept at: " + $0 + "." } ?? ""
    return Page.Section(
      id: "stop", title: "When not to do it, and whom to call",
      body: .frame("flag", .paragraph(.strong(HTMLText(emergency + kept)))) + .list(points))
  }

  var confirmed: Page.Section {
    let versions = history.confirmed
    func number(_ version: Int?) -> HTMLText { HTMLText(version.map { "version \($0)" } ?? "none") }
    guard let versions else {
      return Page.Section(
        id: "confirmed", title: "What was confirmed",
        body: .paragraph("Nobody has confirmed the versions yet."))
    }
    let pairs: [HTMLText.Term] = [
      ("Order", number(versions.order)), ("Care plan", number(versions.plan)),
      ("Written instructions", number(versions.instructions)),
      ("Device", HTMLText(versions.device ?? "none")),
    ]
    return Page.Section(id: "confirmed", title: "What was confirmed", body: .terms(pairs))
  }

  var basis: Page.Section {
    let rows = rules.filter { !$0.isComparator }.map { rule in
      HTMLTable.Row(
        HTMLText(name(of: rule)),
        [
          HTMLText(value(of: rule)), DelegationWording.status(rule.provenance.status),
          HTMLText(rule.provenance.sources.map(\.text).joined(separator: ", ")),
        ])
    }
    let table = HTMLTable(
      id: "rules", caption: "Rules of the task when the letter was made", rowHead: "Rule",
      columns: [.words("Value"), .words("Status"), .words("Sources")], rows: rows,
      note: "A placeholder was chosen by this project: the employer confirms it or sets another.")
    let pairs: [HTMLText.Term] = [
      ("Agreement", HTMLText(agreement.id.description)),
      ("Task", HTMLText(terms.intervention.text)),
      ("Catalogue", HTMLText(terms.catalogueVersion)),
    ]
    return Page.Section(
      id: "basis", title: "What this rests on",
      body: .terms(pairs)
        + (rows.isEmpty ? .paragraph("No rule is set for this task.") : table.html)
        + (localRules.isEmpty
          ? .paragraph("No local rule is in use for this task.") : localTable.html))
  }

  private var localTable: HTMLTable {
    let rows = localRules.map { local in
      let others = rules.filter {
        $0.parameter == local.rule.parameter && !$0.isComparator && $0.value != .notSet
      }
      let since = DelegationWording.moment(local.period.start)
      return HTMLTable.Row(
        HTMLText(name(of: local.rule)),
        [
          HTMLText(value(of: local.rule)),
          HTMLText(others.isEmpty ? "not set" : Wording.list(others.map(value(of:)))),
          HTMLText(setter(of: local)),
          HTMLText(
            since + (local.period.end.map { " until " + DelegationWording.end($0) } ?? "")),
        ])
    }
    return HTMLTable(
      id: "local-rules", caption: "Local rules in use, which may only be stricter",
      rowHead: "Rule",
      columns: [
        .words("Value here"), .words("Value elsewhere"), .words("Set by"), .words("Since"),
      ], rows: rows, note: "The strictest value that applies is the one that decides.")
  }

  private func setter(of local: LocalRule) -> String {
    let body = names.name(of: local.setBy)
    return switch local.rule.layer {
    case .personPlan: "the person's plan, recorded by " + body
    case .localSystem: "local protocol " + local.rule.id.text + ", taken into use by " + body
    default: body
    }
  }

  private func name(of rule: InterventionRule) -> String {
    rule.parameter.rawValue.replacing("_", with: " ")
  }

  private func value(of rule: InterventionRule) -> String {
    switch rule.value {
    case .notSet: "not set"
    case .days(let days): Wording.count(days, "day", "days")
    case .months(let months): Wording.count(months, "month", "months")
    case .count(let count): "\(count)"
    case .truth(let truth): truth ? "yes" : "no"
    case .list(let words): Wording.list(words)
    case .words(let words): words
    }
  }
}

/// What a letter tells of an agreement's events.
struct AgreementHistory {
  private let agreement: Agreement
  private let events: [AgreementEvent]

  init(_ agreement: Agreement) {
    self.agreement = agreement
    events = agreement.events.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  /// Who signed and when, the earliest first.
  var signatures: [(by: WorkerID, at: Instant)] {
    events.compactMap { event in
      if case .signed(let by, _) = event.what { (by, event.at) } else { nil }
    }
  }

  /// Delegators and successors without a signature, in the order named.
  var unsigned: [WorkerID] {
    let signed = Set(signatures.map(\.by))
    return agreement.everyDelegator.filter { !signed.contains($0) }
  }

  /// The end, as renewals moved it.
  var end: Instant? { agreement.end(asOf: Instant(milliseconds: .max)) }

  /// What came with it.
  var support: SupportPackage? { acceptance?.package }
  /// The line manager's post.
  var lineManager: String? { acceptance?.lineManager }

  /// The versions confirmed last.
  var confirmed: ConfirmedVersions? {
    events.reduce(nil) { last, event in
      switch event.what {
      case .signed(_, let versions), .reconfirmed(_, let versions): versions
      default: last
      }
    }
  }

  var workerAnswer: String {
    for event in events {
      if case .acceptedByWorker(let isWilling) = event.what {
        return isWilling
          ? "willing and able, accepted " + DelegationWording.moment(event.at)
          : "does not feel willing and able"
      }
      if case .declined(.worker, _) = event.what { return "declined" }
    }
    return "has not accepted yet"
  }

  var employerAnswer: String {
    for event in events {
      if case .acceptedByEmployer = event.what {
        return "accepted " + DelegationWording.moment(event.at)
      }
      if case .declined(.employer, _) = event.what { return "declined" }
    }
    return "has not accepted yet"
  }

  private var acceptance: (package: SupportPackage, lineManager: String)? {
    events.reduce(nil) { last, event in
      if case .acceptedByEmployer(let package, let manager) = event.what {
        (package, manager)
      } else {
        last
      }
    }
  }
}
