import Credentials
import Testing

@Suite("Status lists") struct StatusListTests {
  @Test("the two worked examples are packed and compressed as published")
  func workedExamples() throws {
    // Draft section 4.1 and 4.2.
    let cases: [(StatusList.Bits, [UInt8], [UInt8], String)] = [
      (.one, [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1], [0xb9, 0xa3], "eNrbuRgAAhcBXQ"),
      (.two, [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3], [0xc9, 0x44, 0xf9], "eNo76fITAAPfAgc"),
    ]
    for (bits, values, bytes, lst) in cases {
      var list = StatusList(bits: bits, count: values.count)
      for (index, value) in values.enumerated() { put(value, at: Int64(index), in: &list) }
      #expect(list.bytes == bytes)
      #expect(try list.encoded() == lst)
      let read = try StatusList(bits: bits, compressed: Base64URL.decode(lst.utf8))
      #expect(read == list)
      #expect(values.indices.map { read.value(at: Int64($0)) } == values)
    }
  }

  @Test("the published lists of 2^20 entries are read entry by entry")
  func appendixC() throws {
    for vector in StatusVector.all {
      let cap = StatusList.entryCount * vector.bits.rawValue / 8
      let compressed = try Base64URL.decode(vector.lst.utf8)
      let list = try StatusList(bits: vector.bits, compressed: compressed, maximumBytes: cap)
      #expect(list.count == StatusList.entryCount)
      for (index, value) in vector.values { #expect(list.value(at: index) == value, "\(index)") }
      var same = StatusList(bits: vector.bits)
      for (index, value) in vector.values { put(value, at: index, in: &same) }
      #expect(same == list)
      let again = try Base64URL.decode(same.encoded().utf8)
      #expect(
        try StatusList(bits: vector.bits, compressed: again, maximumBytes: cap) == list)
    }
  }

  @Test("the published list of four bits is above the cap of ours")
  func aboveCap() throws {
    let compressed = try Base64URL.decode(StatusVector.fourBits.lst.utf8)
    #expect(throws: StatusDoubt.listTooLarge) {
      _ = try StatusList(bits: .four, compressed: compressed)
    }
  }

  @Test("entries of every width are set and read without touching their neighbours")
  func widths() throws {
    var chance = LogChance(seed: 4)
    for bits in StatusList.Bits.allCases {
      var list = StatusList(bits: bits, count: 1_000)
      var plain = [UInt8](repeating: 0, count: list.count)
      for _ in 0..<5_000 {
        let index = Int.random(in: 0..<list.count, using: &chance)
        let value = UInt8.random(
          in: 0...UInt8(truncatingIfNeeded: 1 << bits.rawValue - 1), using: &chance)
        put(value, at: Int64(index), in: &list)
        plain[index] = value
      }
      #expect((0..<list.count).map { list.value(at: Int64($0)) } == plain)
      for index in [-1, Int64(list.count), .min, .max] {
        #expect(list.value(at: index) == nil)
        let isSet = list.set(0, at: index)
        #expect(!isSet)
      }
      if bits != .eight {
        let isSet = list.set(1 << UInt8(bits.rawValue), at: 0)
        #expect(!isSet)
      }
    }
    #expect(StatusList(bits: .two, count: 5).count == 8)
    #expect(StatusList(bits: .two, count: -1).count == 0)
  }

  @Test("a stream of just the cap is read, and one byte more is too much")
  func cap() throws {
    for (count, isRead) in [(StatusList.maximumBytes, true), (StatusList.maximumBytes + 1, false)] {
      let stream = try Base64URL.decode(StatusList(bits: .eight, count: count).encoded().utf8)
      if isRead {
        #expect(try StatusList(bits: .two, compressed: stream).count == StatusList.entryCount)
      } else {
        #expect(throws: StatusDoubt.listTooLarge) {
          _ = try StatusList(bits: .two, compressed: stream)
        }
      }
    }
  }

  @Test("a stream that is cut or changed anywhere is no list, or the same one")
  func damaged() throws {
    var list = StatusList(count: 4_096)
    for index in stride(from: Int64(0), to: 4_096, by: 37) { put(1, at: index, in: &list) }
    let stream = try Base64URL.decode(list.encoded().utf8)
    for length in 0..<stream.count {
      #expect(throws: StatusDoubt.listMalformed) {
        _ = try StatusList(bits: .two, compressed: Array(stream.prefix(length)))
      }
    }
    var refused = 0
    for place in stream.indices {
      for bit in UInt8(0)..<8 {
        var altered = stream
        altered[place] ^= 1 << bit
        // A few bits describe codes that are never used; its checksum keeps what it holds.
        let read = try? StatusList(bits: .two, compressed: altered)
        #expect(read == nil || read == list, "byte \(place) bit \(bit)")
        refused += read == nil ? 1 : 0
      }
    }
    #expect(refused > stream.count * 7)
  }
}

@Suite("Lists of W3C Bitstring Status List") struct BitstringStatusListTests {
  private func encoded(_ bytes: [UInt8]) throws -> String {
    "u" + Base64URL.encode(try StreamSamples.gzip(bytes))
  }

  @Test("the published example is a list of 131,072 entries, none set")
  func published() throws {
    // W3C Bitstring Status List v1.0, the example credential of its data model; W3C Document
    // licence.
    let list = try BitstringStatusList(
      encodedList: "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA")
    #expect(list.count == 131_072)
    #expect((0..<131_072).allSatisfy { list.value(at: $0) == 0 })
    #expect(list.value(at: 131_072) == nil)
    #expect(list.value(at: -1) == nil)
  }

