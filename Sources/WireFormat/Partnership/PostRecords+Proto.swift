import OneWorkforceProtos
import Operations
import Partnerships
import Vocabulary

// Posts, who holds them and what they answer for.

/// The version that a request says it follows; nil where it names none. A version without a record,
/// or a record without its version, is refused.
func earlierVersion<Noun>(
  _ id: String, _ etag: String, _: Noun.Type = Noun.self
) throws(ServiceError) -> EarlierVersion<Noun>? {
  guard let id: OpaqueID<Noun> = try optionalID(id, "id") else {
    guard etag.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "etag", "must be empty where there is no id")
    }
    return nil
  }
  return EarlierVersion(id: id, etag: try requiredEtag(etag, "etag"))
}

extension WirePost {
  func native() throws(ServiceError) -> Post {
    try Post(
      title: title, body: requiredID(organisationID, "organisation_id"),
      kind: requiredChoice(kind, "kind"),
      period: datePeriod(validFrom, validTo, "valid_from", "valid_to"))
  }
}

extension Post {
  func proto(_ id: PostID, _ etag: Etag?) -> WirePost {
    .with {
      $0.id = id.description
      $0.etag = etag?.text ?? ""
      $0.title = title
      $0.organisationID = body.description
      $0.kind = kind.rawValue
      $0.validFrom = period.start.description
      $0.validTo = period.end?.description ?? ""
    }
  }
}

extension WireAppointment {
  func native() throws(ServiceError) -> Appointment {
    Appointment(
      post: try requiredID(postID, "post_id"), holder: try requiredID(workerID, "worker_id"),
      period: try datePeriod(validFrom, validTo, "valid_from", "valid_to"), isInterim: interim,
      restsOn: try optionalID(restsOnOrganisationID, "rests_on_organisation_id"))
  }
}

extension WireAccountability {
  func native() throws(ServiceError) -> Accountability {
    try Accountability(
      duty: requiredChoice(duty, "duty"), subject: optionalText(subject, field: "subject"),
      post: requiredID(postID, "post_id"),
      accountableTo: requiredID(accountableToID, "accountable_to_id"),
      place: requiredID(placeID, "place_id"),
      period: datePeriod(validFrom, validTo, "valid_from", "valid_to"))
  }
}

extension Accountability {
  func proto(_ id: AccountabilityID, _ etag: Etag?) -> WireAccountability {
    .with {
      $0.id = id.description
      $0.etag = etag?.text ?? ""
      $0.duty = duty.rawValue
      $0.subject = subject ?? ""
      $0.postID = post.description
      $0.accountableToID = accountableTo.description
      $0.placeID = place.description
      $0.validFrom = period.start.description
      $0.validTo = period.end?.description ?? ""
    }
  }
}
