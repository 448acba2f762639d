import Operations
import ReferenceData
import Vocabulary

typealias FindingCode = ImportStaffRecords.FindingCode
typealias Finding = ImportStaffRecords.Finding

/// One thing that a filled cell must keep, and what is said where it does not.
struct CellRule: Sendable {
  let code: FindingCode
  /// Follows the column's name: `must be …`.
  let sentence: String
  var isError = true
  let isKept: @Sendable (String) -> Bool

  init(
    _ code: FindingCode, _ sentence: String, isKept: @escaping @Sendable (String) -> Bool
  ) {
    self.code = code
    self.sentence = sentence
    self.isKept = isKept
  }

  /// The same rule, broken with a warning: the cell is then read as empty.
  var asWarning: CellRule {
    var rule = self
    rule.isError = false
    return rule
  }
}

// MARK: - Texts

extension CellRule {
  /// One printable line of at most `limit` characters.
  static func text(_ limit: Int) -> CellRule {
    CellRule(.tooLong, "must be one printable line of at most \(limit) characters") { cell in
      (try? optionalText(cell, field: "", limit: limit)) != nil
    }
  }

  /// As ``text(_:)`` with line breaks and tabs allowed: notes that nobody keeps.
  static func notes(_ limit: Int) -> CellRule {
    CellRule(.tooLong, "must be at most \(limit) characters") { $0.unicodeScalars.count <= limit }
  }

  /// Workers are known by `LOCALESTID/UNIQUEWORKERID`: one slash too many and two keys look alike.
  static let noSlash = CellRule(.characterNotAllowed, "must not hold a slash") { !$0.contains("/") }

  static let digits = CellRule(.numberInvalid, "must be digits") { cell in
    cell.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// One of the forms of `register`, as our own rows have them.
  static func form(_ sentence: String, _ shape: Shape) -> CellRule {
    CellRule(.formWrong, sentence) { shape.matches($0) }
  }
}

// MARK: - Codes

extension CellRule {
  static func oneOf(_ codes: [String]) -> CellRule {
    CellRule(.codeUnknown, "must be one of \(codes.joined(separator: ", "))") { codes.contains($0) }
  }

  static func oneOf(_ codes: ClosedRange<Int>, _ others: String...) -> CellRule {
    oneOf(codes.map(String.init) + others)
  }

  /// One of the codes that the published list gives for `column`.
  static func listed(_ column: String) -> CellRule {
    oneOf(ASCWDSBulkUpload.codes(of: column).map(\.code))
  }

  static let yesNoUnknown = oneOf(["1", "2", "999"])

  static let jobRole = CellRule(.codeUnknown, "must be a job role code of the bulk upload") {
    wholeNumber($0).flatMap(ASCWDSJobRoles.find(fileCode:)) != nil
  }

  static let trainingCategory = CellRule(
    .codeUnknown, "must be a training category code of the bulk upload"
  ) { wholeNumber($0).flatMap(ASCWDSTrainingCategories.find(_:)) != nil }

  static let standard = CellRule(.codeUnknown, "must be a standard of this service's lists") {
    (try? StandardCode($0, field: "")).flatMap(StandardCatalogue.find(_:)) != nil
  }
}

// MARK: - Numbers and days

extension CellRule {
  static func number(_ range: ClosedRange<Int>) -> CellRule {
    CellRule(.numberInvalid, "must be a whole number, \(range.lowerBound) to \(range.upperBound)") {
      wholeNumber($0).map(range.contains) ?? false
    }
  }

  /// A number from `range` in steps of a half.
  static func halves(_ range: ClosedRange<Int>) -> CellRule {
    CellRule(
      .numberInvalid, "must be \(range.lowerBound) to \(range.upperBound) in steps of 0.5"
    ) {
      DataFiles.halves($0).map { (range.lowerBound * 2...range.upperBound * 2).contains($0) }
        ?? false
    }
  }

  /// An amount with at most two decimals, in hundredths from `range`.
  static func hundredths(_ range: ClosedRange<Int>, _ sentence: String) -> CellRule {
    CellRule(.numberInvalid, sentence) { DataFiles.hundredths($0).map(range.contains) ?? false }
  }

  static let year = CellRule(.dateInvalid, "must be a year written YYYY") {
    $0.utf8.count == 4 && wholeNumber($0).map { (1900...2199).contains($0) } ?? false
  }

  static let day = CellRule(.dateInvalid, "must be a day that exists, written DD/MM/YYYY") {
    CivilDate(dayMonthYear: $0) != nil
  }

  static let plainDay = CellRule(.dateInvalid, "must be a day that exists, written YYYY-MM-DD") {
    (try? CivilDate($0, field: "")) != nil
  }
}

// MARK: - Lists and pairs

extension CellRule {
  /// A list between semicolons, each filled entry keeping `rule`.
  static func each(_ rule: CellRule) -> CellRule {
    CellRule(rule.code, "must be a list between semicolons; each entry \(rule.sentence)") { cell in
      cell.entries.allSatisfy { $0.isEmpty || rule.isKept($0) }
    }
  }

  static func either(_ one: CellRule, or other: CellRule) -> CellRule {
    CellRule(one.code, "\(one.sentence), or \(other.sentence)") {
      one.isKept($0) || other.isKept($0)
    }
  }

  /// A code, followed only where it is one of `leading` by `;` and something that keeps `rule`.
  static func code(_ codes: [String], leading: [String], _ rule: CellRule) -> CellRule {
    CellRule(
      rule.code,
      "must be one of \(codes.joined(separator: ", ")); after \(leading.joined(separator: " or ")) "
        + "a semicolon may follow and what follows \(rule.sentence)"
    ) { cell in
      guard let first = cell.entries.first, codes.contains(first) else { return false }
      let rest = cell.entries.dropFirst()
      return rest.isEmpty || leading.contains(first) && rest.allSatisfy { rule.isKept($0) }
    }
  }
}
