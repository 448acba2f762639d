/// What a block of draws leaves behind for one component: year ends only, never every month.
package struct BlockYearEnds: Sendable {
  /// The cells (place × group) of the component, as positions in ``CompiledModel/cells``.
  package var cells: [Int]
  /// Years, year 0 included.
  package var yearCount: Int
  /// People by `year * cells.count + cell`.
  package var people: [Lanes]
  /// Available FTE.
  package var availableFTE: [Lanes]
  /// Required FTE; 0 where the need is unknown, which ``CompiledModel/Cell/hasNeed`` tells.
  package var requiredFTE: [Lanes]
  /// The first point at which the gap passes a threshold, by `threshold * cells.count + cell`; −1
  /// where it never does or the need is unknown.
  package var firstPassing: [SIMD8<Int32>]

  /// Year ends with these parts.
  package init(
    cells: [Int], yearCount: Int, people: [Lanes], availableFTE: [Lanes], requiredFTE: [Lanes],
    firstPassing: [SIMD8<Int32>]
  ) {
    self.cells = cells
    self.yearCount = yearCount
    self.people = people
    self.availableFTE = availableFTE
    self.requiredFTE = requiredFTE
    self.firstPassing = firstPassing
  }
}
