package import Vocabulary

/// A calendar month of the years 2000 to 2100; point t of a plan is the first day of its month.
package struct PlanMonth: Hashable, Sendable {
  /// Months since January of year 0.
  package let index: Int

  /// The month that `year` and `month` name.
  ///
  /// - Throws: ``ServiceError`` with reason `VALUE_OUT_OF_RANGE`, naming `field`.
  package init(year: Int, month: Int, field: String) throws(ServiceError) {
    guard (2000...2100).contains(year), (1...12).contains(month) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must be a month of the years 2000 to 2100; got \(quoted("\(year)-\(month)"))")
    }
    index = year * 12 + month - 1
  }

  private init(index: Int) {
    self.index = index
  }

  /// The year.
  package var year: Int { index / 12 }

  /// The month in the year, 1 to 12.
  package var month: Int { index % 12 + 1 }

  /// The month `count` months on; `count` is a horizon that was checked, at most 1,200 either way.
  package func adding(months count: Int) -> PlanMonth {
    PlanMonth(index: index + count)
  }
}

extension PlanMonth: Comparable, CustomStringConvertible {
  /// By time.
  package static func < (left: PlanMonth, right: PlanMonth) -> Bool {
    left.index < right.index
  }

  /// As `2026-04`.
  package var description: String {
    "\(year)-\(month < 10 ? "0" : "")\(month)"
  }
}
