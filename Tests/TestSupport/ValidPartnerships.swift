package import OneWorkforceProtos
import SwiftProtobuf

/// One valid request of each rpc of the partnership service. A bad request differs from it in one
/// thing.
///
/// A steward of ``host`` sends those about posts, powers and funds, a member of its board those
/// about plans and the questions.
package struct ValidPartnerships: Sendable {
  /// The caller's organisation: it hosts the fund, lends the power and keeps the post.
  package var host: String
  /// Another body of the place, a partner of the fund and a side of the plan.
  package var partner: String
  /// A body that is neither.
  package var outsider: String
  /// A place that both sit in.
  package var place: String
  /// A worker.
  package var worker: String
  /// A post of the host, that exists since 2020.
  package var post: String
  /// The version of its record.
  package var postEtag: String
  /// An appointment to it, from July 2022.
  package var appointment: String
  /// A power the host lent, from July 2022 to April 2027, with an event and a budget of 1,000
  /// pence.
  package var power: String
  /// The host's and partner's fund.
  package var fund: String
  /// The version of its record.
  package var fundEtag: String
  /// A rule proposed for it by the partner, which the host has not answered.
  package var proposal: String
  /// A draft plan of the place that has no owners.
  package var plan: String
  /// A draft plan of the place that host and partner own.
  package var ownedPlan: String
  /// The version of its record.
  package var planEtag: String
  /// A finished run of it.
  package var run: String

  /// Requests about these.
  package init(
    host: String, partner: String, outsider: String, place: String, worker: String, post: String,
    postEtag: String, appointment: String, power: String, fund: String, fundEtag: String,
    proposal: String, plan: String, ownedPlan: String, planEtag: String, run: String
  ) {
    self.host = host
    self.partner = partner
    self.outsider = outsider
    self.place = place
    self.worker = worker
    self.post = post
    self.postEtag = postEtag
    self.appointment = appointment
    self.power = power
    self.fund = fund
    self.fundEtag = fundEtag
    self.proposal = proposal
    self.plan = plan
    self.ownedPlan = ownedPlan
    self.planEtag = planEtag
    self.run = run
  }

  private var requestID: String { "6f1d0a52-6c0e-4b53-9d6a-0a4f5f3f7c55" }

  /// The map of the place.
  package var getAccountabilityMap: WireGetAccountabilityMapRequest {
    .with {
      $0.placeID = place
      $0.duties = ["ADULT_SOCIAL_CARE", "NHS_FUNCTIONS"]
    }
  }

  /// The post.
  package var getPost: WireGetPostRequest { .with { $0.postID = post } }

  /// A later version of the post, with its end.
  package var recordPost: WireRecordPostRequest {
    .with {
      $0.requestID = requestID
      $0.post = .with {
        $0.id = post
        $0.etag = postEtag
        $0.title = "Director of place"
        $0.organisationID = host
        $0.kind = "JOINT_DIRECTOR"
        $0.validFrom = "2020-01-01"
        $0.validTo = "2030-01-01"
      }
    }
  }

  /// The worker in the post.
  package var appointToPost: WireAppointToPostRequest {
    .with {
      $0.requestID = requestID
      $0.appointment = .with {
        $0.postID = post
        $0.workerID = worker
        $0.validFrom = "2024-01-01"
        $0.restsOnOrganisationID = host
      }
    }
  }

  /// The holder gone from 2024.
  package var leavePost: WireLeavePostRequest {
    .with {
      $0.requestID = requestID
      $0.appointmentID = appointment
      $0.leftOn = "2024-01-01"
    }
  }

  /// The post leading the place.
  package var recordAccountability: WireRecordAccountabilityRequest {
    .with {
      $0.requestID = requestID
      $0.accountability = .with {
        $0.duty = "PLACE_LEADERSHIP"
        $0.postID = post
        $0.accountableToID = host
        $0.placeID = place
        $0.validFrom = "2022-07-01"
      }
    }
  }

  /// A power for the partner.
  package var lendPower: WireLendPowerRequest {
    .with {
      $0.requestID = requestID
      $0.power = .with {
        $0.lenderID = host
        $0.recipientOrganisationID = partner
        $0.function = "Plan the place's services"
        $0.budgetPence = 5_000
        $0.placeID = place
        $0.validFrom = "2022-07-01"
        $0.validTo = "2027-04-01"
        $0.endingEvent = "first meeting of the board"
      }
    }
  }

  /// The power's event.
  package var endPower: WireEndPowerRequest {
    .with {
      $0.requestID = requestID
      $0.powerID = power
      $0.cause = "EVENT"
      $0.endedOn = "2026-02-15"
    }
  }

  /// A decision under the power.
  package var recordDecision: WireRecordDecisionRequest {
    .with {
      $0.requestID = requestID
      $0.powerID = power
      $0.title = "Open the hub"
      $0.decidedOn = "2026-02-14"
      $0.pence = 1_000
    }
  }

  /// The fund.
  package var getFund: WireGetFundRequest { .with { $0.fundID = fund } }

  /// Funds of the place.
  package var listFunds: WireListFundsRequest { .with { $0.placeID = place } }

  /// A later version of the fund.
  package var recordFund: WireRecordFundRequest {
    .with {
      $0.requestID = requestID
      $0.fund = .with {
        $0.id = fund
        $0.etag = fundEtag
        $0.title = "Adults' pooled budget"
        $0.purpose = "Care at home"
        $0.legalBasis = "S75"
        $0.hostID = host
        $0.placeID = place
        $0.validFrom = "2022-04-01"
        $0.partners = [
          .with {
            $0.organisationID = host
            $0.postID = post
            $0.pooledPence = 55
          },
          .with {
            $0.organisationID = partner
            $0.pooledPence = 45
          },
        ]
        $0.statedTotalPence = 120
        $0.need = .with {
          $0.what = "nursing posts not filled"
          $0.thousandths = 41_500
          $0.unit = "FTE"
          $0.source = "Plan 2022"
          $0.asOf = "2022-03-31"
        }
      }
    }
  }

  /// Money from the partner.
  package var recordPayment: WireRecordPaymentRequest {
    .with {
      $0.requestID = requestID
      $0.fundID = fund
      $0.partnerID = partner
      $0.direction = "PAID_IN"
      $0.pence = 45
      $0.at = .with { $0.seconds = 1_700_000_000 }
    }
  }

  /// An overspend.
  package var recordVariance: WireRecordVarianceRequest {
    .with {
      $0.requestID = requestID
      $0.fundID = fund
      $0.kind = "OVERSPEND"
      $0.pence = 100
      $0.on = "2022-12-31"
      $0.note = "Month 9"
    }
  }

  /// Fixed shares.
  package var proposeRiskRule: WireProposeRiskRuleRequest {
    .with {
      $0.requestID = requestID
      $0.fundID = fund
      $0.rule = .with {
        $0.covers = ["OVERSPEND", "UNDERSPEND"]
        $0.method = "FIXED_SHARES"
        $0.denominator = 100
        $0.shares = [
          .with {
            $0.organisationID = host
            $0.numerator = 55
          },
          .with {
            $0.organisationID = partner
            $0.numerator = 45
          },
        ]
        $0.validFrom = "2022-04-01"
        $0.reviewOn = "2023-04-01"
      }
    }
  }

  /// The host agrees.
  package var answerRiskRule: WireAnswerRiskRuleRequest {
    .with {
      $0.requestID = requestID
      $0.proposalID = proposal
      $0.agreed = true
    }
  }

  /// Host and partner own the plan.
  package var recordPlanOwners: WireRecordPlanOwnersRequest {
    .with {
      $0.requestID = requestID
      $0.planID = plan
      $0.board = "Neighbourhood board"
      $0.sides = [
        .with {
          $0.organisationID = host
          $0.postID = post
        },
        .with { $0.organisationID = partner },
      ]
    }
  }

  /// The host accepts.
  package var approvePlan: WireApprovePlanRequest {
    .with {
      $0.requestID = requestID
      $0.planID = ownedPlan
      $0.etag = planEtag
      $0.runID = run
      $0.accepted = true
      $0.decidedBy = "Chair"
    }
  }
}
