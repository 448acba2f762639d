import Planning
import Testing
import Vocabulary

@Suite("Hiding small counts")
struct SuppressedTableTests {
  /// A board with two places, three groups; the counts are invented.
  static func table(_ first: [Int] = [3, 20, 40], _ second: [Int] = [8, 12, 9]) throws -> CountTable
  {
    try CountTable(
      columns: ["nurse", "carer", "manager"],
      rows: [
        CountTable.Row(label: "board", counts: []),
        CountTable.Row(label: "A", parent: "board", counts: first),
        CountTable.Row(label: "B", parent: "board", counts: second),
      ])
  }

  @Test("a lone small count takes three more with it, never just itself")
  func fourCorners() throws {
    let shown = try SuppressedTable(Self.table(), threshold: 5)
    #expect(shown.cells[2] == [.hidden, .hidden, .count(40), .count(63)])
    #expect(shown.cells[3] == [.hidden, .hidden, .count(9), .count(29)])
    #expect(shown.cells[0] == [.count(11), .count(32), .count(49), .count(92)])
    #expect(shown.hiddenCount == 4)
  }

  @Test("a table without small counts is shown whole, zeros too")
  func nothingToHide() throws {
    let shown = try SuppressedTable(Self.table([0, 5, 0], [7, 0, 9]), threshold: 5)
    #expect(shown.hiddenCount == 0)
    #expect(shown.cells[2] == [.count(0), .count(5), .count(0), .count(5)])
  }

  @Test("two cells of 1 do not protect each other: their sum of 2 would tell both")
  func sumOfTwo() throws {
    let table = try CountTable(
      columns: ["x", "y", "z"],
      rows: [
        CountTable.Row(label: "A", counts: [1, 1, 50]),
        CountTable.Row(label: "B", counts: [1, 1, 60]),
      ])
    let shown = try SuppressedTable(table, threshold: 5)
    #expect(Audit(table, shown).exactlyKnown.isEmpty)
    #expect(shown.hiddenCount > 4)
  }

  @Test("a small total is hidden with whatever would add up to it")
  func smallTotals() throws {
    let table = try CountTable(
      columns: ["x", "y"], rows: [CountTable.Row(label: "A", counts: [3, 0])])
    let shown = try SuppressedTable(table, threshold: 5)
    #expect(shown.cells[0] == [.hidden, .count(0), .hidden])
    #expect(shown.cells[1] == [.hidden, .count(0), .hidden])
    #expect(Audit(table, shown).exactlyKnown.isEmpty)
  }

  @Test("what an earlier version hid stays hidden, and what it showed protects nothing")
  func earlierVersions() throws {
    let first = try SuppressedTable(Self.table(), threshold: 5)
    let grown = try Self.table([6, 20, 40], [8, 12, 9])
    let second = try SuppressedTable(grown, threshold: 5, after: [first])
    for (row, cells) in first.cells.enumerated() {
      for (column, cell) in cells.enumerated() where cell == .hidden {
        #expect(second.cells[row][column] == .hidden)
      }
    }
    let before = try Self.table([9, 20, 40], [8, 12, 9])
    let open = try SuppressedTable(before, threshold: 5)
    #expect(open.hiddenCount == 0)
    let moved = try Self.table([3, 26, 40], [14, 6, 9])
    let after = try SuppressedTable(moved, threshold: 5, after: [open])
    #expect(Audit(moved, after, after: [open]).exactlyKnown.isEmpty)
    #expect(after.cells[2][1] == .hidden && after.cells[3][0] == .hidden)
  }

  @Test("where an earlier version gives too much away, nothing is shown")
  func nothingShown() throws {
    // Once 0, now 1, with all else that moved shown before: A's carers fell by just that 1.
    let before = try Self.table([0, 20, 40], [8, 12, 9])
    let open = try SuppressedTable(before, threshold: 5)
    let now = try Self.table([1, 20, 40], [7, 12, 9])
    do {
      let shown = try SuppressedTable(now, threshold: 5, after: [open])
      #expect(Audit(now, shown, after: [open]).exactlyKnown.isEmpty)
    } catch {
      #expect(error.reason == .stateForbids)
    }
    let same = try SuppressedTable(before, threshold: 5, after: [open])
    #expect(same.cells == open.cells)
  }

  @Test("no hidden count of any table can be told, by search or by algebra", arguments: 0..<150)
  func randomTables(_ seed: UInt64) throws {
    var luck = SplitMix(state: seed)
    let table = try randomTable(&luck)
    let shown = try SuppressedTable(table, threshold: 5)
    let audit = Audit(table, shown)
    #expect(audit.exactlyKnown.isEmpty, "\(table) \(shown.cells)")
    #expect(audit.impliedByAlgebra.isEmpty)
    for (row, cells) in shown.cells.enumerated() {
      for (column, cell) in cells.enumerated() {
        let count = audit.counts[row][column]
        #expect(cell == .hidden || cell == .count(count))
        #expect(cell == .hidden || !(1..<5).contains(count))
      }
    }
  }

