import Testing
import Vocabulary

@Suite struct OpaqueIDTests {
  @Test(
    "anything but a UUID of 36 characters is refused by the field's name",
    arguments: [
      "", "8f14e45f", "8f14e45fceea4e6ba5d10c2f6f1b7a10", "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a1",
      "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a1g", "8f14e45f-ceea-4e6b-a5d10-c2f6f1b7a10",
      "{8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a1}", "８f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a10",
      " 8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a1",
    ])
  func refused(_ text: String) {
    #expect {
      try WorkerID(text, field: "worker_id")
    } throws: { error in
      (error as? ServiceError)?.reason == .idMalformed
        && (error as? ServiceError)?.field == "worker_id"
    }
  }

  @Test("an identifier reads back from its own text, in either case")
  func roundTrip() throws {
    let text = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a10"
    let id = try WorkerID(text, field: "worker_id")
    #expect(id.description == text)
    #expect(try WorkerID(text.uppercased(), field: "worker_id") == id)
    #expect(id.bytes.count == 16)
    #expect(id.bytes.first == 0x8f && id.bytes.last == 0x10)
  }

  @Test("a new identifier is of version 4 and its variant, whatever chance gives")
  func version() {
    struct Ones: RandomNumberGenerator {
      mutating func next() -> UInt64 { .max }
    }
    var ones = Ones()
    #expect(WorkerID(using: &ones).description == "ffffffff-ffff-4fff-bfff-ffffffffffff")
  }
}