  @Test("the first entry is the most significant bit, the other way round than our own lists")
  func order() throws {
    var bytes = [UInt8](repeating: 0, count: 16_384)
    bytes[0] = 0b1000_0001
    bytes[1] = 0b0100_0000
    bytes[16_383] = 1
    let list = try BitstringStatusList(encodedList: encoded(bytes))
    let set = (Int64(0)..<131_072).filter { list.value(at: $0) == 1 }
    #expect(set == [0, 7, 9, 131_071])
    let ours = try StatusList(bits: .one, compressed: StreamSamples.zlib(bytes))
    #expect((Int64(0)..<131_072).filter { ours.value(at: $0) == 1 } == [0, 7, 14, 131_064])
  }

  @Test("entries of several bits are read across bytes, most significant first")
  func wide() throws {
    var bytes = [UInt8](repeating: 0, count: 3 * 16_384)
    bytes[0] = 0b1100_1010
    bytes[1] = 0b1000_0000
    let list = try BitstringStatusList(encodedList: encoded(bytes), entryBits: 3)
    #expect(list.count == 131_072)
    #expect((0..<4).map { list.value(at: $0) } == [0b110, 0b010, 0b101, 0])
  }

  @Test("a list that is small, bare, otherwise framed, damaged or followed by anything is refused")
  func refused() throws {
    let bytes = [UInt8](repeating: 0, count: 16_384)
    let stream = try StreamSamples.gzip(bytes)
    let good = "u" + Base64URL.encode(stream)
    #expect(try BitstringStatusList(encodedList: good).count == 131_072)
    var checksum = stream
    checksum[checksum.count - 6] ^= 1
    var length = stream
    length[length.count - 1] ^= 1
    let cases = [
      "", "u", String(good.dropFirst()), "z" + good.dropFirst(), "U" + good.dropFirst(), good + "=",
      "u" + Base64URL.encode(stream + [0]), "u" + Base64URL.encode(stream + stream),
      "u" + Base64URL.encode(Array(stream.dropLast())), "u" + Base64URL.encode(checksum),
      "u" + Base64URL.encode(length), "u" + Base64URL.encode(try StreamSamples.zlib(bytes)),
      try encoded(Array(bytes.dropLast())),
    ]
    for text in cases {
      #expect(throws: StatusDoubt.listMalformed, "\(text)") {
        _ = try BitstringStatusList(encodedList: text)
      }
    }
    for bits in [-1, 0, 2, 9] {
      #expect(throws: StatusDoubt.listMalformed) {
        _ = try BitstringStatusList(encodedList: good, entryBits: bits)
      }
    }
  }

  @Test("no more than 16 MiB is held, whatever a stream would grow to")
  func bomb() throws {
    let cap = BitstringStatusList.maximumBytes
    // The checksums are Python's zlib.crc32 of so many zeros.
    for (count, checksum) in [(cap, 0xa47c_a14a), (cap + 1, 0x44af_3ba2)] as [(Int, UInt32)] {
      let zlib = try Base64URL.decode(StatusList(bits: .eight, count: count).encoded().utf8)
      let text =
        "u"
        + Base64URL.encode(
          StreamSamples.gzip(zlib, checksum: checksum, count: count))
      if count == cap {
        #expect(try BitstringStatusList(encodedList: text).count == cap * 8)
      } else {
        #expect(throws: StatusDoubt.listTooLarge) {
          _ = try BitstringStatusList(encodedList: text)
        }
      }
    }
  }
}

@Suite("The order of indices") struct StatusIndexPermutationTests {
  @Test("each index is given out once")
  func once() throws {
    let order = try #require(StatusIndexPermutation(key: [UInt8](repeating: 5, count: 32)))
    var seen = [Bool](repeating: false, count: Int(StatusIndexPermutation.count))
    for turn in 0..<StatusIndexPermutation.count {
      if let index = order.index(atTurn: turn) { seen[Int(index)] = true }
    }
    #expect(seen.allSatisfy { $0 })
    #expect(order.index(atTurn: StatusIndexPermutation.count) == nil)
    #expect(order.turn(ofIndex: StatusIndexPermutation.count) == nil)
  }

  @Test("an index leads back to its turn, and another key gives another order")
  func inverse() throws {
    let order = try #require(StatusIndexPermutation(key: Array(0..<32)))
    // The same network written in Python with its hmac module.
    let known: [(UInt32, UInt32)] = [
      (0, 444_848), (1, 473_394), (2, 694_251), (3, 719_617), (1_048_575, 529_072),
    ]
    for (turn, index) in known { #expect(order.index(atTurn: turn) == index) }
    let other = try #require(StatusIndexPermutation(key: [UInt8](repeating: 1, count: 32)))
    var same = 0
    for turn in stride(from: UInt32(0), to: StatusIndexPermutation.count, by: 1_021) {
      let index = try #require(order.index(atTurn: turn))
      #expect(order.turn(ofIndex: index) == turn)
      same += other.index(atTurn: turn) == index ? 1 : 0
    }
    #expect(same < 5)
    #expect(StatusIndexPermutation(key: [UInt8](repeating: 1, count: 31)) == nil)
  }
}
