package import Vocabulary

/// Which of several rows about one thing decides, and what it says.
///
/// The strictest value among the rows in force decides, whoever set it, unless a row replaces
/// those of the layers further away. Comparators never decide. On equal values the row nearer to
/// the person is named.
package struct PolicyResolution: Hashable, Sendable {
  /// What the rows are about.
  package let key: PolicyKey
  /// What holds; not set where no row in force sets it.
  package let value: PolicyValue
  /// The row that decides, or nil where none sets a value.
  ///
  /// Where lists are joined because none is the strictest, the row nearest to the person.
  package let decisive: PolicyRow?
  /// Every row that was weighed, the nearest to the person first.
  package let applicable: [PolicyRow]
  /// Rows that a nearer row replaced.
  package let replaced: [PolicyRow]
  /// Rows of other countries: they may warn, they never decide.
  package let comparators: [PolicyRow]

  /// What holds for `key` on `day` by `rows`, which all speak of it.
  package init(_ key: PolicyKey, of rows: [PolicyRow], on day: CivilDate) {
    let inForce = rows.filter { $0.key == key && $0.isInForce(on: day) }
    let deciding = inForce.filter { !$0.provenance.status.isComparatorOnly }
      .sorted { ($0.layer, $0.owner) < ($1.layer, $1.owner) }
    let limit = deciding.first(where: \.replaces)?.layer ?? .projectDefault
    self.key = key
    applicable = deciding.filter { $0.layer <= limit }
    replaced = deciding.filter { $0.layer > limit }
    comparators = inForce.filter(\.provenance.status.isComparatorOnly)
    let set = applicable.filter { $0.value != .notSet }
    decisive = Self.strictest(of: set, by: key.parameter.strictness)
    value = Self.joined(set.map(\.value), by: key.parameter.strictness, decisive?.value)
  }

  /// Whether a value chosen by this project decided, which the report must say.
  package var isDecidedByPlaceholder: Bool { decisive?.provenance.status.isPlaceholder == true }

  /// Whether nobody has set it: the result that needs it is unknown.
  package var isNotSet: Bool { value == .notSet }

  // Ties and incomparable values stay with the first: the row nearest to the person.
  private static func strictest(of rows: [PolicyRow], by strictness: Strictness) -> PolicyRow? {
    guard strictness != .notComparable else { return rows.first }
    return rows.dropFirst().reduce(rows.first) { best, row in
      guard let best else { return row }
      return best.value.isAtLeastAsStrict(as: row.value, by: strictness)
        || !row.value.isAtLeastAsStrict(as: best.value, by: strictness) ? best : row
    }
  }

  // Two employers' lists may each hold what the other lacks; the strictest list then is neither.
  private static func joined(
    _ values: [PolicyValue], by strictness: Strictness, _ decisive: PolicyValue?
  ) -> PolicyValue {
    let lists = values.compactMap { value -> [String]? in
      if case .items(let items) = value { items } else { nil }
    }
    guard let first = lists.first, lists.count == values.count else { return decisive ?? .notSet }
    switch strictness {
    case .moreItems:
      return .items(
        lists.dropFirst().reduce(first) { all, list in
          all + list.filter { !all.contains($0) }
        })
    case .fewerItems:
      return .items(first.filter { item in lists.allSatisfy { $0.contains(item) } })
    default: return decisive ?? .notSet
    }
  }
}

/// Refuses `row` where it would loosen what already holds by `others` on `day`.
///
/// An equal value passes: it confirms a rule of others as the employer's own.
///
/// - Throws: ``ServiceError`` naming `value` with reason `RULE_LOOSENED` where the row is not at
///   least as strict, or can't be compared and differs; `FIELD_REQUIRED` where it sets nothing;
///   `VALUE_OUT_OF_RANGE` where the parameter takes values of another form.
package func mayTighten(
  _ row: PolicyRow, over others: [PolicyRow], on day: CivilDate
) throws(ServiceError) {
  guard row.value != .notSet else {
    throw ServiceError(
      .invalidArgument, .fieldRequired, field: "value",
      "must set a value; an empty row rules nothing")
  }
  let form = row.key.parameter.form
  guard row.value.has(form) else {
    throw ServiceError(
      .invalidArgument, .valueOutOfRange, field: "value",
      "must be a value of the form `\(form.rawValue)`; got \(quoted(row.value.text))")
  }
  let standing = PolicyResolution(row.key, of: others.filter { $0.layer > row.layer }, on: day)
  guard row.value.isAtLeastAsStrict(as: standing.value, by: row.key.parameter.strictness) else {
    throw ServiceError(
      .failedPrecondition, .ruleLoosened, field: "value",
      "must be at least as strict as \(quoted(standing.value.text)), set by "
        + "\(quoted(standing.decisive?.owner ?? "nobody")); got \(quoted(row.value.text))")
  }
}
