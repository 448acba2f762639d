/// A figure beside the end of a bar: where the bar ends, and at which side of it the figure stands.
struct BarFigure: Hashable {
  let text: String
  let value: Double
  let isLeft: Bool
}

extension AxisTicks {
  /// Where the ends of the axis lie so that it is as long as it can be with every figure inside
  /// `start` and `end`; `inset` is what the axis keeps from them at least.
  ///
  /// Each end gives way to the figures at its side in turn. The ends only ever move inwards, and a
  /// few dozen turns bring them within a hundredth of a unit of where they would rest.
  func fit(
    _ figures: [BarFigure], _ lettering: Lettering, from start: Double, to end: Double,
    inset: (left: Double, right: Double)
  ) -> (left: Double, right: Double) {
    var left = start + inset.left
    var right = end - inset.right
    for _ in 0..<40 {
      for figure in figures {
        let width = lettering.width(figure.text) + 9
        let share = min(max((figure.value - lowest) / (highest - lowest), 0), 1)
        if figure.isLeft, share < 0.95 {
          left = max(left, (start + width - share * right) / (1 - share))
        } else if !figure.isLeft, share > 0.05 {
          right = min(right, (end - width - (1 - share) * left) / share)
        }
      }
    }
    // A field of a quarter of the room shows at least which bar is longer.
    let least = (end - start) / 4
    guard right - left < least else { return (left, right) }
    let middle = min(max((left + right) / 2, start + least / 2), end - least / 2)
    return (middle - least / 2, middle + least / 2)
  }
}
