package import Access
import Organisations
package import ReferenceData
package import Vocabulary

/// Sets a policy row of the caller's organisation: stricter than what holds, or the same, never
/// looser.
package enum TightenPolicy {
  /// What is to be set.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// What the row is about.
    package let key: PolicyKey
    /// The value; set.
    package let value: PolicyValue
    /// The unit the caller means, or nil for the one of the reference data.
    package let unit: String?
    /// The first day it holds; nil: always.
    package let validFrom: CivilDate?
    /// The first day it no longer holds; nil: no end.
    package let validTo: CivilDate?

    /// A request with these parts.
    package init(
      header: ChangeHeader, key: PolicyKey, value: PolicyValue, unit: String?,
      validFrom: CivilDate?, validTo: CivilDate?
    ) {
      self.header = header
      self.key = key
      self.value = value
      self.unit = unit
      self.validFrom = validFrom
      self.validTo = validTo
    }
  }

  /// The receipt, of the organisation whose row it is. A row about the same from the same day takes
  /// the earlier one's place.
  ///
  /// A steward of an integrated care board sets a row for its whole system; any other caller sets
  /// one for the caller's own organisation. A row is weighed against the rows further from the
  /// person on every day it holds, so an organisation may take its own tightening back.
  ///
  /// - Throws: ``ServiceError`` `RULE_LOOSENED` where the row is not at least as strict; otherwise
  ///   naming the field at fault under `row`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let today = LondonTime.date(of: service.now())
    return try await service.change(request.header, call) { records in
      let rule = try records.permit(.tightenPolicy, call, inScopeOf: call.caller.organisation)
      let owner = try records.knownOrganisation(call.organisation, field: "row.owner")
      let isForSystem = call.caller.duty == .steward && owner.kind == .integratedCareBoard
      let local = try records.policyRows(around: owner.id, on: today)
      let others = KnownPolicy.rows + local.systems + local.own
      let row = try ServiceError.under("row") { () throws(ServiceError) in
        let row = try request.row(of: owner.id, layer: isForSystem ? .localSystem : .employer)
        for day in row.decidingDays(among: others) { try mayTighten(row, over: others, on: day) }
        return row
      }
      try records.record(row, of: owner.id)
      return ChangeOutcome(id: owner.id, rule: rule)
    }
  }
}

extension TightenPolicy.Request {
  /// The row as `owner` sets it, in the unit that judgements read.
  fileprivate func row(
    of owner: OrganisationID, layer: PolicyLayer
  ) throws(ServiceError) -> PolicyRow {
    let known = try KnownPolicy.unit(of: key)
    guard unit == nil || unit == known else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "unit",
        "must be \(quoted(known)), in which the value is read; got \(quoted(unit ?? ""))")
    }
    return PolicyRow(
      key: key, value: value, unit: known, provenance: Provenance(.localPolicy),
      owner: owner.description, validFrom: validFrom, validTo: validTo, layer: layer)
  }
}

extension PolicyRow {
  /// The days on which what stands beside this row may change: one of each stretch it meets.
  fileprivate func decidingDays(among others: [PolicyRow]) -> [CivilDate] {
    let first = validFrom ?? CivilDate.supported.lowerBound
    let changes = others.filter { $0.key == key }.flatMap { [$0.validFrom, $0.validTo] }
      .compactMap(\.self)
    return Set([first] + changes).filter { isInForce(on: $0) }.sorted()
  }
}
