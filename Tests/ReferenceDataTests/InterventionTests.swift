import ReferenceData
import Testing
import Vocabulary

@Suite("Interventions and excluded tasks")
struct InterventionTests {
  private static func task(_ code: String) throws -> Intervention {
    try #require(Interventions.find(StandardCode(listed: code)))
  }

  @Test("each intervention says what the list says, and its statuses are never better")
  func agreesWithList() throws {
    let rows = try ShippedTable("reference/interventions.csv").rows
    #expect(rows.count == 39)
    for (task, row) in zip(Interventions.all, rows) {
      #expect(task.code.text == row.cell("code"))
      #expect(task.name == row.cell("name"))
      #expect((task.involvesMedicine ? "Y" : "N") == row.cell("involves_medicine"))
      #expect((task.isInvasive ? "Y" : "N") == row.cell("invasive"))
      #expect((task.isPersonSpecific ? "Y" : "N") == row.cell("person_specific_default"))
      #expect(Set(task.ageScope.map(\.rawValue)) == Set(row.pieces("age_scope_default")))
      #expect(task.riskTier.rawValue == row.cell("risk_tier"))
      #expect(task.riskTierStatus.rawValue == row.cell("risk_tier_status"))
      #expect(task.prerequisites.map(\.text) == row.pieces("prerequisites"))
      #expect(String(task.minimumLevel) == row.cell("min_entrustment_level"))
      #expect(task.minimumLevelStatus.rawValue == row.cell("min_entrustment_level_status"))
      #expect(task.provenance.status.rawValue == row.cell("dha_mapping_status"))
    }
  }

  @Test("every prerequisite of an intervention is a prerequisite or an intervention of ours")
  func prerequisitesResolve() {
    for code in Interventions.all.flatMap(\.prerequisites) {
      #expect(Prerequisites.find(code) != nil || Interventions.find(code) != nil, "\(code)")
    }
  }

  @Test("no intervention is its own prerequisite, by any number of steps")
  func prerequisitesEnd() {
    for task in Interventions.all {
      var open = task.prerequisites
      var steps = 0
      while let next = open.popLast(), steps < 100 {
        #expect(next != task.code)
        open += Interventions.find(next)?.prerequisites ?? []
        steps += 1
      }
      #expect(steps < 100)
    }
  }

  @Test("every least level is one of the operating scale")
  func levels() {
    let levels = ProficiencyLevels.levels(of: ProficiencyLevels.operatingScale).map(\.level)
    #expect(levels == [1, 2, 3, 4, 5])
    #expect(Interventions.all.allSatisfy { levels.contains($0.minimumLevel) })
  }

