/// Philox4x32-10: four random words from a counter and a key, without any state.
///
/// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011). Any
/// number of workers asking in any order get the same words. Not a cipher: never use it for
/// secrets.
package struct Philox4x32: Sendable {
  /// The four words of one block after ten rounds; the same counter and key always give the same.
  package static func block(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>
  ) -> SIMD4<UInt32> {
    var words = counter
    var roundKey = key
    for _ in 0..<10 {
      words = round(words, key: roundKey)
      roundKey &+= SIMD2(0x9e37_79b9, 0xbb67_ae85)
    }
    return words
  }

  private static func round(_ words: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    let first = words[0].multipliedFullWidth(by: 0xd251_1f53)
    let second = words[2].multipliedFullWidth(by: 0xcd9e_8d57)
    return SIMD4(
      second.high ^ words[1] ^ key[0], second.low,
      first.high ^ words[3] ^ key[1], first.low)
  }
}
