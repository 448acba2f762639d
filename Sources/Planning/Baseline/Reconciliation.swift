package import Vocabulary

/// Whether a stock follows from the one before: opening + joiners − leavers + moves in − moves out
/// = closing.
///
/// What is left over is printed and stays left over: it is never smoothed into a flow.
package struct Reconciliation: Hashable, Sendable {
  /// People, or FTE, before.
  package let opening: Double
  /// Who joined from outside.
  package let joiners: Double
  /// Who left altogether.
  package let leavers: Double
  /// Who came from other groups or places.
  package let movesIn: Double
  /// Who went to other groups or places.
  package let movesOut: Double
  /// People, or FTE, after.
  package let closing: Double

  /// A reconciliation of these figures.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` that is negative or absurd.
  package init(
    opening: Double, joiners: Double, leavers: Double, movesIn: Double = 0, movesOut: Double = 0,
    closing: Double, field: String
  ) throws(ServiceError) {
    let parts: [(Double, String)] = [
      (opening, "opening"), (joiners, "joiners"), (leavers, "leavers"), (movesIn, "moves_in"),
      (movesOut, "moves_out"), (closing, "closing"),
    ]
    for (value, name) in parts {
      try requireNumber(value, in: 0...10_000_000, field: field + "." + name)
    }
    self.opening = opening
    self.joiners = joiners
    self.leavers = leavers
    self.movesIn = movesIn
    self.movesOut = movesOut
    self.closing = closing
  }

  /// A reconciliation of two months by their movements: ways in and out between groups and
  /// organisations are moves, the others joiners and leavers.
  ///
  /// - Throws: as the other initialiser.
  package init(
    opening: Double, _ movements: StaffMovements, closing: Double, field: String
  ) throws(ServiceError) {
    let between: [StaffMovements.Way] = [.occupation, .provider]
    let movesIn = between.reduce(0) { $0 + (movements.joined[$1] ?? 0) }
    let movesOut = between.reduce(0) { $0 + (movements.left[$1] ?? 0) }
    try self.init(
      opening: opening, joiners: max(0, movements.allJoined - movesIn),
      leavers: max(0, movements.allLeft - movesOut), movesIn: movesIn, movesOut: movesOut,
      closing: closing, field: field)
  }

  /// What the flows make of the opening stock.
  package var expected: Double { opening + joiners - leavers + movesIn - movesOut }

  /// What is left over: closing less what the flows make of the opening stock.
  package var residual: Double { closing - expected }

  /// Whether nothing is left over, to a millionth of a person.
  package var isExact: Bool { abs(residual) < 1e-6 }
}
