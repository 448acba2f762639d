/// The key below a chart: a sample and a name for each kind of mark, in as many rows as it needs.
struct ChartKey {
  enum Sample {
    case line(LineStyle)
    case bar(BarStyle)
    /// The band of a fan with this fill and this dash on its edges.
    case band(colour: String, dash: String)
    /// A letter that stands at a line's end, and the line.
    case lettered(String, LineStyle)
  }

  struct Entry {
    let sample: Sample
    let name: String
  }

  let entries: [Entry]

  private static let sampleWidth = 42.0
  private static let letterWidth = 22.0

  /// Draws the key with its top at `top` and says where it ends.
  func draw(on canvas: inout SVGCanvas, top: Double) -> Double {
    let layout = canvas.layout
    let lettering = layout.small
    let rowHeight = lettering.lineHeight + 6
    var x = layout.margin
    var y = top
    for entry in entries {
      let start = entry.sample.isLettered ? Self.letterWidth : 0
      let room = layout.width - 2 * layout.margin - Self.sampleWidth - start
      let name = lettering.wrapped(entry.name, width: room, limit: 2)
      let width = start + Self.sampleWidth + lettering.width(ofWidest: name.lines) + 22
      if x > layout.margin, x + width - 22 > layout.width - layout.margin {
        x = layout.margin
        y += rowHeight
      }
      draw(entry.sample, x: x, middle: y + rowHeight / 2, on: &canvas)
      canvas.text(name, x: x + start + Self.sampleWidth, top: y + 2, lettering)
      x += width
      y += Double(name.lines.count - 1) * lettering.lineHeight
    }
    return entries.isEmpty ? top : y + rowHeight
  }

  private func draw(_ sample: Sample, x: Double, middle: Double, on canvas: inout SVGCanvas) {
    switch sample {
    case .line(let style):
      canvas.line(
        PathText.lines([(x, middle, x + 34, middle)]), colour: style.colour, width: style.width,
        dash: style.dash)
      canvas.marker(style, x: x + 17, y: middle)
    case .bar(let style):
      canvas.bar(x: x + 1, y: middle - 7, width: 32, height: 14, style: style)
    case .band(let colour, let dash):
      let corners = [
        (x, middle - 7), (x + 34, middle - 7), (x + 34, middle + 7), (x, middle + 7),
      ]
      canvas.area(PathText.closed(corners), colour: colour)
      for edge in [middle - 7, middle + 7] {
        canvas.line(
          PathText.lines([(x, edge, x + 34, edge)]), colour: Palette.navy, width: 1.2, dash: dash)
      }
    case .lettered(let letter, let style):
      canvas.text(
        letter, x: x, y: middle + 5, canvas.layout.small, colour: style.colour, isBold: true)
      draw(.line(style), x: x + Self.letterWidth, middle: middle, on: &canvas)
    }
  }
}

extension ChartKey.Sample {
  fileprivate var isLettered: Bool {
    if case .lettered = self { true } else { false }
  }
}
