import Operations
import Vocabulary

// The worker file, column by column as bulk_upload_columns.csv has it. Codes of nationality,
// country and qualification are checked for form: their lists are not published with it.

extension FileRules {
  static let workers = FileRules(
    file: .workers,
    columns: [
      .required("LOCALESTID", .text(49), .noSlash),
      .required("UNIQUEWORKERID", .text(49)),
      .required("STATUS", .listed("STATUS")),
      .required("DISPLAYID", .text(49)),
      ColumnRules("NINUMBER", .nationalInsurance),
      ColumnRules("POSTCODE", .form("must be a postcode with one space", .postcode)),
      ColumnRules("DOB", .day),
      ColumnRules("GENDER", .listed("GENDER")),
      ColumnRules("ETHNICITY", .oneOf(31...47, "98", "99")),
      ColumnRules("NATIONALITY", .number(1...999)),
      ColumnRules("BRITISHCITIZENSHIP", .yesNoUnknown),
      ColumnRules("COUNTRYOFBIRTH", .number(1...999)),
      ColumnRules("YEAROFENTRY", .year),
      ColumnRules("DISABLED", .listed("DISABLED")),
      ColumnRules("CARECERT", .listed("CARECERT")),
      ColumnRules("L2CARECERT", .code(["1", "2", "3"], leading: ["1"], .year)),
      ColumnRules("RECSOURCE", .listed("RECSOURCE")),
      ColumnRules("HANDCVISA", .yesNoUnknown),
      ColumnRules("INOUTUK", .yesNoUnknown),
      ColumnRules("STARTDATE", .day),
      ColumnRules("STARTINSECT", .either(.year, or: .oneOf(["999"]))),
      ColumnRules("DHA", .yesNoUnknown),
      ColumnRules("APPRENTICE", .yesNoUnknown),
      .required("EMPLSTATUS", .listed("EMPLSTATUS")),
      ColumnRules("ZEROHRCONT", .yesNoUnknown),
      ColumnRules("DAYSSICK", .either(.halves(0...366), or: .oneOf(["999"]))),
      ColumnRules("SALARYINT", .listed("SALARYINT")),
      ColumnRules("SALARY", .number(500...250_000)),
      ColumnRules("HOURLYRATE", .hundredths(0...Int.max, "must be a number with two decimals")),
      .required("MAINJOBROLE", .jobRole),
      ColumnRules("MAINJRDESC", .text(119)),
      ColumnRules("CONTHOURS", .halves(0...75)),
      ColumnRules("AVGHOURS", .halves(0...75)),
      ColumnRules("NMCREG", .listed("NMCREG")),
      ColumnRules("AMHP", .yesNoUnknown),
      ColumnRules("SCQUAL", .code(["1", "2", "999"], leading: ["1"], .digits)),
      ColumnRules("NONSCQUAL", .code(["1", "2", "999"], leading: ["1"], .digits)),
      ColumnRules("CWPCATEGORY", .oneOf(1...7, "998", "999")),
      ColumnRules("QUALACH01", .qualification),
      ColumnRules("QUALACH01NOTES", .notes(120)),
      ColumnRules("QUALACH02", .qualification),
      ColumnRules("QUALACH02NOTES", .notes(120)),
      ColumnRules("QUALACH03", .qualification),
      ColumnRules("QUALACH03NOTES", .notes(120)),
    ],
    rows: workerDates + workerWork + workerLimits, keyColumns: 3)

  /// The rules for the columns after the published ones: pairs of a qualification and its notes.
  static func workers(withPairs names: [String]) -> FileRules {
    let pairs = names.map {
      $0.hasSuffix("NOTES") ? ColumnRules($0, .notes(120)) : ColumnRules($0, .qualification)
    }
    return FileRules(
      file: .workers, columns: workers.columns + pairs,
      rows: workers.rows + names.filter { !$0.hasSuffix("NOTES") }.map(undated), keyColumns: 3)
  }

