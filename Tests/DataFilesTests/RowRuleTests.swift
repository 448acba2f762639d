import Operations
import Testing

@testable import DataFiles

/// One row with some cells changed, and everything that is found in it.
struct RowCase: CustomStringConvertible, Sendable {
  let file: StaffFile
  let cells: [String: String]
  let found: [String]

  init(_ file: StaffFile, _ cells: [String: String], _ found: String...) {
    self.file = file
    self.cells = cells
    self.found = found
  }

  var description: String {
    "\(file.rawValue) "
      + cells.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: " ")
  }
}

@Suite("The rules of the columns")
struct RowRuleTests {
  @Test("a row breaks just the rules its cells break", arguments: workplaceCases)
  func workplaces(_ row: RowCase) throws { try check(row) }

  @Test("a worker's row breaks just the rules its cells break", arguments: workerCases)
  func workers(_ row: RowCase) throws { try check(row) }

  @Test("a training row breaks just the rules its cells break", arguments: trainingCases)
  func training(_ row: RowCase) throws { try check(row) }

  @Test("no sentence repeats what a cell held", arguments: workplaceCases + workerCases)
  func noValueIsRepeated(_ row: RowCase) throws {
    let secret = "Zzyzx-914"
    for column in row.cells.keys {
      let reading = try Reading.of([(row.file, Sample.text(row.file, [[column: secret]]))])
      #expect(!reading.findings.contains { $0.sentence.contains(secret) })
    }
  }

  private func check(_ row: RowCase) throws {
    let reading = try Reading.of([(row.file, Sample.text(row.file, [row.cells]))])
    #expect(reading.lines.map { String($0.dropFirst(2)) } == row.found)
  }
}

private let long = String(repeating: "x", count: 1_001)

