package import Passports
package import Vocabulary

/// Everything held about a holder, as a page to read.
package struct OwnRecordPage: Hashable, Sendable {
  /// What stands on the page.
  package struct Content: Sendable {
    /// The holder's identifier.
    package var worker: WorkerID
    /// Who they are: a name and what it stands for each.
    package var identity: [(name: String, value: String)]
    /// The entries of the passport.
    package var entries: [PaperPassport.Entry]
    /// Everything else, table by table.
    package var tables: [HeldTable]

    /// The content of a page.
    package init(
      worker: WorkerID, identity: [(name: String, value: String)],
      entries: [PaperPassport.Entry], tables: [HeldTable]
    ) {
      self.worker = worker
      self.identity = identity
      self.entries = entries
      self.tables = tables
    }
  }

  /// The file, in UTF-8; the same content and day give the same bytes.
  package let html: String

  /// The page of `content`, as read on `day`.
  package init(_ content: Content, isSynthetic: Bool, readOn day: CivilDate) {
    let view = OwnRecordView(content: content)
    html =
      Page(
        noun: "record", title: "What is held about you",
        summary: .paragraph(
          """
          Everything that this service holds about worker \("\(content.worker)"), as read on \
          \(Wording.day(day)). Keys, and hashes that only a key can make, are not shown.
          """, class: "lead"),
        sections: [view.identity, view.entries, view.others] + view.tables,
        banner: isSynthetic
          ? "SYNTHETIC: made up for a demonstration. It says nothing of a real person." : nil,
        footer: .paragraph("Made by OneWorkforce, read \(Wording.day(day)).")
      ).html
  }
}

/// The parts of the page.
struct OwnRecordView {
  let content: OwnRecordPage.Content

  var identity: Page.Section {
    Page.Section(
      id: "identity", title: "Who you are",
      body: content.identity.isEmpty
        ? .paragraph("Nothing is recorded.")
        : .terms(content.identity.map { (HTMLText($0.name), HTMLText($0.value)) }))
  }

  var entries: Page.Section {
    let rows = content.entries.map { entry in
      HTMLTable.Row(
        HTMLText(entry.what),
        [
          HTMLText(entry.on.map { Wording.day($0) } ?? ""),
          HTMLText(entry.holdsThrough.map { Wording.day($0) } ?? ""), HTMLText(entry.from),
          HTMLText(entry.standing), HTMLText(entry.dispute ?? "no"),
        ])
    }
    return Page.Section(
      id: "entries", title: "Your passport",
      body: rows.isEmpty
        ? .paragraph("No entry is recorded.")
        : HTMLTable(
          id: "entries-table", caption: Self.count(rows.count, of: "entry", "entries"),
          rowHead: "What",
          columns: [
            .words("On"), .words("Holds through"), .words("From"), .words("Stands"),
            .words("Disputed"),
          ], rows: rows
        ).html)
  }

  /// What else there is, and what becomes of it.
  var others: Page.Section {
    let rows = content.tables.map { table in
      HTMLTable.Row(
        HTMLText.link(to: id(of: table), HTMLText(table.name)),
        [HTMLText(table.what), HTMLText("\(table.rows.count)"), HTMLText(Self.fate(table.fate))])
    }
    return Page.Section(
      id: "others", title: "Everything else",
      body: rows.isEmpty
        ? .paragraph("Nothing else is held.")
        : HTMLTable(
          id: "others-table", caption: "Other records about you", rowHead: "Table",
          columns: [.words("What it says"), .number("Records"), .words("If you are erased")],
          rows: rows
        ).html)
  }

  var tables: [Page.Section] {
    content.tables.map { table in
      let records = table.rows.enumerated().map { index, row in
        HTMLText.heading(3, "Record \(index + 1)")
          + .terms(row.map { (HTMLText($0.name), HTMLText($0.value)) })
      }
      return Page.Section(
        id: id(of: table), title: HTMLText(table.name),
        body: .paragraph(HTMLText(table.what)) + HTMLText(records))
    }
  }

  private func id(of table: HeldTable) -> String { "table-" + table.name }

  private static func count(_ count: Int, of one: String, _ many: String) -> HTMLText {
    HTMLText("\(count) \(count == 1 ? one : many)")
  }

  private static func fate(_ fate: HeldTable.Fate) -> String {
    switch fate {
    case .deleted: "deleted"
    case .cleared: "what it says is deleted"
    case .kept: "kept under a number alone"
    }
  }
}
