package import Vocabulary

/// Counts of people by row and column, before anything is hidden.
///
/// Rows may have parents: a place under its board, a group under its sector. Only rows without
/// children carry counts; parents, the total column and the row of all are sums and need not be
/// given.
package struct CountTable: Hashable, Sendable {
  /// A row.
  package struct Row: Hashable, Sendable {
    /// Its name, unique in the table.
    package let label: String
    /// The name of the row it is part of, which stands before it; nil under the row of all.
    package let parent: String?
    /// One count a column; empty for a row with children.
    package let counts: [Int]

    /// A row with these parts.
    package init(label: String, parent: String? = nil, counts: [Int]) {
      self.label = label
      self.parent = parent
      self.counts = counts
    }
  }

  /// The name of the last column.
  package static let total = "total"
  /// The name of the first row.
  package static let all = "all"
  /// The most cells a table may have, sums included.
  package static let mostCells = 200_000

  /// The columns' names, `total` last.
  package let columns: [String]
  /// The rows' names, `all` first.
  package let labels: [String]
  /// The position of each row's parent; -1 for the row of all.
  let parents: [Int]
  /// Whether each row has children.
  let isParent: [Bool]
  /// Every count, sums included, by row and column.
  let counts: [[Int]]

  /// A table of these rows.
  ///
  /// - Throws: ``ServiceError`` naming `rows` or `columns`: names that stand twice, a parent that
  ///   does not stand before, counts that are not one a column, negative or over a billion, or more
  ///   cells than ``mostCells``.
  package init(columns: [String], rows: [Row]) throws(ServiceError) {
    try Self.check(columns, rows)
    var places = [Self.all: 0]
    var (labels, parents, isParent) = ([Self.all], [-1], [!rows.isEmpty])
    var counts = [Array(repeating: 0, count: columns.count + 1)]
    for row in rows {
      guard let parent = places[row.parent ?? Self.all], places[row.label] == nil else {
        throw Self.refuse("rows", "must name each row once, after its parent", row.label)
      }
      guard isParent[parent] else {
        throw Self.refuse("rows", "must give counts only to rows without children", row.label)
      }
      places[row.label] = labels.count
      labels.append(row.label)
      parents.append(parent)
      isParent.append(row.counts.isEmpty)
      counts.append(Array(repeating: 0, count: columns.count + 1))
      guard !row.counts.isEmpty else { continue }
      let all = row.counts + [row.counts.reduce(0, +)]
      var place = labels.count - 1
      while place >= 0 {
        for (column, count) in all.enumerated() { counts[place][column] += count }
        place = parents[place]
      }
    }
    self.columns = columns + [Self.total]
    self.labels = labels
    self.parents = parents
    self.isParent = isParent
    self.counts = counts
  }

  private static func check(_ columns: [String], _ rows: [Row]) throws(ServiceError) {
    guard !columns.isEmpty, Set(columns + [total]).count == columns.count + 1 else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "columns",
        "must name one column or more, each once, none of them \(quoted(total))")
    }
    guard (columns.count + 1) * (rows.count + 1) <= mostCells else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "rows",
        "must be at most \(mostCells) cells with the sums")
    }
    for row in rows {
      let isRight = row.counts.isEmpty || row.counts.count == columns.count
      guard isRight, row.counts.allSatisfy({ (0...1_000_000_000).contains($0) }) else {
        throw refuse("rows", "must give each column a count of 0 to 1000000000", row.label)
      }
    }
  }

  private static func refuse(_ field: String, _ message: String, _ label: String) -> ServiceError {
    ServiceError(
      .invalidArgument, .valueOutOfRange, field: field, "\(message); got row \(quoted(label))")
  }
}
