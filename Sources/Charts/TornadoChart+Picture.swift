extension TornadoChart {
  /// The picture in `layout`.
  package func svg(_ layout: ChartLayout) -> String {
    var canvas = SVGCanvas(heading, layout)
    let plot = RowPlot(
      layout: layout, unit: unit, names: rows.map(name),
      ticks: AxisTicks(covering: values, about: layout.steps, start: .free),
      barsHeight: barHeight, figures: rows.flatMap(ends).map(\.figure))
    plot.drawFrame(on: &canvas, zero: centre)
    plot.drawNames(on: &canvas)
    for (index, row) in rows.enumerated() { draw(row, index, in: plot, on: &canvas) }
    plot.drawUpright(at: centre, colour: Palette.text, width: 2, on: &canvas)
    let keyEnd = key.draw(on: &canvas, top: plot.frameBottom + 4)
    let note = layout.small.wrapped(
      "The upright line is the result with every input at its centre: \(number.text(centre)).",
      width: layout.width - 2 * layout.margin, limit: 3)
    canvas.text(note, x: layout.margin, top: keyEnd + 4, layout.small, colour: Palette.quietText)
    let height = Double(note.lines.count) * layout.small.lineHeight
    return canvas.finished(height: keyEnd + 4 + height + 6)
  }

  private var barHeight: Double { 32 }

  private func name(_ row: TornadoRow) -> String {
    row.range.map { "\(row.name) (\($0))" } ?? row.name
  }

  /// One end of a row: its bar from the centre, and where that lies in the row.
  private struct End {
    let word: String
    let style: BarStyle
    let offset: Double
    let height: Double
    let figure: BarFigure
  }

  /// Both ends side by side; where they lie at the same side of the centre, one below the other;
  /// only one where the input moves nothing.
  private func ends(_ row: TornadoRow) -> [End] {
    let low = min(row.lowEnd, row.highEnd)
    let isOneSided = low >= centre || max(row.lowEnd, row.highEnd) <= centre
    let isStill = row.lowEnd == centre && row.highEnd == centre
    let height = isOneSided && !isStill ? barHeight / 2 - 1 : barHeight
    let figure = { (result: Double) in
      BarFigure(
        text: number.text(result), value: result, isLeft: (isOneSided ? low : result) < centre)
    }
    let lowEnd = End(
      word: "low", style: .hatched, offset: 0, height: height, figure: figure(row.lowEnd))
    let highEnd = End(
      word: "high", style: .plain, offset: barHeight - height, height: height,
      figure: figure(row.highEnd))
    return isStill ? [lowEnd] : [lowEnd, highEnd]
  }

  private func draw(
    _ row: TornadoRow, _ index: Int, in plot: RowPlot, on canvas: inout SVGCanvas
  ) {
    for end in ends(row) {
      let (offset, height, result) = (end.offset, end.height, end.figure.value)
      if result != centre {
        plot.drawBar(
          index, from: centre, to: result, offset: offset, height: height, style: end.style,
          title: "\(row.name) at its \(end.word) end: \(end.figure.text)", on: &canvas)
      }
      plot.drawFigure(end.figure, index, offset: offset, height: height, on: &canvas)
    }
  }

  private var key: ChartKey {
    ChartKey(entries: [
      ChartKey.Entry(sample: .bar(.hatched), name: "Input at the low end of its range"),
      ChartKey.Entry(sample: .bar(.plain), name: "At the high end"),
    ])
  }
}
