import Credentials
import Testing
import Vocabulary

@Suite("Proofs that an event is in the log") struct LogProofTests {
  private let issuer = "https://trust.example/passport"
  private let subject = [UInt8](repeating: 0x5a, count: 32)
  private let key = [UInt8](repeating: 0x33, count: 32)
  private let time = Instant(milliseconds: 1_790_000_000_123)

  /// A log of seven leaves, the fifth of them ours.
  private func logged() throws -> (tree: MerkleTree, proof: LogProof) {
    let opening = try #require(LogLeafOpening(.issue, at: time, issuer: issuer, key: key))
    var tree = LogSamples.tree(4)
    let index = tree.append(opening.leaf(of: subject).bytes)
    tree.append(LogSamples.leaf(5))
    tree.append(LogSamples.leaf(6))
    let path = try tree.inclusionPath(of: index, size: 7)
    return (tree, try #require(LogProof(extra: opening.bytes, index: index, path: path)))
  }

  @Test("the leaf is laid out as its specification says")
  func layout() throws {
    let leaf = try #require(
      LogLeaf(.suspend, at: time, issuer: issuer, subject: subject, key: key))
    let bytes = leaf.bytes
    #expect(bytes.count == 50)
    #expect(Array(bytes[..<2]) == [1, 3])
    // 1,790,000,000,123 in big-endian hexadecimal.
    #expect(Array(bytes[2..<10]) == LogSamples.bytes(hex: "000001a0c4506c7b"))
    // By Python's hashlib: sha256(issuer)[:8], and by its hmac: HMAC-SHA-256(key, subject).
    #expect(Array(bytes[10..<18]) == LogSamples.bytes(hex: "59da719ea0f72eb5"))
    #expect(
      Array(bytes[18...])
        == LogSamples.bytes(hex: "c1ee248f325ee84e6ed75519b8e5d45760b70293e8726d3ab68dc01c31a820c0")
    )
    #expect(try LogLeaf(bytes) == leaf)
    #expect(LogEvent.allCases.map(\.rawValue) == Array(1...12))
  }

  @Test("what is no leaf is refused")
  func leaves() throws {
    let good = try #require(
      LogLeaf(.issue, at: time, issuer: issuer, subject: subject, key: key)
    ).bytes
    func altered(_ place: Int, _ value: UInt8) -> [UInt8] {
      var bytes = good
      bytes[place] = value
      return bytes
    }
    let cases = [
      [], Array(good.dropLast()), good + [0], altered(0, 0), altered(0, 2), altered(1, 0),
      altered(1, 13), altered(2, 0x80),
    ]
    for bytes in cases {
      #expect(LogSamples.fault { _ = try LogLeaf(bytes) } == .leafMalformed)
      #expect(LogSamples.fault { _ = try LogLeafOpening(bytes) } == .leafMalformed)
    }
    #expect(LogLeafOpening(.issue, at: time, issuer: issuer, key: Array(key.dropLast())) == nil)
    let early = Instant(milliseconds: -1)
    #expect(LogLeafOpening(.issue, at: early, issuer: issuer, key: key) == nil)
  }

  @Test("a proof shows when an event happened and whether a witness saw the log")
  func proven() throws {
    let (tree, proof) = try logged()
    for isWitnessed in [true, false] {
      let head = try LogSamples.checkpoint(of: tree, isWitnessed: isWitnessed)
      let event = try proof.proven(.issue, of: subject, by: issuer, in: head)
      #expect(event.time == time)
      #expect(event.index == 4)
      #expect(event.isWitnessed == isWitnessed)
    }
  }

  @Test("a proof of anything else is refused, each with its reason")
  func refused() throws {
    let (tree, proof) = try logged()
    func fault(
      _ proof: LogProof?, _ event: LogEvent = .issue, of subject: [UInt8]? = nil,
      by issuer: String? = nil, in head: VerifiedCheckpoint? = nil
    ) throws -> LogFault? {
      let (proof, whole) = (try #require(proof), try LogSamples.checkpoint(of: tree))
      return LogSamples.fault {
        _ = try proof.proven(
          event, of: subject ?? self.subject, by: issuer ?? self.issuer, in: head ?? whole)
      }
    }
    let (index, path) = (proof.index, proof.path)
    let extra = try #require(proof.extra)
    #expect(try fault(LogProof(extra: nil, index: index, path: path)) == .leafMalformed)
    #expect(try fault(LogProof(extra: [1, 1], index: index, path: path)) == .leafMalformed)
    #expect(try fault(proof, .revoke) == .eventOther)
    #expect(try fault(proof, by: "https://other.example/passport") == .issuerOther)
    #expect(try fault(proof, of: [UInt8](repeating: 0, count: 32)) == .inclusionInvalid)
    #expect(try fault(LogProof(extra: extra, index: 7, path: path)) == .outsideTree)
    #expect(try fault(LogProof(extra: extra, index: 5, path: path)) == .inclusionInvalid)
    let shorter = Array(path.dropLast())
    #expect(try fault(LogProof(extra: extra, index: index, path: shorter)) == .inclusionInvalid)
    let earlier = try LogSamples.checkpoint(of: LogSamples.tree(7))
    #expect(try fault(proof, in: earlier) == .inclusionInvalid)
    let small = try LogSamples.checkpoint(of: LogSamples.tree(4))
    #expect(try fault(proof, in: small) == .outsideTree)
    // Nothing vouches for the extra line but the tree: any other byte of it fails.
    for place in 2..<50 {
      var altered = extra
      altered[place] ^= 1
      let reason = try fault(LogProof(extra: altered, index: index, path: path))
      let isIssuer = (10..<18).contains(place)
      #expect(reason == (isIssuer ? .issuerOther : .inclusionInvalid), "byte \(place)")
    }
  }

  @Test("without its key a leaf tells nothing, and every other proof still holds")
  func erased() throws {
    let (tree, _) = try logged()
    let head = try LogSamples.checkpoint(of: tree)
    // What is left of the erased entry is its leaf: no other key opens it to the credential.
    var chance = LogChance(seed: 8)
    for _ in 0..<100 {
      let guess = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
      let opening = try #require(LogLeafOpening(.issue, at: time, issuer: issuer, key: guess))
      let proof = try #require(
        LogProof(
          extra: opening.bytes, index: 4, path: try tree.inclusionPath(of: 4, size: 7)))
      #expect(
        LogSamples.fault { _ = try proof.proven(.issue, of: subject, by: issuer, in: head) }
          == .inclusionInvalid)
    }
    for index in [0, 1, 2, 3, 5, 6] as [UInt64] {
      let path = try tree.inclusionPath(of: index, size: 7)
      let leaf = MerkleHash.leaf(LogSamples.leaf(Int(index)))
      #expect(
        MerkleProof.root(of: leaf, at: index, size: 7, path: path) == head.checkpoint.root)
    }
  }

  @Test("a proof is read back as written, alone and before its checkpoint")
  func text() throws {
    let (_, proof) = try logged()
    #expect(try LogProof(proof.bytes) == proof)
    let checkpoint = Array("origin\n7\nroot\n\n— line\n".utf8)
    let (read, rest) = try LogProof.split(file: proof.bytes + checkpoint)
    #expect(read == proof)
    #expect(rest == checkpoint)
    let plain = try #require(LogProof(extra: nil, index: 0, path: []))
    #expect(plain.bytes == Array("c2sp.org/tlog-proof@v1\nindex 0\n\n".utf8))
    #expect(try LogProof(plain.bytes) == plain)
  }

  @Test("the specification's example is read as it stands")
  func published() throws {
    // C2SP tlog-proof.md, CC BY 4.0, to its empty line.
    let text = """
      c2sp.org/tlog-proof@v1
      extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6kYXJ3aW4tYXJ
      index 73894
      gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
      B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=
      EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=
      RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=
      AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=


      """
    let proof = try LogProof(Array(text.utf8))
    #expect(proof.index == 73_894)
    #expect(proof.path.count == 5)
    #expect(proof.extra?.starts(with: Array("age-v1.2.1-darwin-arm64.tar.gz".utf8)) == true)
    #expect(proof.bytes == Array(text.utf8))
  }

  @Test(
    "what is no proof is refused",
    arguments: [
      // The published list of transparency-dev/merkle, proof/tlog_proof_test.go, Apache-2.0.
      "wrong-header\nindex 0\n\n", "HEADER\nextra !!notbase64!!\nindex 0\n\n", "HEADER\n\n\n",
      "HEADER\nindex notanumber\n\n", "HEADER\nindex -5\n\n",
      "HEADER\nindex 0\n!!notbase64!!\n\n", "HEADER\nindex 0\nHASHHASH\n\n",
      // And more of the same kind.
      "", "HEADER\n", "HEADER\n\n", "HEADER\nindex 0\n", "HEADER\nindex 0", "HEADER\nindex 00\n\n",
      "HEADER\nindex 1 \n\n", "HEADER\nindex  1\n\n", "HEADER\nIndex 1\n\n",
      "HEADER\nindex 0\n\n\n",
      "HEADER\nindex 0\n\nHASH\n\n", "HEADER\nextra \nindex 0\n\n",
      "HEADER\nindex 0\nextra AA==\n\n",
      "HEADER\nextra AA==\nextra AA==\nindex 0\n\n", "HEADER\nindex 0\n HASH\n\n",
      "HEADER\r\nindex 0\n\n", "\nHEADER\nindex 0\n\n", "HEADER\nindex 9223372036854775808\n\n",
    ])
  func malformed(text: String) {
    let hash = PaddedBase64.encode([UInt8](repeating: 1, count: 32))
    let two = PaddedBase64.encode([UInt8](repeating: 1, count: 64))
    let text = text.replacing("HEADER", with: "c2sp.org/tlog-proof@v1")
      .replacing("HASHHASH", with: two).replacing("HASH", with: hash)
    #expect(LogSamples.fault { _ = try LogProof(Array(text.utf8)) } == .proofMalformed)
  }

  @Test("a path longer than any tree is high is refused")
  func long() throws {
    let hash = PaddedBase64.encode([UInt8](repeating: 1, count: 32))
    func text(_ count: Int) -> [UInt8] {
      let lines = ["c2sp.org/tlog-proof@v1", "index 0"] + [String](repeating: hash, count: count)
      return Array((lines.joined(separator: "\n") + "\n\n").utf8)
    }
    #expect(try LogProof(text(62)).path.count == 62)
    #expect(LogSamples.fault { _ = try LogProof(text(63)) } == .proofMalformed)
    #expect(LogSamples.fault { _ = try LogProof(text(1_000)) } == .proofMalformed)
  }
}
