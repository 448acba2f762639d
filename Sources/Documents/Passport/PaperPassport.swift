package import Vocabulary

/// A passport on one sheet of paper: who, what, and a code by which one named employer opens the
/// signed record. The paper proves nothing by itself and says so.
package struct PaperPassport: Hashable, Sendable {
  /// A line of the sheet.
  package struct Entry: Hashable, Sendable {
    /// What it is, such as `Basic life support`.
    package var what: String
    /// When it was gained or checked.
    package var on: CivilDate?
    /// The last day it holds, where it says so.
    package var holdsThrough: CivilDate?
    /// The body it comes from.
    package var from: String
    /// How it stands, such as `attested` or `suspended since 3 March 2026`.
    package var standing: String
    /// How the holder's dispute of it stands, in a plain word; nil where there is none.
    package var dispute: String?

    /// A line with these parts.
    package init(
      what: String, on: CivilDate?, holdsThrough: CivilDate?, from: String, standing: String,
      dispute: String?
    ) {
      self.what = what
      self.on = on
      self.holdsThrough = holdsThrough
      self.from = from
      self.standing = standing
      self.dispute = dispute
    }
  }

  /// What stands on the sheet.
  package struct Content: Sendable {
    /// The holder's name; nil where it is not known.
    package var name: String?
    /// The holder's identifier.
    package var worker: WorkerID
    /// Its lines, the most telling first.
    package var entries: [Entry]
    /// The share code, as people read it out.
    package var code: String
    /// The one employer that may use it.
    package var verifier: String
    /// The last day on which they may.
    package var codeHoldsThrough: CivilDate
    /// What stands before the code in the QR code, such as the address of a page; may be empty.
    package var address: String

    /// The content of a sheet.
    package init(
      name: String?, worker: WorkerID, entries: [Entry], code: String, verifier: String,
      codeHoldsThrough: CivilDate, address: String
    ) {
      self.name = name
      self.worker = worker
      self.entries = entries
      self.code = code
      self.verifier = verifier
      self.codeHoldsThrough = codeHoldsThrough
      self.address = address
    }
  }

  /// The most lines that fit on the sheet; of more it says how many are left out.
  package static let mostEntries = 7

  /// The file, in UTF-8; the same content and day give the same bytes.
  package let html: String

  /// The sheet of `content`.
  ///
  /// - Throws: ``ServiceError`` naming `address` where the QR code can't hold it.
  package init(
    _ content: Content, isSynthetic: Bool, printedOn day: CivilDate
  ) throws(ServiceError) {
    let code = try QRCode(content.address + content.code, field: "address")
    let view = PaperPassportView(content: content, code: code)
    html =
      Page(
        noun: "passport", title: "Passport of \(view.name)", summary: view.summary(on: day),
        sections: [view.entries],
        banner: isSynthetic
          ? "SYNTHETIC: made up for a demonstration. It says nothing of a real person." : nil,
        footer: .paragraph("Made by OneWorkforce, printed \(Wording.day(day)).")
      ).html
  }
}

/// The parts of a paper passport.
struct PaperPassportView {
  let content: PaperPassport.Content
  let code: QRCode

  var name: String { content.name ?? "worker \(content.worker)" }

  /// How the signed record is opened, above everything else; one section keeps it to one sheet.
  func summary(on day: CivilDate) -> HTMLText {
    let spoken = "QR code that holds the share code \(content.code)"
    return .paragraph(
      """
      As recorded on \(Wording.day(day)). This sheet proves nothing by itself: the code opens the \
      signed record, which also says what has changed since.
      """)
      + code.html(side: 132, name: spoken) + .newLine
      + .paragraph(HTMLText.strong(HTMLText(content.code)), class: "headline")
      + .paragraph(
        """
        For \(Self.short(content.verifier)) alone, through \
        \(Wording.day(content.codeHoldsThrough)). Scan it, type it in or read it out by \
        telephone; the last character shows a mistake. Every use is listed to the holder, who can \
        take it back.
        """)
  }

  /// What fits in two lines of a cell.
  private static func short(_ text: String) -> String { Wording.shortened(text, to: 44) }

  var entries: Page.Section {
    let shown = content.entries.prefix(PaperPassport.mostEntries)
    let rows = shown.map { entry in
      HTMLTable.Row(
        HTMLText(Self.short(entry.what)),
        [
          HTMLText(entry.on.map { Wording.day($0) } ?? ""),
          HTMLText(entry.holdsThrough.map { Wording.day($0) } ?? ""),
          HTMLText(Self.short(entry.from)),
          HTMLText(entry.standing + (entry.dispute.map { "; disputed: \($0)" } ?? "")),
        ])
    }
    let left = content.entries.count - shown.count
    let table =
      rows.isEmpty
      ? HTMLText.paragraph("No entry is recorded.")
      : HTMLTable(
        id: "entries-table", caption: "Entries", rowHead: "What",
        columns: [.words("On"), .words("Holds through"), .words("From"), .words("Stands")],
        rows: Array(rows)
      ).html
    return Page.Section(
      id: "entries", title: "What is recorded",
      body: left == 0
        ? table : table + .paragraph("\(left) more in the signed record.", class: "quiet"))
  }
}
