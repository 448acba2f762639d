import Vocabulary

/// Which reruns the provenance budget takes, and its shares.
///
/// Every grade held costs a rerun, so it is cheap where it must be: the reruns take the first 2,000
/// draws at most, only components that have such a value, and with 1,000 draws or fewer only
/// placeholders are held, whose share is the headline.
struct BudgetPlan: Sendable {
  /// The draws of each rerun.
  let draws: Int
  /// Grades that are held in turn, with how many uncertain values have them.
  let grades: [(grade: ValueProvenance.Grade, count: Int)]

  private static let mostDraws = 2_000
  private static let drawsForEveryGrade = 1_001

  /// The budget of a run of `draws` draws.
  init(_ luck: DrawnLuck, draws: Int) {
    self.draws = min(draws, Self.mostDraws)
    let all = ValueProvenance.Grade.allCases.map { ($0, luck.uncertainCount(of: $0)) }
    grades =
      draws == 0
      ? []
      : all.filter { grade, count in
        grade == .placeholder || count == 0 || draws >= Self.drawsForEveryGrade
      }
  }

  /// Components to rerun while `grade` is held.
  func components(_ run: PreparedRun, holding grade: ValueProvenance.Grade) -> [Int] {
    run.model.components.indices.filter {
      run.luck.isUncertain(run.model.components[$0].slots, grade: grade)
    }
  }

  /// Units of work of all reruns, as the whole run counts them.
  func work(_ run: PreparedRun) -> Double {
    let pieces = BlockPlan(draws: draws).blockCount
    return grades.reduce(0) { sum, entry in
      sum
        + components(run, holding: entry.grade).reduce(0) {
          $0 + Double(pieces * run.model.components[$1].cells.count)
        }
    }
  }

  /// The width of the totals' band, 90 % less 10 %, over the draws of the budget.
  func width(_ totals: [Double]) -> Double {
    var draws = Array(totals.dropFirst().prefix(draws))
    let ends = SampleQuantile.quantiles(of: &draws, at: [0.10, 0.90])
    return ends[1] - ends[0]
  }

  /// What goes of a band of width `full` where it shrinks to `held`; 0 of a band without width.
  func share(full: Double, held: Double) -> Double {
    full > 0 ? 1 - held / full : 0
  }
}
