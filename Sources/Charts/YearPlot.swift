/// The field of a chart over years: where values and labels lie, the grid and the two axes.
struct YearPlot {
  let labels: [String]
  let ticks: AxisTicks
  let layout: ChartLayout
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  /// A field that leaves `ending` units at its right for the names of lines, and is tall enough
  /// for names that take `endingHeight`.
  init(
    labels: [String], values: [Double], unit: FittedText, layout: ChartLayout, ending: Double,
    endingHeight: Double
  ) {
    self.labels = labels
    self.layout = layout
    ticks = AxisTicks(
      covering: values, about: layout == .wide ? 6 : 5, start: .zeroWhereFair)
    let marks = ticks.values.map(ticks.number.text)
    left = max(layout.margin + layout.small.width(ofWidest: marks) + 8, 30)
    right = layout.width - layout.margin - ending
    top = Double(unit.lines.count) * layout.small.lineHeight + 14
    bottom = top + max(layout.fieldHeight, endingHeight)
  }

  func x(_ index: Int) -> Double {
    left + 6 + (right - left - 12) * Double(index) / Double(max(labels.count - 1, 1))
  }

  func y(_ value: Double) -> Double {
    bottom - (value - ticks.lowest) / (ticks.highest - ticks.lowest) * (bottom - top)
  }

  /// The unit, the grid with its marks, the line of zero and the labels below.
  func drawFrame(on canvas: inout SVGCanvas, unit: FittedText) {
    let small = layout.small
    canvas.text(unit, x: layout.margin, top: 0, small, colour: Palette.quietText)
    for value in ticks.values {
      let isZero = value == 0
      canvas.line(
        left, y(value), to: right, y(value), colour: isZero ? Palette.axis : Palette.grid,
        width: isZero ? 1.5 : 1)
      canvas.text(
        ticks.number.text(value), x: left - 8, y: y(value) + small.size * 0.35, small, anchor: .end,
        colour: Palette.quietText)
    }
    drawLabels(on: &canvas)
  }

  /// As many of the labels as fit side by side, at even distances from the first.
  private func drawLabels(on canvas: inout SVGCanvas) {
    let small = layout.small
    let room = min(2 * (left - 2), layout == .wide ? 96 : 72)
    let fitted = labels.map { small.wrapped($0, width: room, limit: 1) }
    let widest = small.width(ofWidest: fitted.flatMap(\.lines)) + 10
    let step = stride(widest: widest)
    for index in labels.indices {
      let isShown = index % step == 0
      let height = isShown ? 6.0 : 3
      canvas.line(x(index), bottom, to: x(index), bottom + height, colour: Palette.axis)
      guard isShown else { continue }
      canvas.text(
        fitted[index], x: x(index), top: bottom + 8, small, anchor: .middle,
        colour: Palette.quietText)
    }
  }

  private func stride(widest: Double) -> Int {
    let distance = x(1) - x(0)
    let steps = [1, 2, 3, 5, 10, 20, 25, 50, 100, 200, 500]
    let divisor = steps.first { Double($0) * distance >= widest } ?? 500
    // A step that also shows the last label is better, when it is hardly wider.
    let last = max(labels.count - 1, 1)
    return (divisor...divisor + divisor / 2 + 1).first { last % $0 == 0 } ?? divisor
  }

  /// Where the labels below the field end.
  var frameBottom: Double { bottom + 8 + layout.small.lineHeight + 4 }

  /// How often a marker stands on a line, so that they don't run into each other.
  var markerStride: Int { max(1, Int((24 / max(x(1) - x(0), 0.1)).rounded(.up))) }

  /// Draws the known stretches of a line, with a marker on every point that stands alone.
  func draw(_ values: [Double?], _ style: LineStyle, on canvas: inout SVGCanvas) {
    for run in runs(of: values) {
      canvas.line(
        PathText.open(run.map { (x($0.index), y($0.value)) }), colour: style.colour,
        width: style.width, dash: style.dash, halo: style.halo)
      for point in run where run.count == 1 || isMarked(point.index) {
        canvas.marker(style, x: x(point.index), y: y(point.value))
      }
    }
  }

  /// Counted from the last label, whose marker stands beside the line's name.
  private func isMarked(_ index: Int) -> Bool {
    (labels.count - 1 - index) % markerStride == 0
  }

  /// The stretches between gaps.
  private func runs(of values: [Double?]) -> [[(index: Int, value: Double)]] {
    var runs: [[(index: Int, value: Double)]] = []
    var isOpen = false
    for (index, value) in values.enumerated() {
      if let value {
        if !isOpen { runs.append([]) }
        runs[runs.count - 1].append((index, value))
      }
      isOpen = value != nil
    }
    return runs
  }

  /// Where the line of `values` ends; nil when none of them is known.
  func end(of values: [Double?]) -> PathText.Point? {
    guard let index = values.lastIndex(where: { $0 != nil }), let value = values[index] else {
      return nil
    }
    return (x(index), y(value))
  }
}
