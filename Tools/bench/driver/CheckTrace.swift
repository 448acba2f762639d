import Delegations
import Foundation
import Operations
import Store

/// Writes down the statements of checks, so that the peer can run the very same ones.
struct CheckTrace {
  let desk: CheckDesk
  let store: any Driver

  /// Writes to `path` a line with every text, then a line a visit: worker, person, the statements
  /// of the read, and the statements of the record, each a text's number with its arguments. Blobs
  /// are written in hexadecimal after `x`, other text after `t`.
  func write(_ visits: [Visit], to path: String) async throws {
    let trace = TracingDriver.Trace()
    let driver = TracingDriver(driver: store, trace: trace)
    let service = desk.service(StoreRecords(desk.recordStore(driver)))
    let call = try desk.call("CheckDelegation")
    var numbers: [String: Int] = [:]
    var texts: [String] = []
    func told(_ statements: [TracingDriver.Statement]) -> [[any Sendable]] {
      statements.map { statement in
        let number = numbers[statement.sql] ?? texts.count
        if number == texts.count {
          numbers[statement.sql] = number
          texts.append(statement.sql)
        }
        return [number, statement.arguments.map(Self.told)]
      }
    }
    var lines: [Data] = []
    for visit in visits {
      let request = CheckDelegation.Request(question: try desk.question(visit))
      // The first time words and bodies are looked up; a server that has run knows them.
      if lines.isEmpty { _ = try await CheckDelegation.run(request, call, in: service) }
      _ = trace.take()
      let answer = try await CheckDelegation.run(request, call, in: service)
      let line: [String: any Sendable] = [
        "worker": "\(visit.worker)", "person": "\(visit.person)",
        "verdict": answer.decision.verdict.rawValue, "statements": told(trace.take()),
      ]
      lines.append(try JSONSerialization.data(withJSONObject: line, options: [.sortedKeys]))
    }
    lines.insert(try JSONSerialization.data(withJSONObject: texts), at: 0)
    let newline = Data("\n".utf8)
    try Data(lines.map { $0 + newline }.joined()).write(to: URL(fileURLWithPath: path))
    try emit(["case": "trace", "visits": visits.count, "texts": texts.count])
  }

  private static func told(_ value: SQLValue) -> any Sendable {
    switch value {
    case .null: NSNull()
    case .integer(let number): number
    case .real(let number): number
    case .text(let text): "t" + text
    case .blob(let bytes): "x" + bytes.map { padded($0) }.joined()
    }
  }

  private static func padded(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }
}
