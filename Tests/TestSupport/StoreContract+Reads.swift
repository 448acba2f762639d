import Store
import Vocabulary

extension StoreContract {
  static let reads = [
    StoreContract("a read that throws rethrows its own error and the store goes on") { store in
      let error = try await failure { try await store.read { _ in throw ChangedMyMind() } }
      try expect(error is ChangedMyMind, is: true, "the body's own error")
      try expect(try await store.read { try $0.bookIDs() }, is: [], "books")
    },
    StoreContract("a read can't change anything") { store in
      let error = try await failure {
        try await store.read { reading in
          try reading.rows("INSERT INTO shelf VALUES (1, 1) RETURNING id", []) { try $0.integer(0) }
        }
      }
      try expect((error as? ServiceError)?.code, is: .internalFault, "code")
      try expect(try await store.read { try $0.total(ofShelf: 1) }, is: nil, "shelf")
    },
    StoreContract("a read sees one snapshot however many changes pass meanwhile") { store in
      try await store.write { writing in
        try writing.addShelf(1, total: 500)
        try writing.addShelf(2, total: 500)
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for task in 0..<4 {
          group.addTask {
            for _ in 0..<50 where task == 0 {
              try await store.write { writing in
                try writing.add(-3, toShelf: 1)
                try writing.add(3, toShelf: 2)
              }
            }
            for _ in 0..<50 where task > 0 {
              let sum = try await store.read { reading in
                (try reading.total(ofShelf: 1) ?? 0) + (try reading.total(ofShelf: 2) ?? 0)
              }
              try expect(sum, is: 1_000, "both shelves")
            }
          }
        }
        try await group.waitForAll()
      }
    },
    StoreContract("values come back as they went in") { store in
      let values: [SQLValue] = [
        .null, .integer(.min), .integer(.max), .real(0.1), .real(-1e-300),
        .real(3), .text(""), .text("a\u{0}b"), .text("Núñez 🧷"),
        .blob([]), .blob([0, 255]), .blob(Array(repeating: 7, count: 1 << 20)),
      ]
      for value in values {
        let back = try await store.read { reading in
          try reading.first("SELECT ?", [value]) { row -> SQLValue in
            switch value {
            case .null: row.isNull(0) ? .null : .text("not null")
            case .integer: .integer(try row.integer(0))
            case .real: .real(try row.real(0))
            case .text: .text(try row.text(0))
            case .blob: .blob(try row.blob(0))
            }
          }
        }
        try expect(back == value, is: true, "\(String(describing: value).prefix(40))")
      }
    },
    StoreContract("a column asked for another type than it holds is a fault of ours") { store in
      let asks: [@Sendable (any SQLRow) throws -> Void] = [
        { _ = try $0.text(0) }, { _ = try $0.blob(0) }, { _ = try $0.integer(1) },
        { _ = try $0.integer(2) }, { _ = try $0.integer(9) }, { _ = try $0.real(0) },
      ]
      for ask in asks {
        let error = try await failure {
          try await store.read { try $0.rows("SELECT 1, 'one', NULL", [], ask).count }
        }
        try expect((error as? ServiceError)?.code, is: .internalFault, "code")
      }
    },
    StoreContract("a statement given too few or too many arguments is a fault of ours") { store in
      for arguments in [[], [SQLValue.integer(1), .integer(2)]] {
        let error = try await failure {
          try await store.read { try $0.rows("SELECT ?", arguments) { try $0.integer(0) } }
        }
        try expect((error as? ServiceError)?.code, is: .internalFault, "code")
      }
    },
    StoreContract("a statement may be run again while its rows are being read") { store in
      let sums = try await store.write { writing in
        for id in Int64(1)...3 { try writing.addBook(id) }
        return try writing.rows("SELECT id FROM book ORDER BY id", []) { row in
          try row.integer(0) * 100 + (try writing.bookIDs().reduce(0, +))
        }
      }
      try expect(sums, is: [106, 206, 306], "rows")
    },
  ]

  static let commits = [
    StoreContract("stamps number changes without gaps, a failed one giving its number back") {
      store in
      let now = Instant(milliseconds: 1_700_000_000_000)
      for attempt in 1...6 {
        try? await store.write { writing in
          _ = try CommitLog.stamp(writing, at: now.adding(milliseconds: Int64(attempt)))
          if attempt.isMultiple(of: 2) { throw ChangedMyMind() }
        }
      }
      let latest = try await store.read { try CommitLog.latest($0) }
      try expect(latest.sequence, is: CommitSequence(3), "sequence")
      try expect(latest.recordedAt, is: now.adding(milliseconds: 5), "recorded at")
    },
    StoreContract("recorded time never goes back, though the clock does") { store in
      let noon = Instant(milliseconds: 1_700_000_000_000)
      let stamps = try await store.write { writing in
        try [0, -5_000, 10].map {
          try CommitLog.stamp(writing, at: noon.adding(milliseconds: $0)).recordedAt
        }
      }
      try expect(stamps, is: [noon, noon, noon.adding(milliseconds: 10)], "recorded times")
    },
    StoreContract("what was known at a moment is the last commit at or before it") { store in
      let noon = Instant(milliseconds: 1_700_000_000_000)
      try await store.write { writing in
        for offset in [0, 0, 10] as [Int64] {
          _ = try CommitLog.stamp(writing, at: noon.adding(milliseconds: offset))
        }
      }
      for (offset, sequence) in [(-1, 0), (0, 2), (9, 2), (10, 3), (99, 3)] as [(Int64, Int64)] {
        let known = try await store.read {
          try CommitLog.sequence($0, knownAt: noon.adding(milliseconds: offset))
        }
        try expect(known, is: CommitSequence(sequence), "at \(offset) ms")
      }
    },
  ]
}
