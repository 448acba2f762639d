package import Vocabulary

/// The value of a policy row.
package enum PolicyValue: Hashable, Sendable {
  /// How values are written.
  package enum Form: String, Sendable, CaseIterable {
    /// A whole number, or `none` for no limit.
    case number
    /// A day, `YYYY-MM-DD`.
    case date
    /// `true` or `false`.
    case truth
    /// Items between `|`.
    case items
    /// Words.
    case words
  }

  /// Empty: nobody has set it, so the result is unknown and the employer is asked.
  case notSet
  /// Set to no limit, written `none`.
  case noLimit
  /// A whole number.
  case number(Int)
  /// A day.
  case date(CivilDate)
  /// Yes or no.
  case truth(Bool)
  /// Items in their order.
  case items([String])
  /// Words.
  case words(String)

  /// The value that `text` spells in `form`.
  ///
  /// - Throws: ``ServiceError`` with reason `VALUE_OUT_OF_RANGE` or `DATE_INVALID`, naming `field`.
  package init(_ text: String, form: Form, field: String) throws(ServiceError) {
    guard !text.isEmpty else {
      self = .notSet
      return
    }
    switch form {
    case .number: self = try Self.number(text, field)
    case .date: self = .date(try CivilDate(text, field: field))
    case .truth: self = try Self.truth(text, field)
    case .items: self = .items(text.split(separator: "|").map(String.init))
    case .words: self = .words(text)
    }
  }

  /// The value as a row writes it; empty where it is not set.
  package var text: String {
    switch self {
    case .notSet: ""
    case .noLimit: "none"
    case .number(let number): String(number)
    case .date(let date): date.description
    case .truth(let truth): truth ? "true" : "false"
    case .items(let items): items.joined(separator: "|")
    case .words(let words): words
    }
  }

  /// The number, or nil where the value is none.
  package var number: Int? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The items; none where the value is no list.
  package var items: [String] {
    if case .items(let items) = self { items } else { [] }
  }

  /// Whether the value is written in `form`; one that is not set is written in any.
  package func has(_ form: Form) -> Bool {
    switch (self, form) {
    case (.notSet, _), (.noLimit, .number), (.number, .number), (.date, .date),
      (.truth, .truth), (.items, .items), (.words, .words):
      true
    default: false
    }
  }

  /// Whether the value is at least as strict as `other`; false where the two can't be compared.
  ///
  /// A value that is not set is never as strict as one that is set.
  package func isAtLeastAsStrict(as other: PolicyValue, by strictness: Strictness) -> Bool {
    if self == .notSet || other == .notSet { return other == .notSet }
    switch (strictness, self, other) {
    case (.smaller, _, .noLimit): return true
    case (.smaller, .number(let mine), .number(let theirs)): return mine <= theirs
    case (.smaller, .date(let mine), .date(let theirs)): return mine <= theirs
    case (.larger, .number(let mine), .number(let theirs)): return mine >= theirs
    case (.moreItems, .items(let mine), .items(let theirs)):
      return Set(mine).isSuperset(of: theirs)
    case (.fewerItems, .items(let mine), .items(let theirs)):
      return Set(mine).isSubset(of: theirs)
    case (.yes, .truth(let mine), .truth(let theirs)): return mine || !theirs
    default: return self == other
    }
  }

  private static func number(
    _ text: String, _ field: String
  ) throws(ServiceError) -> PolicyValue {
    if text == "none" { return .noLimit }
    guard let number = wholeNumber(text) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must be a whole number up to 999999999 or `none`; got \(quoted(text))")
    }
    return .number(number)
  }

  private static func truth(_ text: String, _ field: String) throws(ServiceError) -> PolicyValue {
    switch text {
    case "true": return .truth(true)
    case "false": return .truth(false)
    default:
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must be `true` or `false`; got \(quoted(text))")
    }
  }
}
