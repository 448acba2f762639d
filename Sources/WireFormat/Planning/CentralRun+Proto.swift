package import OneWorkforceProtos
package import Planning
import Vocabulary

extension ProgrammeYear {
  /// The year as the wire writes it.
  package func proto() -> WireProgrammeYear {
    .with {
      $0.programme = programme.text
      $0.year = Int32(clamping: year)
      $0.students = students
      $0.planned = planned
      $0.intake = intake
      $0.refusedForRoom = refusedForRoom
      $0.lost = lost
      $0.graduated = graduated
      $0.arrived = arrived
    }
  }
}

extension DelegationYear {
  /// The year as the wire writes it.
  package func proto() -> WireDelegationYear {
    .with {
      $0.task = task.text
      $0.place = place.text
      $0.year = Int32(clamping: year)
      $0.tasksPerMonth = tasksPerMonth
      $0.target = target
      $0.reached = reached
      $0.limit = limit.rawValue
      $0.authorised = authorised
      $0.trained = trained
      $0.expired = expired
      $0.left = left
      $0.hoursMoved = hoursMoved
      $0.supervisionHours = supervisionHours
      $0.receiverHours = receiverHours
      $0.trainingHours = trainingHours
      $0.trainingHoursLost = trainingHoursLost
    }
  }
}

extension PostYear {
  /// The year as the wire writes it.
  package func proto() -> WirePostYear {
    .with {
      $0.post = post.text
      $0.year = Int32(clamping: year)
      $0.filled = filled
      $0.funded = funded
      $0.fteByShare = fteByShare
    }
  }
}

extension CostYear {
  /// The year as the wire writes it; an unknown line has no pence, never 0.
  package func proto() -> WireCostYear {
    .with {
      $0.line = line.text
      $0.year = Int32(clamping: year)
      if let pence { $0.pence = pence }
      $0.byHolder = byHolder.map { $0.proto() }
    }
  }
}

extension CostYear.HolderPence {
  /// The part as the wire writes it.
  package func proto() -> WireHolderPence {
    .with {
      $0.holder = holder.text
      $0.pence = pence
    }
  }
}

extension FundYear {
  /// The year as the wire writes it.
  package func proto() -> WireFundYear {
    .with {
      $0.name = name
      $0.year = Int32(clamping: year)
      $0.contributionsPence = contributionsPence
      if let spendPence { $0.spendPence = spendPence }
      if let overspendPence { $0.overspendPence = overspendPence }
      switch settlement {
      case .shared(let parts):
        $0.settlement = "SHARED"
        $0.borne = parts.map { $0.proto() }
      case .unresolved: $0.settlement = "UNRESOLVED"
      case .unknown: $0.settlement = "UNKNOWN"
      }
    }
  }
}
