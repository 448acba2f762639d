import Credentials
import Testing

@Suite("Strict JSON") struct JSONValueTests {
  typealias Kind = CredentialFault.Kind

  static func read(_ text: String) throws -> JSONValue {
    try JSONValue(strict: Array(text.utf8), maximumBytes: 1_000)
  }

  @Test(
    "text that two readers could take differently is refused by its code",
    arguments: [
      (#"{"a":1,"a":1}"#, .jsonDuplicateName), (#"{"a":1,"b":{"c":1,"c":2}}"#, .jsonDuplicateName),
      (#"{"a":1,"\u0061":1}"#, .jsonDuplicateName), (#"{"":1,"":1}"#, .jsonDuplicateName),
      (#""\udc00""#, .jsonSurrogateLone), (#""\ud800""#, .jsonSurrogateLone),
      (#""\ud800\u0041""#, .jsonSurrogateLone), (#""\ud800\ud800""#, .jsonSurrogateLone),
      (#""\ud800x""#, .jsonSurrogateLone), (#"{"\udfff":1}"#, .jsonSurrogateLone),
      (#""\u0000""#, .jsonNullCharacter), (#"{"a\u0000b":1}"#, .jsonNullCharacter),
      ("[1] 2", .jsonTrailingBytes), ("{}{}", .jsonTrailingBytes), ("01", .jsonTrailingBytes),
      ("1\0", .jsonTrailingBytes), ("nullx", .jsonTrailingBytes), ("1 // no", .jsonTrailingBytes),
    ] as [(String, Kind)])
  func ambiguous(_ text: String, kind: Kind) {
    #expect(throws: CredentialFault(kind, "json")) { try Self.read(text) }
  }

  @Test(
    "text that is not JSON is refused",
    arguments: [
      "", " ", "{", "}", "[", "]", "[1,]", "[,1]", "[1 2]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}",
      "{'a':1}", "{1:1}", "{\"a\"}", "1.", ".5", "+1", "1e", "1e+", "--1", "-", "nul",
      "True", "\"", "\"a", "\"\\\"", "\"\u{1}\"", "\"\t\"", "\"\n\"", "\"\0\"", "\"\\x\"",
      "\"\\u12g4\"", "\"\\u12\"", "\"\\U0041\"", "\u{FEFF}1", "// no\n1", "NaN", "Infinity",
      "\u{A0}1", "[1}", "{\"a\":1]",
    ])
  func notJSON(_ text: String) {
    #expect(throws: CredentialFault(.jsonMalformed, "json")) { try Self.read(text) }
  }

  @Test(
    "bytes that are not UTF-8 are refused in texts and names",
    arguments: [
      [0xFF], [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80],
      [0xC3], [0x80], [0xE2, 0x82], [0xC3, 0x28],
    ] as [[UInt8]])
  func notUTF8(_ bytes: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    for text in [
      [quote] + bytes + [quote], Array("{\"".utf8) + bytes + Array("\":1}".utf8),
      Array("\"\\n".utf8) + bytes + [quote],
    ] {
      #expect(throws: CredentialFault(.jsonUTF8Invalid, "json")) {
        try JSONValue(strict: text, maximumBytes: 100)
      }
    }
  }

  @Test("sixteen arrays and objects may stand inside each other, not seventeen")
  func depth() throws {
    func nested(_ count: Int, _ open: String, _ close: String) -> String {
      String(repeating: open, count: count) + "1" + String(repeating: close, count: count)
    }
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
      let each = open == "[{\"a\":" ? 2 : 1
      _ = try Self.read(nested(16 / each, open, close))
      #expect(throws: CredentialFault(.jsonTooDeep, "json")) {
        try Self.read(nested(16 / each + 1, open, close))
      }
    }
    #expect(throws: CredentialFault(.jsonTooDeep, "json")) {
      try JSONValue(strict: Array("[]".utf8), maximumBytes: 10, maximumDepth: 0)
    }
    _ = try JSONValue(strict: Array("1".utf8), maximumBytes: 10, maximumDepth: 0)
  }

  @Test("a text one byte over its bound is refused before it is read")
  func size() throws {
    #expect(throws: CredentialFault(.tooLarge, "json")) {
      try JSONValue(strict: Array("[1,2".utf8), maximumBytes: 3)
    }
    _ = try JSONValue(strict: Array("[1]".utf8), maximumBytes: 3)
  }

  @Test("a name repeated in a large object is found, wherever it stands", arguments: [0, 8, 40])
  func largeObject(_ first: Int) throws {
    var names = (0..<50).map { "n\($0)" }
    func text() -> String { "{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}" }
    #expect(try Self.read(text()).members?.count == 50)
    names[49] = names[first]
    #expect(throws: CredentialFault(.jsonDuplicateName, "json")) { try Self.read(text()) }
  }

  @Test("names and texts that are only canonically equivalent differ")
  func bytewise() throws {
    let both = try Self.read(#"{"\u00e9":1,"e\u0301":2,"\u212a":3}"#)
    #expect(both.members?.count == 3)
    #expect(both["\u{E9}"] == .integer(1))
    #expect(both["e\u{301}"] == .integer(2))
    #expect(both["K"] == nil)
    #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
    #expect(JSONValue.string("K") != .string("\u{212A}"))
    #expect(!isSame("K", "\u{212A}") && isSame("K", "K"))
  }

  @Test("every kind of value is read as it was written")
  func values() throws {
    let text = #" {"a":[1,-2.50e+3,true,false,null,{}],"b\u0041\ud83d\ude00\n\/":"é"} "#
    #expect(
      try Self.read(text)
        == .object([
          JSONMember(
            "a",
            .array([
              .integer(1), .number("-2.50e+3"), .bool(true), .bool(false), .null, .object([]),
            ])),
          JSONMember("bA😀\n/", .string("é")),
        ]))
  }

  @Test(
    "only whole decimal digits that fit are whole numbers",
    arguments: [
      ("0", 0), ("-1", -1), ("9223372036854775807", .max), ("-9223372036854775808", .min),
      ("9223372036854775808", nil), ("-0", nil), ("1.0", nil), ("1e3", nil), ("\"1\"", nil),
      ("true", nil),
    ] as [(String, Int64?)])
  func wholeNumbers(_ text: String, _ number: Int64?) throws {
    #expect(try Self.read(text).wholeNumber == number)
  }

  @Test("what is written reads back the same, escaped no more than it must be")
  func written() throws {
    let text = #"{"b":[1,-0,1.50,true,null,{}],"a":"\"\\/\b\f\n\r\t\u0001\u001f é😀"}"#
    let value = try Self.read(text)
    #expect(String(decoding: value.encoded(), as: UTF8.self) == text)
    #expect(try JSONValue(strict: value.encoded(), maximumBytes: 1_000) == value)
  }
}
