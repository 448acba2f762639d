import OneWorkforceProtos
import Planning
import Testing
import Vocabulary
import WireFormat

/// A scenario file with something wrong in it, and what the refusal says.
struct BadFile: Sendable, CustomTestStringConvertible {
  let text: String
  let field: String?
  let reason: ErrorReason
  /// What the message holds.
  let says: String

  init(_ text: String, _ field: String?, _ reason: ErrorReason, says: String) {
    (self.text, self.field, self.reason, self.says) = (text, field, reason, says)
  }

  var testDescription: String { String(text.prefix(60)) }

  static let all: [BadFile] = [
    .init("", nil, .characterNotAllowed, says: "line 1, column 1"),
    .init("[]", nil, .characterNotAllowed, says: "must begin with an object"),
    .init("{\n \"title\": \"a\"", nil, .characterNotAllowed, says: "line 2, column 14"),
    .init("{\n \"title\": \"a\n\"}", nil, .characterNotAllowed, says: "control character"),
    .init(
      "{\"title\": \"a}", nil, .characterNotAllowed, says: "closing quote, at line 1, column 11"),
    .init("{\"title\" \"a\"}", nil, .characterNotAllowed, says: "`:`"),
    .init("{title: \"a\"}", nil, .characterNotAllowed, says: "double quotes"),
    .init("{\"title\": \"a\",}", nil, .characterNotAllowed, says: "line 1, column 15"),
    .init("{\"places\": [1 2]}", nil, .characterNotAllowed, says: "no `,`"),
    .init("{\"places\": [,]}", nil, .characterNotAllowed, says: "no value"),
    .init("{\"horizonMonths\": twelve}", nil, .characterNotAllowed, says: "`twelve`"),
    .init("{} {}", nil, .characterNotAllowed, says: "after its end"),
    .init("{\"titl\\u0065\": \"a\"}", nil, .characterNotAllowed, says: "escape inside a name"),
    .init("{\"é\": \u{202e}}", nil, .characterNotAllowed, says: "line 1, column 7"),
    .init(
      "{\"a\":" + String(repeating: "[", count: 20) + String(repeating: "]", count: 20) + "}", nil,
      .characterNotAllowed, says: "deeper than 16"),
    .init("{\"title\": \"a\", \"title\": \"b\"}", "title", .duplicateItem, says: "column 16"),
    .init(
      "{\"horizonMonths\": 12, \"horizon_months\": 24}", "horizon_months", .duplicateItem,
      says: "twice"),
    .init(
      "{\"levers\": [{}, {\"size\": 1, \"size\": 2}]}", "levers[1].size", .duplicateItem,
      says: "twice"
    ),
    .init("{\"titel\": \"a\"}", "titel", .fieldNotAllowed, says: "knows no `titel`"),
    .init(
      "{\"title\": \"a\",\n \"stocks\": [{\"place\": \"A\"},\n  {\"poeple\": [1, 2]}]}",
      "stocks[1].poeple", .fieldNotAllowed, says: "line 3, column 14"),
    .init(
      "{\"levers\": [{\"effects\": [{\"event\": {\"amout\": 1}}]}]}",
      "levers[0].effects[0].event.amout", .fieldNotAllowed, says: "`amout`"),
    .init("{\"horizonMonths\": \"long\"}", "horizon_months", .valueOutOfRange, says: "long"),
    .init("{\"horizonMonths\": 12.5}", "horizon_months", .valueOutOfRange, says: "`12.5`"),
    .init("{\"horizonMonths\": 99999999999}", "horizon_months", .valueOutOfRange, says: "999"),
    .init("{\"synthetic\": 1}", "synthetic", .valueOutOfRange, says: "`1`"),
    .init("{\"title\": 7}", "title", .valueOutOfRange, says: "`7`"),
    .init("{\"places\": {}}", "places", .valueOutOfRange, says: "`{}`"),
    .init(
      "{\"stocks\": [{\"people\": [1, 2, \"many\"]}]}", "stocks[0].people[2]", .valueOutOfRange,
      says: "many"),
    .init("{\"stocks\": [null]}", "stocks[0]", .valueOutOfRange, says: "`null`"),
    .init("{\"places\": [5]}", "places[0]", .valueOutOfRange, says: "`5`"),
    .init(
      "{\"costLines\": [{\"pay\": \"A\", \"agency\": \"B\"}]}", "cost_lines[0]", .fieldsContradict,
      says: "only one"),
    .init(
      "{\"stocks\": [{\"people\": [1e999]}]}", "stocks[0].people[0]", .valueOutOfRange,
      says: "1e999"),
    .init("{}", "start", .fieldRequired, says: "`2026-04`"),
    .init("{\"start\": \"2026-04\"}", "title", .fieldRequired, says: "empty"),
  ]
}

@Suite struct ScenarioFileTests {
  @Test("a bad file is refused with path, reason and place", arguments: BadFile.all)
  func refuses(file: BadFile) {
    let error = #expect(throws: ServiceError.self) { try ScenarioFile.read(Array(file.text.utf8)) }
    #expect(error?.code == .invalidArgument)
    #expect(error?.field == file.field)
    #expect(error?.reason == file.reason)
    #expect(error?.message.contains(file.says) == true, "\(error?.message ?? "")")
  }

  @Test("text that is not UTF-8 is refused, and so is a file over 64 MiB")
  func otherBytes() {
    let latin = #expect(throws: ServiceError.self) {
      try ScenarioFile.read(Array("{\"title\": \"".utf8) + [0xe9] + Array("\"}".utf8))
    }
    #expect(latin?.reason == .characterNotAllowed)
    let large = #expect(throws: ServiceError.self) {
      try ScenarioFile.read(Array(repeating: 0x20, count: ScenarioFile.byteLimit + 1))
    }
    #expect(large?.reason == .messageTooLarge)
  }

  @Test("names of the contract and camel case are both read, and space does not matter")
  func spellings() throws {
    let scenario = try CompleteScenario.wire.native()
    var text = String(decoding: try ScenarioFile.write(scenario), as: UTF8.self)
    text = text.replacing("\"horizonMonths\":", with: " \n\t\"horizon_months\" :\r\n ")
    text = text.replacing("\"perMonth\"", with: "\"per_month\"")
    #expect(text.contains("horizon_months"))
    #expect(try ScenarioFile.read(Array(text.utf8)) == scenario)
  }

  @Test("a file cut short anywhere is refused, and never taken for less", arguments: 0..<40)
  func cutShort(part: Int) throws {
    let whole = try ScenarioFile.write(try CompleteScenario.wire.native())
    let end = whole.count * part / 40
    #expect(throws: ServiceError.self) { try ScenarioFile.read(Array(whole[..<end])) }
  }

  @Test("bytes changed at random are read or refused, and nothing traps", arguments: 0..<40)
  func changedBytes(seed: UInt64) throws {
    var luck = ScenarioLuck(state: seed)
    let whole = try ScenarioFile.write(try CompleteScenario.wire.native())
    for _ in 0..<5 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &luck) {
        bytes[Int.random(in: 0..<bytes.count, using: &luck)] =
          [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c, 0x30, 0x2d, 0x61, 0xff].randomElement(
            using: &luck) ?? 0
      }
      do {
        _ = try ScenarioFile.read(bytes)
      } catch {
        #expect(error.code == .invalidArgument)
        #expect(!error.message.contains("\n"))
      }
    }
  }
}
