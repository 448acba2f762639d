extension BarChart {
  /// The picture in `layout`.
  package func svg(_ layout: ChartLayout) -> String {
    var canvas = SVGCanvas(heading, layout)
    let plot = RowPlot(
      layout: layout, unit: unit, names: rows.map(\.name),
      ticks: AxisTicks(covering: known, about: layout.steps, start: .zero),
      barsHeight: Double(series.count) * (barHeight + gap) - gap,
      figures: rows.flatMap(\.values).map(barFigure))
    plot.drawFrame(on: &canvas, zero: 0)
    plot.drawNames(on: &canvas)
    for (index, row) in rows.enumerated() { draw(row, index, in: plot, on: &canvas) }
    let keyEnd = key.draw(on: &canvas, top: plot.frameBottom + 4)
    return canvas.finished(height: keyEnd + 4)
  }

  private var barHeight: Double { series.count == 1 ? 24 : 17 }
  private var gap: Double { 3 }

  /// Figures below zero stand at the left of their bars, all others at the right.
  private func barFigure(_ value: Double?) -> BarFigure {
    BarFigure(text: figure(value), value: value ?? 0, isLeft: (value ?? 0) < 0)
  }

  private func draw(_ row: BarRow, _ index: Int, in plot: RowPlot, on canvas: inout SVGCanvas) {
    for (place, value) in row.values.enumerated() {
      let offset = Double(place) * (barHeight + gap)
      let end = value ?? 0
      if end != 0 {
        plot.drawBar(
          index, from: 0, to: end, offset: offset, height: barHeight, style: style(place, end),
          title: title(row, place), on: &canvas)
      }
      plot.drawFigure(barFigure(value), index, offset: offset, height: barHeight, on: &canvas)
    }
  }

  private func title(_ row: BarRow, _ place: Int) -> String {
    let name = series.count == 1 ? row.name : "\(row.name), \(series[place])"
    return "\(name): \(figure(row.values[place]))"
  }

  /// Alone, a series is hatched below zero; beside others, each keeps its own style.
  private func style(_ place: Int, _ value: Double) -> BarStyle {
    series.count == 1 ? (value < 0 ? .hatched : .plain) : BarStyle.series[place]
  }

  private var key: ChartKey {
    guard series.count > 1 else { return ChartKey(entries: []) }
    return ChartKey(
      entries: zip(series, BarStyle.series).map {
        ChartKey.Entry(sample: .bar($1), name: $0)
      })
  }
}
