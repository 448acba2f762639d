package import Store
import Vocabulary

/// What every engine must do alike: named cases over the driver's surface, each run on a store of
/// its own.
///
/// The cases know no engine; a new driver runs them all.
package struct StoreContract: Sendable, CustomStringConvertible {
  /// What holds, as a sentence.
  package let name: String
  /// Throws where it does not hold on `driver`, whose store must have ``migrations``.
  package let run: @Sendable (_ driver: any Driver) async throws -> Void

  /// The sentence.
  package var description: String { name }

  init(_ name: String, _ run: @escaping @Sendable (_ driver: any Driver) async throws -> Void) {
    self.name = name
    self.run = run
  }

  /// Every case.
  package static let all = changes + reads + constraints + commits

  /// The schema the cases need: the commit log and two tables of their own.
  package static let migrations: [Migration] =
    Migrations.all.prefix(1) + [
      Migration(
        number: 2, name: "Contract",
        sql: """
          CREATE TABLE shelf (id INTEGER NOT NULL PRIMARY KEY, total INTEGER NOT NULL) STRICT;
          CREATE TABLE book (
            id INTEGER NOT NULL PRIMARY KEY,
            shelf INTEGER REFERENCES shelf (id),
            late_shelf INTEGER REFERENCES shelf (id) DEFERRABLE INITIALLY DEFERRED,
            title TEXT NOT NULL CHECK (length(title) < 40),
            isbn TEXT UNIQUE,
            cover BLOB
          ) STRICT;
          """)
    ]
}

/// A case that did not hold.
package struct ContractBroken: Error, CustomStringConvertible {
  /// What was found, and what was wanted.
  package let description: String
}

func expect<Value: Equatable>(
  _ found: Value, is wanted: Value, _ what: String, line: Int = #line
) throws {
  guard found == wanted else {
    throw ContractBroken(description: "\(what): found \(found), wanted \(wanted) (line \(line))")
  }
}

/// The error of `body`; fails where it succeeds.
func failure<Value>(of body: () async throws -> Value, line: Int = #line) async throws -> any Error
{
  do { _ = try await body() } catch { return error }
  throw ContractBroken(description: "nothing was refused (line \(line))")
}

/// What a body throws in the cases.
struct ChangedMyMind: Error, Equatable {}

extension SQLWriting {
  func addBook(_ id: Int64, title: String = "Ward 10") throws {
    try execute("INSERT INTO book (id, title) VALUES (?, ?)", [.integer(id), .text(title)])
  }

  func addShelf(_ id: Int64, total: Int64 = 0) throws {
    try execute(
      "INSERT INTO shelf (id, total) VALUES (?, ?)", [.integer(id), .integer(total)])
  }

  func add(_ amount: Int64, toShelf id: Int64) throws {
    try execute(
      "UPDATE shelf SET total = total + ? WHERE id = ?", [.integer(amount), .integer(id)])
  }
}

extension SQLReading {
  func bookIDs() throws -> [Int64] {
    try rows("SELECT id FROM book ORDER BY id", []) { try $0.integer(0) }
  }

  func total(ofShelf id: Int64) throws -> Int64? {
    try first("SELECT total FROM shelf WHERE id = ?", [.integer(id)]) { try $0.integer(0) }
  }
}
