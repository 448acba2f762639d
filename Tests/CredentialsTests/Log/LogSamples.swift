import Credentials
import Testing
import Vocabulary

/// Values for the tests of the log.
enum LogSamples {
  static func bytes(hex text: String) -> [UInt8] {
    let digits = Array(text)
    return stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16) ?? 0
    }
  }

  static func hash(hex text: String) throws -> MerkleHash {
    try #require(MerkleHash(bytes(hex: text)))
  }

  /// A hash that no tree here has.
  static func stray(_ number: UInt8 = 0xab) throws -> MerkleHash {
    try #require(MerkleHash([UInt8](repeating: number, count: 32)))
  }

  static func tree(_ count: Int) -> MerkleTree {
    var tree = MerkleTree()
    for number in 0..<count { tree.append(leaf(number)) }
    return tree
  }

  static func leaf(_ number: Int) -> [UInt8] { Array("leaf \(number)".utf8) }

  static let origin = "log.example/passports"

  static func log(_ seed: UInt8 = 1, name: String = origin) throws -> NoteSigner {
    try #require(
      NoteSigner(
        name: name, kind: .signature, privateKey: [UInt8](repeating: seed, count: 32)))
  }

  static func witness(_ seed: UInt8 = 2, name: String = "witness.example") throws -> NoteSigner {
    try #require(
      NoteSigner(
        name: name, kind: .cosignature, privateKey: [UInt8](repeating: seed, count: 32)))
  }

  static func anchor() throws -> LogAnchor {
    try #require(
      LogAnchor(origin: origin, keys: [try log().key], witnesses: [try witness().key]))
  }

  /// The checkpoint of `tree`, signed by the log and, where asked, seen by the witness.
  static func checkpoint(
    of tree: MerkleTree, isWitnessed: Bool = true
  ) throws -> VerifiedCheckpoint {
    let head = try #require(
      Checkpoint(origin: origin, size: tree.size, root: try tree.root(size: tree.size)))
    let signers = try [log()] + (isWitnessed ? [witness()] : [])
    let note = try SignedNote.signed(head.text, by: signers, at: 1_800_000_000)
    return try VerifiedCheckpoint(note.bytes, anchor: anchor())
  }

  /// The fault that `body` throws, or nil.
  static func fault(_ body: () throws -> Void) -> LogFault? {
    do {
      try body()
      return nil
    } catch { return error as? LogFault }
  }
}

/// A generator that gives the same numbers each time.
struct LogChance: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    // SplitMix64, by Sebastiano Vigna, in the public domain.
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
