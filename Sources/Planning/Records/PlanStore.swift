package import Vocabulary

/// Reading plans, their scenarios, runs and returns on one snapshot. Nothing here names a worker.
package protocol PlanReading: PassportTotals {
  /// The plan and how it stands now, or nil.
  func plan(_ id: PlanID) throws -> PlanStanding?
  /// Plans after `cursor` in order of identifier, at most `limit`; only those in `scope`.
  func plans(_ scope: PlanScope, after cursor: PlanID?, limit: Int) throws -> [PlanStanding]
  /// A version of the plan's scenario, the newest where none is named, or nil.
  func scenario(_ version: Int?, of plan: PlanID) throws -> KeptScenario?
  /// The run, or nil.
  func run(_ id: PlanRunID) throws -> PlanRun?
  /// Runs of the plan begun before `cursor`, newest first, at most `limit`, each with where it
  /// stands in the list.
  func runs(
    of plan: PlanID, before cursor: PlanRunCursor?, limit: Int
  ) throws -> [(run: PlanRun, cursor: PlanRunCursor)]
  /// The parts of the run's result in order; none while it has none.
  func resultParts(of run: PlanRunID) throws -> [[UInt8]]
  /// The return, replaced or not, or nil.
  func planReturn(_ id: PlanReturnID) throws -> SubmittedReturn?
  /// The returns for the place that no later one replaces, in order of organisation and identifier.
  func currentReturns(for place: PlaceID) throws -> [SubmittedReturn]
  /// The returns that the plan was merged from, in order; none where it was not.
  func mergedReturns(of plan: PlanID) throws -> [PlanReturnID]
  /// The imported totals, accepted or not, or nil.
  func workforceImport(_ id: WorkforceImportID) throws -> WorkforceImport?
}

/// Writing plans; each call appends, and nothing that stands is changed.
package protocol PlanWriting: PlanReading {
  /// Records a plan without a scenario.
  func record(_ plan: Plan) throws
  /// Keeps the next version of the plan's scenario.
  func record(_ scenario: KeptScenario, of plan: PlanID) throws
  /// Records that a run was begun.
  func record(_ run: PlanRun) throws
  /// Records how the run ended, with the parts of its result; a run ends once.
  func record(_ ending: PlanRun.Ending, parts: [[UInt8]], of run: PlanRunID) throws
  /// Records that the plan is frozen; it is frozen once.
  func record(_ freezing: PlanFreezing, of plan: PlanID) throws
  /// Records a return; where `replaced` names an earlier one, that one's recorded interval is
  /// closed.
  func record(_ plan: PlanReturn, replacing replaced: PlanReturnID?) throws
  /// Records that the plan was merged from these returns.
  func record(mergedFrom returns: [PlanReturnID], into plan: PlanID) throws
  /// Records imported totals; they are in no total before somebody accepts them.
  func record(_ imported: WorkforceImport) throws
  /// Records that `post` accepts the import as a baseline of its plan; accepted again, nothing
  /// changes.
  func record(baseline imported: WorkforceImportID, of plan: PlanID, acceptedBy post: String) throws
}

/// Which plans a caller may see; any of the members lets one in.
package struct PlanScope: Hashable, Sendable {
  /// Those this organisation keeps; nil for none by that.
  package let organisation: OrganisationID?
  /// Those that belong to one of these places.
  package let places: Set<PlaceID>
  /// All there are.
  package let isEverything: Bool
  /// Of those, only the ones that belong to this place; nil for all.
  package let only: PlaceID?

  /// A scope with these parts.
  package init(
    organisation: OrganisationID?, places: Set<PlaceID>, isEverything: Bool = false,
    only: PlaceID? = nil
  ) {
    self.organisation = organisation
    self.places = places
    self.isEverything = isEverything
    self.only = only
  }
}

/// Writes scenarios and results as bytes, always the same for the same value, and reads them back;
/// the wire's formats fill it.
package protocol PlanCodec: Sendable {
  /// The scenario as bytes.
  ///
  /// - Throws: ``ServiceError`` where it cannot be written.
  func bytes(of scenario: Scenario) throws(ServiceError) -> [UInt8]
  /// The scenario that ``bytes(of:)`` wrote.
  ///
  /// - Throws: ``ServiceError`` where the bytes are none.
  func scenario(_ bytes: [UInt8]) throws(ServiceError) -> Scenario
  /// The result in parts of at most `limit` bytes each, as far as one row allows; put together they
  /// are the whole.
  ///
  /// - Throws: ``ServiceError`` where it cannot be written.
  func parts(
    of result: ProjectionResult, _ basis: RunBasis, limit: Int
  ) throws(ServiceError) -> [[UInt8]]
  /// What an export tells of the result that ``parts(of:_:limit:)`` wrote.
  ///
  /// - Throws: ``ServiceError`` where the bytes are none.
  func figures(_ parts: [[UInt8]]) throws(ServiceError) -> KeptFigures
  /// The result put together, without what is hidden.
  ///
  /// - Throws: ``ServiceError`` where the bytes are none.
  func whole(
    _ parts: [[UInt8]], hiding hidden: HiddenFigures
  ) throws(ServiceError) -> [UInt8]
}

/// A codec of a service that keeps no plans: it refuses.
package struct NoPlanCodec: PlanCodec {
  /// A codec that refuses.
  package init() {}

  /// Refuses.
  package func bytes(of scenario: Scenario) throws(ServiceError) -> [UInt8] { throw fault }

  /// Refuses.
  package func scenario(_ bytes: [UInt8]) throws(ServiceError) -> Scenario { throw fault }

  /// Refuses.
  package func parts(
    of result: ProjectionResult, _ basis: RunBasis, limit: Int
  ) throws(ServiceError) -> [[UInt8]] { throw fault }

  /// Refuses.
  package func figures(_ parts: [[UInt8]]) throws(ServiceError) -> KeptFigures { throw fault }

  /// Refuses.
  package func whole(
    _ parts: [[UInt8]], hiding hidden: HiddenFigures
  ) throws(ServiceError) -> [UInt8] { throw fault }

  private var fault: ServiceError {
    ServiceError(.internalFault, .internalFault, "this service was given no codec for plans")
  }
}
