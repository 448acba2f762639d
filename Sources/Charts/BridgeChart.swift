import Vocabulary

/// A named part of a change; below zero it takes away.
package struct BridgePart: Hashable, Sendable {
  /// One line of 1 to 200 characters.
  package let name: String
  /// In the chart's unit, at most 1e15 either way.
  package let change: Double

  /// The part `name`.
  ///
  /// - Throws: `ServiceError(.invalidArgument)`: `.valueOutOfRange` for a `change` that isn't
  ///   finite or is too large, `.fieldRequired` or `.fieldTooLong` for `name`.
  package init(name: String, change: Double) throws {
    self.name = try checkedText(name, field: "name")
    self.change = try checkedValue(change, field: "change")
  }
}

/// How an opening value becomes a closing one, part by part, with nothing left over.
package struct BridgeChart: Chart {
  /// The id, title and description.
  package let heading: ChartHeading
  /// The unit of all values.
  package let unit: String
  /// What the opening value is called, and the value.
  package let opening: BridgePart
  /// In the order in which they are drawn.
  package let parts: [BridgePart]
  /// What the closing value is called, and the value.
  package let closing: BridgePart

  /// A bridge of up to 40 parts.
  ///
  /// - Throws: `ServiceError(.invalidArgument)`: `.fieldsContradict` with field `parts` when
  ///   opening and parts miss the closing value by more than 1e-9 of the largest of them,
  ///   `.listTooLong` for too many, `.fieldRequired` or `.fieldTooLong` for `unit`.
  package init(
    heading: ChartHeading, unit: String, opening: BridgePart, parts: [BridgePart],
    closing: BridgePart
  ) throws {
    try checkCount(parts.count, in: 0...40, field: "parts")
    self.heading = heading
    self.unit = try checkedText(unit, field: "unit", limit: 100)
    self.opening = opening
    self.parts = parts
    self.closing = closing
    let sum = parts.reduce(opening.change) { $0 + $1.change }
    let largest = values.reduce(0) { max($0, abs($1)) }
    guard abs(sum - closing.change) <= largest * 1e-9 else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "parts",
        "opening and parts add up to `\(sum)`, not to the closing `\(closing.change)`")
    }
  }

  private var values: [Double] { [opening.change] + parts.map(\.change) + [closing.change] }

  var number: ChartNumber { ChartNumber(fitting: values) }

  /// The value reached after the opening and each part; the last is the closing value itself.
  ///
  /// What is left of a sum that should be zero is zero here, so that no axis makes room for it.
  var levels: [Double] {
    let largest = values.reduce(0) { max($0, abs($1)) }
    let reached = parts.reduce(into: [opening.change]) { levels, part in
      let level = (levels.last ?? 0) + part.change
      levels.append(abs(level) <= largest * 1e-12 ? 0 : level)
    }
    return parts.isEmpty ? [closing.change] : reached.dropLast() + [closing.change]
  }

  /// The table twin, figures as the picture writes them.
  package var table: ChartTable {
    let rows =
      [ChartTable.Row(header: opening.name, cells: ["", number.text(opening.change)])]
      + zip(parts, levels.dropFirst()).map { part, level in
        ChartTable.Row(
          header: part.name, cells: [number.signed(part.change), number.text(level)])
      } + [ChartTable.Row(header: closing.name, cells: ["", number.text(closing.change)])]
    return ChartTable(
      heading, unit: unit, columns: ["Part", "Change", "Reached"], rows: rows,
      note: "The parts add up exactly; figures shown are rounded.")
  }
}
