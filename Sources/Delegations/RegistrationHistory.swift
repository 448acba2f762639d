import Passports
import Vocabulary

extension Registration.Status {
  /// Whether it lets its holder practise; conditions are read for the task apart.
  var isEffective: Bool { self == .effective || self == .conditions }

  /// Whether it undoes another entry for the same number.
  var undoes: Bool {
    switch self {
    case .lapsed, .suspended, .struckOff, .voluntarilyRemoved: true
    case .effective, .conditions, .unknown: false
    }
  }
}

extension [Dated<RegistrationStanding>] {
  /// Whether some number was effective then and nothing says otherwise of it.
  func isEffective(at instant: Instant) -> Bool {
    contains { entry in
      entry.fact.status.isEffective && entry.holds(at: instant)
        && !contains {
          $0.fact.status.undoes && $0.fact.number == entry.fact.number && $0.holds(at: instant)
        }
    }
  }

  /// Whether some number is effective now and nothing says otherwise of it; cites it.
  func isEffective(_ inspection: inout Inspection) -> Bool {
    var isFound = false
    for entry in self where entry.fact.status.isEffective && inspection.holds(entry.period) {
      var isUndone = false
      for other in self where other.fact.status.undoes && other.fact.number == entry.fact.number {
        guard inspection.holds(other.period) else { continue }
        isUndone = true
        inspection.blame(other.id)
      }
      guard !isUndone else { continue }
      isFound = true
      inspection.rely(on: entry.id)
    }
    return isFound
  }
}