  @Test("the two seizure medicines and the adrenaline auto-injector are the rescue tasks")
  func rescue() {
    #expect(
      Set(Interventions.all.filter(\.isRescue).map(\.code.text))
        == ["MED-BUCCAL-MDZ", "MED-RECTAL-RESCUE", "MED-ADRENALINE-AI"])
  }

  @Test("what no publisher says is our mapping: policy decides on every intervention")
  func traits() {
    for task in Interventions.all {
      #expect(task.delegable == .byPolicy)
      #expect(task.traitsProvenance.status == .mappedByProject)
    }
  }

  @Test(
    "an entry is in force from its first day to the day before its end",
    arguments: [
      ("2026-03-31", false), ("2026-04-01", true), ("2026-12-31", true), ("2027-01-01", false),
    ])
  func inForce(day: String, expected: Bool) throws {
    var task = try Self.task("MED-EYE")
    let day = try CivilDate(day, field: "day")
    #expect(task.isInForce(on: day))
    task.validFrom = try CivilDate("2026-04-01", field: "day")
    task.validTo = try CivilDate("2027-01-01", field: "day")
    #expect(task.isInForce(on: day) == expected)
  }

  @Test("each excluded task says what the list says")
  func excludedTasks() throws {
    let rows = try ShippedTable("reference/excluded_tasks.csv").rows
    #expect(rows.count == 13)
    for (task, row) in zip(ExcludedTasks.all, rows) {
      #expect(task.code.text == row.cell("code"))
      #expect(task.description == row.cell("description"))
      #expect(task.provenance.status.rawValue == row.cell("status"))
      #expect(task.provenance.jurisdiction == row.cell("jurisdiction"))
      #expect(task.provenance.sources.map(\.text) == row.pieces("source_ids"))
      #expect(task.matchingProvenance.status == .mappedByProject)
      #expect(ExcludedTasks.find(task.code) == task)
    }
  }

  struct Exclusion: Sendable, CustomTestStringConvertible {
    let task: String
    let nations: Set<Nation>
    let by: String

    init(_ task: String, _ nations: Set<Nation>, by: String) {
      self.task = task
      self.nations = nations
      self.by = by
    }

    var testDescription: String { task }
  }

  static let exclusions: [Exclusion] = [
    Exclusion("VAC-INACTIVATED", [.scotland, .northernIreland], by: "EX-HSCW-VAC-SCOT-NI"),
    Exclusion("EX-IV", Set(Nation.allCases), by: "EX-IV"),
    Exclusion("EX-PRESCRIBING", Set(Nation.allCases), by: "EX-PRESCRIBING"),
    Exclusion("EX-TUBE-REINSERT", Set(Nation.allCases), by: "EX-TUBE-REINSERT"),
    Exclusion("EX-FIRST-ASSESS", Set(Nation.allCases), by: "EX-FIRST-ASSESS"),
    Exclusion("EX-JUDGEMENT", [.northernIreland], by: "EX-JUDGEMENT"),
    Exclusion("EX-CENTRAL-LINE", [], by: ""),
    Exclusion("MED-SC-PREFILLED", [], by: ""),
    Exclusion("MED-INSULIN-PEN", [], by: ""),
    Exclusion("NO-SUCH-TASK", [], by: ""),
  ]

  @Test("a task is excluded in the nations that the words name", arguments: exclusions)
  func covering(_ row: Exclusion) {
    for nation in Nation.allCases {
      let found = ExcludedTasks.covering(StandardCode(listed: row.task), in: nation)
      #expect(found?.code.text == (row.nations.contains(nation) ? row.by : nil))
    }
  }

  @Test("the rule of another country excludes nothing in the UK")
  func otherCountries() {
    let foreign = ExcludedTasks.all.filter(\.provenance.status.isComparatorOnly)
    #expect(foreign.count == 6)
    #expect(foreign.allSatisfy { $0.nations.isEmpty && $0.interventions.isEmpty })
  }

  @Test("the catalogue shipped is the tables under a name of twelve hexadecimal digits")
  func catalogue() {
    let shipped = InterventionCatalogue.shipped
    #expect(shipped.version == InterventionCatalogue.version)
    #expect(shipped.version.hasPrefix("catalogue-"))
    #expect(shipped.version.dropFirst(10).count == 12)
    #expect(shipped.version.dropFirst(10).allSatisfy { $0.isHexDigit })
    for task in Interventions.all {
      #expect(shipped.find(task.code) == task)
      #expect(
        shipped.rules(applyingTo: task.code)
          == InterventionRules.all.filter { $0.applies(to: task.code) })
    }
    let unknown = StandardCode(listed: "EX-IV")
    #expect(shipped.find(unknown) == nil)
    #expect(shipped.rules(applyingTo: unknown).allSatisfy { $0.intervention == nil })
    #expect(shipped.excludedTask(covering: unknown, in: .wales)?.code == unknown)
  }

  @Test("a nation is found by its name in tables and by no other")
  func nations() {
    for nation in Nation.allCases { #expect(Nation(title: nation.title) == nation) }
    #expect(Nation(title: "UK") == nil)
    #expect(Nation(title: "england") == nil)
  }
}
