extension FanChart {
  /// The picture in `layout`.
  package func svg(_ layout: ChartLayout) -> String {
    var canvas = SVGCanvas(heading, layout)
    let lines = self.lines(layout)
    let room = layout == .wide ? 150.0 : 78
    let names = lines.map { layout.small.wrapped($0.endName, width: room - 14, limit: 3) }
    let unitText = layout.small.wrapped(unit, width: layout.width - 16, limit: 2)
    let plot = YearPlot(
      labels: points.map(\.label), values: allValues, unit: unitText, layout: layout, ending: room,
      endingHeight: EndLabels.height(of: names, layout.small))
    plot.drawFrame(on: &canvas, unit: unitText)
    drawBands(in: plot, on: &canvas)
    for line in lines { plot.draw(line.values, line.style, on: &canvas) }
    let labels = zip(lines, names).map { line, name in
      EndLabels.Label(text: name, end: plot.end(of: line.values), colour: line.style.colour)
    }
    EndLabels(labels: labels).draw(
      on: &canvas, x: plot.right + 14, top: plot.top, bottom: plot.bottom)
    let keyEnd = key(lines).draw(on: &canvas, top: plot.frameBottom + 6)
    let end = plot.ticks.drawNote(on: &canvas, top: keyEnd)
    return canvas.finished(height: end + 4)
  }

  private struct Line {
    let name: String
    let endName: String
    let values: [Double?]
    let style: LineStyle
  }

  private func lines(_ layout: ChartLayout) -> [Line] {
    let isShort = layout == .phone
    let compared = comparison.map {
      [Line(name: $0.name, endName: $0.name, values: $0.values, style: .comparison)]
    }
    return [
      Line(
        name: "Median", endName: "Median", values: points.map { $0.quantiles[3] }, style: .median),
      Line(
        name: "Central run", endName: isShort ? "Central" : "Central run",
        values: points.map(\.central), style: .central),
    ] + (compared ?? [])
  }

  /// The three bands, the widest first, each between two edges with a dash of its own.
  private var bands: [(low: Int, high: Int, colour: String, dash: String, name: String)] {
    [
      (0, 6, Palette.bands[0], "1.5 3.5", "90% of draws (5% to 95%)"),
      (1, 5, Palette.bands[1], "6 3", "80% (10% to 90%)"),
      (2, 4, Palette.bands[2], "", "50% (25% to 75%)"),
    ]
  }

  private func drawBands(in plot: YearPlot, on canvas: inout SVGCanvas) {
    for band in bands {
      let low = edge(band.low, in: plot)
      let high = edge(band.high, in: plot)
      canvas.area(PathText.closed(high + low.reversed()), colour: band.colour)
    }
    for band in bands {
      for quantile in [band.high, band.low] {
        canvas.line(
          PathText.open(edge(quantile, in: plot)), colour: Palette.navy, width: 1.2,
          dash: band.dash)
      }
    }
  }

  private func edge(_ quantile: Int, in plot: YearPlot) -> [PathText.Point] {
    points.enumerated().map { (plot.x($0), plot.y($1.quantiles[quantile])) }
  }

  private func key(_ lines: [Line]) -> ChartKey {
    ChartKey(
      entries: lines.map { ChartKey.Entry(sample: .line($0.style), name: $0.name) }
        + bands.map {
          ChartKey.Entry(sample: .band(colour: $0.colour, dash: $0.dash), name: $0.name)
        })
  }
}
