/// The little in which engines may differ outside migrations: all other SQL is common to both.
enum Dialect {
  /// `count` parameters between commas, for an IN list; `count` is at least 1.
  static func marks(_ count: Int) -> String {
    String(repeating: "?, ", count: max(0, count - 1)) + "?"
  }

  /// The length of list that `count` values are filled up to, so that few texts are ever prepared.
  static func listLength(_ count: Int) -> Int {
    var length = 1
    while length < count { length *= 2 }
    return length
  }

  /// The condition that a row of `table` was current at a sequence; takes that sequence twice.
  static func known(_ table: String) -> String {
    "\(table).recorded_from <= ? AND (\(table).recorded_to IS NULL OR \(table).recorded_to > ?)"
  }
}

/// Values for an IN list, filled up by repeating the last one.
struct InList {
  /// What stands between the brackets.
  let marks: String
  /// Its arguments.
  let arguments: [SQLValue]

  /// A list of `values`; an empty one matches nothing.
  init(_ values: [SQLValue]) {
    let length = Dialect.listLength(values.count)
    let last = values.last ?? .null
    marks = Dialect.marks(length)
    arguments = values + Array(repeating: last, count: length - values.count)
  }
}
