import DataFiles
import Foundation
import Operations
import Testing
import Vocabulary

@Suite("The demonstration's files")
struct DemonstrationFilesTests {
  // After every date in the files.
  private let someDay = CivilDate(dayNumber: 20_700)

  @Test("the four files are clean")
  func clean() throws {
    let reading = try Reading.of(
      [
        (.workplaces, file("workplace.csv")), (.workers, file("workers.csv")),
        (.training, file("training.csv")), (.trainingRecords, file("training_records.csv")),
      ], reader: StaffFilesReader(today: someDay))
    #expect(reading.lines == [])
    #expect(reading.files.workers.count == 12 && reading.files.training.count == 24)
    #expect(reading.files.workers.allSatisfy { $0.displayID.hasPrefix("SYNTHETIC-") })
  }

  @Test("the bad file shows a finding of each kind")
  func bad() throws {
    let reading = try Reading.of(
      [(.workers, file("bad_workers.csv"))], reader: StaffFilesReader(today: someDay))
    #expect(
      reading.lines == [
        "2 DOB DATE_INVALID", "3 NMCREG REQUIRED", "4 EMPLSTATUS CODE_UNKNOWN",
        "4 CONTHOURS NUMBER_INVALID", "5 UNIQUEWORKERID DUPLICATE_ROW",
        "6 STARTDATE DATE_OUT_OF_ORDER", "6 CARECERT CARE_CERTIFICATE_DATE_MISSING?",
      ])
  }

  private func file(_ name: String, here: String = #filePath) throws -> [UInt8] {
    let root = URL(filePath: here).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try Array(Data(contentsOf: root.appending(path: "Tools/demo/\(name)")))
  }
}
