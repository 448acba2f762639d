extension LineChart {
  /// On a telephone, a letter stands at each line's end and its name in the key.
  package func svg(_ layout: ChartLayout) -> String {
    var canvas = SVGCanvas(heading, layout)
    let isWide = layout == .wide
    let room = isWide ? 190.0 : 36
    let names = zip(series, letters).map {
      layout.small.wrapped(isWide ? name($0) : $1, width: room - 14, limit: 3)
    }
    let unitText = layout.small.wrapped(unit, width: layout.width - 16, limit: 2)
    let plot = YearPlot(
      labels: labels, values: series.flatMap(\.known), unit: unitText, layout: layout,
      ending: room, endingHeight: EndLabels.height(of: names, layout.small))
    plot.drawFrame(on: &canvas, unit: unitText)
    for (one, style) in zip(series, LineStyle.series) { plot.draw(one.values, style, on: &canvas) }
    let labels = zip(zip(series, LineStyle.series), names).map { line, name in
      EndLabels.Label(text: name, end: plot.end(of: line.0.values), colour: line.1.colour)
    }
    EndLabels(labels: labels).draw(
      on: &canvas, x: plot.right + 14, top: plot.top, bottom: plot.bottom)
    let keyEnd = isWide ? plot.frameBottom : key.draw(on: &canvas, top: plot.frameBottom + 6)
    let end = plot.ticks.drawNote(on: &canvas, top: keyEnd)
    return canvas.finished(height: end + 4)
  }

  /// A line of which nothing is known says so, since it can't be seen.
  private func name(_ one: ChartSeries) -> String {
    one.known.isEmpty ? "\(one.name) (\(notKnown))" : one.name
  }

  private var letters: [String] { ["A", "B", "C", "D", "E", "F", "G", "H"] }

  private var key: ChartKey {
    ChartKey(
      entries: zip(zip(series, LineStyle.series), letters).map { line, letter in
        ChartKey.Entry(sample: .lettered(letter, line.1), name: name(line.0))
      })
  }
}
