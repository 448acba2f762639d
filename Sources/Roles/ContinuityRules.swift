import Organisations
import Passports
import Vocabulary

/// Service, its breaks, and what the new employer has said it recognises: shown, never computed.
enum ContinuityRules {
  /// One entry for the service itself, then one a benefit.
  static func items(for move: MoveFacts) -> [TransferItem] {
    guard move.inSight.contains(.employment) else { return [hidden] }
    let periods = move.continuity.sorted {
      ($0.fact.period.start, $0.origin.id) < ($1.fact.period.start, $1.origin.id)
    }.map(\.fact)
    guard let first = periods.first else { return [none] }
    let benefits = ContinuityPeriod.Benefit.allCases.map { item(for: $0, periods, move) }
    return [service(since: first.period.start, periods, move)] + benefits
  }

  private static func service(
    since start: CivilDate, _ periods: [ContinuityPeriod], _ move: MoveFacts
  ) -> TransferItem {
    let breaks = allBreaks(in: periods, before: move.startsOn)
    guard !breaks.isEmpty else {
      return TransferItem(
        list: .contractual, code: "CONTINUITY", state: .pass,
        explanation: "Service since \(start) with no break.", owner: .newEmployer, cause: nil)
    }
    let shown = breaks.map { "\($0.start) to \(lastDay(of: $0))" }.joined(separator: ", ")
    return TransferItem(
      list: .contractual, code: "CONTINUITY", state: .needsPerson,
      explanation: "Service since \(start) has a break: \(shown). "
        + "\(decider(in: periods, move)) must decide what it means.",
      owner: .newEmployer, cause: .serviceBroken)
  }

  // Breaks recorded inside a period, and days between one period and the next or the first day.
  private static func allBreaks(
    in periods: [ContinuityPeriod], before start: CivilDate
  ) -> [DatePeriod] {
    var breaks = periods.flatMap(\.breaks)
    var covered = periods.first?.period.end
    for period in periods.dropFirst().map(\.period) {
      if let end = covered, let gap = DatePeriod(from: end, to: period.start) { breaks.append(gap) }
      covered = covered.flatMap { end in period.end.map { max(end, $0) } }
    }
    if let end = covered, let gap = DatePeriod(from: end, to: start) { breaks.append(gap) }
    return Set(breaks).sorted { ($0.start, lastDay(of: $0)) < ($1.start, lastDay(of: $1)) }
  }

  private static func lastDay(of gap: DatePeriod) -> CivilDate {
    gap.end?.adding(days: -1) ?? gap.start
  }

  private static func decider(in periods: [ContinuityPeriod], _ move: MoveFacts) -> String {
    let named = periods.flatMap(\.recognitions).filter { $0.organisation == move.to.id }
      .map(\.decidedBy).sorted().first
    return "\(named ?? "Whoever decides on terms") at \(move.to.name)"
  }

  private static func item(
    for benefit: ContinuityPeriod.Benefit, _ periods: [ContinuityPeriod], _ move: MoveFacts
  ) -> TransferItem {
    let code = "CONTINUITY/\(benefit.rawValue)"
    let decided = periods.flatMap { period in
      period.recognitions.filter { $0.organisation == move.to.id && $0.benefit == benefit }
        .map { sentence($0, period) }
    }.sorted()
    let isOpen = periods.contains { period in
      !period.recognitions.contains {
        $0.organisation == move.to.id && $0.benefit == benefit
      }
    }
    let words = benefit.words
    let undecided = isOpen ? ["For \(words) nobody at \(move.to.name) has decided."] : []
    return TransferItem(
      list: .contractual, code: code, state: isOpen ? .needsPerson : .pass,
      explanation: (decided + undecided).joined(separator: " "), owner: .newEmployer,
      cause: isOpen ? .recognitionUndecided : nil)
  }

  private static func sentence(
    _ recognition: ContinuityPeriod.Recognition, _ period: ContinuityPeriod
  ) -> String {
    let answer = recognition.isRecognised ? "Recognised" : "Not recognised"
    let ground = recognition.ground.words
    return "\(answer) from \(period.period.start), ground: \(ground), decided by "
      + "\(recognition.decidedBy)."
  }

  private static let none = TransferItem(
    list: .contractual, code: "CONTINUITY", state: .pass,
    explanation: "No earlier service is recorded, so there is nothing to recognise.",
    owner: .newEmployer, cause: nil)

  private static let hidden = TransferItem(
    list: .contractual, code: "CONTINUITY", state: .needsPerson,
    explanation: "Ask the worker to share their employment.", owner: .worker, cause: .notShared)
}
