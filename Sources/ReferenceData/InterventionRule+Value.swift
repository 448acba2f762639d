package import Vocabulary

extension InterventionRule {
  /// The value of a rule.
  package enum Value: Hashable, Sendable {
    /// Empty: nobody has set it, which is not "no limit".
    case notSet
    /// An interval in days.
    case days(Int)
    /// An interval in calendar months.
    case months(Int)
    /// A number of times.
    case count(Int)
    /// Yes or no.
    case truth(Bool)
    /// Words, any of which will do, in their order.
    case list([String])
    /// Words that are shown and never evaluated.
    case words(String)
  }

  /// What a value is counted in or written as.
  package enum Unit: String, Sendable, CaseIterable {
    case days = "days"
    case months = "months"
    case count = "count"
    case bool = "bool"
    case enumeration = "enum"
    case text = "text"
  }
}

extension InterventionParameter {
  /// What the parameter is counted in or written as; an interval may also be in months.
  package var unit: InterventionRule.Unit {
    switch form {
    case .interval: .days
    case .count: .count
    case .truth: .bool
    case .list: self == .deviceScope ? .text : .enumeration
    case .words: .text
    }
  }
}

extension InterventionRule.Value {
  /// The value of `parameter` that `text` spells in `unit`; not set where it is empty.
  ///
  /// - Throws: ``ServiceError`` with reason `VALUE_OUT_OF_RANGE`, naming `field`, where the unit is
  ///   not the parameter's, a number is none, or a list holds other words than its closed ones.
  package init(
    _ text: String, unit: InterventionRule.Unit, of parameter: InterventionParameter,
    field: String
  ) throws(ServiceError) {
    guard unit == parameter.unit || (unit == .months && parameter.form == .interval) else {
      throw Self.outOfRange(
        field, "must be in \(quoted(parameter.unit.rawValue)); got \(quoted(unit.rawValue))")
    }
    guard !text.isEmpty else {
      self = .notSet
      return
    }
    switch parameter.form {
    case .interval where unit == .months: self = .months(try Self.number(text, field))
    case .interval: self = .days(try Self.number(text, field))
    case .count: self = .count(try Self.number(text, field))
    case .truth: self = .truth(try PolicyValue(text, form: .truth, field: field) == .truth(true))
    case .list: self = .list(try Self.words(text, parameter.closedWords, field))
    case .words: self = .words(text)
    }
  }

  /// The value as a rule writes it; empty where it is not set.
  package var text: String {
    switch self {
    case .notSet: ""
    case .days(let number), .months(let number), .count(let number): String(number)
    case .truth(let truth): truth ? "true" : "false"
    case .list(let words): words.joined(separator: "|")
    case .words(let words): words
    }
  }

  /// The last day in date of an interval counted from `day`; nil where the value is none.
  ///
  /// Months clamp: 31 January and one month is the last day of February.
  package func lastDay(from day: CivilDate) -> CivilDate? {
    switch self {
    case .days(let count): day.adding(days: count)
    case .months(let count): day.adding(months: count)
    default: nil
    }
  }

  private static func number(_ text: String, _ field: String) throws(ServiceError) -> Int {
    guard let number = wholeNumber(text) else {
      throw outOfRange(field, "must be a whole number up to 999999999; got \(quoted(text))")
    }
    return number
  }

  private static func words(
    _ text: String, _ closed: [String]?, _ field: String
  ) throws(ServiceError) -> [String] {
    let words = text.split(separator: "|").map(String.init)
    guard let closed, let other = words.first(where: { !closed.contains($0) }) else {
      return words
    }
    throw outOfRange(
      field, "must be one or more of `\(closed.joined(separator: "|"))`; got \(quoted(other))")
  }

  private static func outOfRange(_ field: String, _ message: String) -> ServiceError {
    ServiceError(.invalidArgument, .valueOutOfRange, field: field, message)
  }
}
