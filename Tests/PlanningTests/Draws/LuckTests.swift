import Testing
import Vocabulary

@testable import Planning

// The vectors are the three lines `philox4x32 10` of the file tests/kat_vectors of Random123,
// github.com/DEShawResearch/random123, Copyright 2010-2012 D. E. Shaw Research, under a
// three-clause BSD licence (redistribution with or without modification, with notice and
// disclaimer, no use of the name to endorse). Only the numbers are taken.
private let published: [([UInt32], [UInt32], [UInt32])] = [
  ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
  (
    [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff], [0xffff_ffff, 0xffff_ffff],
    [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
  ),
  (
    [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
    [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
  ),
]

@Suite("Luck")
struct LuckTests {
  let luck = Luck(seed: 20_260_401)

  @Test("Philox gives the published words", arguments: 0..<3)
  func publishedWords(row: Int) {
    let (counter, key, answer) = published[row]
    #expect(Philox4x32.block(counter: SIMD4(counter), key: SIMD2(key)) == SIMD4(answer))
  }

  @Test("the worked example of the design comes out to its last digit")
  func workedExample() {
    let name = ParameterName.shock(sector: "care", cause: "leave")
    #expect(name.text == "shock/care/leave")
    #expect(name.id == 0xc00e_094c_3bc5_98eb)
    #expect(
      luck.words(name, draw: 1, index: 1)
        == SIMD4(0xeb3c_3eb1, 0x5351_4183, 0x1552_9db9, 0x47eb_b2fc))
    let uniform = luck.uniform(name, draw: 1, index: 1)
    #expect("\(uniform)" == "0.3254586169307324")
    let normal = luck.normal(name, draw: 1, index: 1)
    #expect(abs(normal + 0.4524883197454135) < 1e-15)
  }

  @Test("the id is FNV-1a over the bytes of the name")
  func hash() {
    // The published 64-bit values for the empty text and for "a" and "foobar" (Fowler, Noll, Vo).
    #expect(ParameterName("").id == 0xcbf2_9ce4_8422_2325)
    #expect(ParameterName("a").id == 0xaf63_dc4c_8601_ec8c)
    #expect(ParameterName("foobar").id == 0x8594_4171_f739_67e8)
  }

  @Test("seed, draw, index and parameter each change the number")
  func everyPartCounts() {
    let name = ParameterName.factor(sector: "care")
    let numbers = [
      luck.uniform(name, draw: 1, index: 1),
      Luck(seed: 20_260_402).uniform(name, draw: 1, index: 1),
      Luck(seed: 20_260_401 + (1 << 32)).uniform(name, draw: 1, index: 1),
      luck.uniform(name, draw: 2, index: 1),
      luck.uniform(name, draw: 1, index: 2),
      luck.uniform(.factor(sector: "health"), draw: 1, index: 1),
    ]
    #expect(Set(numbers).count == numbers.count)
  }

  @Test("uniforms fill (0, 1) evenly: ten bins of 20,000 draws hold 2,000 each within 5 sd")
  func uniformBins() {
    var bins = Array(repeating: 0, count: 10)
    for draw in 1...20_000 {
      let u = luck.uniform(.value("x"), draw: UInt32(draw), index: 0)
      #expect(u > 0 && u < 1)
      bins[Int(u * 10)] += 1
    }
    // One sd of a bin is √(20,000 × 0.1 × 0.9) = 42.4.
    #expect(bins.allSatisfy { abs($0 - 2_000) < 212 })
  }

  @Test("adding a parameter or asking in another order changes no other parameter's draws")
  func sameness() throws {
    let before = (0..<20).map { ParameterName.value("input-\($0)") }
    let after = [ParameterName.value("aaa-new")] + before.reversed()
    func draws(_ names: [ParameterName]) throws -> [ParameterName: [Double]] {
      let register = try ParameterRegister(names, field: "parameters")
      return Dictionary(
        uniqueKeysWithValues: register.names.map { name in
          (name, (1...5).map { luck.uniform(name, draw: $0, index: 0) })
        })
    }
    let (first, second) = (try draws(before), try draws(after))
    #expect(first.count == 20 && second.count == 21)
    for (name, numbers) in first { #expect(second[name] == numbers) }
  }

  @Test("each kind of parameter has its name, with a star where a part does not apply")
  func names() {
    let table: [(ParameterName, String)] = [
      (.rate(place: "P1", group: "RN", cause: "retire", band: "55-59"), "rate/P1/RN/retire/55-59"),
      (.rate(place: nil, group: "RN", cause: "move:HCA", band: nil), "rate/*/RN/move:HCA/*"),
      (.value("pay/growth"), "value/pay/growth"),
      (.factor(sector: "care"), "factor/care"),
      (.shock(sector: "care", cause: nil), "shock/care/*"),
      (.populationVariant, "population/variant"),
      (.populationBase(place: "P1"), "population/base/P1"),
      (.whole(place: "P1", group: "RN", cause: "ill", age: "61"), "whole/P1/RN/ill/61"),
      (.arrive(place: "P1", group: "RN"), "arrive/P1/RN"),
    ]
    for (name, text) in table { #expect(name.text == text) }
    // A code may hold a slash, so parts that differ must not spell one name.
    #expect(
      ParameterName.arrive(place: "A/B", group: "C") != .arrive(place: "A", group: "B/C"))
    #expect(ParameterName.arrive(place: "*", group: "C") != .arrive(place: nil, group: "C"))
  }

  @Test("two names with one id are refused, one name twice is not")
  func collision() throws {
    let twice = [ParameterName("b"), ParameterName("a"), ParameterName("b")]
    let register = try ParameterRegister(twice, field: "parameters")
    #expect(register.names.map(\.text) == ["a", "b"])

    let same = [ParameterName(text: "value/b", id: 7), ParameterName(text: "value/a", id: 7)]
    for names in [same, same.reversed()] {
      let error = #expect(throws: ServiceError.self) {
        try ParameterRegister(names, field: "parameters")
      }
      #expect(error?.code == .invalidArgument)
      #expect(error?.reason == .fieldsContradict)
      #expect(error?.field == "parameters")
      #expect(
        error?.message
          == "must not hold two parameters with one id: rename `value/a` or `value/b`")
    }
  }
}
