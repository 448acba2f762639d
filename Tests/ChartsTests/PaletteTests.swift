import Foundation
import Testing

@testable import Charts

@Suite("colours and what stands in for them")
struct PaletteTests {
  /// Relative luminance as WCAG 2.2 defines it, for `#rrggbb`.
  private func luminance(_ colour: String) throws -> Double {
    let value = try #require(Int(colour.dropFirst(), radix: 16))
    let parts = [value >> 16, value >> 8 & 255, value & 255].map { byte -> Double in
      let part = Double(byte) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ one: String, _ other: String) throws -> Double {
    let (a, b) = (try luminance(one), try luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  @Test("the ratio is that of the definition")
  func knownRatios() throws {
    #expect(abs(try contrast("#000000", "#ffffff") - 21) < 1e-9)
    #expect(abs(try contrast("#767676", "#ffffff") - 4.54) < 0.01)
  }

  @Test("every colour of letters has 4.5 to 1 against paper")
  func letters() throws {
    let colours =
      [Palette.text, Palette.quietText] + LineStyle.series.map(\.colour)
      + [LineStyle.median, .central, .comparison].map(\.colour)
    for colour in colours { #expect(try contrast(colour, Palette.paper) >= 4.5, "\(colour)") }
  }

  @Test("every line and bar has 3 to 1 against paper, the edges of bands against all they touch")
  func marks() throws {
    for style in BarStyle.allCases {
      #expect(try contrast(style.colour, Palette.paper) >= 3, "\(style)")
    }
    for band in Palette.bands {
      #expect(try contrast(Palette.navy, band) >= 3, "\(band)")
      #expect(try contrast(Palette.black, band) >= 3, "\(band)")
    }
  }

  @Test("without colour, each line and each bar still differs from all others")
  func withoutColour() {
    let series = LineStyle.series
    #expect(Set(series.map(\.dash)).count == series.count)
    #expect(Set(series.compactMap(\.marker)).count == series.count)
    let fan = [LineStyle.median, .central, .comparison]
    #expect(Set(fan.map(\.dash)).count == fan.count)
    #expect(Set(BarStyle.series.map { $0.tile?.d ?? "" }).count == BarStyle.series.count)
  }
}
