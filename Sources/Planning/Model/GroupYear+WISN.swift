extension GroupYear {
  /// WISN's ratio, available ÷ required FTE: under 1 is a shortage. Nil where the need is unknown
  /// or 0. WISN's difference, available less required, is ``gapFTE`` with its sign turned.
  package var wisnRatio: Double? {
    guard let need, need.fte > 0 else { return nil }
    return capacity.availableFTE / need.fte
  }
}
