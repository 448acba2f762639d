package import OneWorkforceProtos
package import Planning
import Vocabulary

extension WorkforceTotals {
  /// The totals as the wire writes them.
  package func proto() -> WireWorkforceTotals {
    .with {
      $0.asAt = asOf.description
      $0.source = source
      $0.period = period
      if let coverage { $0.coverage = coverage }
      $0.groups = rows.map { $0.proto() }
      $0.exclusions = exclusions
    }
  }
}

extension PublishedFigures {
  /// The most figures that an answer lists.
  private static let mostListed = 1_000

  /// Writes what stands beside totals: the first figures, and which people there are.
  func write(to wire: inout WireWorkforceTotals) {
    wire.figures = figures.prefix(Self.mostListed).map { $0.proto() }
    wire.figureCount = Int32(clamping: figures.count)
    guard let population else { return }
    wire.population = .with {
      $0.basis = population.basis
      $0.firstYear = Int32(clamping: population.years.lowerBound)
      $0.lastYear = Int32(clamping: population.years.upperBound - 1)
      $0.areaCount = Int32(clamping: population.areas.count)
      $0.hasVariants_p = population.hasVariants
    }
  }
}

extension AreaFigure {
  /// The figure as the wire writes it.
  package func proto() -> WireAreaFigure {
    .with {
      $0.measure = measure.rawValue
      $0.area = area
      $0.subject = subject
      $0.group = group?.text ?? ""
      $0.period = period
      $0.value = value
      if let among { $0.among = among }
      if let coverage { $0.coverage = coverage }
    }
  }
}

extension WorkforceTotals.Row {
  /// A group's totals as the wire writes them; bands of nobody are 0.
  package func proto() -> WireGroupTotal {
    .with {
      $0.place = place.text
      $0.group = group.text
      $0.people = AgeBand.allCases.map { people[$0] ?? 0 }
      $0.peopleOfUnknownAge = peopleOfUnknownAge
      $0.fte = fte
      $0.peopleWithHours = peopleWithHours
      if let starters { $0.starters = starters.proto() }
      if let leavers { $0.leavers = leavers.proto() }
      if let vacancies { $0.vacancies = vacancies.proto() }
      $0.joiners = JoinerOrigin.allCases.compactMap { origin in
        joiners[origin].map { count in
          .with {
            $0.origin = origin.rawValue
            $0.count = count
          }
        }
      }
    }
  }
}

extension WorkforceTotals.Flow {
  /// The count as the wire writes it.
  package func proto() -> WireCountAmong {
    .with {
      $0.count = count
      $0.amongPeople = amongPeople
    }
  }
}

extension StaffMovements {
  /// The movements there are as the wire writes them, ways in before ways out, which are below 0.
  package func protos(unit: String) -> [WireExplanationPart] {
    parts(joined, "JOINED", sign: 1, unit) + parts(left, "LEFT", sign: -1, unit)
  }

  private func parts(
    _ counts: [Way: Double], _ direction: String, sign: Double, _ unit: String
  ) -> [WireExplanationPart] {
    Way.allCases.compactMap { way in
      counts[way].map { count in
        .with {
          $0.name = way.rawValue + "_" + direction
          $0.kind = direction
          $0.value = sign * count
          $0.unit = unit
        }
      }
    }
  }
}

extension Reconciliation {
  /// The line of a group as the wire writes it; `unit` is `HEADCOUNT` or `FTE`.
  package func proto(
    place: PlanPlaceCode, group: GroupCode, unit: String, movements: StaffMovements? = nil
  ) -> WireReconciliationLine {
    .with {
      $0.place = place.text
      $0.group = group.text
      $0.unit = unit
      $0.opening = opening
      $0.joiners = joiners
      $0.leavers = leavers
      $0.movesIn = movesIn
      $0.movesOut = movesOut
      $0.closing = closing
      $0.residual = residual
      $0.movements = movements?.protos(unit: unit) ?? []
    }
  }
}
