import Vocabulary

/// A chart: a picture, and a table that says the same in words and figures.
///
/// Values are checked when a chart is made, so none of these can fail; the same chart gives the
/// same bytes.
package protocol Chart: Hashable, Sendable {
  /// The id, title and description the chart was made with.
  var heading: ChartHeading { get }
  /// The table twin: every figure of the picture, and those it leaves out.
  var table: ChartTable { get }

  /// The picture in `layout`, as an SVG element that asks for no script, font or network.
  ///
  /// It has `role="img"`, a `<title>` and a `<desc>`, is as wide as its container, and gives each
  /// of its ids the heading's id and the layout as prefix.
  func svg(_ layout: ChartLayout) -> String
}

extension Chart {
  /// The picture for screens of 640 px and more, and for paper.
  package var svg: String { svg(.wide) }

  /// The chart for an HTML page: title, both pictures, of which ``ChartStyleSheet`` shows one, and
  /// the table, open, in a box that scrolls sideways on a telephone.
  package var figure: String {
    """
    <figure class="chart" id="\(heading.id.text)">
    <figcaption>\(escaped(heading.title))</figcaption>
    <div class="chart-wide">\(svg(.wide))</div>
    <div class="chart-phone">\(svg(.phone))</div>
    <details class="chart-figures" open><summary>Figures for this chart</summary>
    <div class="chart-scroll" role="region" tabindex="0" \
    aria-labelledby="\(heading.id.text)-caption">
    \(table.html(captionID: heading.id.text + "-caption"))</div></details>
    </figure>

    """
  }
}

/// What a chart is called and says, checked.
package struct ChartHeading: Hashable, Sendable {
  /// The prefix of every id in the picture.
  package let id: ChartID
  /// One line of 1 to 200 characters.
  package let title: String
  /// What a reader who can't see the picture should take from it, 1 to 2,000 characters.
  package let description: String

  /// A heading of text cleaned to one line each.
  ///
  /// - Throws: `ServiceError(.invalidArgument)` with `.fieldRequired` for blank text and
  ///   `.fieldTooLong` above the lengths; the field is `title` or `description`.
  package init(id: ChartID, title: String, description: String) throws {
    self.id = id
    self.title = try checkedText(title, field: "title")
    self.description = try checkedText(description, field: "description", limit: 2000)
  }
}

/// The id of a chart, which must be the only one of its name on its page.
package struct ChartID: Hashable, Sendable {
  /// A letter, then letters, digits and hyphens, at most 60 in all.
  package let text: String

  /// The id `text`.
  ///
  /// - Throws: `ServiceError(.invalidArgument, .idMalformed)` with field `id` for another shape.
  package init(_ text: String) throws {
    let isWellFormed = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
      default: false
      }
    }
    guard isWellFormed, (1...60).contains(text.utf8.count), text.first?.isLetter == true else {
      throw ServiceError(
        .invalidArgument, .idMalformed, field: "id",
        "an id is a letter and up to 59 letters, digits and hyphens, not \(quoted(text))")
    }
    self.text = text
  }
}
