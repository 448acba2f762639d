/// The colours of the charts, as `#rrggbb`. Meaning never hangs on one of them alone.
///
/// Blues, vermilion and greens after Okabe and Ito's set for all kinds of colour vision, darkened
/// where the original is under 3:1 against white (WCAG 2.2, 1.4.11).
enum Palette {
  static let paper = "#ffffff"
  static let text = "#1a1a1a"
  static let quietText = "#4d4d4d"
  static let grid = "#d9d9d9"
  static let axis = "#595959"

  static let navy = "#0b3c6f"
  static let blue = "#0072b2"
  static let vermilion = "#b84700"
  static let black = "#000000"
  static let total = "#262626"

  /// The fills of the bands of a fan, outermost first; `navy` edges tell them apart.
  static let bands = ["#dcebf7", "#b3d3ec", "#86b6dd"]
}

/// How a line of a chart looks: three differences, of which a black and white print keeps two.
struct LineStyle: Hashable {
  let colour: String
  /// Lengths of stroke and gap; empty for an unbroken line.
  let dash: String
  let marker: Marker?
  var width = 2.5
  /// How far white reaches beyond the line at each side, where it crosses others.
  var halo = 1.0

  /// The styles of the series of a line chart, in order of appearance.
  static let series: [LineStyle] = [
    LineStyle(colour: Palette.blue, dash: "", marker: .circle),
    LineStyle(colour: Palette.vermilion, dash: "9 4", marker: .square),
    LineStyle(colour: "#00694e", dash: "2 4", marker: .triangle),
    LineStyle(colour: "#9c3f78", dash: "12 4 2 4", marker: .diamond),
    LineStyle(colour: Palette.black, dash: "5 3", marker: .hollowCircle),
    LineStyle(colour: "#7a5600", dash: "16 5", marker: .hollowSquare),
    LineStyle(colour: Palette.navy, dash: "6 3 2 3 2 3", marker: .downTriangle),
    LineStyle(colour: Palette.quietText, dash: "1 3", marker: .hollowDiamond),
  ]

  static let median = LineStyle(colour: Palette.navy, dash: "", marker: nil, width: 3, halo: 0)
  static let central = LineStyle(colour: Palette.black, dash: "9 5", marker: .hollowCircle)
  static let comparison = LineStyle(colour: Palette.vermilion, dash: "2 4", marker: .square)
}

/// The shape at a point of a line.
enum Marker: Hashable, CaseIterable {
  case circle, square, triangle, diamond, hollowCircle, hollowSquare, downTriangle, hollowDiamond

  var isHollow: Bool { [.hollowCircle, .hollowSquare, .hollowDiamond].contains(self) }

  /// The outline about a point, each shape of about the same weight to the eye.
  func path(x: Double, y: Double) -> PathText {
    switch self {
    case .circle, .hollowCircle: PathText.circle(x: x, y: y, radius: 4.5)
    case .square, .hollowSquare:
      PathText.closed([(x - 4, y - 4), (x + 4, y - 4), (x + 4, y + 4), (x - 4, y + 4)])
    case .triangle: PathText.closed([(x, y - 5.5), (x + 5, y + 4), (x - 5, y + 4)])
    case .downTriangle: PathText.closed([(x, y + 5.5), (x + 5, y - 4), (x - 5, y - 4)])
    case .diamond, .hollowDiamond:
      PathText.closed([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)])
    }
  }
}

/// How a bar is filled: its outline and its hatching tell it apart without colour.
enum BarStyle: String, Hashable, CaseIterable {
  case total, plain, hatched, dotted, crossed

  var colour: String {
    switch self {
    case .total: Palette.total
    case .plain: Palette.blue
    case .hatched: Palette.vermilion
    case .dotted: "#00694e"
    case .crossed: "#9c3f78"
    }
  }

  /// The drawing of one tile of 8 × 8 units; nil for a solid fill.
  var tile: PathText? {
    switch self {
    case .total, .plain: nil
    case .hatched: PathText.lines([(-2, 2, 2, -2), (0, 8, 8, 0), (6, 10, 10, 6)])
    case .dotted: PathText.circle(x: 4, y: 4, radius: 1.6)
    case .crossed: PathText.lines([(0, 4, 8, 4), (4, 0, 4, 8)])
    }
  }

  /// How the drawing of a tile is painted, as attributes.
  var tilePaint: String {
    switch self {
    case .dotted: "fill=\"\(colour)\""
    case .hatched: "fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2.2\""
    case .total, .plain, .crossed: "fill=\"none\" stroke=\"\(colour)\" stroke-width=\"1.3\""
    }
  }

  /// The styles of the series of a bar chart, in order of appearance.
  static let series: [BarStyle] = [.plain, .hatched, .dotted, .crossed]
}
