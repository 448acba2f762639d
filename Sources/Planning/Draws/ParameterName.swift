/// The full name of one uncertain quantity, such as `shock/care/leave`, and the id its luck hangs
/// on.
///
/// The id comes from the name and never from a position, so a new parameter leaves the draws of all
/// others alone. Inside a part, `/` is written `%2F`, `%` is `%25` and `*` is `%2A`, so that two
/// different lists of parts never spell one name.
package struct ParameterName: Hashable, Sendable {
  /// The full name, parts joined by `/`, with `*` where a part does not apply.
  package let text: String
  /// The FNV-1a 64-bit hash of the UTF-8 bytes of ``text``.
  package let id: UInt64

  /// The parameter called `text`.
  package init(_ text: String) {
    self.init(text: text, id: Self.hash(text))
  }

  /// A name with an id of the caller's choosing: the seam by which a collision can be tested.
  init(text: String, id: UInt64) {
    self.text = text
    self.id = id
  }

  private init(parts: [String?]) {
    self.init(parts.map { $0.map(Self.escaped) ?? "*" }.joined(separator: "/"))
  }

  private static func escaped(_ part: String) -> String {
    let isSpecial = { (byte: UInt8) in
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "*")
    }
    guard part.utf8.contains(where: isSpecial) else { return part }
    return part.unicodeScalars.map { scalar in
      switch scalar {
      case "/": "%2F"
      case "%": "%25"
      case "*": "%2A"
      default: String(scalar)
      }
    }.joined()
  }

  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}

extension ParameterName: Comparable {
  /// Whether the UTF-8 bytes of `left` come first; the order of a printed register.
  package static func < (left: ParameterName, right: ParameterName) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

// The names of the plan, as its design lists them.
extension ParameterName {
  /// The hazard of one cause in a group at a place and age band: `rate/…`, drawn at index 0.
  package static func rate(
    place: String?, group: String?, cause: String?, band: String?
  ) -> ParameterName {
    ParameterName(parts: ["rate", place, group, cause, band])
  }

  /// An elicited input: `value/…`, the input's own path as it is, drawn at index 0.
  package static func value(_ input: String) -> ParameterName {
    ParameterName("value/" + input)
  }

  /// The labour market of a sector, common to all its hazards: `factor/…`, drawn at index 0.
  package static func factor(sector: String?) -> ParameterName {
    ParameterName(parts: ["factor", sector])
  }

  /// The yearly shocks to one cause in a sector: `shock/…`, drawn at index y = 1, 2, …
  package static func shock(sector: String?, cause: String?) -> ParameterName {
    ParameterName(parts: ["shock", sector, cause])
  }

  /// Which population projection a draw follows: `population/variant`, drawn at index 0.
  package static let populationVariant = ParameterName("population/variant")

  /// The error of a place's base population: `population/base/…`, drawn at index 0.
  package static func populationBase(place: String?) -> ParameterName {
    ParameterName(parts: ["population", "base", place])
  }

  /// Whole-person leavers of one cause and age: `whole/…`, drawn at index t, the month.
  package static func whole(
    place: String?, group: String?, cause: String?, age: String?
  ) -> ParameterName {
    ParameterName(parts: ["whole", place, group, cause, age])
  }

  /// The age of each whole person arriving: `arrive/…`, drawn at a running count.
  package static func arrive(place: String?, group: String?) -> ParameterName {
    ParameterName(parts: ["arrive", place, group])
  }
}