private let workplaceCases: [RowCase] = [
  RowCase(.workplaces, [:]),
  RowCase(.workplaces, ["LOCALESTID": ""], "LOCALESTID REQUIRED"),
  RowCase(.workplaces, ["LOCALESTID": String(long.prefix(50))], "LOCALESTID TOO_LONG"),
  RowCase(.workplaces, ["LOCALESTID": String(long.prefix(49))]),
  RowCase(.workplaces, ["LOCALESTID": "A/B"], "LOCALESTID CHARACTER_NOT_ALLOWED"),
  RowCase(.workplaces, ["STATUS": "OLD"], "STATUS CODE_UNKNOWN"),
  RowCase(.workplaces, ["STATUS": "NOCHANGE", "ESTNAME": "", "ESTTYPE": "99"]),
  RowCase(.workplaces, ["STATUS": "DELETE", "POSTCODE": ""]),
  RowCase(.workplaces, ["ESTNAME": ""], "ESTNAME REQUIRED"),
  RowCase(.workplaces, ["ADDRESS2": String(long.prefix(41))], "ADDRESS2 TOO_LONG"),
  RowCase(.workplaces, ["POSTCODE": "AB12 3CD 4EF"], "POSTCODE TOO_LONG"),
  RowCase(.workplaces, ["ESTTYPE": "2"], "ESTTYPE CODE_UNKNOWN"),
  RowCase(.workplaces, ["OTHERTYPE": "a co-op"], "OTHERTYPE VALUE_NOT_USED?"),
  RowCase(.workplaces, ["ESTTYPE": "8", "OTHERTYPE": "a co-op"]),
  RowCase(.workplaces, ["PERMCQC": "2"], "PERMCQC CODE_UNKNOWN"),
  RowCase(.workplaces, ["REGTYPE": "1"], "REGTYPE CODE_UNKNOWN"),
  RowCase(.workplaces, ["PROVNUM": ""], "PROVNUM REQUIRED"),
  RowCase(.workplaces, ["PROVNUM": "101690538"], "PROVNUM FORM_WRONG", "PROVNUM REQUIRED"),
  RowCase(.workplaces, ["LOCATIONID": ""], "LOCATIONID REQUIRED?"),
  RowCase(.workplaces, ["REGTYPE": "0", "PROVNUM": "", "LOCATIONID": ""]),
  RowCase(.workplaces, ["ALLSERVICES": "13"], "MAINSERVICE CELLS_CONTRADICT"),
  RowCase(.workplaces, ["CAPACITY": "9999", "UTILISATION": "1"], "CAPACITY NUMBER_INVALID"),
  RowCase(.workplaces, ["CAPACITY": "4;5", "UTILISATION": "4"], "CAPACITY LISTS_DIFFER"),
  RowCase(
    .workplaces, ["SERVICEUSERS": "1;2", "OTHERUSERDESC": ";a;b"],
    "OTHERUSERDESC LISTS_DIFFER"),
  RowCase(.workplaces, ["DHA": "3"], "DHA CODE_UNKNOWN?"),
  RowCase(.workplaces, ["DHA": "1", "DHAACTIVITIES": "1;9"], "DHAACTIVITIES NUMBER_INVALID"),
  RowCase(.workplaces, ["DHA": "2", "DHAACTIVITIES": "1;8"], "DHAACTIVITIES VALUE_NOT_USED?"),
  RowCase(.workplaces, ["DHA": "1", "DHAACTIVITIES": "999"]),
  RowCase(.workplaces, ["TOTALPERMTEMP": "1000"], "TOTALPERMTEMP NUMBER_INVALID"),
  RowCase(.workplaces, ["TOTALPERMTEMP": "0"], "TOTALPERMTEMP NUMBER_INVALID?"),
  RowCase(.workplaces, ["ALLJOBROLES": "8;12"], "ALLJOBROLES CODE_UNKNOWN"),
  RowCase(.workplaces, ["ALLJOBROLES": "8;7", "STARTERS": "1"], "STARTERS LISTS_DIFFER"),
  RowCase(.workplaces, ["ALLJOBROLES": "8;7", "STARTERS": "999", "VACANCIES": "1;0"]),
  RowCase(
    .workplaces,
    ["ALLJOBROLES": "8;7", "LEAVERS": "2;1", "REASONS": "1;2", "REASONNOS": "1;1"],
    "REASONNOS CELLS_CONTRADICT"),
  RowCase(
    .workplaces, ["ALLJOBROLES": "8;7", "LEAVERS": "2;1", "REASONS": "1;2", "REASONNOS": "2;1"]),
  RowCase(.workplaces, ["REASONS": "1;2", "REASONNOS": "1"], "REASONNOS LISTS_DIFFER"),
  RowCase(.workplaces, ["REPEATTRAINING": "5"], "REPEATTRAINING CODE_UNKNOWN"),
  RowCase(.workplaces, ["CWPUSE": "999;1"], "CWPUSE NUMBER_INVALID"),
  RowCase(.workplaces, ["CWPUSE": "1;2;3", "SICKPAY": "unknown"]),
  RowCase(.workplaces, ["PENSION": "yes"], "PENSION CODE_UNKNOWN"),
  RowCase(.workplaces, ["PENSION": "1", "ACTUALCONT": "3"], "ACTUALCONT NUMBER_INVALID"),
  RowCase(.workplaces, ["PENSION": "1", "ACTUALCONT": "3.01"]),
  RowCase(.workplaces, ["PENSION": "0", "ACTUALCONT": "5"], "ACTUALCONT VALUE_NOT_USED?"),
  RowCase(.workplaces, ["HOLIDAY": "many"], "HOLIDAY NUMBER_INVALID"),
  RowCase(.workplaces, ["SLEEPINS": "2", "SLEEPINPAY": "1"], "SLEEPINPAY VALUE_NOT_USED?"),
  RowCase(.workplaces, ["TRAVELTIME": "3", "TTDIFFRATE": "2.49"], "TTDIFFRATE NUMBER_INVALID"),
  RowCase(.workplaces, ["TRAVELTIME": "3", "TTDIFFRATE": "200.00"]),
]

