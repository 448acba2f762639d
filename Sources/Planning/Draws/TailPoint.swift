import RealModule

/// One tail of a distribution at a point, on the log scale, so that it never underflows.
struct TailPoint {
  /// The natural logarithm of the tail's share; minus infinity where nothing is left of it.
  let logShare: Double
  /// How fast ``logShare`` changes in size with the position `s`, as a positive rate: the density
  /// in `s` over the share.
  let rate: Double

  /// A tail of `weight × ratio`, where the weight is the density in `s`, given as its logarithm.
  init(logWeight: Double, ratio: Double) {
    logShare = logWeight + Double.log(ratio)
    rate = 1 / ratio
  }

  /// A tail of `share`, where `logWeight` is the logarithm of the density in `s`.
  init(logWeight: Double, share: Double) {
    logShare = share > 0 ? Double.log(share) : -.infinity
    rate = Double.exp(logWeight) / share
  }

  /// The same tail, or the other one of the distribution.
  static func of(logWeight: Double, ratio: Double, isOther: Bool) -> TailPoint {
    guard isOther else { return TailPoint(logWeight: logWeight, ratio: ratio) }
    return TailPoint(
      logWeight: logWeight, share: 1 - Double.exp(logWeight + Double.log(ratio)))
  }

  /// The tail's share, 0 to 1.
  var share: Double { min(Double.exp(logShare), 1) }
}
