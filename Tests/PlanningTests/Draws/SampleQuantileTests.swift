import Planning
import Testing

@Suite("Sample quantiles")
struct SampleQuantileTests {
  @Test("quantiles of a sample are those of NumPy's linear rule")
  func sampleQuantiles() {
    // numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], …) of NumPy, method "linear".
    let answers = [
      (0.0, 1.0), (0.05, 1), (0.1, 1), (0.25, 1.75), (0.5, 3.5), (0.75, 5.25), (0.9, 6.9),
      (0.95, 7.95), (1, 9), (-3, 1), (7, 9),
    ]
    var values = [3.0, 1, 4, 1, 5, 9, 2, 6]
    let quantiles = SampleQuantile.quantiles(of: &values, at: answers.map(\.0))
    #expect(zip(quantiles, answers).allSatisfy { abs($0 - $1.1) < 1e-14 })
    #expect(values == [1, 1, 2, 3, 4, 5, 6, 9])
    #expect(SampleQuantile.of([42], 0.3) == 42)
    #expect(SampleQuantile.of([], 0.5).isNaN)
  }
}
