// Steps 2 and 3: hazards, and the month's probabilities.
extension BlockRun {
  /// What multiplies each base hazard: levers, the year's shock, the pull of pay. Made once a plan
  /// year where there are shocks, and when an event changes one.
  func setHazards(in month: Int) {
    let isNewYear = month % 12 == 0
    for cell in plan.cells.indices where isTouched[cell] || (isNewYear && hasShocks[cell]) {
      for cause in plan.cells[cell].causes {
        let levers = policies.causeFactor[cause].product * policies.cellFactor[cell].product
        var factor = pull(ofPayOn: cause) * levers
        if let shock = plan.causes[cause].shock { factor *= luck.shockFactors[shock][month / 12] }
        state.factor[cause] = factor
      }
      isStale[cell] = true
      isTouched[cell] = false
    }
  }

  /// `(π of the other ÷ π of the group)^η`; relative pay alone matters, and 1 is exactly 1.
  private func pull(ofPayOn cause: Int) -> Lanes {
    let one = Lanes(repeating: 1)
    guard let slot = plan.elasticitySlot else { return one }
    let (row, other) = (plan.causes[cause], paid(insteadOf: cause))
    guard let other, other != policies.pay[row.cell] else { return one }
    return LaneMath.power(Lanes(repeating: other / policies.pay[row.cell]), value(slot))
  }

  private func paid(insteadOf cause: Int) -> Double? {
    let row = plan.causes[cause]
    return switch row.cause {
    case .move: row.target.map { policies.pay[$0] }
    case .leave: policies.payOutside[plan.cells[row.cell].localPlace]
    case .retire, .ill, .relocate: nil
    }
  }

  /// `P_c = (λ_c / Λ)(1 − e^(−Λ/12))`, and the rest stay.
  func competeRisks() {
    for cell in plan.cells.indices where isStale[cell] {
      let distinct = plan.cells[cell].isEvenByAge ? 1 : AgeBand.count
      for band in 0..<distinct { competeRisks(of: plan.cells[cell].causes, cell, band) }
      for band in distinct..<AgeBand.count { copyRisks(of: plan.cells[cell].causes, cell, band) }
      isStale[cell] = false
    }
  }

  private func competeRisks(of causes: Range<Int>, _ cell: Int, _ band: Int) {
    var total = Lanes.zero
    for cause in causes {
      let hazard = value(plan.slotOfCause[cause * AgeBand.count + band]) * state.factor[cause]
      state.hazard[cause] = hazard
      total += hazard
    }
    let gone = LaneMath.shareGone(total * (1.0 / 12))
    state.stay[band * plan.cells.count + cell] = 1 - gone
    let share = LaneMath.ratio(gone, total)
    for cause in causes {
      let probability = state.hazard[cause] * share
      let edge = plan.edgeOfCause[cause]
      if edge >= 0 { state.moves[band * plan.kernel.edges.count + edge] = probability }
      if keepsCauses { state.causes[band * plan.causes.count + cause] = probability }
    }
  }

  /// Hazards equal at all ages were reckoned in band 0.
  private func copyRisks(of causes: Range<Int>, _ cell: Int, _ band: Int) {
    state.stay[band * plan.cells.count + cell] = state.stay[cell]
    for cause in causes {
      let edge = plan.edgeOfCause[cause]
      if edge >= 0 { state.moves[band * plan.kernel.edges.count + edge] = state.moves[edge] }
      if keepsCauses {
        state.causes[band * plan.causes.count + cause] = state.causes[cause]
      }
    }
  }
}
