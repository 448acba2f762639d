import Access
import Testing
import Vocabulary

@Suite("Share codes") struct ShareCodeTests {
  static let sampleBits: [UInt64] = {
    var chance = SplitMix(state: 7)
    return [0, 1, 36, 37, 0x3_ffff_ffff_ffff] + (0..<20).map { _ in chance.next() >> 14 }
  }()

  @Test(
    "what is no share code is refused, and the refusal never repeats it",
    arguments: [
      "", "-", "00000-00000", "00000-00000-00", "00000-00000-1", "0000U-00000-0", "00000-0000*-0",
      "00000_00000_0", "00000-00000-é", "Ⅰ0000-00000-0",
      "0-0-0-0-0-0-0-0-0-0-0" + String(repeating: "-", count: 20),
    ])
  func bad(_ text: String) throws {
    let error = #expect(throws: ServiceError.self) { try ShareCode(text, field: "code") }
    #expect(error?.code == .invalidArgument)
    #expect(error?.reason == .codeMalformed)
    #expect(error?.field == "code")
    #expect(text.count < 3 || error?.message.contains(text) == false)
  }

  @Test("a code reads back as the bits it was made from", arguments: sampleBits)
  func roundTrip(_ bits: UInt64) throws {
    let code = ShareCode(bits: bits)
    #expect(code.bits == bits)
    #expect(try ShareCode(code.description, field: "code") == code)
    let parts = code.description.split(separator: "-").map(\.count)
    #expect(parts == [5, 5, 1])
  }

  @Test("bits above the fiftieth are dropped")
  func fiftyBits() {
    #expect(ShareCode(bits: .max) == ShareCode(bits: 0x3_ffff_ffff_ffff))
  }

  @Test("one wrong character is always noticed", arguments: sampleBits)
  func substitution(_ bits: UInt64) throws {
    let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U")
    let text = Array(ShareCode(bits: bits).description)
    for index in text.indices where text[index] != "-" {
      for symbol in symbols where symbol != text[index] {
        var wrong = text
        wrong[index] = symbol
        #expect(throws: ServiceError.self) { try ShareCode(String(wrong), field: "code") }
      }
    }
  }

  @Test("two neighbours that changed places are noticed", arguments: sampleBits)
  func transposition(_ bits: UInt64) throws {
    let text = Array(ShareCode(bits: bits).description.filter { $0 != "-" })
    for index in text.indices.dropLast() where text[index] != text[index + 1] {
      var wrong = text
      wrong.swapAt(index, index + 1)
      #expect(throws: ServiceError.self) { try ShareCode(String(wrong), field: "code") }
    }
  }

  @Test("either case, no dashes, odd dashes and look-alike letters read as the same code")
  func forgiving() throws {
    // 1 at the sixth place is 32 to the fourth: 1,048,576, which leaves 33 on division by 37.
    let code = ShareCode(bits: 1 << 20)
    let check = try #require(code.description.last)
    for text in [
      "00000-10000-\(check)", "0000010000\(check)", " OOOOO IOOOO \(check)",
      "ooooo-loooo-\(check)", "0-0-0-0-0 1-0-0-0-0-\(check)",
    ] {
      #expect(try ShareCode(text, field: "code") == code)
    }
    let lettered = ShareCode(bits: 0x2_abcd_ef01_2345)
    #expect(try ShareCode(lettered.description.lowercased(), field: "code") == lettered)
  }
}
