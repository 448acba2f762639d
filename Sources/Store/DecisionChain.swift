import Delegations
import Vocabulary

/// How kept answers are chained: each hash covers the one before, and a salted commitment stands
/// for what the answer says, so that content can be erased and the chain still be checked.
enum DecisionChain {
  /// What stands for the hash before the first.
  static let beginning = [UInt8](repeating: 0, count: 32)

  /// SHA-256 over salt and content.
  static func commitment(salt: [UInt8], content: [UInt8]) -> [UInt8] {
    Checksum.of(salt + content)
  }

  /// The hash of the link of this number: SHA-256 over number, name, instant, commit, commitment
  /// and the hash before, all of fixed length.
  static func hash(
    number: Int64, id: DecisionID, recordedAt: Instant, sequence: CommitSequence,
    commitment: [UInt8], previous: [UInt8]
  ) -> [UInt8] {
    Checksum.of(
      bytes(number) + id.bytes + bytes(recordedAt.milliseconds) + bytes(sequence.number)
        + commitment + previous)
  }

  private static func bytes(_ number: Int64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * Int64($0))) }
  }
}

extension DecisionLink {
  /// Whether its hash is what its parts give.
  var isSound: Bool {
    hash
      == DecisionChain.hash(
        number: number, id: id, recordedAt: recordedAt, sequence: sequence,
        commitment: commitment, previous: previous)
  }
}
