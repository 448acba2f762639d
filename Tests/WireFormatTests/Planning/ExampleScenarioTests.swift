import Foundation
import Planning
import Testing
import Vocabulary
import WireFormat

/// The examples of `Tools/examples`: each is read, comes back equal and says what it promises.
@Suite struct ExampleScenarioTests {
  private static let folder: URL = {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return root.appending(path: "Tools/examples")
  }()

  private static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") }.sorted()
  }

  private func read(_ name: String) throws -> Scenario {
    try ScenarioFile.read([UInt8](Data(contentsOf: Self.folder.appending(path: name))))
  }

  @Test("every example is read, comes back equal and says that it is synthetic")
  func everyExample() throws {
    let names = try Self.names()
    #expect(names.count >= 3)
    for name in names {
      let scenario = try read(name)
      #expect(try ScenarioFile.read(try ScenarioFile.write(scenario)) == scenario, "\(name)")
      #expect(scenario.parts.isSynthetic, "\(name)")
      #expect(scenario.parts.title.contains("synthetic"), "\(name)")
    }
  }

  @Test("one group by hand: 1,000 nurses become 673, 453, 305, 205, 138 (R-41)")
  func oneGroup() throws {
    let run = try Projection.central(try read("one-group.json"))
    let people = run.groups.map { $0.people.values.reduce(0, +) }
    #expect(people.prefix(6).map { $0.rounded() } == [1_000, 673, 453, 305, 205, 138])
    #expect(run.groups.allSatisfy { $0.need == nil && $0.gapFTE == nil })
  }

  @Test("a hospital hires: its gap falls by 120, care's grows by 120; with 30 recruits by 90 (U21)")
  func hospitalHires() throws {
    let hires = try read("hospital-hires.json")
    let before = try Projection.central(try hires.pulling([:]))
    func change(_ sizes: [String: Double], _ group: String) throws -> Double {
      let levers = Dictionary(
        uniqueKeysWithValues: sizes.map { (LeverCode(listed: $0.key), $0.value) })
      let after = try Projection.central(try hires.pulling(levers))
      return try #require(gap(after, group)) - #require(gap(before, group))
    }
    #expect(abs(try change(["TRUST-HIRES": 120], "TRUST-SUPPORT") + 120) < 1e-9)
    #expect(abs(try change(["TRUST-HIRES": 120], "CARE-WORKER") - 120) < 1e-9)
    let both: [String: Double] = ["TRUST-HIRES": 120, "CARE-RECRUITS": 30]
    #expect(abs(try change(both, "CARE-WORKER") - 90) < 1e-9)
    #expect(abs(try nurses(Projection.central(hires), year: 15) - 1_000 * 0.002_62) < 0.05)
  }

  @Test("an equal uplift changes no flow, a rise of nurses alone keeps some of them (U21)")
  func upliftAndRise() throws {
    let hires = try read("hospital-hires.json")
    let base = try nurses(Projection.central(hires), year: 3)
    let equal = try hires.pulling([LeverCode(listed: "EQUAL-UPLIFT"): 5])
    #expect(abs(try nurses(Projection.central(equal), year: 3) - base) < 1e-9)
    let rise = try hires.pulling([LeverCode(listed: "NURSE-PAY"): 5])
    #expect(try nurses(Projection.central(rise), year: 3) > base + 5)
  }

  @Test("insulin visits: 4/10 move 24,333.33 hours a year, nurses need 27.0918 FTE (T6)")
  func delegatedInsulin() throws {
    let run = try Projection.central(try read("delegated-insulin.json"))
    let task = try #require(run.delegations.last)
    #expect(task.limit == .none)
    #expect(abs(task.hoursMoved * 12 - 24_333.333_333_333_3) < 1e-6)
    #expect(abs(task.supervisionHours * 12 - 3_650) < 1e-6)
    #expect(abs(task.receiverHours * 12 - 30_416.666_666_666_7) < 1e-6)
    let nurse = try #require(run.groups.last { $0.group.text == "DISTRICT-NURSE" }?.need)
    #expect(abs(nurse.hoursBeforeDelegation * 12 - 60_833.333_333_333_3) < 1e-6)
    #expect(abs(nurse.hours * 12 - 40_150) < 1e-6)
    #expect(abs(nurse.fte - 27.0918) < 5e-5)
  }

  private func gap(_ run: CentralRun, _ group: String) -> Double? {
    run.groups.last { $0.group.text == group }?.gapFTE
  }

  private func nurses(_ run: CentralRun, year: Int) throws -> Double {
    let row = run.groups.first { $0.group.text == "HOME-NURSE" && $0.year == year }
    return try #require(row).people.values.reduce(0, +)
  }
}
