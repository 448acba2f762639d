import Operations
import Vocabulary

// The workplace file, column by column as bulk_upload_columns.csv has it. What needs a list that is
// not published with it (postcodes, services, user groups, leaving reasons) is checked for form.

extension FileRules {
  static let workplaces = FileRules(
    file: .workplaces,
    columns: [
      .required("LOCALESTID", .text(49), .noSlash),
      .required("STATUS", .listed("STATUS")),
      .required("ESTNAME", .text(120)),
      .required("ADDRESS1", .text(40)),
      ColumnRules("ADDRESS2", .text(40)),
      ColumnRules("ADDRESS3", .text(40)),
      ColumnRules("POSTTOWN", .text(40)),
      .required("POSTCODE", .text(10)),
      .required("ESTTYPE", .listed("ESTTYPE")),
      ColumnRules("OTHERTYPE", .text(240)),
      ColumnRules("PERMCQC", .oneOf(0...1)),
      ColumnRules("PERMLA", .oneOf(0...1)),
      .required("REGTYPE", .listed("REGTYPE")),
      ColumnRules("PROVNUM", .cqcNumber),
      ColumnRules("LOCATIONID", .cqcNumber),
      .required("MAINSERVICE", .number(1...9_998)),
      ColumnRules("ALLSERVICES", .each(.number(1...9_998))),
      ColumnRules("CAPACITY", .each(.number(0...9_998))),
      ColumnRules("UTILISATION", .each(.number(0...9_998))),
      ColumnRules("SERVICEDESC", .each(.text(120))),
      ColumnRules("SERVICEUSERS", .each(.number(1...9_998))),
      ColumnRules("OTHERUSERDESC", .each(.text(120))),
      ColumnRules("DHA", .yesNoUnknown.asWarning),
      ColumnRules("DHAACTIVITIES", .either(.each(.number(1...8)), or: .oneOf(["999"]))),
      .required("TOTALPERMTEMP", .number(0...999)),
      ColumnRules("ALLJOBROLES", .each(.jobRole)),
      ColumnRules("STARTERS", .each(.number(0...999))),
      ColumnRules("LEAVERS", .each(.number(0...999))),
      ColumnRules("VACANCIES", .each(.number(0...999))),
      ColumnRules("REASONS", .each(.number(1...9_998))),
      ColumnRules("REASONNOS", .each(.number(0...9_998))),
      ColumnRules("REPEATTRAINING", .listed("REPEATTRAINING")),
      ColumnRules("CWPAWARE", .digits),
      ColumnRules("CWPUSE", .code(["1", "2", "999"], leading: ["1", "2"], .digits)),
      ColumnRules("CWPUSEDESC", .text(120)),
      ColumnRules("SICKPAY", .oneOf(["0", "1", "unknown"])),
      ColumnRules("PENSION", .oneOf(["0", "1", "unknown"])),
      ColumnRules(
        "ACTUALCONT", .hundredths(301...10_000, "must be over 3 and at most 100, two decimals")),
      ColumnRules("OPTOUTPEN", .yesNoUnknown),
      ColumnRules("HOLIDAY", .digits),
      ColumnRules("SLEEPINS", .yesNoUnknown),
      ColumnRules("SLEEPINPAY", .yesNoUnknown),
      ColumnRules("TRAVELTIME", .digits),
      ColumnRules(
        "TTDIFFRATE", .hundredths(250...20_000, "must be 2.50 to 200.00, two decimals")),
    ],
    rows: workplaceRows, keyColumns: 2)

  private static let workplaceRows: [RowRule] = [
    .used("OTHERTYPE", onlyWhere: "ESTTYPE is 8") { $0["ESTTYPE"] == "8" },
    RowRule("PROVNUM", .required, "must be filled where REGTYPE is 2") {
      $0["REGTYPE"] == "2" && !$0.isFilled("PROVNUM")
    },
    // Which service code a head office has is in no list of ours.
    RowRule("LOCATIONID", .required, "must be filled where REGTYPE is 2, unless a head office") {
      $0["REGTYPE"] == "2" && !$0.isFilled("LOCATIONID")
    }.asWarning,
    RowRule("MAINSERVICE", .cellsContradict, "must be one of ALLSERVICES") {
      $0.isFilled("MAINSERVICE") && $0.isFilled("ALLSERVICES")
        && !$0.entries("ALLSERVICES").contains($0["MAINSERVICE"])
    },
    .sameLength("CAPACITY", as: "UTILISATION"),
    .sameLength("OTHERUSERDESC", as: "SERVICEUSERS"),
    .used("DHAACTIVITIES", onlyWhere: "DHA is 1") { $0["DHA"] == "1" },
    RowRule("TOTALPERMTEMP", .numberInvalid, "should be 0 for a head office only") {
      $0.number("TOTALPERMTEMP") == 0
    }.asWarning,
    aligned("STARTERS"), aligned("LEAVERS"), aligned("VACANCIES"),
    .sameLength("REASONNOS", as: "REASONS"),
    RowRule("REASONNOS", .cellsContradict, "must add up to the total of LEAVERS") { row in
      row.isFilled("REASONNOS") && row.isFilled("LEAVERS") && row["LEAVERS"] != "999"
        && total(row.entries("REASONNOS")) != total(row.entries("LEAVERS"))
    },
    .used("ACTUALCONT", onlyWhere: "PENSION is 1") { $0["PENSION"] == "1" },
    .used("SLEEPINPAY", onlyWhere: "SLEEPINS is 1") { $0["SLEEPINS"] == "1" },
    .used("TTDIFFRATE", onlyWhere: "TRAVELTIME is 3") { $0["TRAVELTIME"] == "3" },
  ]

  private static func aligned(_ column: String) -> RowRule {
    RowRule(column, .listsDiffer, "must have as many entries as ALLJOBROLES, or be 999") { row in
      row.isFilled(column) && row[column] != "999"
        && row.entries(column).count != row.entries("ALLJOBROLES").count
    }
  }

  // At most 9,998 an entry and 16 KiB a cell: the sum is small.
  private static func total(_ entries: [String]) -> Int {
    entries.reduce(0) { $0 + (wholeNumber($1) ?? 0) }
  }
}

extension CellRule {
  fileprivate static let cqcNumber = form(
    "must be one digit, a hyphen and 8 to 12 digits", .cqc)
}
