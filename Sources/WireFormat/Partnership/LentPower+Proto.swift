import OneWorkforceProtos
import Partnerships
import Vocabulary

// Lent powers and jointly owned plans.

extension WireLentPower {
  func native() throws(ServiceError) -> LentPower {
    try LentPower(
      lender: requiredID(lenderID, "lender_id"), recipient: recipient(),
      function: function, legalBasis: optionalText(legalBasis, field: "legal_basis"),
      budgetPence: hasBudgetPence ? budgetPence : nil, place: requiredID(placeID, "place_id"),
      period: datePeriod(validFrom, validTo, "valid_from", "valid_to"),
      endingEvent: optionalText(endingEvent, field: "ending_event"))
  }

  private func recipient() throws(ServiceError) -> LentPower.Recipient {
    let body: OrganisationID? = try optionalID(
      recipientOrganisationID, "recipient_organisation_id")
    let post: PostID? = try optionalID(recipientPostID, "recipient_post_id")
    switch (body, post) {
    case (let body?, nil): return .organisation(body)
    case (nil, let post?): return .post(post)
    case (nil, nil):
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "recipient_organisation_id",
        "must be given where no post receives the power")
    case (_?, _?):
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "recipient_post_id",
        "must be empty where a body receives the power")
    }
  }
}

extension LentPower {
  fileprivate func proto() -> WireLentPower {
    .with {
      $0.lenderID = lender.description
      switch recipient {
      case .organisation(let body): $0.recipientOrganisationID = body.description
      case .post(let post): $0.recipientPostID = post.description
      }
      $0.function = function
      $0.legalBasis = legalBasis ?? ""
      if let budgetPence { $0.budgetPence = budgetPence }
      $0.placeID = place.description
      $0.validFrom = period.start.description
      $0.validTo = period.end?.description ?? ""
      $0.endingEvent = endingEvent ?? ""
    }
  }
}

extension PowerStanding {
  func proto(on day: CivilDate) -> WirePowerStanding {
    let outside = Set(decisionsOutside.map(\.id))
    return .with {
      $0.id = id.description
      $0.power = power.proto()
      $0.state = state(on: day).rawValue
      $0.endsOn = endsOn?.description ?? ""
      $0.endCause = endCause?.rawValue ?? ""
      $0.decisions = decisions.map { kept in
        .with {
          $0.id = kept.id.description
          $0.title = kept.decision.title
          $0.decidedOn = kept.decision.on.description
          $0.pence = kept.decision.pence
          $0.outsidePower = outside.contains(kept.id)
        }
      }
    }
  }
}

extension WirePlanSide {
  func native() throws(ServiceError) -> PlanOwners.Side {
    PlanOwners.Side(
      organisation: try requiredID(organisationID, "organisation_id"),
      post: try optionalID(postID, "post_id"))
  }
}

extension PlanApproval {
  func proto() -> WirePlanApproval {
    .with {
      $0.planID = owners.plan.description
      $0.board = owners.board
      $0.state = state.rawValue
      $0.approvedRunID = approvedRun?.description ?? ""
      $0.votes = owners.sides.map { side in
        .with {
          $0.organisationID = side.organisation.description
          $0.postID = side.post?.description ?? ""
          guard let answer = answers[side.organisation] else { return }
          $0.answer = answer.isAccepted ? "ACCEPTED" : "REFUSED"
          $0.runID = answer.run.description
          $0.decidedBy = answer.decidedBy
          $0.reason = answer.reason ?? ""
        }
      }
    }
  }
}
