/// The names of lines beside their ends, moved apart where they would cover each other.
struct EndLabels {
  struct Label {
    let text: FittedText
    /// Where the line ends; nil for a line of which nothing is known.
    let end: PathText.Point?
    let colour: String
  }

  let labels: [Label]

  /// The height all labels take, one under the other.
  static func height(of texts: [FittedText], _ lettering: Lettering) -> Double {
    texts.reduce(0) { $0 + height(of: $1, lettering) }
  }

  /// Draws the labels with their left edge at `x`, between `top` and `bottom`.
  func draw(on canvas: inout SVGCanvas, x: Double, top: Double, bottom: Double) {
    let lettering = canvas.layout.small
    let heights = labels.map { Self.height(of: $0.text, lettering) }
    let middle = (top + bottom) / 2
    let tops = spread(
      labels.map { $0.end?.y ?? middle }, heights: heights, from: top, to: bottom)
    for ((label, place), height) in zip(zip(labels, tops), heights) {
      if let end = label.end { join(end, to: (x - 4, place + height / 2), on: &canvas) }
      canvas.text(
        label.text, x: x, top: place + 2, lettering, colour: label.colour, isBold: true)
    }
  }

  /// A thin line from a line's end to its name, where that isn't right beside it; dotted when it
  /// is so long that it could be taken for data.
  private func join(_ end: PathText.Point, to name: PathText.Point, on canvas: inout SVGCanvas) {
    let distance = name.x - end.x
    guard distance > 20 || abs(name.y - end.y) > 2 else { return }
    canvas.line(
      PathText.open([(end.x + 6, end.y), name]), colour: Palette.axis, width: 0.8,
      dash: distance > 40 ? "1 4" : "")
  }

  private static func height(of text: FittedText, _ lettering: Lettering) -> Double {
    Double(text.lines.count) * lettering.lineHeight + 3
  }
}

/// The tops of boxes of `heights` whose middles lie as near to `wanted` as they can without
/// covering each other, between `low` and `high` where there is room; in the order of `wanted`.
///
/// Boxes that would meet form a pile, which lies where its boxes want to be on average: the least
/// sum of squares, found by pooling neighbours.
func spread(_ wanted: [Double], heights: [Double], from low: Double, to high: Double) -> [Double] {
  let boxes = zip(zip(wanted, heights), wanted.indices)
    .map { (middle: $0.0, height: $0.1, index: $1) }
    .sorted { ($0.middle, $0.index) < ($1.middle, $1.index) }
  var piles: [(start: Double, count: Int)] = []
  var above = 0.0
  for box in boxes {
    piles.append((box.middle - box.height / 2 - above, 1))
    above += box.height
    while piles.count > 1, piles[piles.count - 2].start > piles[piles.count - 1].start {
      let last = piles.removeLast()
      let before = piles.removeLast()
      let count = before.count + last.count
      let sum = before.start * Double(before.count) + last.start * Double(last.count)
      piles.append((sum / Double(count), count))
    }
  }
  let starts = piles.flatMap { pile in
    Array(repeating: max(min(pile.start, high - above), low), count: pile.count)
  }
  var tops = wanted
  var used = 0.0
  for (box, start) in zip(boxes, starts) {
    tops[box.index] = start + used
    used += box.height
  }
  return tops
}
