/// One of the three files of a bulk upload to the Adult Social Care Workforce Data Set.
package enum ASCWDSFile: String, Sendable, CaseIterable {
  /// One row a workplace.
  case workplace = "workplace"
  /// One row a worker.
  case worker = "worker"
  /// One row a training record.
  case training = "training"
}

/// A column of a bulk-upload file.
package struct ASCWDSColumn: Hashable, Sendable {
  /// The file it stands in.
  package let file: ASCWDSFile
  /// Its place, from 1.
  package let position: Int
  /// Its name in the header line.
  package let name: String
  /// Its rule as read from the validators, in our words.
  package let rule: String
}

/// One code of a bulk-upload column and what it means.
package struct ASCWDSCode: Hashable, Sendable {
  /// The column it belongs to.
  package let column: String
  /// The code as files write it.
  package let code: String
  /// What it means.
  package let meaning: String
}

/// The exact shape of the three bulk-upload files (ASC-WDS source code, MIT, © 2020 Skills for
/// Care).
package enum ASCWDSBulkUpload {
  /// The columns of all three files, in their order.
  package static let columns: [ASCWDSColumn] = TableText.rows(TableText.bulkUploadColumns) { row in
    ASCWDSColumn(
      file: try row.word("file"), position: try row.number("position"),
      name: try row.text("column"), rule: try row.text("rule"))
  }

  /// The columns of `file`, in their order.
  package static func columns(of file: ASCWDSFile) -> [ASCWDSColumn] {
    columns.filter { $0.file == file }
  }

  /// The header line of `file`, exactly, without a line end.
  package static func header(of file: ASCWDSFile) -> String {
    switch file {
    case .workplace: TableText.bulkUploadWorkplaceHeader
    case .worker: TableText.bulkUploadWorkerHeader
    case .training: TableText.bulkUploadTrainingHeader
    }
  }

  /// The codes of every column that has a small list, each under one column's name.
  ///
  /// A list that the source gives once for several columns stands here under each of them.
  package static let codes: [ASCWDSCode] = codeRows.flatMap { $0 }

  /// The codes of `column`, in the order of the source; none where it has no small list.
  package static func codes(of column: String) -> [ASCWDSCode] {
    codes.filter { $0.column == column }
  }

  private static let codeRows = TableText.rows(TableText.bulkUploadCodes) { row in
    let (code, meaning) = (try row.text("code"), try row.text("meaning"))
    return columnNames(try row.text("field")).map {
      ASCWDSCode(column: $0, code: code, meaning: meaning)
    }
  }

  // The source writes `NAME`, `NAME (remark)` or `YES_NO_DONTKNOW (A, B, C)`.
  private static func columnNames(_ field: String) -> [String] {
    let parts = field.split(separator: "(", maxSplits: 1)
    guard let name = parts.first?.split(separator: " ").first else { return [] }
    guard name == "YES_NO_DONTKNOW", parts.count == 2 else { return [String(name)] }
    return parts[1].split { ", )".contains($0) }.map(String.init)
  }
}
