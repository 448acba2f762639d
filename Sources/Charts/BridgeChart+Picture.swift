extension BridgeChart {
  /// The picture in `layout`.
  package func svg(_ layout: ChartLayout) -> String {
    var canvas = SVGCanvas(heading, layout)
    let ticks = AxisTicks(covering: levels, about: layout.steps, start: .zeroWhereFair)
    let plot = RowPlot(
      layout: layout, unit: unit, names: steps.map(\.name), ticks: ticks, barsHeight: barHeight,
      figures: steps.map { figure($0, base: ticks.base) })
    plot.drawFrame(on: &canvas, zero: plot.ticks.base)
    drawJoints(in: plot, on: &canvas)
    plot.drawNames(on: &canvas)
    for (index, step) in steps.enumerated() {
      draw(step, index, in: plot, on: &canvas)
    }
    let keyEnd = key.draw(on: &canvas, top: plot.frameBottom + 4)
    let end = plot.ticks.drawNote(on: &canvas, top: keyEnd)
    return canvas.finished(height: end + 4)
  }

  private var barHeight: Double { 26 }

  /// A row of the picture; `start` is nil for the bars that stand on the axis.
  private struct Step {
    let name: String
    let figure: String
    let start: Double?
    let end: Double
    let style: BarStyle
  }

  private var steps: [Step] {
    let first = Step(
      name: opening.name, figure: number.text(opening.change), start: nil, end: opening.change,
      style: .total)
    let last = Step(
      name: closing.name, figure: number.text(closing.change), start: nil, end: closing.change,
      style: .total)
    let middle = zip(parts, zip(levels, levels.dropFirst())).map { part, level in
      Step(
        name: part.name, figure: number.signed(part.change), start: level.0, end: level.1,
        style: part.change < 0 ? .hatched : .plain)
    }
    return [first] + middle + [last]
  }

  private func draw(
    _ step: Step, _ index: Int, in plot: RowPlot, on canvas: inout SVGCanvas
  ) {
    let start = step.start ?? plot.ticks.base
    plot.drawBar(
      index, from: start, to: step.end, height: barHeight, style: step.style,
      title: "\(step.name): \(step.figure)", on: &canvas)
    if step.start == nil, !plot.ticks.hasZero {
      drawBreak(index, at: plot.x(start), isRight: plot.ticks.highest < 0, in: plot, on: &canvas)
    }
    plot.drawFigure(
      figure(step, base: plot.ticks.base), index, height: barHeight, on: &canvas)
  }

  /// Figures stand at the right of their bars, where no joint runs.
  private func figure(_ step: Step, base: Double) -> BarFigure {
    BarFigure(text: step.figure, value: max(step.start ?? base, step.end), isLeft: false)
  }

  /// The gap in a bar that doesn't begin at zero.
  private func drawBreak(
    _ index: Int, at edge: Double, isRight: Bool, in plot: RowPlot, on canvas: inout SVGCanvas
  ) {
    let x = edge + (isRight ? -14 : 8)
    let top = plot.barTop(index) - 3
    canvas.line(
      PathText.lines([(x, top + barHeight + 6, x + 6, top)]), colour: Palette.paper, width: 4)
  }

  /// From the end of each bar down to the start of the next.
  private func drawJoints(in plot: RowPlot, on canvas: inout SVGCanvas) {
    for (index, level) in levels.enumerated() {
      let place = plot.x(level)
      canvas.line(
        place, plot.barTop(index) + barHeight, to: place, plot.barTop(index + 1),
        colour: Palette.axis)
    }
  }

  private var key: ChartKey {
    let changes = parts.map(\.change)
    let up =
      changes.contains { $0 >= 0 } ? [ChartKey.Entry(sample: .bar(.plain), name: "Adds")] : []
    let down =
      changes.contains { $0 < 0 }
      ? [ChartKey.Entry(sample: .bar(.hatched), name: "Takes away")] : []
    return ChartKey(entries: up + down)
  }
}