private let workerCases: [RowCase] = [
  RowCase(.workers, [:]),
  RowCase(.workers, ["UNIQUEWORKERID": ""], "UNIQUEWORKERID REQUIRED"),
  RowCase(.workers, ["DISPLAYID": String(long.prefix(50))], "DISPLAYID TOO_LONG"),
  RowCase(.workers, ["STATUS": "UNCHECKED", "MAINJOBROLE": "0", "DISPLAYID": ""]),
  RowCase(.workers, ["STATUS": "DELETE", "EMPLSTATUS": ""]),
  RowCase(.workers, ["NINUMBER": "AB12345C"], "NINUMBER FORM_WRONG"),
  RowCase(.workers, ["NINUMBER": "AB 12 34 56 C"]),
  RowCase(.workers, ["POSTCODE": ""], "POSTCODE REQUIRED?"),
  RowCase(.workers, ["POSTCODE": "AB12CD"], "POSTCODE FORM_WRONG", "POSTCODE REQUIRED?"),
  RowCase(.workers, ["DOB": "31/02/1990"], "DOB DATE_INVALID"),
  RowCase(.workers, ["DOB": "1990-02-01"], "DOB DATE_INVALID"),
  RowCase(.workers, ["DOB": "1/2/1990"], "DOB DATE_INVALID"),
  RowCase(
    .workers, ["DOB": "01/02/2020", "STARTDATE": ""], "DOB DATE_OUT_OF_ORDER?",
    "STARTDATE START_DATE_MISSING?"),
  RowCase(.workers, ["GENDER": "5"], "GENDER CODE_UNKNOWN"),
  RowCase(.workers, ["ETHNICITY": "48"], "ETHNICITY CODE_UNKNOWN"),
  RowCase(.workers, ["ETHNICITY": "99", "DISABLED": "3"]),
  RowCase(
    .workers, ["NATIONALITY": "826", "BRITISHCITIZENSHIP": "1"],
    "BRITISHCITIZENSHIP VALUE_NOT_USED?"),
  RowCase(
    .workers, ["COUNTRYOFBIRTH": "826", "YEAROFENTRY": "2001"],
    "YEAROFENTRY VALUE_NOT_USED?"),
  RowCase(.workers, ["YEAROFENTRY": "1989"], "YEAROFENTRY DATE_OUT_OF_ORDER"),
  RowCase(.workers, ["YEAROFENTRY": "2025"], "STARTDATE DATE_OUT_OF_ORDER"),
  RowCase(.workers, ["CARECERT": "1"], "CARECERT CARE_CERTIFICATE_DATE_MISSING?"),
  RowCase(.workers, ["CARECERT": "3"]),
  RowCase(.workers, ["CARECERT": "4"], "CARECERT CODE_UNKNOWN"),
  RowCase(
    .workers, ["L2CARECERT": "1;2023"], "L2CARECERT DATE_OUT_OF_ORDER",
    "L2CARECERT QUALIFICATION_DATE_MISSING?"),
  RowCase(.workers, ["L2CARECERT": "2;2025"], "L2CARECERT DATE_INVALID"),
  RowCase(.workers, ["L2CARECERT": "1;2025"], "L2CARECERT QUALIFICATION_DATE_MISSING?"),
  RowCase(.workers, ["RECSOURCE": "3"], "RECSOURCE CODE_UNKNOWN"),
  RowCase(.workers, ["HANDCVISA": "2", "INOUTUK": "1"], "INOUTUK VALUE_NOT_USED?"),
  RowCase(.workers, ["STARTDATE": "18/03/2026"], "STARTDATE DATE_OUT_OF_ORDER"),
  RowCase(.workers, ["STARTDATE": "17/03/2026"]),
  RowCase(.workers, ["STARTDATE": "31/01/2004"], "STARTDATE DATE_OUT_OF_ORDER"),
  RowCase(.workers, ["STARTINSECT": "2025"], "STARTINSECT DATE_OUT_OF_ORDER"),
  RowCase(.workers, ["STARTINSECT": "999"]),
  RowCase(.workers, ["EMPLSTATUS": ""], "EMPLSTATUS REQUIRED"),
  RowCase(.workers, ["EMPLSTATUS": "5"], "EMPLSTATUS CODE_UNKNOWN"),
  RowCase(.workers, ["DAYSSICK": "366.5"], "DAYSSICK NUMBER_INVALID"),
  RowCase(.workers, ["DAYSSICK": "0.5"]),
  RowCase(.workers, ["DAYSSICK": "999"]),
  RowCase(.workers, ["SALARY": "499"], "SALARY NUMBER_INVALID"),
  RowCase(.workers, ["SALARY": "250000"], "SALARY NUMBER_INVALID"),
  RowCase(.workers, ["SALARY": "250000", "MAINJOBROLE": "1"]),
  RowCase(.workers, ["HOURLYRATE": "12.345"], "HOURLYRATE NUMBER_INVALID"),
  RowCase(.workers, ["MAINJOBROLE": "12"], "MAINJOBROLE CODE_UNKNOWN"),
  RowCase(.workers, ["MAINJOBROLE": "23"], "MAINJRDESC REQUIRED"),
  RowCase(.workers, ["CONTHOURS": "37.25"], "CONTHOURS NUMBER_INVALID"),
  RowCase(.workers, ["CONTHOURS": "75.5"], "CONTHOURS NUMBER_INVALID"),
  RowCase(.workers, ["ZEROHRCONT": "1"], "CONTHOURS VALUE_NOT_USED?"),
  RowCase(.workers, ["EMPLSTATUS": "3", "CONTHOURS": "", "AVGHOURS": "12"]),
  RowCase(.workers, ["AVGHOURS": "12"], "AVGHOURS VALUE_NOT_USED?"),
  RowCase(.workers, ["MAINJOBROLE": "16"], "NMCREG REQUIRED"),
  RowCase(.workers, ["MAINJOBROLE": "16", "NMCREG": "1"]),
  RowCase(.workers, ["AMHP": "1"], "AMHP VALUE_NOT_USED?"),
  RowCase(.workers, ["SCQUAL": "2;3"], "SCQUAL NUMBER_INVALID"),
  RowCase(.workers, ["SCQUAL": "1;3"]),
  RowCase(.workers, ["CWPCATEGORY": "8"], "CWPCATEGORY CODE_UNKNOWN"),
  RowCase(.workers, ["CWPCATEGORY": "998"]),
  RowCase(.workers, ["QUALACH01": "NVQ"], "QUALACH01 FORM_WRONG"),
  RowCase(.workers, ["QUALACH01": "37;2019"], "QUALACH01 QUALIFICATION_DATE_MISSING?"),
  RowCase(.workers, ["QUALACH02NOTES": String(long.prefix(121))], "QUALACH02NOTES TOO_LONG"),
]

