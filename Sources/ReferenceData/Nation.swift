/// A nation of the United Kingdom: the rule of one does not reach the others.
package enum Nation: String, Sendable, CaseIterable {
  case england = "ENGLAND"
  case scotland = "SCOTLAND"
  case wales = "WALES"
  case northernIreland = "NORTHERN_IRELAND"
}

extension Nation {
  /// The nation's name as tables print it.
  package var title: String {
    switch self {
    case .england: "England"
    case .scotland: "Scotland"
    case .wales: "Wales"
    case .northernIreland: "Northern Ireland"
    }
  }

  /// The nation that tables print as `title`, or nil where none is.
  package init?(title: some StringProtocol) {
    guard let nation = Self.allCases.first(where: { $0.title == title }) else { return nil }
    self = nation
  }
}
