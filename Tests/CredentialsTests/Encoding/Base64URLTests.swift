import Credentials
import Testing

@Suite("Base64url without a second spelling") struct Base64URLTests {
  @Test(
    "padding, white space, other alphabets, lost lengths and trailing bits are refused",
    arguments: [
      ("A", "length"), ("AAAAA", "length"), ("AA=", "character"), ("AA==", "character"),
      ("AAA=", "character"), ("A A", "character"), ("AA\n", "character"), (" AA", "character"),
      ("AA\0", "character"), ("A+", "character"), ("A/", "character"), ("é", "character"),
      ("AB", "trailing_bits"), ("AAB", "trailing_bits"), ("_-8_x", "length"),
      ("//8", "character"), ("AAAA=", "length"), ("AAAA====", "character"),
    ])
  func refused(_ text: String, place: String) {
    #expect(throws: CredentialFault(.base64urlMalformed, place)) {
      try Base64URL.decode(text.utf8)
    }
  }

  @Test("every length comes back as it went, and every text of it has its one spelling")
  func roundTrip() throws {
    for length in 0..<130 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37 + length) }
      let text = Base64URL.encode(bytes)
      #expect(text.utf8.count == (length * 4 + 2) / 3)
      #expect(try Base64URL.decode(text.utf8) == bytes)
      #expect(Base64URL.encodedBytes(bytes[...]) == Array(text.utf8))
    }
  }

  // RFC 4648 section 10 (IETF Trust; code components under the Revised BSD License), its padding
  // left out as RFC 7515 section 2 has it; and the octets of RFC 7515 appendix C.
  @Test(
    "the published texts",
    arguments: [
      ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
      ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"),
    ])
  func published(_ plain: String, _ text: String) throws {
    #expect(Base64URL.encode(Array(plain.utf8)) == text)
    #expect(try Base64URL.decode(text.utf8) == Array(plain.utf8))
  }

  @Test("RFC 7515 appendix C")
  func appendixC() throws {
    #expect(Base64URL.encode([3, 236, 255, 224, 193] as [UInt8]) == "A-z_4ME")
    #expect(try Base64URL.decode("A-z_4ME".utf8) == [3, 236, 255, 224, 193])
  }
}
