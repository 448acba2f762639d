package import OneWorkforceProtos
package import Planning
import Vocabulary

extension GroupYear {
  /// The year as the wire writes it.
  package func proto() -> WireGroupYear {
    .with {
      $0.place = place.text
      $0.group = group.text
      $0.year = Int32(clamping: year)
      $0.people = people.values
      $0.capacity = capacity.proto()
      if let need { $0.need = need.proto() }
      if let gapHours { $0.gapHours = gapHours }
      if let gapFTE { $0.gapFte = gapFTE }
      if let establishment { $0.establishment = establishment }
      if let flows { $0.flows = flows.proto() }
    }
  }
}

extension GroupCapacity {
  /// The capacity as the wire writes it.
  package func proto() -> WireGroupCapacity {
    .with {
      $0.fte = fte
      $0.jointPostFte = jointPostFTE
      $0.productiveHours = productiveHours
      $0.travelHours = travelHours
      $0.releaseHours = releaseHours
      $0.studentHours = studentHours
      $0.agencyHours = agencyHours
      $0.availableHours = availableHours
      $0.availableFte = availableFTE
    }
  }
}

extension GroupNeed {
  /// The need as the wire writes it, with the tier that is printed beside it.
  package func proto() -> WireGroupNeed {
    .with {
      $0.tier = Int32(clamping: tier.number)
      $0.tierLabel = tier.label
      $0.hoursBeforeDelegation = hoursBeforeDelegation
      $0.delegationHours = delegationHours
      $0.hours = hours
      $0.fte = fte
      $0.factors = factors.map { $0.proto() }
      $0.parts = parts.map { part in
        .with {
          $0.code = part.code
          $0.hours = part.hours
          $0.factors = part.factors.map { $0.proto() }
        }
      }
    }
  }
}

extension GroupNeed.Factor {
  /// The factor as the wire writes it.
  package func proto() -> WireNeedFactor {
    .with {
      $0.name = name
      $0.value = value
    }
  }
}

extension GroupFlows {
  /// The flows as the wire writes them, moves in order of code.
  package func proto() -> WireGroupFlows {
    .with {
      $0.opening = opening
      $0.joiners = .with { $0.set(joiners) }
      $0.retired = retired
      $0.ill = ill
      $0.left = left
      $0.movedIn = counts(movedIn)
      $0.movedOut = counts(movedOut)
      $0.relocatedIn = counts(relocatedIn)
      $0.relocatedOut = counts(relocatedOut)
      $0.providerExits = providerExits
      $0.closing = closing
    }
  }

  private func counts<List>(_ counts: [Code<List>: Double]) -> [WireFlowCount] {
    counts.sorted { $0.key < $1.key }.map { entry in
      .with {
        $0.code = entry.key.text
        $0.count = entry.value
      }
    }
  }
}

extension WireJoinerFlows {
  fileprivate mutating func set(_ counts: [Double]) {
    for (source, count) in zip(SupplySource.allCases, counts) {
      switch source {
      case .newlyQualified: newlyQualified = count
      case .international: international = count
      case .returning: returning = count
      case .wider: wider = count
      }
    }
  }
}
