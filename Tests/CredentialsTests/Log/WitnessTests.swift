import Credentials
import Testing

@Suite("A witness of another's log") struct WitnessTests {
  private func head(_ tree: MerkleTree, _ size: UInt64) throws -> Checkpoint {
    try #require(
      Checkpoint(origin: LogSamples.origin, size: size, root: try tree.root(size: size)))
  }

  private func note(_ head: Checkpoint, by log: NoteSigner? = nil) throws -> SignedNote {
    try SignedNote.signed(head.text, by: [log ?? LogSamples.log()], at: 0)
  }

  private func fault(
    _ head: Checkpoint, after last: Checkpoint?, _ path: [MerkleHash], by witness: NoteSigner? = nil
  ) throws -> LogFault? {
    let (note, anchor) = (try note(head).bytes, try LogSamples.anchor())
    let witness = try witness ?? LogSamples.witness()
    return LogSamples.fault {
      _ = try Witness.cosigning(note, of: anchor, after: last, path: path, by: witness, at: 7)
    }
  }

  @Test("a head that continues the last one is signed, and others can verify it")
  func signed() throws {
    let tree = LogSamples.tree(12)
    let anchor = try LogSamples.anchor()
    var last: Checkpoint?
    for size in [0, 5, 5, 12] as [UInt64] {
      let note = try note(head(tree, size))
      let path = try tree.consistencyPath(from: last?.size ?? 0, to: size)
      let (head, line) = try Witness.cosigning(
        note.bytes, of: anchor, after: last, path: path, by: LogSamples.witness(), at: 7)
      let seen = try VerifiedCheckpoint(note.adding(line).bytes, anchor: anchor)
      #expect(seen.checkpoint == head)
      #expect(seen.cosignatures.map(\.time) == [7])
      last = head
    }
  }

  @Test("a head that is shorter, other or unproven is not signed")
  func refused() throws {
    let tree = LogSamples.tree(12)
    var other = LogSamples.tree(4)
    other.append(Array("another leaf".utf8))
    for number in 5..<12 { other.append(LogSamples.leaf(number)) }
    let (five, twelve) = (try head(tree, 5), try head(tree, 12))
    let path = try tree.consistencyPath(from: 5, to: 12)
    #expect(try fault(twelve, after: five, path) == nil)
    #expect(try fault(five, after: twelve, path) == .outsideTree)
    #expect(try fault(head(other, 5), after: five, []) == .consistencyInvalid)
    #expect(try fault(twelve, after: head(other, 5), path) == .consistencyInvalid)
    #expect(try fault(twelve, after: five, []) == .consistencyInvalid)
    #expect(try fault(twelve, after: five, Array(path.dropLast())) == .consistencyInvalid)
    #expect(try fault(twelve, after: nil, path) == .consistencyInvalid)
    let elsewhere = try #require(Checkpoint(origin: "log.example/b", size: 5, root: five.root))
    #expect(try fault(twelve, after: elsewhere, path) == .originOther)
  }

  @Test("only a witness's own key signs, over a head that the log signed")
  func keys() throws {
    let head = try head(LogSamples.tree(3), 3)
    #expect(try fault(head, after: nil, [], by: LogSamples.log(5)) == .keyMalformed)
    #expect(try fault(head, after: nil, [], by: LogSamples.witness(1)) == .keyMalformed)
    let stranger = try note(head, by: LogSamples.log(9)).bytes
    #expect(
      LogSamples.fault {
        _ = try Witness.cosigning(
          stranger, of: LogSamples.anchor(), after: nil, path: [], by: LogSamples.witness(), at: 7)
      } == .signatureMissing)
  }
}
