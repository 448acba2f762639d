import Planning
import Vocabulary

extension CellFault {
  /// For an error of a kind that nothing here throws.
  static let formless = CellFault(column: "", code: .formWrong, sentence: "the row can't be read")
}

extension NamedCells {
  /// The ONS code under `column`: a letter and eight digits.
  func areaCode(_ column: String) throws(CellFault) -> String {
    let code = self[column]
    guard code.utf8.count == 9, let first = code.utf8.first,
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first), wholeNumber(code.dropFirst()) != nil
    else {
      throw CellFault(
        column: column, code: .formWrong,
        sentence: "\(column) must be an ONS code of a letter and eight digits")
    }
    return code
  }
}

/// The columns of a file that are years, which must follow each other.
struct YearColumns: Sendable {
  private(set) var first = 0
  private var names: [String] = []

  mutating func open(_ header: [String], besides others: [String]) -> [CellFault] {
    names = header.filter { $0.utf8.count == 4 && wholeNumber($0) != nil }
    let years = names.compactMap { wholeNumber($0) }
    guard let start = years.first, years == Array(start..<start + years.count),
      (1990...2100).contains(start), (2...101).contains(years.count)
    else {
      return [
        CellFault(
          column: names.first ?? "", code: .headerWrong,
          sentence: "the header must name 2 to 101 years one after the other, from 1990 to 2100")
      ]
    }
    first = start
    let strange = header.filter { !names.contains($0) && !others.contains($0) }
    return strange.prefix(1).map {
      CellFault(
        column: String($0.prefix(60)), code: .headerWrong,
        sentence: "the header has a column that this shape does not have")
    }
  }

  func values(_ row: NamedCells) throws(CellFault) -> [Double] {
    var values: [Double] = []
    for name in names {
      guard let value = groupedNumber(row[name]), (0...100_000_000).contains(value) else {
        throw CellFault(
          column: name, code: .numberInvalid,
          sentence: "\(name) must be people, 0 to 100000000; nothing stands for it")
      }
      values.append(value)
    }
    return values
  }
}

/// People of areas while a file is read: bands by year, and which ages have been given.
struct PopulationSheet: Sendable {
  /// An area and which part of a file it is: a variant or a sex.
  struct Key: Hashable {
    let area: String
    let part: String
  }

  private struct Entry {
    var name: String
    var people: [[Double]]
    var seen: Set<Int> = []

    var isWhole: Bool { seen.count == 91 }
  }

  /// The most areas and parts of a file.
  static let mostEntries = 20_000

  private var entries: [Key: Entry] = [:]

  mutating func add(
    _ values: [Double], to key: Key, named name: String, ages: ClosedRange<Int>, column: String
  ) throws(CellFault) {
    let empty = Entry(
      name: name,
      people: Array(
        repeating: Array(repeating: 0, count: PeopleBand.count), count: values.count))
    guard entries[key] != nil || entries.count < Self.mostEntries else {
      throw CellFault(
        column: "AREA_CODE", code: .tooManyRows,
        sentence: "the file must have at most \(Self.mostEntries) areas and parts")
    }
    var entry = entries[key] ?? empty
    guard entry.seen.isDisjoint(with: ages), entry.people.count == values.count else {
      throw CellFault(
        column: column, code: .duplicateRow, sentence: "\(column) stands on an earlier line")
    }
    entry.seen.formUnion(ages)
    for (year, value) in values.enumerated() { entry.people[year][ages.lowerBound / 5] += value }
    entries[key] = entry
  }

  /// Makes `sum` of both halves where a file has no rows of it; where it has, says what differs by
  /// more than rounding could.
  mutating func addUp(_ one: String, _ other: String, to sum: String) -> [CellFault] {
    var found: [CellFault] = []
    for key in entries.keys.filter({ $0.part == one }).sorted(by: { $0.area < $1.area }) {
      guard let left = entries[key], left.isWhole,
        let right = entries[Key(area: key.area, part: other)], right.isWhole
      else { continue }
      let people = zip(left.people, right.people).map { zip($0, $1).map(+) }
      let whole = Key(area: key.area, part: sum)
      guard let given = entries[whole] else {
        entries[whole] = Entry(name: left.name, people: people, seen: left.seen)
        continue
      }
      let isNear = zip(given.people.joined(), people.joined()).allSatisfy { abs($0 - $1) <= 10 }
      guard !isNear else { continue }
      found.append(
        .warning(
          "SEX", .doesNotReconcile,
          "males and females of \(key.area) do not add up to its persons, which are used"))
    }
    return found
  }

  /// Areas that lack ages, in order of code.
  func incomplete() -> [CellFault] {
    entries.filter { !$0.value.isWhole }.sorted {
      ($0.key.area, $0.key.part) < ($1.key.area, $1.key.part)
    }
    .map { key, entry in
      CellFault(
        column: "AREA_CODE", code: .incomplete,
        sentence:
          "\(key.area), \(key.part), lacks \(91 - entry.seen.count) of 91 ages, 0 to 90 and "
          + "over: it was left out")
    }
  }

  func release(
    basis: String, firstYear: Int, _ variant: (String) -> PopulationVariant?
  ) throws(ServiceError) -> PopulationRelease {
    var tables: [String: [PopulationVariant: PopulationTable]] = [:]
    for (key, entry) in entries where entry.isWhole {
      guard let variant = variant(key.part) else { continue }
      tables[key.area, default: [:]][variant] = try PopulationTable(
        firstYear: firstYear, people: entry.people, field: "population")
    }
    let names = Dictionary(entries.map { ($0.area, $1.name) }, uniquingKeysWith: { a, _ in a })
    let areas = tables.sorted { $0.key < $1.key }.map { code, tables in
      PopulationArea(code: code, name: names[code] ?? code, tables: tables)
    }
    return try PopulationRelease(basis: basis, areas: areas, field: "population")
  }
}
