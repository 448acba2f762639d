import Vocabulary

/// Numbers by column and draw: what quantiles are taken of. Draw 0 is run 0.
struct DrawColumns: Sendable {
  /// Draws, run 0 among them.
  let drawCount: Int
  private var values: [Double]

  /// The most numbers kept at a time: 4 GiB of them.
  private static let mostNumbers = 1 << 29

  /// Columns of zeros.
  ///
  /// - Throws: ``ServiceError`` with reason `LIMIT_REACHED`, naming `draws`, where they would take
  ///   more than 4 GiB.
  init(count: Int, drawCount: Int) throws(ServiceError) {
    guard count <= Self.mostNumbers / max(drawCount, 1) else {
      throw ServiceError(
        .resourceExhausted, .limitReached, field: "draws",
        "places that exchange people are drawn together, and these need more than 4 GiB for "
          + "\(quoted("\(drawCount - 1)")) draws; ask for fewer")
    }
    self.drawCount = drawCount
    values = Array(repeating: 0, count: count * drawCount)
  }

  /// Keeps a block's `lanes`, one for each column from `first` on, at the draws from `draw` on.
  mutating func keep(_ lanes: [Lanes], from first: Int, draw: Int) {
    let used = min(Lanes.scalarCount, drawCount - draw)
    values.withUnsafeMutableBufferPointer { values in
      for (offset, lane) in lanes.enumerated() {
        let start = (first + offset) * drawCount + draw
        for position in 0..<used { values[start + position] = lane[position] }
      }
    }
  }

  /// Adds `count` columns of `other` from `first` on to the columns here from `target` on.
  mutating func add(_ other: DrawColumns, from first: Int, count: Int, to target: Int) {
    let shift = (target - first) * drawCount
    for position in (first * drawCount)..<((first + count) * drawCount) {
      values[position + shift] += other.values[position]
    }
  }

  /// Run 0 of a column.
  func central(_ column: Int) -> Double { values[column * drawCount] }

  /// A column, run 0 first.
  func all(_ column: Int) -> ArraySlice<Double> {
    values[(column * drawCount)..<((column + 1) * drawCount)]
  }

  /// The draws of a column, run 0 not among them.
  func draws(_ column: Int) -> ArraySlice<Double> {
    values[(column * drawCount + 1)..<((column + 1) * drawCount)]
  }
}
