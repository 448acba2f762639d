import Access
package import OneWorkforceProtos
package import Operations
package import Organisations
import Passports
package import Roles
package import Vacancies
package import Vocabulary

extension WireVacancy {
  /// The post as a draft.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault under `vacancy`.
  package func native() throws(ServiceError) -> VacancyDraft {
    try under("vacancy") { () throws(ServiceError) in
      try requireAtMost(40, trainable.count, "trainable")
      var gaps: [Vacancy.TrainableGap] = []
      for (index, gap) in trainable.enumerated() {
        gaps.append(
          Vacancy.TrainableGap(
            requirement: try StandardCode(
              gap.requirementCode, field: "trainable[\(index)].requirement_code"),
            offer: try optionalID(gap.offerID, "trainable[\(index)].offer_id")))
      }
      let share = try required(
        hasFullTimeEquivalent, fullTimeEquivalent, "full_time_equivalent")
      return VacancyDraft(
        place: try optionalID(placeID, "place_id"),
        role: try RoleCode(roleCode, field: "role_code"), title: title,
        fullTimeEquivalent: try share.native("full_time_equivalent"), count: Int(count),
        trainable: gaps, attitudes: try codes(attitudeCodes, "attitude_codes", atMost: 20),
        isForAdultsOnly: adultsOnly, startsOn: try requiredDate(startsOn, "starts_on"),
        opensAt: try optionalInstant(hasOpensAt, opensAt, "opens_at"),
        closesAt: try optionalInstant(hasClosesAt, closesAt, "closes_at"))
    }
  }
}

/// The codes that `texts` spell, in order; more than `limit` are refused.
func codes<List>(
  _ texts: [String], _ field: String, atMost limit: Int, _: List.Type = List.self
) throws(ServiceError) -> [Code<List>] {
  try requireAtMost(limit, texts.count, field)
  var found: [Code<List>] = []
  for (index, text) in texts.enumerated() {
    found.append(try Code(text, field: "\(field)[\(index)]"))
  }
  return found
}

/// The choices that `texts` name, each once; none and one named twice are refused.
func requiredChoices<Choice>(
  _ texts: [String], _ field: String, _: Choice.Type = Choice.self
) throws(ServiceError) -> Set<Choice>
where Choice: RawRepresentable & CaseIterable & Hashable, Choice.RawValue == String {
  try requireAtMost(Choice.allCases.count, texts.count, field)
  guard !texts.isEmpty else {
    throw ServiceError(.invalidArgument, .fieldRequired, field: field, "must name at least one")
  }
  var found: Set<Choice> = []
  for (index, text) in texts.enumerated() {
    let choice: Choice = try requiredChoice(text, "\(field)[\(index)]")
    guard found.insert(choice).inserted else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "\(field)[\(index)]", "must name each once")
    }
  }
  return found
}

extension KeptJobRecord {
  /// The vacancy as the wire writes it; nil for another record.
  package func vacancyProto() -> WirePublishedVacancy? {
    guard case .vacancy(let vacancy) = record.fact else { return nil }
    return .with {
      $0.id = record.id.description
      $0.etag = etag.text
      $0.organisationID = vacancy.organisation.description
      $0.vacancy = vacancy.proto(record.period)
    }
  }

  /// The permission as the wire writes it; nil for another record.
  package func consentProto() -> WireMatchingConsent? {
    guard case .consent(let consent) = record.fact else { return nil }
    return .with {
      $0.id = record.id.description
      $0.uses = consent.uses.map(\.rawValue).sorted()
      $0.fieldGroups = consent.groups.map { WireFieldGroup($0) }
        .sorted { $0.rawValue < $1.rawValue }
      $0.startsAt = record.period.start.proto()
      if let end = record.period.end { $0.endsAt = end.proto() }
    }
  }
}

extension Vacancy {
  /// The post as the wire writes it, published in `period`.
  package func proto(_ period: InstantPeriod) -> WireVacancy {
    .with {
      $0.placeID = place?.description ?? ""
      $0.roleCode = role.text
      $0.title = title
      $0.fullTimeEquivalent = fullTimeEquivalent.proto()
      $0.count = Int32(clamping: count)
      $0.trainable = trainable.map { gap in
        .with {
          $0.requirementCode = gap.requirement.text
          $0.offerID = gap.offer?.description ?? ""
        }
      }
      $0.attitudeCodes = attitudes.map(\.text)
      $0.adultsOnly = isForAdultsOnly
      $0.startsOn = startsOn.description
      $0.opensAt = period.start.proto()
      if let end = period.end { $0.closesAt = end.proto() }
    }
  }
}

extension DatedOffer {
  /// The course as the wire writes it.
  package func proto() -> WireTrainingOffer {
    .with {
      $0.id = id.description
      $0.providerID = offer.provider.description
      $0.standardCode = offer.standard.text
      $0.title = offer.title
      $0.weeks = Int32(clamping: offer.weeks)
      $0.placeID = offer.place?.description ?? ""
      $0.opensAt = period.start.proto()
      if let end = period.end { $0.closesAt = end.proto() }
    }
  }
}

extension Gap {
  /// The gap as the wire writes it; `organisations` are the bodies the answer names.
  package func proto(_ organisations: [OrganisationID: Organisation]) -> WireRequirementGap {
    .with {
      $0.finding = finding.proto(organisations)
      $0.kind = kind.rawValue
      $0.offers = offers.map { $0.proto() }
      $0.duration = weeks.map { .weeks(Int32(clamping: $0)) } ?? .weeksUnknown(true)
    }
  }
}
