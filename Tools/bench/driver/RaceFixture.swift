import Foundation
import Planning
import Vocabulary

/// The job of the planner's race, as `Tools/bench/planner/README.md` describes it.
struct RaceFixture: Sendable {
  /// The tables of `fixture.json`, flat, in row-major order.
  struct Tables: Decodable, Sendable {
    let format: String
    let places: Int
    let groups: Int
    let bands: Int
    let months: Int
    let causes: [String]
    let keptMonths: [Int]
    let ageingEveryMonths: Int
    let edgeFrom: [Int]
    let edgeTo: [Int]
    let opening: [Double]
    let exitHazards: [Double]
    let moveHazards: [Double]
    let joiners: [Double]
    let entryProfile: [Double]
    let upShares: [Double]
    let multipliers: Multipliers
  }

  /// Where the draws' luck is.
  struct Multipliers: Decodable, Sendable {
    let file: String
    let draws: Int
    let columns: Int
  }

  let tables: Tables
  /// Luck by `draw * columns + column`: exits by group and cause, then moves.
  let luck: [Double]
  /// The kernel's plan for one place.
  let plan: AgeKernel.Plan
  /// The position among the fixture's moves of each of the plan's edges.
  let moveOfEdge: [Int]

  /// The fixture in `folder` with the luck of its first `draws` draws, to be run by the loops for
  /// `processor`.
  ///
  /// - Throws: ``ServiceError`` where a file is missing or does not hold together, or the machine
  ///   can't run those loops.
  init(folder: String, draws: Int, processor: AgeKernel.Processor = .best) throws {
    let tables = try JSONDecoder().decode(Tables.self, from: Self.file("fixture.json", folder))
    guard tables.format == "oneworkforce-planner-race-1", draws >= 1,
      draws <= tables.multipliers.draws, Self.holdsTogether(tables)
    else { throw Self.broken("the fixture is not the race's, or has fewer draws") }
    let moves = zip(tables.edgeFrom, tables.edgeTo).map { AgeKernel.Edge(from: $0, to: $1) }
    guard
      let plan = AgeKernel.Plan(
        groups: tables.groups, bandOfClass: Array(0..<tables.bands), edges: moves,
        ageing: .shareMovesUp(tables.upShares), processor: processor)
    else {
      throw Self.broken("the fixture's moves are not between its groups, or not this processor")
    }
    self.tables = tables
    self.plan = plan
    moveOfEdge = plan.edges.compactMap { moves.firstIndex(of: $0) }
    luck = try Self.luck(tables, folder, draws: draws)
  }

  private static func holdsTogether(_ tables: Tables) -> Bool {
    let cells = tables.places * tables.groups * tables.bands
    let moves = tables.edgeFrom.count
    return tables.opening.count == cells
      && tables.exitHazards.count == tables.causes.count * cells
      && tables.edgeTo.count == moves
      && tables.moveHazards.count == tables.places * moves * tables.bands
      && tables.joiners.count == tables.places * tables.groups
      && tables.entryProfile.count == tables.groups * tables.bands
      && tables.upShares.count == tables.bands && tables.months % 12 == 0
      && tables.multipliers.columns == tables.groups * tables.causes.count + moves
  }

  private static func luck(_ tables: Tables, _ folder: String, draws: Int) throws -> [Double] {
    let data = try file(tables.multipliers.file, folder)
    let count = draws * tables.multipliers.columns
    guard data.count >= count * 8 else { throw broken("the luck is too short") }
    return data.withUnsafeBytes { bytes in
      (0..<count).map { index in
        let bits = bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
        return Double(bitPattern: UInt64(littleEndian: bits))
      }
    }
  }

  private static func file(_ name: String, _ folder: String) throws -> Data {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
      throw broken("the file \(quoted(name)) can't be read")
    }
    return data
  }

  private static func broken(_ message: String) -> ServiceError {
    ServiceError(.invalidArgument, .fieldsContradict, field: "fixture", message)
  }
}
