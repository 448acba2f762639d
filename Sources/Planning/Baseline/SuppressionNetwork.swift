/// A table of sums as a flow network, in which hidden cells protect each other along cycles.
///
/// Every cell, sums included, stands in just two equations, "the row sums to its total" and "the
/// children sum to their parent in this column", once on each side: it is an arc between two nodes,
/// and the tables that agree with what is shown are the circulations over the hidden arcs. (Rows in
/// a tree and one flat list of columns always give a network; the equations of parents' rows follow
/// from the others.) The difference of two such tables is a sum of cycles, so a hidden cell can be
/// told exactly if and only if no cycle passes through it along arcs that can rise, or fall and
/// stay at least 1. Protecting a cell is finding the cheapest cycle.
struct SuppressionNetwork {
  /// A cell: raising it sends a unit from `tail` to `head`.
  private struct Arc {
    let tail: Int
    let head: Int
    let count: Int
    let cost: Int
    var isHidden = false
    /// Whether an earlier version showed this very count.
    var isKnown = false
    /// Whether a cycle through it has been found.
    var isKept = false
  }

  /// How a search has come to a node, and at what cost.
  private struct Visit {
    /// The search that wrote it; others are passed over.
    var search = 0
    var cost = 0
    var arc = 0
    var from = 0
  }

  private let columns: Int
  private var arcs: [Arc] = []
  /// The arcs at each node.
  private var around: [[Int]]
  private var visits: [Visit]
  private var searches = 0

  init(_ table: CountTable) {
    columns = table.columns.count
    let rows = table.labels.count
    // A row without children is one node; one with children is a node a column; the last node is
    // the row of all as a row.
    let above = rows * table.columns.count
    around = Array(repeating: [], count: above + rows + 1)
    visits = Array(repeating: Visit(), count: above + rows + 1)
    for row in 0..<rows {
      for column in 0..<columns {
        let isTotal = column == columns - 1
        let own =
          table.isParent[row] ? row * columns + column : above + row
        let parent = table.parents[row]
        let outer = parent < 0 ? above + rows : parent * columns + column
        // A row without children counts its cells up and its total down; a column of children
        // counts children down and their parent up. Total columns the other way round.
        let (tail, head) = isTotal ? (own, outer) : (outer, own)
        let count = table.counts[row][column]
        let isSum = isTotal || table.isParent[row]
        let cost = count + 1 + (isSum ? 1_000_000_000 : 0)
        around[tail].append(arcs.count)
        around[head].append(arcs.count)
        arcs.append(Arc(tail: tail, head: head, count: count, cost: cost))
      }
    }
  }

  func isHidden(_ row: Int, _ column: Int) -> Bool { arcs[row * columns + column].isHidden }

  mutating func hide(_ row: Int, _ column: Int) { arcs[row * columns + column].isHidden = true }

  /// The cell was shown earlier with the same count: hiding it tells a reader nothing less.
  mutating func markKnown(_ row: Int, _ column: Int) { arcs[row * columns + column].isKnown = true }

  /// Hides what more must be hidden; false where some hidden cell can't be kept.
  mutating func protectAll() -> Bool {
    for arc in arcs.indices where arcs[arc].isHidden && !arcs[arc].isKnown && !arcs[arc].isKept {
      guard let path = cheapestCycle(through: arc) else { return false }
      for step in path + [arc] {
        arcs[step].isHidden = true
        arcs[step].isKept = true
      }
    }
    return true
  }

  // The other arcs of the cheapest cycle in which the cell rises, or falls.
  private mutating func cheapestCycle(through arc: Int) -> [Int]? {
    let (tail, head) = (arcs[arc].tail, arcs[arc].head)
    let rising = path(from: head, to: tail, without: arc)
    guard arcs[arc].count >= 2, rising?.cost != 0 else { return rising?.arcs }
    let falling = path(from: tail, to: head, without: arc)
    guard let rising, let falling else { return rising?.arcs ?? falling?.arcs }
    return rising.cost <= falling.cost ? rising.arcs : falling.arcs
  }

  // Dijkstra: arcs already hidden cost nothing, others what it costs to hide them.
  private mutating func path(
    from start: Int, to end: Int, without barred: Int
  ) -> (arcs: [Int], cost: Int)? {
    searches += 1
    var queue = NodeQueue()
    visits[start] = Visit(search: searches)
    queue.insert(start, cost: 0)
    while let (node, cost) = queue.removeCheapest() {
      if node == end { return (walk(to: end, from: start), cost) }
      guard visits[node].cost == cost else { continue }
      for index in around[node] where index != barred {
        guard let next = other(index, from: node) else { continue }
        let sum = cost + (arcs[index].isHidden ? 0 : arcs[index].cost)
        guard visits[next].search != searches || sum < visits[next].cost else { continue }
        visits[next] = Visit(search: searches, cost: sum, arc: index, from: node)
        queue.insert(next, cost: sum)
      }
    }
    return nil
  }

  // Where the arc leads from `node`, or nil where it can't change that way: a zero is shown, a 1
  // can't fall, and what a reader knows does not move.
  private func other(_ index: Int, from node: Int) -> Int? {
    let arc = arcs[index]
    guard !arc.isKnown, arc.count > 0 || arc.isHidden else { return nil }
    if arc.tail == node { return arc.head }
    return arc.count >= 2 ? arc.tail : nil
  }

  private func walk(to end: Int, from start: Int) -> [Int] {
    var (arcs, node): ([Int], Int) = ([], end)
    while node != start {
      arcs.append(visits[node].arc)
      node = visits[node].from
    }
    return arcs
  }
}

/// Nodes by cost, the cheapest first, ties to the lower node: a binary heap.
private struct NodeQueue {
  private var heap: [(node: Int, cost: Int)] = []

  mutating func insert(_ node: Int, cost: Int) {
    heap.append((node, cost))
    var place = heap.count - 1
    while place > 0, isBefore(place, (place - 1) / 2) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func removeCheapest() -> (node: Int, cost: Int)? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var place = 0
    while true {
      let child = 2 * place + 1
      guard child < heap.count else { return first }
      let least = child + 1 < heap.count && isBefore(child + 1, child) ? child + 1 : child
      guard isBefore(least, place) else { return first }
      heap.swapAt(place, least)
      place = least
    }
  }

  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    (heap[left].cost, heap[left].node) < (heap[right].cost, heap[right].node)
  }
}
