import Store
import Vocabulary

extension StoreContract {
  static let changes = [
    StoreContract("a change that throws leaves no trace and rethrows its own error") { store in
      let error = try await failure {
        try await store.write { writing in
          try writing.addBook(1)
          throw ChangedMyMind()
        }
      }
      try expect(error is ChangedMyMind, is: true, "the body's own error")
      try expect(try await store.read { try $0.bookIDs() }, is: [], "books")
    },
    StoreContract("a change is seen by the next read, and by itself") { store in
      let seen = try await store.write { writing in
        try writing.addBook(1)
        return try writing.bookIDs()
      }
      try expect(seen, is: [1], "within the change")
      try expect(try await store.read { try $0.bookIDs() }, is: [1], "after it")
    },
    StoreContract("a change that may no longer start is dropped with DEADLINE_PASSED") { store in
      let error = try await failure {
        try await store.write(shouldStart: { false }) { try $0.addBook(1) }
      }
      try expect((error as? ServiceError)?.reason, is: .deadlinePassed, "reason")
      try expect(try await store.read { try $0.bookIDs() }, is: [], "books")
    },
    StoreContract("of changes sent together, each stands or falls alone") { store in
      let kept = try await withThrowingTaskGroup(of: Int64?.self) { group -> [Int64] in
        for id in Int64(1)...60 {
          group.addTask {
            do {
              return try await store.write { writing in
                try writing.addBook(id)
                if id % 3 == 0 { throw ChangedMyMind() }
                return id
              }
            } catch is ChangedMyMind {
              return nil
            }
          }
        }
        return try await group.reduce(into: [Int64]()) { if let id = $1 { $0.append(id) } }
      }
      try expect(kept.sorted(), is: (1...60).filter { !$0.isMultiple(of: 3) }, "acknowledged")
      try expect(try await store.read { try $0.bookIDs() }, is: kept.sorted(), "books")
    },
    StoreContract("a thousand changes sent together are all there, once") { store in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for id in Int64(1)...1_000 {
          group.addTask { try await store.write { try $0.addBook(id) } }
        }
        try await group.waitForAll()
      }
      try expect(try await store.read { try $0.bookIDs() }, is: Array(1...1_000), "books")
    },
    StoreContract("concurrent writers of one row are counted exactly") { store in
      try await store.write { try $0.addShelf(1) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<32 {
          group.addTask {
            for _ in 0..<25 { try await store.write { try $0.add(1, toShelf: 1) } }
          }
        }
        try await group.waitForAll()
      }
      try expect(try await store.read { try $0.total(ofShelf: 1) }, is: 800, "total")
    },
    StoreContract("a statement says how many rows it changed") { store in
      let counts = try await store.write { writing in
        try writing.addBook(1)
        try writing.addBook(2)
        return [
          try writing.execute("UPDATE book SET title = ?", [.text("Two")]),
          try writing.execute("DELETE FROM book WHERE id = ?", [.integer(9)]),
          try writing.execute("DELETE FROM book WHERE id = ?", [.integer(1)]),
        ]
      }
      try expect(counts, is: [2, 0, 1], "rows")
    },
  ]

  static let constraints = [
    StoreContract("a violated constraint undoes its statement alone and says which sort it was") {
      store in
      let statements: [(sql: String, kind: ConstraintViolation.Kind)] = [
        ("INSERT INTO book (id, title) VALUES (1, 'again')", .unique),
        ("INSERT INTO book (id, title, isbn) VALUES (2, 'again', '978')", .unique),
        ("INSERT INTO book (id, title, shelf) VALUES (2, 'nowhere', 7)", .reference),
        ("INSERT INTO book (id, title) VALUES (2, NULL)", .missing),
        ("INSERT INTO book (id, title) VALUES (2, '\(String(repeating: "x", count: 40))')", .check),
      ]
      try await store.write { writing in
        try writing.addBook(1)
        try writing.execute("UPDATE book SET isbn = ?", [.text("978")])
        for (sql, kind) in statements {
          do {
            try writing.execute(sql, [])
            throw ContractBroken(description: "accepted: \(sql)")
          } catch let violation as ConstraintViolation {
            try expect(violation.kind, is: kind, sql)
          }
        }
      }
      try expect(try await store.read { try $0.bookIDs() }, is: [1], "books")
    },
    StoreContract("a taken key that no query foresaw is refused with RECORD_EXISTS") { store in
      try await store.write { try $0.addBook(1) }
      let error = try await failure { try await store.write { try $0.addBook(1) } }
      try expect((error as? ServiceError)?.reason, is: .recordExists, "reason")
    },
    StoreContract("a reference left open at the end of a change refuses that change alone") {
      store in
      async let good: Void = store.write { try $0.addBook(1) }
      let error = try await failure {
        try await store.write { writing in
          try writing.execute("INSERT INTO book (id, title, late_shelf) VALUES (2, 'x', 5)", [])
        }
      }
      try await good
      try expect((error as? ServiceError)?.reason, is: .recordNotFound, "reason")
      try expect(try await store.read { try $0.bookIDs() }, is: [1], "books")
    },
  ]
}
