import CPlanningKernel

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
    guard isStale.contains(true) else { return }
    let processor = plan.kernel.processor.variant
    withHazards { hazards in
      for cell in plan.cells.indices where isStale[cell] {
        let causes = plan.cells[cell].causes
        // Hazards equal at all ages are reckoned in the first band.
        planning_compete(
          processor, hazards, Int64(cell), Int64(causes.lowerBound), Int64(causes.upperBound),
          plan.cells[cell].isEvenByAge ? 1 : Int64(AgeBand.count))
      }
    }
    for cell in isStale.indices { isStale[cell] = false }
  }

  /// What the loop over causes needs to know, for the length of `body`.
  private func withHazards(_ body: (UnsafePointer<planning_hazards>) -> Void) {
    plan.slotOfCause.withUnsafeBufferPointer { slots in
      plan.edgeOfCause.withUnsafeBufferPointer { edges in
        luck.values.withUnsafeBytes { values in
          var hazards = planning_hazards(
            groups: Int64(plan.cells.count), edges: Int64(plan.kernel.edges.count),
            causes: Int64(plan.causes.count), bands: Int64(AgeBand.count),
            slot: slots.baseAddress, edge: edges.baseAddress,
            value: values.assumingMemoryBound(to: Double.self).baseAddress,
            factor: AgeKernel.doubles(state.factor.base),
            hazard: AgeKernel.doubles(state.hazard.base),
            stay: AgeKernel.doubles(state.stay.base), moves: AgeKernel.doubles(state.moves.base),
            all: keepsCauses ? AgeKernel.doubles(state.causes.base) : nil)
          body(&hazards)
        }
      }
    }
  }
}
