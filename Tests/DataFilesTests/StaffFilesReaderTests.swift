import DataFiles
import Operations
import ReferenceData
import Testing
import Vocabulary

@Suite("Reading staff files")
struct StaffFilesReaderTests {
  @Test("a file with any other header is refused whole, at the first column that differs")
  func headers() throws {
    let cases: [(StaffFile, (String) -> String, String)] = [
      (.workers, { $0.replacing("DISPLAYID", with: "NAME") }, "1 DISPLAYID HEADER_WRONG"),
      (.workers, { $0.replacing("LOCALESTID,", with: "localestid,") }, "1 LOCALESTID HEADER_WRONG"),
      (.training, { $0.replacing(",NOTES", with: "") }, "1 NOTES HEADER_WRONG"),
      (.workplaces, { $0.replacing("TTDIFFRATE", with: "TTDIFFRATE,MORE") }, "1 - HEADER_WRONG"),
      (.workers, { $0.replacing("03NOTES", with: "03NOTES,QUALACH04") }, "1 - HEADER_WRONG"),
    ]
    for (file, change, found) in cases {
      let reading = try Reading.of([(file, change(Sample.text(file)))])
      #expect(reading.lines == [found])
      #expect(reading.files.refusedRowCount == 1)
    }
  }

  @Test("the header lines are the published ones")
  func publishedHeaders() {
    for (file, published) in [
      (StaffFile.workplaces, ASCWDSFile.workplace), (.workers, .worker), (.training, .training),
    ] {
      let header = Sample.text(file).split(separator: "\n").first.map(String.init)
      #expect(header == ASCWDSBulkUpload.header(of: published))
    }
  }

  @Test("more qualifications come in whole pairs from 04 on, and are checked like the others")
  func furtherQualifications() throws {
    let text = Sample.text(.workers).split(separator: "\n")
    let pairs = ",QUALACH04,QUALACH04NOTES,QUALACH05,QUALACH05NOTES"
    let reading = try Reading.of([
      (.workers, "\(text[0])\(pairs)\n\(text[1]),37;2019,,NVQ,\n")
    ])
    #expect(reading.lines == ["2 QUALACH05 FORM_WRONG", "2 QUALACH04 QUALIFICATION_DATE_MISSING?"])
  }

  @Test("a malformed row is a finding and the rows after it are read")
  func malformedRows() throws {
    let good = Sample.text(.training).split(separator: "\n")
    let bytes: [UInt8] =
      Array("\(good[0])\n\"open\"x,\na,b\n".utf8) + [0xff, 0x0a] + Array("\(good[1])\n\"".utf8)
    let reading = try Reading.of([(.training, bytes)])
    #expect(
      reading.lines == [
        "2 LOCALESTID ROW_MALFORMED", "3 - CELL_COUNT_WRONG", "4 LOCALESTID ROW_MALFORMED",
        "6 LOCALESTID ROW_MALFORMED",
      ])
    #expect(reading.files.training.count == 1)
    #expect(reading.files.refusedRowCount == 4)
  }

  @Test("an empty file is said to be empty")
  func emptyFile() throws {
    #expect(try Reading.of([(.workers, "")]).lines == ["1 - FILE_EMPTY"])
  }

  @Test("files come in their order, each once")
  func order() throws {
    #expect {
      _ = try Reading.of([(.training, Sample.text(.training)), (.workers, "")])
    } throws: { ($0 as? ServiceError)?.reason == .streamOrderWrong }
  }

  @Test("keys must be unique and match the files before")
  func keys() throws {
    let reading = try Reading.of([
      (
        .workplaces, Sample.text(.workplaces, [["TOTALPERMTEMP": "3"], [:], ["LOCALESTID": "D 2"]])
      ),
      (
        .workers,
        Sample.text(.workers, [[:], ["UNIQUEWORKERID": "W 1"], ["LOCALESTID": "DEMO-9"]])
      ),
      (.training, Sample.text(.training, [[:], ["UNIQUEWORKERID": "W2"]])),
    ])
    #expect(
      reading.lines == [
        "3 LOCALESTID DUPLICATE_ROW", "4 LOCATIONID DUPLICATE_ROW",
        "3 UNIQUEWORKERID DUPLICATE_ROW", "4 LOCALESTID WORKPLACE_UNKNOWN",
        "2 TOTALPERMTEMP STAFF_COUNT_DIFFERS?", "4 TOTALPERMTEMP STAFF_COUNT_DIFFERS?",
        "3 UNIQUEWORKERID WORKER_UNKNOWN",
      ])
    #expect(reading.files.refusedRowCount == 5)
    #expect(reading.files.errorCount == 5 && reading.files.warningCount == 2)
  }

  @Test("a good row keeps just what a passport has a use for")
  func typedRows() throws {
    let worker = [
      "NINUMBER": "AB 12 34 56 C", "CARECERT": "3", "L2CARECERT": "2", "MAINJOBROLE": "16",
      "NMCREG": "2", "ETHNICITY": "31", "SALARY": "25000",
    ]
    let reading = try Reading.of([
      (.workers, Sample.text(.workers, [worker, ["STATUS": "DELETE", "UNIQUEWORKERID": "W2"]])),
      (.training, Sample.text(.training, [["VALIDITY": "12", "HOWDELIVERED": "2"]])),
    ])
    let row = try #require(reading.files.workers.first)
    #expect(row.key.text == "DEMO-1/W1" && row.nationalInsuranceNumber == "AB123456C")
    #expect(row.birthDate?.description == "1990-02-01" && row.contractedMinutes == 2_250)
    #expect(row.hasBegunCareCertificate && row.hasBegunLevel2Certificate)
    #expect(row.registerPart?.text == "RN-MENTAL-HEALTH" && row.jobRole == 16)
    #expect(reading.files.removals.map(\.key.worker) == ["W2"])
    let training = try #require(reading.files.training.first)
    #expect(training.holdsThrough?.description == "2026-04-30" && training.mode == .eLearning)
    #expect(training.standard.text == "ASCWDS-TRAINING/10")
    let record = try Reading.of([
      (.trainingRecords, Sample.text(.trainingRecords, [["WORKER_ID": "DEMO-1 / W1"]]))
    ])
    #expect(record.files.trainingRecords.map(\.identifier) == ["DEMO-1/W1"])
  }
}
