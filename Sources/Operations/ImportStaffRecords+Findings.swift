/// A file that an import can take in; in a stream they come in this order.
package enum StaffFile: String, Sendable, CaseIterable {
  /// ASC-WDS bulk upload: workplaces.
  case workplaces = "ASC_WDS_WORKPLACE"
  /// ASC-WDS bulk upload: workers.
  case workers = "ASC_WDS_WORKER"
  /// ASC-WDS bulk upload: training.
  case training = "ASC_WDS_TRAINING"
  /// The plain training file.
  case trainingRecords = "TRAINING_RECORDS"
}

extension ImportStaffRecords {
  /// Something wrong, or worth a look, in a file. Its sentence repeats no personal value.
  package struct Finding: Hashable, Sendable {
    /// Which file.
    package let file: StaffFile
    /// The line, from 1; the header is line 1.
    package let line: Int
    /// The column's name; empty where the finding is about the row.
    package let column: String
    /// What is the matter, from a closed list.
    package let code: FindingCode
    /// One line in lower case.
    package let sentence: String
    /// Whether the row can't be taken; otherwise it is taken and somebody should look.
    package let isError: Bool

    /// A finding with these parts.
    package init(
      file: StaffFile, line: Int, column: String, code: FindingCode, sentence: String, isError: Bool
    ) {
      self.file = file
      self.line = line
      self.column = column
      self.code = code
      self.sentence = sentence
      self.isError = isError
    }
  }

  /// What can be the matter with a file, a row or a cell.
  package enum FindingCode: String, Sendable, CaseIterable {
    // The file.
    /// The header line is not the published one.
    case headerWrong = "HEADER_WRONG"
    /// The file holds nothing, not even a header.
    case fileEmpty = "FILE_EMPTY"
    /// The file is larger than the limit.
    case fileTooLarge = "FILE_TOO_LARGE"
    /// The file has more rows than the limit.
    case tooManyRows = "TOO_MANY_ROWS"
    // The form of a row.
    /// The row is not well-formed CSV in UTF-8.
    case rowMalformed = "ROW_MALFORMED"
    /// The row has another number of cells than the header.
    case cellCountWrong = "CELL_COUNT_WRONG"
    // One cell.
    /// The cell must be filled.
    case required = "REQUIRED"
    /// The text is longer than the limit.
    case tooLong = "TOO_LONG"
    /// The text holds a character that has no place in it.
    case characterNotAllowed = "CHARACTER_NOT_ALLOWED"
    /// The code is not in the list.
    case codeUnknown = "CODE_UNKNOWN"
    /// The number is none, or outside the range.
    case numberInvalid = "NUMBER_INVALID"
    /// The day is not written DD/MM/YYYY (or YYYY-MM-DD in our own file) or does not exist.
    case dateInvalid = "DATE_INVALID"
    /// The text has not the form its issuer publishes.
    case formWrong = "FORM_WRONG"
    // Cells of one row together.
    /// The day or year lies where it can't.
    case dateOutOfOrder = "DATE_OUT_OF_ORDER"
    /// Two cells say different things.
    case cellsContradict = "CELLS_CONTRADICT"
    /// The cell is filled where it has no use; it is ignored.
    case valueNotUsed = "VALUE_NOT_USED"
    /// Two lists that belong together differ in length.
    case listsDiffer = "LISTS_DIFFER"
    // Rows together.
    /// The same key stands on an earlier line.
    case duplicateRow = "DUPLICATE_ROW"
    /// No row of the workplace file has this key.
    case workplaceUnknown = "WORKPLACE_UNKNOWN"
    /// No row of the worker file has this key, or this employer has no such worker here.
    case workerUnknown = "WORKER_UNKNOWN"
    /// The workplace counts other staff than there are rows.
    case staffCountDiffers = "STAFF_COUNT_DIFFERS"
    // What a passport can't take from the file.
    /// The file has no day for a certificate that is said to be complete.
    case careCertificateDateMissing = "CARE_CERTIFICATE_DATE_MISSING"
    /// The file has a year at most for a qualification.
    case qualificationDateMissing = "QUALIFICATION_DATE_MISSING"
    /// The training has no day of completion.
    case trainingDateMissing = "TRAINING_DATE_MISSING"
    /// The engagement has no first day.
    case startDateMissing = "START_DATE_MISSING"
    /// The worker is removed and the file has no column for the last day.
    case leavingDateMissing = "LEAVING_DATE_MISSING"
    /// The terms of work are none that an engagement can have.
    case termsUnknown = "TERMS_UNKNOWN"
    /// A number of the right length is not one that its issuer gives out.
    case identifierNotUsed = "IDENTIFIER_NOT_USED"
    // What the records say.
    /// The registry says something else about the workplace.
    case registryDiffers = "REGISTRY_DIFFERS"
    /// An engagement that was recorded by hand is in force; the row changes nothing of it.
    case engagementKept = "ENGAGEMENT_KEPT"
    /// Somebody like this is registered already.
    case possibleDuplicate = "POSSIBLE_DUPLICATE"
    /// The provider named is not in the registry.
    case providerUnknown = "PROVIDER_UNKNOWN"
  }
}
