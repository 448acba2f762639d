import Testing

@testable import Planning

@Suite("The standard normal distribution")
struct StandardNormalTests {
  @Test(
    "quantiles are those of Wichura's paper and of arithmetic with 30 digits, to 4e-16 relative",
    arguments: [
      // The three check values of AS 241 (Applied Statistics 37, 1988), as R's qnorm also gives
      // them.
      (0.25, -0.6744897501960817), (0.001, -3.090232306167814), (1e-20, -9.262340089798408),
      // Solved with mpmath 1.3.0 from ncdf(z) = u; both sides of each change of formula.
      (1e-300, -37.0470962993611992), (1e-15, -7.94134532617099677), (0.02, -2.05374891063182304),
      (0.074, -1.44663206715897851), (0.076, -1.43250272082581162), (0.9, 1.28155156554460059),
      (0.925, 1.43953147093845623), (0.99, 2.32634787404084077),
      (0.9999999999990905, 7.04770025666440873),
    ])
  func quantile(u: Double, answer: Double) {
    #expect(abs(StandardNormal.quantile(u) - answer) <= 4e-16 * abs(answer))
  }

  @Test("the middle is exactly 0 and the ends are infinite")
  func ends() {
    #expect(StandardNormal.quantile(0.5) == 0)
    #expect(StandardNormal.quantile(0) == -.infinity)
    #expect(StandardNormal.quantile(1) == .infinity)
    #expect(StandardNormal.cumulative(-.infinity) == 0)
    #expect(StandardNormal.cumulative(.infinity) == 1)
  }

  @Test(
    "shares agree with mpmath's ncdf to 1e-15 relative, far into the lower tail",
    arguments: [
      (-30.0, 4.90671392714818706e-198), (-8, 6.22096057427178412e-16),
      (-1.5, 0.066807201268858066), (0, 0.5), (0.4, 0.655421741610324175),
      (2, 0.977249868051820793), (6, 0.999999999013412355),
    ])
  func cumulative(z: Double, answer: Double) {
    // A rounding of z/√2 moves the share by z² roundings.
    let tolerance = 1e-15 * max(1, z * z / 4)
    #expect(abs(StandardNormal.cumulative(z) / answer - 1) < tolerance)
  }
}