private let trainingCases: [RowCase] = [
  RowCase(.training, [:]),
  RowCase(.training, ["LOCALESTID": String(long.prefix(51))], "LOCALESTID TOO_LONG"),
  RowCase(.training, ["UNIQUEWORKERID": String(long.prefix(50))]),
  RowCase(.training, ["CATEGORY": "3"], "CATEGORY CODE_UNKNOWN"),
  RowCase(.training, ["ACCREDITED": "2"], "ACCREDITED CODE_UNKNOWN"),
  RowCase(.training, ["PROVIDERNAME": "999"], "PROVIDERNAME VALUE_NOT_USED?"),
  RowCase(.training, ["WHODELIVERED": "2", "PROVIDERNAME": "999"]),
  RowCase(.training, ["HOWDELIVERED": "3"], "HOWDELIVERED CODE_UNKNOWN"),
  RowCase(.training, ["VALIDITY": "0"], "VALIDITY NUMBER_INVALID"),
  RowCase(.training, ["VALIDITY": "none"]),
  RowCase(.training, ["DATECOMPLETED": ""], "DATECOMPLETED TRAINING_DATE_MISSING?"),
  RowCase(.training, ["DATECOMPLETED": "18/03/2026"], "DATECOMPLETED DATE_OUT_OF_ORDER"),
  RowCase(.training, ["EXPIRYDATE": "01/05/2025"], "EXPIRYDATE DATE_OUT_OF_ORDER"),
  RowCase(
    .training, ["VALIDITY": "12", "EXPIRYDATE": "01/05/2026"],
    "VALIDITY CELLS_CONTRADICT?"),
  RowCase(.training, ["VALIDITY": "12", "EXPIRYDATE": "30/04/2026"]),
  RowCase(.training, ["NOTES": long], "NOTES TOO_LONG"),
  RowCase(.trainingRecords, [:]),
  RowCase(.trainingRecords, ["WORKER_SCHEME": "PAYROLL"], "WORKER_SCHEME CODE_UNKNOWN"),
  RowCase(.trainingRecords, ["WORKER_ID": ""], "WORKER_ID REQUIRED"),
  RowCase(.trainingRecords, ["STANDARD": "CSTF-NOPE-9"], "STANDARD CODE_UNKNOWN"),
  RowCase(.trainingRecords, ["COMPLETED_ON": "01/05/2025"], "COMPLETED_ON DATE_INVALID"),
  RowCase(.trainingRecords, ["COMPLETED_ON": "2026-03-18"], "COMPLETED_ON DATE_OUT_OF_ORDER"),
  RowCase(.trainingRecords, ["HOLDS_THROUGH": "2025-04-30"], "HOLDS_THROUGH DATE_OUT_OF_ORDER"),
  RowCase(.trainingRecords, ["PROVIDER_ID": "X1"], "PROVIDER_ID CELLS_CONTRADICT"),
  RowCase(.trainingRecords, ["MODE": "TELEPATHY"], "MODE CODE_UNKNOWN"),
  RowCase(.trainingRecords, ["ASSESSOR_REGISTER": "NMC"], "ASSESSOR_NUMBER CELLS_CONTRADICT"),
  RowCase(
    .trainingRecords,
    ["ASSESSOR_REGISTER": "NMC", "ASSESSOR_NUMBER": "12", "ASSESSED_ON": "2025-05-01"],
    "ASSESSOR_NUMBER FORM_WRONG"),
  RowCase(
    .trainingRecords,
    ["ASSESSOR_REGISTER": "NMC", "ASSESSOR_NUMBER": "12A3456B", "ASSESSED_ON": "2025-05-01"]),
]
