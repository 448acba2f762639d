package import OneWorkforceProtos
package import Placements
import SwiftProtobuf
package import Vocabulary

extension WireHoursEntry {
  /// The stretch of time.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> HoursEntry {
    try HoursEntry(
      placement: requiredID(placementID, "placement_id"),
      from: requiredInstant(hasStartsAt, startsAt, "starts_at"),
      to: requiredInstant(hasEndsAt, endsAt, "ends_at"), kind: requiredChoice(kind, "kind"),
      verifiedBy: optionalID(verifiedByID, "verified_by_id"))
  }
}

extension KeptHours {
  /// The entry as kept, as the wire writes it.
  package func proto() -> WireKeptHours {
    .with {
      $0.id = id.description
      $0.minutes = Int32(clamping: entry.minutes)
      $0.entry = .with {
        $0.placementID = entry.placement.description
        $0.startsAt = entry.period.start.proto()
        if let end = entry.period.end { $0.endsAt = end.proto() }
        $0.kind = entry.kind.rawValue
        $0.verifiedByID = entry.verifiedBy?.description ?? ""
      }
    }
  }
}

extension HoursTotals {
  /// The sums as the wire writes them.
  package func proto() -> WireHoursTotals {
    .with {
      $0.practiceMinutes = Int32(clamping: practiceMinutes)
      $0.simulatedMinutes = Int32(clamping: simulatedMinutes)
      $0.studyMinutes = Int32(clamping: studyMinutes)
      $0.sickMinutes = Int32(clamping: sickMinutes)
      $0.unverifiedMinutes = Int32(clamping: unverifiedMinutes)
    }
  }
}

extension RuleFinding {
  /// The finding as the wire writes it.
  package func proto() -> WireHoursFinding {
    .with {
      $0.parameter = parameter
      $0.ruleID = rule?.text ?? ""
      if let ruleMinutes { $0.neededMinutes = Int32(clamping: ruleMinutes) }
      $0.foundMinutes = Int32(clamping: foundMinutes)
      $0.outcome = outcome.rawValue
      if let provenance { $0.provenance = provenance.proto() }
    }
  }
}
