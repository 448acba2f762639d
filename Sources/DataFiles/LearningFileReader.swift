package import Operations
import Learning
import ReferenceData
import Vocabulary

/// Reads what became of learners from a CSV file, for a training team without a system.
///
/// The header must hold ``columns``, in any order and case. Cells are trimmed; an empty one says
/// nothing, never zero. A row that can't be read becomes a finding with line and column, and the
/// others are read on.
package struct LearningFileReader: Sendable {
  /// The columns, all of them in the header.
  package static let columns = [
    "WORKER_ID", "ATTENDED_MINUTES", "COMPLETED_ON", "RELEASED_MINUTES", "BACKFILLED_MINUTES",
    "CONFIDENCE_BEFORE", "CONFIDENCE_AFTER", "SKILL_BEFORE", "SKILL_AFTER",
  ]

  /// Something wrong with a row, or with the file.
  package struct Finding: Hashable, Sendable {
    /// The line, from 1; the header is line 1.
    package let line: Int
    /// The column's name; empty where the finding is about the row.
    package let column: String
    /// What is wrong. It repeats no cell.
    package let message: String
  }

  /// What a file says.
  package struct Contents: Sendable {
    /// The rows that could be read, in order.
    package var items: [ImportLearning.Item] = []
    /// The others, and what is wrong with the file.
    package var findings: [Finding] = []
  }

  /// What the bytes of a file say; no bytes trap and none are an error.
  package static func read(_ bytes: [UInt8]) -> Contents {
    var limits = CSVLimits()
    limits.rows = ImportLearning.mostItems + 1
    var reader = CSVReader(limits: limits)
    var file = OpenLearningFile()
    for item in reader.read(bytes) + reader.finish() { file.take(item) }
    return file.contents
  }
}

/// A file while it is read.
private struct OpenLearningFile {
  var contents = LearningFileReader.Contents()
  private var places: [String: Int]?
  private var isRefused = false

  mutating func take(_ item: CSVItem) {
    guard !isRefused else { return }
    switch item {
    case .fault(let fault):
      note(fault.line, "", "the row holds \(fault.kind.rawValue)")
      if places == nil { isRefused = true }
    case .record(let record):
      guard let places else { return open(with: record) }
      row(record, places)
    }
  }

  private mutating func open(with header: CSVRecord) {
    let names = header.cells.map { $0.trimmed.uppercased() }
    let wanted = Set(LearningFileReader.columns)
    guard names.count == wanted.count, Set(names) == wanted else {
      isRefused = true
      return note(
        header.line, "",
        "the header must hold just " + LearningFileReader.columns.joined(separator: ", "))
    }
    places = Dictionary(zip(names, 0...)) { first, _ in first }
  }

  private mutating func row(_ record: CSVRecord, _ places: [String: Int]) {
    guard record.cells.count == places.count else {
      return note(record.line, "", "the row must have \(places.count) cells")
    }
    do throws(CellRefusal) {
      contents.items.append(
        try LearningRow(cells: record.cells, places: places).item(on: record.line))
    } catch {
      note(record.line, error.column, error.message)
    }
  }

  private mutating func note(_ line: Int, _ column: String, _ message: String) {
    contents.findings.append(
      LearningFileReader.Finding(line: line, column: column, message: message))
  }
}

/// A cell that can't be read.
private struct CellRefusal: Error {
  let column: String
  let message: String
}

/// One row by the names of its columns.
private struct LearningRow {
  let cells: [String]
  let places: [String: Int]

  func item(on line: Int) throws(CellRefusal) -> ImportLearning.Item {
    let worker = try read("WORKER_ID") { text, field throws(ServiceError) in
      try WorkerID(text, field: field)
    }
    guard let worker else { throw CellRefusal(column: "WORKER_ID", message: "must be given") }
    let attended = try number("ATTENDED_MINUTES")
    let completed = try read("COMPLETED_ON") { text, field throws(ServiceError) in
      if let day = CivilDate(dayMonthYear: text) { return day }
      return try CivilDate(text, field: field)
    }
    let (released, ratings) = (try released(), try ratings())
    return try within("WORKER_ID") { () throws(ServiceError) in
      try ImportLearning.Item(
        line: line, worker: worker, attendedMinutes: attended, completedOn: completed,
        released: released, ratings: ratings)
    }
  }

  private func released() throws(CellRefusal) -> ActualRelease? {
    let (minutes, backfilled) = (
      try number("RELEASED_MINUTES"), try number("BACKFILLED_MINUTES")
    )
    guard let minutes else {
      guard backfilled == nil else {
        throw CellRefusal(
          column: "RELEASED_MINUTES", message: "must be given with BACKFILLED_MINUTES")
      }
      return nil
    }
    return try within("RELEASED_MINUTES") { () throws(ServiceError) in
      try ActualRelease(minutes: minutes, backfilledMinutes: backfilled)
    }
  }

  private func ratings() throws(CellRefusal) -> Ratings? {
    let (confidence, skill) = (try answers("CONFIDENCE"), try answers("SKILL"))
    guard confidence != nil || skill != nil else { return nil }
    return try within("CONFIDENCE_BEFORE") { () throws(ServiceError) in
      try Ratings(confidence: confidence, skill: skill)
    }
  }

  private func answers(_ question: String) throws(CellRefusal) -> Ratings.BeforeAfter? {
    let (before, after) = (try number(question + "_BEFORE"), try number(question + "_AFTER"))
    guard before != nil || after != nil else { return nil }
    return try within(question + "_BEFORE") { () throws(ServiceError) in
      try Ratings.BeforeAfter(before: before ?? 0, after: after ?? 0, field: question)
    }
  }

  private func number(_ column: String) throws(CellRefusal) -> Int? {
    try read(column) { text, field throws(ServiceError) in
      guard let number = wholeNumber(text), number <= 1_000_000 else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: field, "must be a whole number")
      }
      return number
    }
  }

  private func read<Value>(
    _ column: String, _ read: (String, String) throws(ServiceError) -> Value
  ) throws(CellRefusal) -> Value? {
    guard let place = places[column], cells.indices.contains(place) else { return nil }
    let text = cells[place].trimmed
    guard !text.isEmpty else { return nil }
    return try within(column) { () throws(ServiceError) in try read(text, column) }
  }

  private func within<Value>(
    _ column: String, _ body: () throws(ServiceError) -> Value
  ) throws(CellRefusal) -> Value {
    // A refusal names what is asked, never what the cell holds: it may be about a person.
    do { return try body() } catch {
      let message = error.message.split(separator: ";").first.map(String.init) ?? error.message
      throw CellRefusal(column: column, message: message)
    }
  }
}
