/// The elements of one picture, in the order in which they cover each other.
struct SVGCanvas {
  let heading: ChartHeading
  let layout: ChartLayout
  private var body = ""
  private var fills: [BarStyle] = []

  enum Anchor: String {
    case start, middle, end
  }

  init(_ heading: ChartHeading, _ layout: ChartLayout) {
    self.heading = heading
    self.layout = layout
  }

  /// What every id of this picture begins with; each layout has its own.
  private var prefix: String { heading.id.text + "-" + layout.rawValue }

  /// The picture, `height` units tall, on white paper so that letters never vanish.
  func finished(height: Double) -> String {
    let size = "\(coordinate(layout.width)) \(coordinate(height.rounded(.up)))"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" width="100%" role="img" \
      aria-labelledby="\(prefix)-title \(prefix)-desc" font-family="system-ui, sans-serif">
      <title id="\(prefix)-title">\(escaped(heading.title))</title>
      <desc id="\(prefix)-desc">\(escaped(heading.description))</desc>
      \(definitions)<rect width="100%" height="100%" fill="\(Palette.paper)"/>
      \(body)</svg>

      """
  }

  /// The tiles of the hatched bars.
  private var definitions: String {
    let patterns = fills.map { style in
      """
      <pattern id="\(prefix)-\(style.rawValue)" width="8" height="8" \
      patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="\(Palette.paper)"/>\
      <path d="\(style.tile?.d ?? "")" \(style.tilePaint)/></pattern>
      """
    }
    return patterns.isEmpty ? "" : "<defs>" + patterns.joined() + "</defs>\n"
  }

  /// An area without an outline.
  mutating func area(_ path: PathText, colour: String) {
    body += "<path d=\"\(path.d)\" fill=\"\(colour)\"/>\n"
  }

  /// A line, with `halo` units of white at each side so that it stands out from what it crosses.
  mutating func line(
    _ path: PathText, colour: String, width: Double = 1, dash: String = "", halo: Double = 0
  ) {
    if halo > 0 { line(path, colour: Palette.paper, width: width + 2 * halo) }
    let broken = dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\""
    body += "<path d=\"\(path.d)\" fill=\"none\" stroke=\"\(colour)\" "
    body += "stroke-width=\"\(coordinate(width))\"\(broken)/>\n"
  }

  mutating func line(
    _ x: Double, _ y: Double, to endX: Double, _ endY: Double, colour: String, width: Double = 1
  ) {
    line(PathText.lines([(x, y, endX, endY)]), colour: colour, width: width)
  }

  mutating func marker(_ style: LineStyle, x: Double, y: Double) {
    guard let marker = style.marker else { return }
    let inside = marker.isHollow ? Palette.paper : style.colour
    let edge = marker.isHollow ? style.colour : Palette.paper
    let width = marker.isHollow ? "2" : "1"
    body += "<path d=\"\(marker.path(x: x, y: y).d)\" fill=\"\(inside)\" "
    body += "stroke=\"\(edge)\" stroke-width=\"\(width)\"/>\n"
  }

  /// A bar with its outline; `title` is shown where a pointer rests on it.
  mutating func bar(
    x: Double, y: Double, width: Double, height: Double, style: BarStyle, title: String = ""
  ) {
    if style.tile != nil, !fills.contains(style) { fills.append(style) }
    let paint = style.tile == nil ? style.colour : "url(#\(prefix)-\(style.rawValue))"
    body += "<rect x=\"\(coordinate(x))\" y=\"\(coordinate(y))\" width=\"\(coordinate(width))\" "
    body += "height=\"\(coordinate(height))\" fill=\"\(paint)\" stroke=\"\(style.colour)\" "
    body += "stroke-width=\"1.5\""
    body += title.isEmpty ? "/>\n" : "><title>\(escaped(title))</title></rect>\n"
  }

  /// One line of text whose letters stand on `y`; `full` is what was too long to show.
  mutating func text(
    _ text: String, x: Double, y: Double, _ lettering: Lettering, anchor: Anchor = .start,
    colour: String = Palette.text, isBold: Bool = false, full: String? = nil
  ) {
    body += "<text x=\"\(coordinate(x))\" y=\"\(coordinate(y))\" "
    body += "font-size=\"\(coordinate(lettering.size))\" fill=\"\(colour)\""
    if anchor != .start { body += " text-anchor=\"\(anchor.rawValue)\"" }
    if isBold { body += " font-weight=\"600\"" }
    body += " paint-order=\"stroke\" stroke=\"\(Palette.paper)\" stroke-width=\"3\">"
    body += full.map { "<title>\(escaped($0))</title>" } ?? ""
    body += escaped(text) + "</text>\n"
  }

  /// Lines of text, the first with its top at `top`.
  mutating func text(
    _ text: FittedText, x: Double, top: Double, _ lettering: Lettering, anchor: Anchor = .start,
    colour: String = Palette.text, isBold: Bool = false
  ) {
    for (index, line) in text.lines.enumerated() {
      let base = top + lettering.size + Double(index) * lettering.lineHeight
      self.text(
        line, x: x, y: base, lettering, anchor: anchor, colour: colour, isBold: isBold,
        full: text.full)
    }
  }
}
