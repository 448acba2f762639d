import DataFiles
import ReferenceData
import Testing
import Vocabulary

@Suite("Competences as ESR names them") struct ESRCompetenceTests {
  @Test(
    "a name is read into its parts and written the same",
    arguments: [
      ("NHS|CSTF|Fire Safety - 2 Years|", "NHS", "CSTF", "Fire Safety", nil, 2),
      (
        "NHS|CSTF|Infection Prevention and Control - Level 2 - 1 Year|", "NHS", "CSTF",
        "Infection Prevention and Control", 2, 1
      ),
      ("NHS|CSTF|Moving and Handling - Level 1|", "NHS", "CSTF", "Moving and Handling", 1, nil),
      ("457|LOCAL|Title|", "457", "LOCAL", "Title", nil, nil),
      (
        "457|LOCAL|Chair - side - Assistant - 3 Years|", "457", "LOCAL", "Chair - side - Assistant",
        nil, 3
      ),
      // Words that only look like a level or an interval belong to the title.
      ("457|LOCAL|Two Years|", "457", "LOCAL", "Two Years", nil, nil),
      ("457|LOCAL|A - 0 Years|", "457", "LOCAL", "A - 0 Years", nil, nil),
      ("457|LOCAL|A - 02 Years|", "457", "LOCAL", "A - 02 Years", nil, nil),
      ("457|LOCAL|A - 100 Years|", "457", "LOCAL", "A - 100 Years", nil, nil),
      ("457|LOCAL|A - Level 10|", "457", "LOCAL", "A - Level 10", nil, nil),
      ("457|LOCAL|A - Level 2 - more|", "457", "LOCAL", "A - Level 2 - more", nil, nil),
      ("457|LOCAL|2 Years|", "457", "LOCAL", "2 Years", nil, nil),
      ("457|LOCAL|Level 2 - 3 Years|", "457", "LOCAL", "Level 2", nil, 3),
    ] as [(String, String, String, String, Int?, Int?)])
  func names(
    text: String, owner: String, framework: String, title: String, level: Int?, years: Int?
  ) throws {
    let competence = try ESRCompetence(text)
    #expect(competence.owner == owner)
    #expect(competence.framework == framework)
    #expect(competence.title == title)
    #expect(competence.level == level)
    #expect(competence.years == years)
    #expect(competence.description == text)
  }

  @Test("one year is written in the singular, however it was read")
  func singular() throws {
    #expect(try ESRCompetence("NHS|CSTF|A - 1 Years|").description == "NHS|CSTF|A - 1 Year|")
    #expect(try ESRCompetence(" NHS | CSTF | A - 2 Years |").description == "NHS|CSTF|A - 2 Years|")
  }

  @Test(
    "what is no name is refused",
    arguments: [
      ("", ErrorReason.codeMalformed), ("NHS|CSTF|Fire Safety", .codeMalformed),
      ("NHS|CSTF|", .codeMalformed), ("NHS|CSTF|Fire|Safety|", .codeMalformed),
      ("NHS|CSTF|Fire Safety| ", .codeMalformed), ("|CSTF|Fire Safety|", .fieldRequired),
      ("NHS||Fire Safety|", .fieldRequired), ("NHS|CSTF||", .fieldRequired),
      ("NHS|CSTF|Fire\u{202e}Safety|", .characterNotAllowed),
      ("NHS|CSTF|Fire\nSafety|", .characterNotAllowed),
      ("NHS|CSTF|\(String(repeating: "a", count: 241))|", .fieldTooLong),
    ])
  func refused(text: String, reason: ErrorReason) {
    #expect(refusal { _ = try ESRCompetence(text) } == reason)
  }

  @Test("parts that would be read as others can't be put together")
  func parts() throws {
    func made(_ title: String, _ level: Int?, _ years: Int?) throws {
      _ = try ESRCompetence(
        owner: "NHS", framework: "CSTF", title: title, level: level, years: years)
    }
    try made("Fire Safety", 1, 2)
    for title in ["A|B", "A - 2 Years", "A - Level 2"] {
      #expect(refusal { try made(title, nil, nil) } == .codeMalformed, "\(title)")
    }
    for (level, years) in [(0, 1), (10, 1), (1, 0), (1, 100)] {
      #expect(refusal { try made("A", level, years) } == .valueOutOfRange)
    }
  }

  @Test("a national name leads to its subject, and a level is never guessed")
  func standards() throws {
    let rows: [(String, String?)] = [
      ("NHS|CSTF|Fire Safety - 2 Years|", "CSTF-FIRE"),
      ("NHS|CSTF|Infection Prevention and Control - Level 2 - 1 Year|", "CSTF-IPC-2"),
      ("NHS|CSTF|Infection Prevention & Control - Level 1 - 3 Years|", "CSTF-IPC-1"),
      ("NHS|CSTF|Infection Prevention and Control - 1 Year|", nil),
      ("NHS|CSTF|Infection Prevention and Control - Level 7 - 1 Year|", nil),
      ("NHS|CSTF|Basket Weaving - 1 Year|", nil), ("NHS|MAND|Fire Safety - 2 Years|", nil),
      ("457|CSTF|Fire Safety - 2 Years|", nil),
    ]
    for (text, code) in rows {
      #expect(try ESRCompetence(text).standard?.text == code, "\(text)")
    }
  }

  @Test("every subject with a whole number of years gets a name that leads back to it")
  func printing() throws {
    #expect(name("CSTF-FIRE", 24) == "NHS|CSTF|Fire Safety - 2 Years|")
    #expect(
      name("CSTF-IPC-2", 12) == "NHS|CSTF|Infection Prevention and Control - Level 2 - 1 Year|")
    for (code, months) in [
      ("CSTF-FIRE", 18), ("CSTF-FIRE", 0), ("CSTF-FIRE", -12), ("MED-CORE", 12),
    ] {
      #expect(name(code, months) == nil)
    }
    let subjects = CSTFSubjects.all.filter { wholeNumber($0.level) != nil }
    #expect(subjects.count > 10)
    for subject in subjects {
      let competence = try #require(ESRCompetence(subject.code, validityMonths: 36))
      #expect(competence.standard == subject.code, "\(competence)")
    }
  }

  private func name(_ code: String, _ months: Int) -> String? {
    ESRCompetence(StandardCode(listed: code), validityMonths: months)?.description
  }

  private func refusal(_ body: () throws -> Void) -> ErrorReason? {
    do {
      try body()
      return nil
    } catch { return (error as? ServiceError)?.reason }
  }
}