  private static let workerDates: [RowRule] = [
    RowRule("POSTCODE", .required, "should be filled") { !$0.isFilled("POSTCODE") }.asWarning,
    RowRule("DOB", .dateOutOfOrder, "should make the worker 14 to 100 years old; it was ignored") {
      row in row.day("DOB").map { !(14...100).contains($0.wholeYears(to: row.today)) } ?? false
    }.asWarning,
    .used("BRITISHCITIZENSHIP", onlyWhere: "NATIONALITY is not 826") { $0["NATIONALITY"] != "826" },
    .used("YEAROFENTRY", onlyWhere: "COUNTRYOFBIRTH is not 826") { $0["COUNTRYOFBIRTH"] != "826" },
    RowRule("YEAROFENTRY", .dateOutOfOrder, "must not be in the future or before the birth") {
      row in
      row.number("YEAROFENTRY").map { year in
        year > row.today.parts.year || row.day("DOB").map { year < $0.parts.year } ?? false
      } ?? false
    },
    RowRule("L2CARECERT", .dateOutOfOrder, "must give a year from 2024 to this one") { row in
      row.entries("L2CARECERT").dropFirst().contains { year in
        wholeNumber(year).map { !(2024...max(2024, row.today.parts.year)).contains($0) } ?? false
      }
    },
    RowRule("STARTDATE", .dateOutOfOrder, "must not be in the future") { row in
      row.day("STARTDATE").map { $0 > row.today } ?? false
    },
    RowRule("STARTDATE", .dateOutOfOrder, "must not be before the 14th birthday") { row in
      row.day("STARTDATE").flatMap { start in
        row.day("DOB").map { $0.wholeYears(to: start) < 14 }
      } ?? false
    },
    RowRule("STARTDATE", .dateOutOfOrder, "must not be before YEAROFENTRY") { row in
      row.day("STARTDATE").flatMap { start in
        row.number("YEAROFENTRY").map { start.parts.year < $0 }
      } ?? false
    },
    RowRule("STARTINSECT", .dateOutOfOrder, "must not be after the year of STARTDATE") { row in
      row.number("STARTINSECT").flatMap { year in
        row.day("STARTDATE").map { year != 999 && year > $0.parts.year }
      } ?? false
    },
  ]

  private static let workerWork: [RowRule] = [
    .used("INOUTUK", onlyWhere: "HANDCVISA is 1") { $0["HANDCVISA"] == "1" },
    RowRule("SALARY", .numberInvalid, "must be at most 200000 unless MAINJOBROLE is 1") {
      $0["MAINJOBROLE"] != "1" && ($0.number("SALARY") ?? 0) > 200_000
    },
    RowRule("MAINJRDESC", .required, "must be filled for MAINJOBROLE 23 and 27") {
      ["23", "27"].contains($0["MAINJOBROLE"]) && !$0.isFilled("MAINJRDESC")
    },
    .used(
      "CONTHOURS",
      onlyWhere: "there are contracted hours: not for ZEROHRCONT 1 or EMPLSTATUS 3, 4, 7"
    ) {
      !$0.hasAverageHours
    },
    .used("AVGHOURS", onlyWhere: "ZEROHRCONT is 1 or EMPLSTATUS is 3, 4 or 7") {
      $0.hasAverageHours
    },
    RowRule("NMCREG", .required, "must be filled where MAINJOBROLE is 16") {
      $0["MAINJOBROLE"] == "16" && !$0.isFilled("NMCREG")
    },
    .used("AMHP", onlyWhere: "MAINJOBROLE is 6") { $0["MAINJOBROLE"] == "6" },
  ]

  // What a passport can't take: it dates what it holds, and the file has no day.
  private static let workerLimits: [RowRule] =
    [
      RowRule(
        "CARECERT", .careCertificateDateMissing,
        "says complete and the file has no day for it: nothing was recorded; record the Care "
          + "Certificate with its day of completion"
      ) { $0["CARECERT"] == "1" }.asWarning,
      RowRule(
        "L2CARECERT", .qualificationDateMissing,
        "says complete and the file has no day for it: nothing was recorded; record the "
          + "qualification with its day of completion"
      ) { $0.entries("L2CARECERT").first == "1" }.asWarning,
      RowRule(
        "STARTDATE", .startDateMissing,
        "is empty: the engagement is recorded from the day of the import, nothing before it"
      ) { !$0.isFilled("STARTDATE") }.asWarning,
    ] + ["QUALACH01", "QUALACH02", "QUALACH03"].map(undated)

  private static func undated(_ column: String) -> RowRule {
    RowRule(
      column, .qualificationDateMissing,
      "has at most a year: nothing was recorded; record the qualification with its day of award"
    ) { $0.isFilled(column) }.asWarning
  }
}

extension CellRule {
  fileprivate static let qualification = CellRule(
    .formWrong, "must be a qualification code, then at most a semicolon and a year"
  ) { cell in
    let entries = cell.entries
    return (1...2).contains(entries.count) && wholeNumber(entries[0]) != nil
      && entries.dropFirst().allSatisfy { year.isKept($0) }
  }

  fileprivate static let nationalInsurance = CellRule(
    .formWrong, "must be two letters, six digits and at most one letter"
  ) { Shape.nationalInsurance.matches($0.withoutWhitespace) }
}

extension Row {
  /// Whether the worker has no contracted hours, but average ones.
  fileprivate var hasAverageHours: Bool {
    self["ZEROHRCONT"] == "1" || ["3", "4", "7"].contains(self["EMPLSTATUS"])
  }
}
