/// The two shapes each chart is drawn in. An SVG scales its letters with its width, so one shape
/// can't serve both a desk and a telephone.
package enum ChartLayout: String, Hashable, Sendable, CaseIterable {
  /// 720 units across, letters of 15 and 16: for screens from 640 px up, and for paper.
  case wide
  /// 360 units across, letters of 13 and 14: for telephones, where a unit is about a pixel.
  case phone

  var width: Double { self == .wide ? 720 : 360 }
  /// Space left free at each side.
  var margin: Double { 8 }
  /// The letters of names and values.
  var text: Lettering { Lettering(size: self == .wide ? 16 : 14) }
  /// The letters of axes and keys.
  var small: Lettering { Lettering(size: self == .wide ? 15 : 13) }
  /// About how many steps an axis along the foot has room for.
  var steps: Int { self == .wide ? 6 : 4 }
  /// The height of the field in which lines are drawn.
  var fieldHeight: Double { self == .wide ? 340 : 260 }
}
