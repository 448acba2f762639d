import Foundation
import Synchronization

/// Random numbers of the system, fetched some dozens at a time: a call draws half a dozen for its
/// identifiers, and asking the kernel for each costs more than all that is done with them.
///
/// As good as the system's own generator, and each is given out once. Keys and nonces are drawn
/// from the system directly, so that none ever waits in memory.
final class ChanceReserve: Sendable {
  private static let count = 64
  private let source = FileHandle(forReadingAtPath: "/dev/urandom")
  private let numbers = Mutex<[UInt64]>([])

  /// A number that nobody had before.
  func next() -> UInt64 {
    let number = numbers.withLock { numbers in
      if numbers.isEmpty { numbers = fetch() }
      return numbers.popLast()
    }
    return number ?? .random(in: .min ... .max)
  }

  // None where the system gives fewer than asked for; the next draw asks it directly.
  private func fetch() -> [UInt64] {
    let size = MemoryLayout<UInt64>.size
    guard let bytes = try? source?.read(upToCount: Self.count * size),
      bytes.count == Self.count * size
    else { return [] }
    return bytes.withUnsafeBytes { bytes in
      (0..<Self.count).map { bytes.loadUnaligned(fromByteOffset: $0 * size, as: UInt64.self) }
    }
  }
}

/// A generator over a reserve that many share.
struct ReservedChance: RandomNumberGenerator, Sendable {
  let reserve: ChanceReserve

  mutating func next() -> UInt64 { reserve.next() }
}
