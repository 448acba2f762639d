extension AxisTicks {
  /// Writes below `top` where an axis without zero begins, which its reader must know, and gives
  /// the end of what it wrote.
  func drawNote(on canvas: inout SVGCanvas, top: Double) -> Double {
    guard !hasZero else { return top }
    let layout = canvas.layout
    let end =
      lowest > 0 ? "starts at \(number.text(lowest))" : "ends at \(number.text(highest))"
    let note = layout.small.wrapped(
      "The axis \(end), not at zero.", width: layout.width - 2 * layout.margin, limit: 2)
    canvas.text(note, x: layout.margin, top: top + 4, layout.small, colour: Palette.quietText)
    return top + 6 + Double(note.lines.count) * layout.small.lineHeight
  }
}
