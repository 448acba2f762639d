/// The ten movements that turn one month's staff into the next month's; an eleventh line is their
/// sum, the change.
///
/// As the Electronic Staff Record shows them: five ways in and five mirrored ways out. In FTE or in
/// heads, by what the reader was asked for.
package struct StaffMovements: Hashable, Sendable {
  /// Ways in, and by their mirror ways out.
  package enum Way: String, Sendable, CaseIterable {
    /// In no record of the other month.
    case staff = "STAFF"
    /// In the same organisation, in another occupation, in the other month.
    case occupation = "OCCUPATION"
    /// On record in the other month, and not active: on leave, say.
    case activity = "ACTIVITY"
    /// In the same occupation at another organisation in the other month.
    case provider = "PROVIDER"
    /// Anything else: more or fewer hours in the same post, a second post, both changed at once.
    case other = "OTHER"
  }

  /// What came in, by way, each 0 or more.
  package private(set) var joined: [Way: Double] = [:]
  /// What went out, by way, each 0 or more.
  package private(set) var left: [Way: Double] = [:]

  /// No movement.
  package init() {}

  /// Counts `change` by `way`: above 0 in, below 0 out.
  package mutating func add(_ change: Double, by way: Way) {
    if change > 0 { joined[way, default: 0] += change }
    if change < 0 { left[way, default: 0] -= change }
  }

  /// Adds another group's movements to these.
  package mutating func add(_ other: StaffMovements) {
    joined.merge(other.joined, uniquingKeysWith: +)
    left.merge(other.left, uniquingKeysWith: +)
  }

  /// The sum of all ways in.
  package var allJoined: Double { Way.allCases.reduce(0) { $0 + (joined[$1] ?? 0) } }

  /// The sum of all ways out.
  package var allLeft: Double { Way.allCases.reduce(0) { $0 + (left[$1] ?? 0) } }

  /// The eleventh line: what came in less what went out.
  package var change: Double { allJoined - allLeft }
}
