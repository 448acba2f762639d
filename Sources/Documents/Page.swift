/// One self-contained HTML file: no script, nothing fetched, its own style sheet.
///
/// It has one heading of level 1, a skip link, a list of its sections and landmarks; it reads on a
/// telephone and prints on A4.
package struct Page: Hashable, Sendable {
  /// A section of a page, with a heading of level 2.
  package struct Section: Hashable, Sendable {
    let id: String
    let title: HTMLText
    let body: HTMLText

    /// The section `title`, to which links lead by `id`, the only one of its name on the page.
    package init(id: String, title: HTMLText, body: HTMLText) {
      self.id = id
      self.title = title
      self.body = body
    }
  }

  /// What it is called in its own words, such as `report` or `letter`.
  package let noun: String
  /// Its title, plain.
  package let title: String
  /// What stands under the title.
  package let summary: HTMLText
  /// Its sections, in order.
  package let sections: [Section]
  /// What stands above every section and in the head of every printed page; nil for nothing.
  package let banner: HTMLText?
  /// What stands at the end.
  package let footer: HTMLText

  /// A page of these parts.
  package init(
    noun: String = "report", title: String, summary: HTMLText, sections: [Section],
    banner: HTMLText? = nil, footer: HTMLText
  ) {
    self.noun = noun
    self.title = title
    self.summary = summary
    self.sections = sections
    self.banner = banner
    self.footer = footer
  }

  /// The file, in UTF-8; the same page gives the same bytes.
  package var html: String {
    """
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>\(HTMLText.escaped(title))</title>
    <style>
    \(PageStyleSheet.css)\(banner == nil ? "" : PageStyleSheet.bannerCSS)</style>
    </head>
    <body>
    <a class="skip" href="#main">Skip to the \(HTMLText.escaped(noun))</a>
    \(header.markup)\(contents.markup)<main id="main" tabindex="-1">
    \(sections.map(section).map(\.markup).joined())</main>
    <footer>
    \(footer.markup)</footer>
    </body>
    </html>

    """
  }

  private var header: HTMLText {
    .element(
      "header", [],
      .newLine + bannerParagraph + .element("h1", [], HTMLText(title)) + .newLine + summary)
      + .newLine
  }

  private var contents: HTMLText {
    let links = sections.map { HTMLText.link(to: $0.id, $0.title) }
    let heading = HTMLText.heading(2, "In this \(noun)", id: "contents")
    return .element(
      "nav", [.init("aria-labelledby", "contents")], .newLine + heading + .list(links)) + .newLine
  }

  private func section(_ section: Section) -> HTMLText {
    let heading = HTMLText.heading(2, section.title, id: section.id)
    return .element(
      "section", [.init("aria-labelledby", section.id)],
      .newLine + bannerParagraph + heading + section.body) + .newLine
  }

  private var bannerParagraph: HTMLText {
    banner.map { .paragraph($0, class: "banner") } ?? .empty
  }
}
