/// The field of a chart of bars that lie in rows: names at the left, or above their bars on a
/// telephone, and an axis of values along the foot.
struct RowPlot {
  let layout: ChartLayout
  let ticks: AxisTicks
  let unit: FittedText
  let names: [FittedText]
  /// The height of the bars of one row together.
  let barsHeight: Double
  /// Where the smallest and the largest mark of the axis lie.
  let left: Double
  let right: Double
  /// Where each row begins, and where the last one ends.
  private let tops: [Double]

  init(
    layout: ChartLayout, unit: String, names: [String], ticks: AxisTicks, barsHeight: Double,
    figures: [BarFigure]
  ) {
    let isWide = layout == .wide
    let inside = layout.width - 2 * layout.margin
    let nameWidth = isWide ? 200 : inside
    self.layout = layout
    self.barsHeight = barsHeight
    self.unit = layout.small.wrapped(unit, width: inside, limit: 2)
    self.names = names.map { layout.text.wrapped($0, width: nameWidth, limit: isWide ? 4 : 3) }
    self.ticks = ticks
    let mark = layout.small.width(ofWidest: ticks.values.map(ticks.number.text)) / 2
    let start = layout.margin + (isWide ? nameWidth + 12 : 0)
    let end = layout.width - layout.margin
    (left, right) = ticks.fit(
      figures, layout.small, from: start, to: end, inset: (isWide ? 0 : mark, mark))
    tops = Self.tops(
      of: self.names, from: Double(self.unit.lines.count) * layout.small.lineHeight + 12,
      layout: layout, barsHeight: barsHeight)
  }

  private static func tops(
    of names: [FittedText], from top: Double, layout: ChartLayout, barsHeight: Double
  ) -> [Double] {
    names.reduce(into: [top]) { tops, name in
      let text = Double(name.lines.count) * layout.text.lineHeight
      let height =
        layout == .wide ? max(text, barsHeight) + 14 : text + 3 + barsHeight + 13
      tops.append((tops.last ?? top) + height)
    }
  }

  func x(_ value: Double) -> Double {
    left + (value - ticks.lowest) / (ticks.highest - ticks.lowest) * (right - left)
  }

  var top: Double { tops.first ?? 0 }
  var bottom: Double { tops.last ?? 0 }

  /// The top of the bars of row `index`.
  func barTop(_ index: Int) -> Double {
    guard names.indices.contains(index) else { return bottom }
    guard layout == .wide else {
      return tops[index] + Double(names[index].lines.count) * layout.text.lineHeight + 3
    }
    return (tops[index] + tops[index + 1] - barsHeight) / 2
  }

  /// Where the labels of the axis end.
  var frameBottom: Double { bottom + 8 + layout.small.lineHeight + 4 }

  /// The unit, the grid and its marks, with a stronger line at `zero`.
  ///
  /// On a telephone the grid is left out between the bars, where the names stand.
  func drawFrame(on canvas: inout SVGCanvas, zero: Double) {
    canvas.text(unit, x: layout.margin, top: 0, layout.small, colour: Palette.quietText)
    for value in ticks.values { drawUpright(at: value, colour: Palette.grid, on: &canvas) }
    drawUpright(at: zero, colour: Palette.axis, width: 1.5, on: &canvas)
    drawMarks(on: &canvas)
  }

  /// A line at `value` along all bars and to the marks below.
  func drawUpright(
    at value: Double, colour: String, width: Double = 1, on canvas: inout SVGCanvas
  ) {
    let place = x(value)
    let stretches =
      layout == .wide
      ? [(place, top - 2, place, bottom + 5)]
      : names.indices.map { (place, barTop($0) - 3, place, barTop($0) + barsHeight + 3) }
        + [(place, bottom, place, bottom + 5)]
    canvas.line(PathText.lines(stretches), colour: colour, width: width)
  }

  /// The names of the rows, over what crosses them.
  func drawNames(on canvas: inout SVGCanvas) {
    for (index, name) in names.enumerated() {
      let height = Double(name.lines.count) * layout.text.lineHeight
      let nameTop =
        layout == .wide ? (tops[index] + tops[index + 1] - height) / 2 : tops[index]
      canvas.text(name, x: layout.margin, top: nameTop, layout.text)
    }
  }

  /// As many marks as fit side by side, that of zero among them.
  private func drawMarks(on canvas: inout SVGCanvas) {
    let marks = ticks.values.map(ticks.number.text)
    let widest = layout.small.width(ofWidest: marks) + 10
    let distance = (right - left) / Double(max(ticks.values.count - 1, 1))
    let step = max(1, Int((widest / max(distance, 1)).rounded(.up)))
    let anchor = ticks.values.firstIndex(of: 0) ?? 0
    for (index, value) in ticks.values.enumerated() where (index - anchor) % step == 0 {
      canvas.text(
        marks[index], x: x(value), y: bottom + 9 + layout.small.size, layout.small,
        anchor: .middle, colour: Palette.quietText)
    }
  }

  /// A bar between two values of row `index`, `offset` below the row's first bar.
  func drawBar(
    _ index: Int, from start: Double, to end: Double, offset: Double = 0, height: Double,
    style: BarStyle, title: String, on canvas: inout SVGCanvas
  ) {
    let edges = [x(start), x(end)].sorted()
    canvas.bar(
      x: edges[0], y: barTop(index) + offset, width: max(edges[1] - edges[0], 0.5), height: height,
      style: style, title: title)
  }

  /// A figure beside an end of a bar.
  func drawFigure(
    _ figure: BarFigure, _ index: Int, offset: Double = 0, height: Double,
    on canvas: inout SVGCanvas
  ) {
    let lettering = layout.small
    canvas.text(
      figure.text, x: x(figure.value) + (figure.isLeft ? -7 : 7),
      y: barTop(index) + offset + height / 2 + lettering.size * 0.35, lettering,
      anchor: figure.isLeft ? .end : .start)
  }
}
