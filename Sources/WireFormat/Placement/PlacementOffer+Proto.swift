import OneWorkforceProtos
import Operations
import Placements
import Vocabulary

extension WirePlacementOffer {
  /// The offer.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  func native() throws(ServiceError) -> PlacementOffer {
    try PlacementOffer(
      area: requiredID(areaID, "area_id"),
      learnerType: LearnerTypeCode(learnerType, field: "learner_type"), places: Int(places),
      period: datePeriod(startsOn, endsOn, "starts_on", "ends_on"),
      supervisionMinutesPerWeek: hasSupervisionMinutesPerWeek
        ? Int(supervisionMinutesPerWeek) : nil)
  }
}

extension OpenOffer {
  /// The offer with `spare` places free, as the wire writes it.
  func proto(spare: Int) -> WireOpenPlacementOffer {
    .with {
      $0.id = id.description
      $0.offer = offer.proto()
      $0.areaName = area.name
      $0.organisationID = area.organisation.description
      $0.spare = Int32(clamping: spare)
    }
  }
}

extension PlacementOffer {
  fileprivate func proto() -> WirePlacementOffer {
    .with {
      $0.areaID = area.description
      $0.learnerType = learnerType.text
      $0.places = Int32(clamping: places)
      $0.startsOn = period.start.description
      $0.endsOn = period.end?.description ?? ""
      if let minutes = supervisionMinutesPerWeek {
        $0.supervisionMinutesPerWeek = Int32(clamping: minutes)
      }
    }
  }
}

extension WirePlacementRequest {
  /// The request.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  func native() throws(ServiceError) -> PlacementRequest {
    try PlacementRequest(
      enrolment: requiredID(enrolmentID, "enrolment_id"), part: part == 0 ? 1 : Int(part),
      period: datePeriod(startsOn, endsOn, "starts_on", "ends_on"),
      specialty: specialty.isEmpty ? nil : SpecialtyCode(specialty, field: "specialty"),
      sector: sector.optionalNative("sector"), setting: optionalChoice(setting, "setting"),
      supervisionMinutesPerWeek: hasSupervisionMinutesPerWeek
        ? Int(supervisionMinutesPerWeek) : nil)
  }
}

extension PlacementRequest {
  /// The request as the wire writes it.
  func proto() -> WirePlacementRequest {
    .with {
      $0.enrolmentID = enrolment.description
      $0.part = Int32(clamping: part)
      $0.startsOn = period.start.description
      $0.endsOn = period.end?.description ?? ""
      $0.specialty = specialty?.text ?? ""
      if let sector { $0.sector = WireSector(sector) }
      $0.setting = setting?.rawValue ?? ""
      if let minutes = supervisionMinutesPerWeek {
        $0.supervisionMinutesPerWeek = Int32(clamping: minutes)
      }
    }
  }
}