  @Test("no hidden count can be told with all versions before in hand", arguments: 0..<150)
  func randomVersions(_ seed: UInt64) throws {
    var luck = SplitMix(state: seed &+ 77_000)
    var table = try randomTable(&luck)
    var versions: [(table: CountTable, shown: SuppressedTable)] = []
    for _ in 0..<3 {
      do {
        let shown = try SuppressedTable(table, threshold: 5, after: versions.map(\.shown))
        #expect(Audit(table, shown, after: versions.map(\.shown)).exactlyKnown.isEmpty)
        for earlier in versions {
          for (old, new) in zip(earlier.shown.cells.joined(), shown.cells.joined())
          where old == .hidden {
            #expect(new == .hidden)
          }
          // What the newer version shows unchanged, the older one showed too.
          #expect(Audit(earlier.table, earlier.shown, after: [shown]).exactlyKnown.isEmpty)
        }
        versions.append((table, shown))
      } catch {
        #expect(error.reason == .stateForbids)
      }
      table = try changed(table, &luck)
    }
    #expect(!versions.isEmpty)
  }

  @Test("a count shown long ago and unchanged since protects nothing, though hidden in between")
  func longAgo() throws {
    let old = try SuppressedTable(Self.table([9, 20, 40], [8, 12, 9]), threshold: 5)
    let small = try Self.table([3, 26, 40], [14, 6, 9])
    let middle = try SuppressedTable(small, threshold: 5, after: [old])
    let now = try Self.table([4, 20, 40], [14, 12, 9])
    do {
      let shown = try SuppressedTable(now, threshold: 5, after: [old, middle])
      #expect(Audit(now, shown, after: [old, middle]).exactlyKnown.isEmpty)
    } catch {
      #expect(error.reason == .stateForbids)
    }
  }

  @Test("a bad table is refused by name")
  func badTables() {
    let rows: [([String], [CountTable.Row], String)] = [
      ([], [], "columns"),
      (["x", "x"], [], "columns"),
      (["total"], [], "columns"),
      (["x"], [CountTable.Row(label: "A", counts: [1, 2])], "rows"),
      (["x"], [CountTable.Row(label: "A", counts: [-1])], "rows"),
      (["x"], [CountTable.Row(label: "all", counts: [1])], "rows"),
      (["x"], [CountTable.Row(label: "A", parent: "B", counts: [1])], "rows"),
      (
        ["x"],
        [
          CountTable.Row(label: "A", counts: [1]),
          CountTable.Row(label: "B", parent: "A", counts: [1]),
        ], "rows"
      ),
    ]
    for (columns, rows, field) in rows {
      #expect {
        _ = try CountTable(columns: columns, rows: rows)
      } throws: { ($0 as? ServiceError)?.field == field }
    }
    #expect {
      _ = try SuppressedTable(Self.table(), threshold: 1)
    } throws: { ($0 as? ServiceError)?.field == "threshold" }
  }

  private func randomTable(_ luck: inout SplitMix) throws -> CountTable {
    let columns = Int.random(in: 1...3, using: &luck)
    let boards = Int.random(in: 1...2, using: &luck)
    var rows: [CountTable.Row] = []
    for board in 0..<boards {
      rows.append(CountTable.Row(label: "b\(board)", counts: []))
      for place in 0..<Int.random(in: 1...3, using: &luck) {
        rows.append(
          CountTable.Row(
            label: "p\(board).\(place)", parent: "b\(board)",
            counts: (0..<columns).map { _ in Self.count(&luck) }))
      }
    }
    return try CountTable(columns: (0..<columns).map { "c\($0)" }, rows: rows)
  }

  private func changed(_ table: CountTable, _ luck: inout SplitMix) throws -> CountTable {
    let audit = Audit(table)
    let rows = table.labels.indices.dropFirst().map { row in
      CountTable.Row(
        label: table.labels[row], parent: audit.parentLabel(row),
        counts: audit.isLeaf(row)
          ? audit.counts[row].dropLast().map {
            Bool.random(using: &luck) ? $0 : Self.count(&luck)
          } : [])
    }
    return try CountTable(columns: Array(table.columns.dropLast()), rows: rows)
  }

  private static func count(_ luck: inout SplitMix) -> Int {
    Int.random(in: 0..<10, using: &luck) < 6
      ? Int.random(in: 0...6, using: &luck) : Int.random(in: 7...60, using: &luck)
  }
}
