import ReferenceData
import Testing

@Suite("North West London as printed")
struct PublishedPlaceFigureTests {
  private let boroughs = PublishedPlaceFigures.northWestLondon

  @Test("V1: people, practices and networks add up, the last two to the printed totals")
  func totals() {
    #expect(boroughs.reduce(0) { $0 + $1.people } == 2_111_469)
    #expect(boroughs.reduce(0) { $0 + $1.practices } == PublishedPlaceFigures.printedPractices)
    #expect(boroughs.reduce(0) { $0 + $1.networks } == PublishedPlaceFigures.printedNetworks)
  }

  @Test("V2: two boroughs are smaller than a place usually is, and none is larger")
  func places() {
    let flagged = boroughs.filter { $0.flags().contains { $0.area == "place" } }
    #expect(flagged.map(\.name) == ["Hammersmith & Fulham", "Kensington & Chelsea"])
    #expect(flagged.flatMap { $0.flags() }.filter { $0.area == "place" }.allSatisfy { !$0.isAbove })
  }

  @Test("V3: the mean network has 45,902 people, and four boroughs' are larger than usual")
  func networks() {
    #expect(rounded(2_111_469, by: 46) == 45_902)
    let flags = boroughs.flatMap { $0.flags() }.filter { $0.area == "neighbourhood" }
    #expect(flags.map(\.people) == [51_502, 54_353, 50_468, 67_462])
    #expect(flags.allSatisfy { $0.isAbove })
  }

  @Test("a flag changes nothing: the flagged rows stand as printed")
  func keptAsPrinted() {
    #expect(boroughs.filter { !$0.flags().isEmpty }.count == 6)
    #expect(boroughs.map(\.people).contains(156_864))
  }

  private func rounded(_ total: Int, by count: Int) -> Int { (total * 2 / count + 1) / 2 }
}
