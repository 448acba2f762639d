package import OneWorkforceProtos
package import Operations
package import Planning
package import Vocabulary

extension WirePlanLineKind: WireChoice {
  /// What lines say.
  package static let pairs: [(wire: WirePlanLineKind, native: PlanLine.Kind)] = [
    (.need, .need), (.claim, .claim), (.offer, .offer),
  ]
}

/// What was handed in, before it has an identifier.
struct HandedIn {
  let place: PlaceID
  let title: String
  let lines: [PlanLine]
}

extension WirePlanReturn {
  /// The return as it was sent.
  func native() throws(ServiceError) -> HandedIn {
    try requireAbsent(id, "id")
    try requireAbsent(organisationID, "organisation_id")
    try requireAbsent(etag, "etag")
    guard !hasSubmittedAt else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "submitted_at", "must be left empty")
    }
    try requireAtMost(5_000, lines.count, "lines")
    var found: [PlanLine] = []
    for (index, line) in lines.enumerated() {
      found.append(
        try under("lines[\(index)]") { () throws(ServiceError) in try line.native() })
    }
    return HandedIn(
      place: try requiredID(placeID, "place_id"),
      title: try boundedText(title, field: "title"), lines: found)
  }
}

extension WirePlanLine {
  /// The line, through its checks.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> PlanLine {
    try PlanLine(
      number: Int(number), kind: try kind.native("kind"),
      group: try GroupCode(group, field: "group"), count: hasCount ? count : nil,
      unit: try requiredChoice(unit, "unit"), year: year == 0 ? nil : Int(year),
      source: try optionalChoice(source, "source"),
      programme: try optionalCode(programme, "programme"), note: note)
  }
}

extension PlanLine {
  /// The line as the wire writes it.
  package func proto() -> WirePlanLine {
    .with {
      $0.number = Int32(clamping: number)
      $0.kind = WirePlanLineKind(kind)
      $0.group = group.text
      if let count { $0.count = count }
      $0.unit = unit.rawValue
      $0.year = Int32(clamping: year ?? 0)
      $0.source = source?.rawValue ?? ""
      $0.programme = programme?.text ?? ""
      $0.note = note
    }
  }
}

extension KeptOutLine {
  /// The line as the wire writes it.
  package func proto() -> WireKeptOutLine {
    .with {
      $0.organisationID = organisation.description
      $0.returnID = handedIn.description
      $0.line = line.proto()
      $0.field = field
      $0.reason = reason
    }
  }
}
