/// The `d` of an SVG path. Coordinates go to a tenth of a unit, so equal pictures have equal bytes.
struct PathText: Hashable {
  private(set) var d = ""

  typealias Point = (x: Double, y: Double)

  mutating func move(_ point: Point) { append("M", [point]) }

  mutating func line(_ point: Point) { append("L", [point]) }

  mutating func close() { d += "Z" }

  /// One unbroken line through `points`.
  static func open(_ points: [Point]) -> PathText {
    var path = PathText()
    for (index, point) in points.enumerated() {
      index == 0 ? path.move(point) : path.line(point)
    }
    return path
  }

  /// The area inside `points`.
  static func closed(_ points: [Point]) -> PathText {
    var path = open(points)
    path.close()
    return path
  }

  /// Separate lines, each from one point to another.
  static func lines(_ lines: [(Double, Double, Double, Double)]) -> PathText {
    var path = PathText()
    for (x, y, endX, endY) in lines {
      path.move((x, y))
      path.line((endX, endY))
    }
    return path
  }

  static func circle(x: Double, y: Double, radius: Double) -> PathText {
    var path = PathText()
    path.move((x - radius, y))
    let arc = "a\(coordinate(radius)) \(coordinate(radius)) 0 1 0 "
    path.d += arc + coordinate(2 * radius) + " 0" + arc + coordinate(-2 * radius) + " 0Z"
    return path
  }

  private mutating func append(_ letter: String, _ points: [Point]) {
    for point in points { d += letter + coordinate(point.x) + " " + coordinate(point.y) }
  }
}

/// `value` to a tenth, without a trailing zero and without a minus before zero; "0" for what is no
/// place on a page.
func coordinate(_ value: Double) -> String {
  guard let tenths = Int(exactly: (value * 10).rounded()), abs(value) < 1e9 else { return "0" }
  let sign = tenths < 0 ? "-" : ""
  let size = abs(tenths)
  return sign + String(size / 10) + (size % 10 == 0 ? "" : "." + String(size % 10))
}
