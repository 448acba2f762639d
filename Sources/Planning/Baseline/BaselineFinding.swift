/// A file that gives the planner totals or people.
package enum BaselineFile: String, Sendable, CaseIterable {
  /// Authorities' people as packaged: `area_code,area_name,age_band,2018…`.
  case populationBands = "POPULATION_BANDS"
  /// Boards' people with variants as packaged.
  case populationVariants = "POPULATION_VARIANTS"
  /// The Office for National Statistics' own shape, 2022-based and later.
  case populationONS = "POPULATION_ONS"
  /// ASC-WDS bulk upload: workplaces.
  case ascWDSWorkplaces = "ASC_WDS_WORKPLACE"
  /// ASC-WDS bulk upload: workers.
  case ascWDSWorkers = "ASC_WDS_WORKER"
  /// The Electronic Staff Record's monthly `Staff in Post`.
  case esrStaffInPost = "ESR_STAFF_IN_POST"
  /// The same of the month before, to find the ten movements.
  case esrStaffInPostBefore = "ESR_STAFF_IN_POST_BEFORE"
  /// The Electronic Staff Record's vacancies by level.
  case esrVacancies = "ESR_VACANCIES"
  /// NHS England, workforce by organisation and staff group.
  case nhsCore1 = "NHS_CORE_1"
  /// NHS England, joiners and leavers by region and staff group.
  case nhsTurnover1 = "NHS_TURNOVER_1"
  /// Indicators of workforce and need by board and year.
  case boardIndicators = "BOARD_INDICATORS"
  /// People of a need cohort, as totals with their coverage.
  case cohortTotals = "COHORT_TOTALS"
}

/// Something wrong, or worth a look, in a file for the planner. Its sentence repeats no value of a
/// row that could be about a person.
package struct BaselineFinding: Hashable, Sendable {
  /// What can be the matter.
  package enum Code: String, Sendable, CaseIterable {
    /// The header lacks a column, has one twice or has one that must not be there.
    case headerWrong = "HEADER_WRONG"
    /// The file holds nothing, not even a header.
    case fileEmpty = "FILE_EMPTY"
    /// The file is larger than the limit.
    case fileTooLarge = "FILE_TOO_LARGE"
    /// The file has more rows than the limit.
    case tooManyRows = "TOO_MANY_ROWS"
    /// The row is not well-formed CSV in UTF-8.
    case rowMalformed = "ROW_MALFORMED"
    /// The row has another number of cells than the header.
    case cellCountWrong = "CELL_COUNT_WRONG"
    /// The cell must be filled.
    case required = "REQUIRED"
    /// The code is not in the list.
    case codeUnknown = "CODE_UNKNOWN"
    /// The number is none, or outside the range.
    case numberInvalid = "NUMBER_INVALID"
    /// The day or month is none.
    case dateInvalid = "DATE_INVALID"
    /// The text has not the form it must have.
    case formWrong = "FORM_WRONG"
    /// Two lists that belong together differ in length.
    case listsDiffer = "LISTS_DIFFER"
    /// The same key stands on an earlier line.
    case duplicateRow = "DUPLICATE_ROW"
    /// No row of the workplace file has this key.
    case workplaceUnknown = "WORKPLACE_UNKNOWN"
    /// Some years or bands of an area are missing.
    case incomplete = "INCOMPLETE"
    /// The value says that it is not known, or was withheld.
    case valueUnknown = "VALUE_UNKNOWN"
    /// The value was kept out of the totals; the sentence says why.
    case leftOut = "LEFT_OUT"
    /// Two parts of the file do not agree; nothing is repaired.
    case doesNotReconcile = "DOES_NOT_RECONCILE"
    /// A column or a value identifies persons: the file is refused whole.
    case personNumbers = "PERSON_NUMBERS"
    /// Coverage is not said: the figure can't be used.
    case coverageRequired = "COVERAGE_REQUIRED"
  }

  /// Which file.
  package let file: BaselineFile
  /// The line, from 1; the header is line 1.
  package let line: Int
  /// The column's name; empty where the finding is about the row or the file.
  package let column: String
  /// What is the matter, from a closed list.
  package let code: Code
  /// One line in lower case.
  package let sentence: String
  /// Whether the row, or the file, can't be taken; otherwise somebody should look.
  package let isError: Bool

  /// A finding with these parts.
  package init(
    file: BaselineFile, line: Int, column: String, code: Code, sentence: String,
    isError: Bool = true
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.code = code
    self.sentence = sentence
    self.isError = isError
  }
}
