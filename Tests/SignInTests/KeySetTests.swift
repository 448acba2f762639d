import SignIn
import Testing
import Vocabulary

@Suite("Key sets") struct KeySetTests {
  static let point =
    #""x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","#
    + #""y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0""#

  static let refused: [(String, String)] = [
    ("", "it is not a JWKS document of at most 64 KiB"),
    ("[]", "it is not a JWKS document of at most 64 KiB"),
    (#"{"keys":[]}"#, "it holds no key that checks signatures"),
    (#"{"keys":[1]}"#, "a key is not an object"),
    (
      #"{"keys":[{"kty":"EC","crv":"P-256",\#(point)}]}"#,
      "a key has no `kid` of 1 to 200 bytes"
    ),
    (
      #"{"keys":[{"kid":"a","kty":"EC","crv":"P-256","d":"AA",\#(point)}]}"#,
      "a key is private or symmetric"
    ),
    (
      #"{"keys":[{"kid":"a","kty":"oct","k":"c2VjcmV0"}]}"#,
      "a key is private or symmetric"
    ),
    (
      #"{"keys":[{"kid":"a","kty":"RSA","n":"AQAB","e":"AQAB"}]}"#,
      "it holds no key that checks signatures"
    ),
    (
      #"{"keys":[{"kid":"a","kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA"}]}"#,
      "the key `a` is no point of its curve"
    ),
    (
      #"{"keys":[{"kid":"a","kty":"EC","crv":"P-256","alg":"EdDSA",\#(point)}]}"#,
      "the key `a` says another `use` or `alg` than its curve has"
    ),
    (
      #"{"keys":[{"kid":"a","kty":"EC","crv":"P-256",\#(point)},"#
        + #"{"kid":"a","kty":"EC","crv":"P-256",\#(point)}]}"#,
      "two keys are called `a`"
    ),
  ]

  @Test("a key set that can't be trusted stops the start with its reason", arguments: refused)
  func refusals(_ document: String, _ reason: String) {
    let error = #expect(throws: ServiceError.self) { try KeySet(jwks: Array(document.utf8)) }
    #expect(error?.message == "the key set can't be used: " + reason)
    #expect(error?.field == "jwks")
  }

  @Test("an over-long document and too many keys are refused before they are looked at")
  func bounded() {
    let key = #"{"kid":"a","kty":"EC","crv":"P-256",\#(Self.point)}"#
    let many = #"{"keys":["# + Array(repeating: key, count: 33).joined(separator: ",") + "]}"
    let long = String(repeating: " ", count: KeySet.mostBytes) + many
    for document in [many, long] {
      #expect(throws: ServiceError.self) { try KeySet(jwks: Array(document.utf8)) }
    }
  }

  @Test("keys for encryption and of other kinds are left out and the rest is read")
  func otherKeys() throws {
    let document =
      #"{"keys":[{"kid":"a","kty":"EC","crv":"P-256",\#(Self.point)},"#
      + #"{"kid":"b","kty":"RSA","use":"enc"},{"kid":"c","kty":"RSA","n":"AQAB","e":"AQAB"},"#
      + #"{"kid":"a","kty":"EC","crv":"P-384","x":"AA","y":"AA"}]}"#
    _ = try KeySet(jwks: Array(document.utf8))
  }
}
