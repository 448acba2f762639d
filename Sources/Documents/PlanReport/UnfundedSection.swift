import Charts
import Planning
import Vocabulary

/// What stays unmet, and how much of it nobody has funded.
struct UnfundedSection {
  let view: PlanView

  func section() -> Page.Section {
    Page.Section(
      id: "unfunded", title: "What stays unmet or unfunded",
      body: HTMLText([table, loose]))
  }

  /// Shortages of run 0 over places, split by whether a funded post stands empty for them.
  private struct Split {
    var unmet = 0.0
    var vacant: Double? = 0
    var unfunded: Double? = 0
  }

  /// A shortage is a funded post that stands empty as far as establishment goes beyond staff; the
  /// rest has no funded post. Unknown where nobody said what is funded.
  private func split(_ group: GroupCode, _ year: Int) -> Split? {
    var split = Split()
    var isKnown = false
    for row in view.rows(of: group, year: year) {
      guard let unmet = row.unmetFTE else { continue }
      isKnown = true
      split.unmet += unmet
      let vacant = row.establishment.map {
        min(unmet, max(0, $0 - row.capacity.availableFTE))
      }
      guard unmet > 0 else { continue }
      split.vacant = split.vacant.flatMap { sum in vacant.map { sum + $0 } }
      split.unfunded = split.unfunded.flatMap { sum in vacant.map { sum + unmet - $0 } }
    }
    return isKnown ? split : nil
  }

  private var table: HTMLText {
    let splits = view.groups.map { group in
      (group, view.shownYears.map { split(group.code, $0) })
    }
    guard splits.contains(where: { $0.1.contains { $0 != nil } }) else {
      return .paragraph("No group has a need model, so what stays unmet is unknown.")
    }
    let number = Wording.number(fitting: splits.flatMap { $0.1.compactMap { $0?.unmet } })
    func text(_ value: Double?) -> HTMLText {
      HTMLText(value.map { number.text($0) } ?? Wording.unknown)
    }
    let rows = splits.map { group, years in
      HTMLTable.Row(
        HTMLText(group.name),
        years.flatMap { split in
          [text(split?.unmet), text(split.flatMap(\.vacant)), text(split.flatMap(\.unfunded))]
        })
    }
    return .paragraph(
      """
      A shortage has a funded post as far as funded establishment goes beyond available staff; the \
      rest has none. Central run, shortages of places added up.
      """)
      + HTMLTable(
        id: "unfunded-table", caption: view.caption("Unmet FTE, with and without a funded post"),
        rowHead: "Staff group",
        spans: view.shownYears.map { .init(HTMLText(view.date(year: $0)), columns: 3) },
        columns: view.shownYears.flatMap { _ in
          [.number("Unmet"), .number("Post funded, empty"), .number("No post funded")]
        }, rows: rows
      ).html
  }

  /// Posts and money that nobody stands for.
  private var loose: HTMLText {
    let posts = view.scenario.parts.posts.filter { !$0.isFullyFunded }.map { post in
      HTMLText(
        "Joint post “\(post.name)”, \(view.name(post.place)): a share has no funder, so a vacated "
          + "post is not filled again")
    }
    let funds = view.scenario.parts.funds.filter { $0.riskShares == nil }.map { fund in
      HTMLText("Pooled fund “\(fund.name)”: who bears over- and underspend is unresolved")
    }
    let items = posts + funds
    guard !items.isEmpty else { return .empty }
    return .heading(3, "Without a funder or a rule") + .list(items)
  }
}
