import Testing

@testable import Planning

@Suite struct CrewTests {
  private struct Refusal: Error, Equatable {
    let piece: Int
  }

  @Test("every piece is done once whatever the number of workers", arguments: [1, 2, 8, 64])
  func pieces(_ workers: Int) async throws {
    var found = Array(repeating: 0, count: 37)
    try await Crew.share(37, workers: workers) {
      $0 * $0
    } receive: {
      found[$0] += $1 + 1
    }
    #expect(found == (0..<37).map { $0 * $0 + 1 })
  }

  @Test("the refusal of the lowest piece is thrown whoever fails first", arguments: [1, 2, 8])
  func refusal(_ workers: Int) async {
    for _ in 0..<20 {
      await #expect(throws: Refusal(piece: 5)) {
        try await Crew.share(40, workers: workers) { piece in
          if [5, 6, 9, 30].contains(piece) { throw Refusal(piece: piece) }
          return piece
        } receive: { _, _ in
        }
      }
    }
  }

  @Test("no pieces are no work")
  func none() async throws {
    try await Crew.share(0, workers: 4) {
      $0
    } receive: { _, _ in
      Issue.record("nothing was there to receive")
    }
  }
}
