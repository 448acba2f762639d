import Vocabulary

/// The month, in its order: what a planner would tell first comes first.
///
/// The order is part of the contract. Every step takes the state as the one before left it.
enum MonthStep: CaseIterable {
  /// What happens this month; counts leave out of the opening stock.
  case events
  /// Hazards a year: base × lever × shock × pull of pay.
  case hazards
  /// Probabilities of the month, exact for causes that compete.
  case competingRisks
  /// Who stays, leaves, moves and arrives; joint posts are vacated and refilled.
  case leaveMoveArrive
  /// Hiring to the establishment, after exits.
  case hiring
  /// Students go on, graduate and start.
  case training
  /// Carers authorised for delegated tasks leave, lapse, renew and are trained.
  case authorisedCarers
  /// Once a year everyone is a year older.
  case ageing
  /// The closing state: hours, need, delegation, gap, money.
  case closing

  /// All steps in order.
  static let chain = MonthStep.allCases

  /// Carries the step out for the month [`month`, `month` + 1).
  func act(on run: BlockRun, in month: Int) throws(ServiceError) {
    switch self {
    case .events: try run.happen(in: month)
    case .hazards: run.setHazards(in: month)
    case .competingRisks: run.competeRisks()
    case .leaveMoveArrive: try run.leaveMoveArrive(in: month)
    case .hiring: run.hire()
    case .training: run.train(in: month)
    case .authorisedCarers: run.authoriseCarers()
    case .ageing: run.growOlder(in: month)
    case .closing: try run.close(point: month + 1)
    }
  }
}
