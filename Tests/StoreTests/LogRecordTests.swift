import Credentials
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("The log in the store")
struct LogRecordTests {
  private func note(_ event: LogEvent, _ number: Int, worker: WorkerID? = nil) -> LogNote {
    let subject = (0..<32).map { UInt8(truncatingIfNeeded: number >> ($0 % 4 * 8)) }
    return LogNote(event, to: subject, by: "https://a.example", worker: worker)
  }

  @Test("roots and proofs are those of a tree in memory, over every size of the first tiles")
  func tree() async throws {
    let desk = try await Desk.open()
    var memory = MerkleTree()
    var roots: [MerkleHash] = []
    let count = 600
    let leaves = try await desk.records.write { change in
      try (0..<count).map { number in
        #expect(try change.log(note(.issue, number), at: testNoon) == UInt64(number))
        return try change.logLeaves(from: UInt64(number), to: UInt64(number) + 1)
      }
    }.flatMap(\.self)
    for leaf in leaves {
      memory.append(leaf.bytes)
      roots.append(try memory.root(size: memory.size))
    }
    #expect(leaves.count == count)
    for size in [1, 2, 255, 256, 257, 511, 512, 513, 600] {
      let (root, path, bridge) = try await desk.records.read { snapshot in
        let tree = try snapshot.logTree(size: UInt64(size))
        return (
          try tree.root(size: UInt64(size)),
          try tree.inclusionPath(of: UInt64(size / 2), size: UInt64(size)),
          try tree.consistencyPath(from: UInt64(size / 2), to: UInt64(size))
        )
      }
      #expect(root == roots[size - 1])
      #expect(
        MerkleProof.root(
          of: leaves[size / 2].hash, at: UInt64(size / 2), size: UInt64(size), path: path) == root)
      let old = size / 2 == 0 ? MerkleHash.emptyTree : roots[size / 2 - 1]
      #expect(
        MerkleProof.isConsistent(bridge, from: UInt64(size / 2), old, to: UInt64(size), root))
    }
  }

  @Test("what happens once is noted once; a second suspension is another event")
  func once() async throws {
    let desk = try await Desk.open()
    for event in LogEvent.allCases {
      let first = try await desk.records.write { try $0.log(note(event, 1), at: testNoon) }
      let again = try await desk.records.write { try $0.log(note(event, 1), at: testNoon) }
      #expect((first == again) == !note(event, 1).isRepeatable, "\(event)")
    }
    let size = try await desk.records.read { try $0.logSize() }
    #expect(size == UInt64(LogEvent.allCases.count + 3))
  }

  @Test("a change that fails leaves no leaf and takes no number")
  func undone() async throws {
    let desk = try await Desk.open()
    struct Fallen: Error {}
    await #expect(throws: Fallen.self) {
      try await desk.records.write { change in
        for number in 0..<300 { try change.log(note(.issue, number), at: testNoon) }
        throw Fallen()
      }
    }
    #expect(try await desk.records.read { try $0.logSize() } == 0)
    #expect(try await desk.records.write { try $0.log(note(.issue, 1), at: testNoon) } == 0)
  }

  @Test("an entry opens to its leaf; without the worker's key it is noise and the tree stands")
  func erasable() async throws {
    let desk = try await Desk.open()
    let mine = note(.issue, 7, worker: desk.worker)
    try await desk.records.write { change in
      try change.log(note(.keyAdd, 1), at: testNoon)
      try change.log(mine, at: testNoon)
    }
    let (entries, root) = try await desk.records.read { snapshot in
      (
        try snapshot.logEntries(of: .issue, to: mine.subject),
        try snapshot.logTree(size: 2).root(size: 2)
      )
    }
    let entry = try #require(entries.first)
    let key = try #require(entry.key)
    let opening = try #require(
      LogLeafOpening(.issue, at: testNoon, issuer: mine.issuer, key: key))
    #expect(opening.leaf(of: mine.subject) == entry.leaf && entry.index == 1)
    _ = try await desk.driver.write { try $0.execute("DELETE FROM worker_key_seal", []) }
    let (shut, after) = try await desk.records.read { snapshot in
      (
        try snapshot.logEntries(of: .issue, to: mine.subject).map(\.key),
        try snapshot.logTree(size: 2).root(size: 2)
      )
    }
    #expect(shut == [nil] && after == root)
    let other = try await desk.records.read { snapshot in
      try snapshot.logEntries(of: .keyAdd, to: note(.keyAdd, 1).subject).map { $0.key?.count }
    }
    #expect(other == [32])
  }

  @Test("of witnesses the lines under the largest head that fits are told")
  func cosignatures() async throws {
    let desk = try await Desk.open()
    let lines = [(UInt64(3), "a"), (5, "a"), (5, "b")].map { size, witness in
      LogCosignature(size: size, witness: witness, note: Array("\(size)\(witness)".utf8))
    }
    try await desk.records.write { change in
      for line in lines + lines { try change.keep(line) }
    }
    let found = try await desk.records.read { snapshot in
      try [UInt64(2), 3, 4, 5, 9].map { try snapshot.cosignatures(upTo: $0) }
    }
    #expect(found == [[], [lines[0]], [lines[0]], Array(lines[1...]), Array(lines[1...])])
  }
}
