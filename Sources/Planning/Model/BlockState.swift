/// The numbers of a block run: eight draws a position, in the arena of the run.
final class BlockState {
  let arena = LaneArena()
  /// The memory of the inner loop.
  var kernel: AgeKernel.Buffers
  /// People by `age * cells + cell`; whole-person draws of whole-person cells are 0 here.
  var stock: LaneBuffer { LaneBuffer(base: kernel.stock, count: stockCount) }
  private let stockCount: Int
  /// People by `band * cells + cell`.
  let bands: LaneBuffer
  let stay: LaneBuffer
  let moves: LaneBuffer
  /// Joiners to each class of a band.
  let joiners: LaneBuffer
  /// Probabilities of causes by `band * causes + cause`, where they are kept.
  let causes: LaneBuffer
  let hazard: LaneBuffer
  let factor: LaneBuffer
  /// Who moves by count or as a whole person, by `age * cells + cell`; empty where nobody can.
  let pending: LaneBuffer
  /// People of each cell at the month's start.
  let opening: LaneBuffer
  /// Stayers ÷ opening stock of watched cells.
  let keep: LaneBuffer
  let posts: LaneBuffer
  // Training.
  let students: LaneBuffer
  let waiting: LaneBuffer
  let arriving: LaneBuffer
  let studentKeep: LaneBuffer
  // Delegated tasks.
  let carers: LaneBuffer
  let trained: LaneBuffer
  let tasks: LaneBuffer
  let tasksAtStart: LaneBuffer
  let reached: LaneBuffer
  // Capacity, by cell.
  let fte: LaneBuffer
  let travel: LaneBuffer
  let release: LaneBuffer
  let studentHours: LaneBuffer
  let available: LaneBuffer
  // Need: by weighting, driver and cell.
  let growth: LaneBuffer
  let weightedAtStart: LaneBuffer
  let driver: LaneBuffer
  let driverPeople: LaneBuffer
  let driverPeopleAtStart: LaneBuffer
  let driverTrend: LaneBuffer
  let driverMonthlyTrend: LaneBuffer
  let before: LaneBuffer
  let beforeAtStart: LaneBuffer
  let scale: LaneBuffer
  let delegated: LaneBuffer
  let required: LaneBuffer
  let passing: LaneBuffer

  init(_ plan: ComponentPlan, keepsCauses: Bool, isWhole: Bool, thresholds: Int) {
    let (cells, bands, ages) = (plan.cells.count, AgeBand.count, StaffAge.count)
    stockCount = ages * cells
    self.bands = arena.make(bands * cells)
    stay = arena.make(bands * cells, Lanes(repeating: 1))
    moves = arena.make(bands * plan.kernel.edges.count)
    joiners = arena.make(bands * cells)
    kernel = AgeKernel.Buffers(
      storage: arena.make(plan.kernel.storageCount).base, stay: stay.base, moves: moves.base,
      joiners: joiners.base, totals: self.bands.base)
    causes = arena.make(keepsCauses ? bands * plan.causes.count : 0)
    hazard = arena.make(plan.causes.count)
    factor = arena.make(plan.causes.count)
    let movesByCount = plan.happenings.contains {
      if case .moveOut = $0.happening { true } else { false }
    }
    pending = arena.make(isWhole || movesByCount ? ages * cells : 0)
    opening = arena.make(cells)
    keep = arena.make(cells, Lanes(repeating: 1))
    posts = arena.make(plan.posts.count)
    students = arena.make(plan.programmes.last.map { $0.firstStudent + $0.months } ?? 0)
    waiting = arena.make(plan.programmes.last.map { $0.firstWaiting + $0.lagMonths + 1 } ?? 0)
    arriving = arena.make(plan.programmes.count)
    studentKeep = arena.make(plan.programmes.count)
    carers = arena.make(
      plan.delegations.last.map { $0.firstCarer + $0.carers.byMonthsToExpiry.count } ?? 0)
    trained = arena.make(plan.delegations.count)
    tasks = arena.make(plan.delegations.count)
    tasksAtStart = arena.make(plan.delegations.count)
    reached = arena.make(plan.delegations.count)
    fte = arena.make(cells)
    travel = arena.make(cells)
    release = arena.make(cells)
    studentHours = arena.make(cells)
    available = arena.make(cells)
    growth = arena.make(plan.weightings.count)
    weightedAtStart = arena.make(plan.weightings.count)
    driver = arena.make(plan.drivers.count)
    driverPeople = arena.make(plan.drivers.count)
    driverPeopleAtStart = arena.make(plan.drivers.count)
    driverTrend = arena.make(plan.drivers.count, Lanes(repeating: 1))
    driverMonthlyTrend = arena.make(plan.drivers.count, Lanes(repeating: 1))
    before = arena.make(cells)
    beforeAtStart = arena.make(cells)
    scale = arena.make(cells, Lanes(repeating: 1))
    delegated = arena.make(cells)
    required = arena.make(cells)
    passing = arena.make(thresholds * cells, Lanes(repeating: -1))
  }
}
