package import Vocabulary

/// A table whose small counts are hidden so that no sum and no earlier version gives them back.
///
/// Counts from 1 to below the threshold are hidden, sums too. Then, for each hidden cell, the
/// cheapest further cells are hidden until some other table of whole numbers, with at least 1 in
/// each hidden cell, agrees with everything shown and differs in that cell
/// (``SuppressionNetwork``): no reader can work it out exactly from rows, columns, parents and
/// totals. A zero is shown: nobody is behind it. What an earlier version hid stays hidden, and what
/// it showed unchanged hides nothing now.
///
/// Limits: a reader may still narrow a hidden count to a range; somebody who knows some of the
/// people knows more than the table; two tables of different cuts of the same people are not
/// compared with each other; a count shown earlier that has not changed can't be taken back.
package struct SuppressedTable: Hashable, Sendable {
  /// What is shown in a cell.
  package enum Cell: Hashable, Sendable {
    /// The count.
    case count(Int)
    /// Nothing.
    case hidden
  }

  /// The columns' names, `total` last.
  package let columns: [String]
  /// The rows' names, `all` first.
  package let labels: [String]
  /// The name of each row's parent; nil for the row of all.
  package let parents: [String?]
  /// The cells, by row and column.
  package let cells: [[Cell]]
  /// Counts from 1 to below this are hidden.
  package let threshold: Int

  /// `table` with its counts from 1 to below `threshold` hidden, and what else must be; `earlier`
  /// are all versions published before, in any order.
  ///
  /// - Throws: ``ServiceError`` naming `threshold` unless it is 2 to 1,000; naming `earlier` where
  ///   it has a row under another parent; naming `table`, `STATE_FORBIDS`, where earlier
  ///   versions show so much that a hidden count can't be kept: then nothing of the table may be
  ///   shown.
  package init(
    _ table: CountTable, threshold: Int, after earlier: [SuppressedTable] = []
  ) throws(ServiceError) {
    guard (2...1_000).contains(threshold) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "threshold",
        "must be 2 to 1000; got \(quoted("\(threshold)"))")
    }
    var seen: [Earlier] = []
    for version in earlier { seen.append(try Earlier(version, table)) }
    var network = SuppressionNetwork(table)
    for row in table.labels.indices {
      for column in table.columns.indices {
        let count = table.counts[row][column]
        if seen.contains(where: { $0.count(row, column) == count }) {
          network.markKnown(row, column)
        }
        if seen.contains(where: { $0.isHidden(row, column) }) || (1..<threshold).contains(count) {
          network.hide(row, column)
        }
      }
    }
    guard network.protectAll() else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "table",
        "earlier versions show so much that a count under \(threshold) can't be hidden: "
          + "publish nothing of this table, or coarser rows")
    }
    columns = table.columns
    labels = table.labels
    parents = table.parents.map { $0 < 0 ? nil : table.labels[$0] }
    cells = table.labels.indices.map { row in
      table.columns.indices.map { column in
        network.isHidden(row, column) ? .hidden : .count(table.counts[row][column])
      }
    }
    self.threshold = threshold
  }

  /// How many cells are hidden.
  package var hiddenCount: Int {
    cells.reduce(0) { $0 + $1.count(where: { $0 == .hidden }) }
  }
}

/// What an earlier version showed of the cells of a table.
private struct Earlier {
  private let cells: [[SuppressedTable.Cell?]]

  init(_ earlier: SuppressedTable, _ table: CountTable) throws(ServiceError) {
    let rows = Self.places(earlier.labels)
    let columns = Self.places(earlier.columns)
    var cells: [[SuppressedTable.Cell?]] = []
    for (row, label) in table.labels.enumerated() {
      let parent = table.parents[row] < 0 ? nil : table.labels[table.parents[row]]
      let place = rows[label]
      if let place, earlier.parents[place] != parent {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: "earlier",
          "must have \(quoted(label)) under the same parent")
      }
      cells.append(
        table.columns.map { name in
          place.flatMap { place in columns[name].map { earlier.cells[place][$0] } }
        })
    }
    self.cells = cells
  }

  private static func places(_ names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  func count(_ row: Int, _ column: Int) -> Int? {
    if case .count(let count) = cells[row][column] { count } else { nil }
  }

  func isHidden(_ row: Int, _ column: Int) -> Bool {
    cells[row][column] == .hidden
  }
}
