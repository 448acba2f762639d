@testable import Planning

/// What a patient reader can work out of a published table: an audit by other means than those that
/// hide. It tries every table in which each hidden count without children is one more, one less or
/// the same, and it asks linear algebra which hidden cells the sums imply.
struct Audit {
  let counts: [[Int]]
  private let table: CountTable
  private let hidden: [[Bool]]

  init(_ table: CountTable, _ shown: SuppressedTable? = nil, after earlier: [SuppressedTable] = [])
  {
    self.table = table
    let counts = table.counts
    self.counts = counts
    let hidden = counts.indices.map { row in
      counts[row].indices.map { column in
        // A reader who holds earlier versions takes what has not changed from there.
        shown?.cells[row][column] == .hidden
          && !earlier.contains { $0.cells[row][column] == .count(counts[row][column]) }
      }
    }
    self.hidden = hidden
  }

  func isLeaf(_ row: Int) -> Bool { !table.isParent[row] }

  func parentLabel(_ row: Int) -> String? {
    let parent = table.parents[row]
    return parent <= 0 ? nil : table.labels[parent]
  }

  /// Hidden cells that have the same count in every table that was tried.
  var exactlyKnown: [String] {
    let varied = changes(of: 0).values.reduce(0, |)
    return cells.filter { varied & bit($0.row, $0.column) == 0 }
      .map { "\(table.labels[$0.row])/\(table.columns[$0.column])" }
  }

  private var cells: [(row: Int, column: Int)] {
    hidden.indices.flatMap { row in
      hidden[row].indices.compactMap { hidden[row][$0] ? (row, $0) : nil }
    }
  }

  private func bit(_ row: Int, _ column: Int) -> UInt64 {
    1 << UInt64(row * table.columns.count + column)
  }

  /// Every change that `row` can make to its counts, with the cells of and below it that differ in
  /// some table that makes it: what is shown stays, what is hidden stays at least 1.
  private func changes(of row: Int) -> [[Int]: UInt64] {
    let sums =
      table.isParent[row]
      ? table.parents.indices.filter { table.parents[$0] == row }
        .reduce([Array(repeating: 0, count: table.columns.count - 1): 0]) {
          joined($0, changes(of: $1))
        } : ownChanges(of: row)
    var possible: [[Int]: UInt64] = [:]
    for (change, varied) in sums {
      let all = change + [change.reduce(0, +)]
      let moved = all.indices.filter { all[$0] != 0 }
      guard moved.allSatisfy({ hidden[row][$0] && counts[row][$0] + all[$0] >= 1 }) else {
        continue
      }
      possible[change] = moved.reduce(varied) { $0 | bit(row, $1) }
    }
    return possible
  }

  private func ownChanges(of row: Int) -> [[Int]: UInt64] {
    var lists: [[Int]] = [[]]
    for column in 0..<table.columns.count - 1 {
      let steps = hidden[row][column] ? [-1, 0, 1] : [0]
      lists = lists.flatMap { list in steps.map { list + [$0] } }
    }
    return Dictionary(lists.map { ($0, 0) }, uniquingKeysWith: |)
  }

  private func joined(
    _ left: [[Int]: UInt64], _ right: [[Int]: UInt64]
  ) -> [[Int]: UInt64] {
    var sums: [[Int]: UInt64] = [:]
    for (one, oneVaried) in left {
      for (other, otherVaried) in right {
        sums[zip(one, other).map(+), default: 0] |= oneVaried | otherVaried
      }
    }
    return sums
  }

  /// Hidden cells that the sums alone give: the equations reduced to one unknown.
  var impliedByAlgebra: [Int] {
    let unknowns = cells
    let places = Dictionary(
      unknowns.enumerated().map { ([$1.row, $1.column], $0) }, uniquingKeysWith: { a, _ in a })
    var equations: [[Double]] = []
    func add(_ terms: [(Int, Int, Double)]) {
      var line = Array(repeating: 0.0, count: unknowns.count)
      for (row, column, sign) in terms {
        if let place = places[[row, column]] { line[place] += sign }
      }
      if line.contains(where: { $0 != 0 }) { equations.append(line) }
    }
    let last = table.columns.count - 1
    for row in counts.indices {
      add((0..<last).map { (row, $0, 1) } + [(row, last, -1)])
      let children = counts.indices.filter { table.parents[$0] == row }
      guard !children.isEmpty else { continue }
      for column in 0...last { add(children.map { ($0, column, 1) } + [(row, column, -1)]) }
    }
    return reduced(equations).compactMap { line in
      let terms = line.indices.filter { abs(line[$0]) > 1e-9 }
      return terms.count == 1 ? terms.first : nil
    }
  }

  private func reduced(_ lines: [[Double]]) -> [[Double]] {
    var (lines, rank) = (lines, 0)
    for column in (lines.first ?? []).indices {
      guard
        let pivot = lines.indices.dropFirst(rank).first(where: { abs(lines[$0][column]) > 1e-9 })
      else { continue }
      lines.swapAt(rank, pivot)
      let scale = lines[rank][column]
      for place in lines[rank].indices { lines[rank][place] /= scale }
      for other in lines.indices where other != rank && abs(lines[other][column]) > 1e-9 {
        let factor = lines[other][column]
        for place in lines[other].indices { lines[other][place] -= factor * lines[rank][place] }
      }
      rank += 1
    }
    return lines
  }
}

/// Numbers that look random and are the same for the same seed (SplitMix64).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
