import Operations
import Organisations
import Passports
import Vocabulary

// The training file, column by column as bulk_upload_columns.csv has it, and our own plain file.

extension FileRules {
  static let training = FileRules(
    file: .training,
    columns: [
      .required("LOCALESTID", .text(50), .noSlash),
      .required("UNIQUEWORKERID", .text(50)),
      .required("CATEGORY", .trainingCategory),
      ColumnRules("TRAININGNAME", .text(120)),
      ColumnRules("ACCREDITED", .listed("ACCREDITED")),
      ColumnRules("WHODELIVERED", .listed("WHODELIVERED")),
      ColumnRules("PROVIDERNAME", .digits),
      ColumnRules("HOWDELIVERED", .listed("HOWDELIVERED")),
      ColumnRules("VALIDITY", .either(.number(1...999), or: .oneOf(["none"]))),
      ColumnRules("DATECOMPLETED", .day),
      ColumnRules("EXPIRYDATE", .day),
      ColumnRules("NOTES", .notes(1_000)),
    ],
    rows: [
      .used("PROVIDERNAME", onlyWhere: "WHODELIVERED is 2") { $0["WHODELIVERED"] == "2" },
      RowRule("DATECOMPLETED", .dateOutOfOrder, "must not be in the future") { row in
        row.day("DATECOMPLETED").map { $0 > row.today } ?? false
      },
      RowRule("EXPIRYDATE", .dateOutOfOrder, "must be after DATECOMPLETED") { row in
        row.day("EXPIRYDATE").flatMap { end in row.day("DATECOMPLETED").map { end <= $0 } } ?? false
      },
      RowRule(
        "VALIDITY", .cellsContradict, "disagrees with EXPIRYDATE, which was taken"
      ) { row in
        guard let end = row.day("EXPIRYDATE"), let other = row.endByValidity else { return false }
        return end != other
      }.asWarning,
      RowRule(
        "DATECOMPLETED", .trainingDateMissing,
        "is empty: nothing was recorded; send the row again with the day of completion"
      ) { !$0.isFilled("DATECOMPLETED") }.asWarning,
    ])

  static let trainingRecords = FileRules(
    file: .trainingRecords,
    columns: [
      .required("WORKER_SCHEME", .oneOf(WorkerIdentifier.Scheme.allCases.map(\.rawValue))),
      .required("WORKER_ID", .text(120)),
      .required("STANDARD", .standard),
      .required("COMPLETED_ON", .plainDay),
      ColumnRules("HOLDS_THROUGH", .plainDay),
      ColumnRules(
        "PROVIDER_SCHEME", .oneOf(OrganisationIdentifier.Scheme.allCases.map(\.rawValue))),
      ColumnRules("PROVIDER_ID", .text(40)),
      ColumnRules("MODE", .oneOf(Achievement.Mode.allCases.map(\.rawValue))),
      ColumnRules(
        "ASSESSOR_REGISTER", .oneOf(Registration.Regulator.allCases.map(\.rawValue))),
      ColumnRules("ASSESSOR_NUMBER", .text(40)),
      ColumnRules("ASSESSED_ON", .plainDay),
    ],
    rows: [
      RowRule("COMPLETED_ON", .dateOutOfOrder, "must not be in the future") { row in
        row.plainDay("COMPLETED_ON").map { $0 > row.today } ?? false
      },
      RowRule("HOLDS_THROUGH", .dateOutOfOrder, "must not be before COMPLETED_ON") { row in
        row.plainDay("HOLDS_THROUGH").flatMap { end in
          row.plainDay("COMPLETED_ON").map { end < $0 }
        } ?? false
      },
      RowRule("ASSESSED_ON", .dateOutOfOrder, "must not be in the future") { row in
        row.plainDay("ASSESSED_ON").map { $0 > row.today } ?? false
      },
      RowRule("PROVIDER_ID", .cellsContradict, "must be given together with PROVIDER_SCHEME") {
        $0.isFilled("PROVIDER_ID") != $0.isFilled("PROVIDER_SCHEME")
      },
      RowRule(
        "ASSESSOR_NUMBER", .cellsContradict,
        "must be given together with ASSESSOR_REGISTER and ASSESSED_ON"
      ) { row in
        let filled = ["ASSESSOR_REGISTER", "ASSESSOR_NUMBER", "ASSESSED_ON"].count(
          where: row.isFilled)
        return filled != 0 && filled != 3
      },
      RowRule(
        "ASSESSOR_NUMBER", .formWrong, "must have the form that ASSESSOR_REGISTER gives out"
      ) { $0.isFilled("ASSESSOR_NUMBER") && $0.assessorNumber == nil },
    ])
}

extension Row {
  /// What VALIDITY makes of DATECOMPLETED: so many months later, less a day.
  var endByValidity: CivilDate? {
    day("DATECOMPLETED").flatMap { done in
      number("VALIDITY").map { done.adding(months: $0).adding(days: -1) }
    }
  }

  func plainDay(_ column: String) -> CivilDate? { try? CivilDate(self[column], field: "") }

  /// The assessor's number in the normal form of the register.
  var assessorNumber: String? {
    Registration.Regulator(rawValue: self["ASSESSOR_REGISTER"]).flatMap {
      try? PassportPolicy.registrationNumber(self["ASSESSOR_NUMBER"], of: $0, field: "")
    }
  }
}
