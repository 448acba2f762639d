import Foundation
import Vocabulary

// What this program asks of the machine: the time, lines out, and what a process has used.

/// The moment it is.
func wallClock() -> Instant {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
}

/// Nanoseconds of a clock that never goes back.
func steadyNanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// Writes `line` to standard output at once.
func emit(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

/// Writes `record` as one line of JSON, its keys in order.
func emit(_ record: [String: any Sendable]) throws {
  let data = try JSONSerialization.data(
    withJSONObject: record, options: [.sortedKeys, .withoutEscapingSlashes])
  emit(String(decoding: data, as: UTF8.self))
}

/// What a running process has used, as the kernel counts it.
struct ProcessUse {
  /// Processor time in user and kernel mode, in microseconds; counted in hundredths of a second.
  let cpuMicroseconds: Double
  /// Memory resident now, in MiB.
  let residentMebibytes: Double

  /// What process `pid` has used until now.
  ///
  /// - Throws: ``ServiceError`` where there is no such process.
  init(of pid: Int32) throws {
    guard let stat = FileManager.default.contents(atPath: "/proc/\(pid)/stat") else {
      throw ServiceError(.notFound, .recordNotFound, "there is no process \(pid)")
    }
    // The name stands in parentheses and may hold anything; fields are counted after it.
    let text = String(decoding: stat, as: UTF8.self)
    let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
    guard fields.count > 22, let user = Double(fields[12]), let system = Double(fields[13]),
      let pages = Double(fields[22])
    else { throw ServiceError(.internalFault, .internalFault, "the process can't be read") }
    cpuMicroseconds = (user + system) * 1_000_000 / Double(sysconf(Int32(_SC_CLK_TCK)))
    residentMebibytes = pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
  }
}
