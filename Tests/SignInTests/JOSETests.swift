import Crypto
@testable import SignIn
import Testing

/// The vectors are those of RFC 7515 appendix A.3 and RFC 8037 appendix A.4, published by the
/// IETF Trust; code components of RFCs are under the Revised BSD License.
@Suite("Published vectors and strict reading") struct JOSETests {
  @Test("RFC 7515 A.3 verifies and, with one character changed, does not")
  func es256Vector() throws {
    let x = try #require(Base64URL.decode("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU".utf8))
    let y = try #require(Base64URL.decode("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0".utf8))
    let key = VerificationKey.p256(try P256.Signing.PublicKey(rawRepresentation: x + y))
    let message =
      "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6"
      + "Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    let signature = try #require(
      Base64URL.decode(
        ("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q")
          .utf8))
    #expect(key.accepts(signature, over: Array(message.utf8)))
    #expect(!key.accepts(signature, over: Array((message.dropLast() + "R").utf8)))
  }

  @Test("RFC 8037 A.4 verifies and, with one character changed, does not")
  func edDSAVector() throws {
    let x = try #require(Base64URL.decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo".utf8))
    let key = VerificationKey.ed25519(try Curve25519.Signing.PublicKey(rawRepresentation: x))
    let message = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
    let signature = try #require(
      Base64URL.decode(
        ("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg")
          .utf8))
    #expect(key.accepts(signature, over: Array(message.utf8)))
    #expect(!key.accepts(signature, over: Array((message.dropLast() + "A").utf8)))
  }

  @Test(
    "text that is not strict JSON is refused",
    arguments: [
      "", " ", "{", "}", "[1,]", "{\"a\":1,}", "{a:1}", "{'a':1}", "01", "1.", ".5", "+1", "1e",
      "--1", "nul", "True", "\"\u{1}\"", "\"\\x\"", "\"\\u12g4\"", "\"\\udc00\"",
      "\"\\ud800\\u0041\"",
      "[1] 2", "\u{FEFF}1", "{\"a\":1,\"a\":1}", "[[[[[[[[[1]]]]]]]]]", "// no\n1", "NaN",
    ])
  func notJSON(_ text: String) {
    #expect(throws: StrictJSON.Malformed.self) { try StrictJSON(text.utf8) }
  }

  @Test("bytes that are not UTF-8 are refused inside a string")
  func notUTF8() {
    for bytes: [UInt8] in [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80],
    ] {
      #expect(throws: StrictJSON.Malformed.self) { try StrictJSON(bytes) }
    }
  }

  @Test("every kind of value is read as it was written")
  func json() throws {
    let text = #" {"a":[1,-2.50e+3,true,false,null],"b\u0041\ud83d\ude00\n\/":"é"} "#
    #expect(
      try StrictJSON(text.utf8)
        == .object([
          "a": .array([.number("1"), .number("-2.50e+3"), .boolean(true), .boolean(false), .null]),
          "bA😀\n/": .text("é"),
        ]))
  }

  @Test("base64url comes back as it went, and other spellings are refused")
  func base64() {
    for length in 0..<70 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37 + length) }
      #expect(Base64URL.decode(Base64URL.encode(bytes).utf8) == bytes)
    }
    for text in ["A", "AA=", "AA==", "A+", "A/", "AB", "AAB", "A A", "AAAAA", "é"] {
      #expect(Base64URL.decode(text.utf8) == nil, "\(text)")
    }
  }

  @Test("the memory of recent tokens never outgrows its bound and keeps what is used")
  func cache() {
    var cache = RecentCache<Int, Int>(capacity: 8)
    for number in 0..<1_000 {
      cache.keep(number, for: number)
      #expect(cache.value(for: 0) == 0)
      #expect(cache.count <= 8)
    }
  }
}
