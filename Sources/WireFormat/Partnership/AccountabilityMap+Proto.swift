import OneWorkforceProtos
import Operations
import Partnerships
import Vocabulary

extension GetAccountabilityMap.Report {
  /// The map as the wire writes it; no worker where the caller may be told of none.
  func mapProto() -> WireAccountabilityMap {
    .with {
      $0.placeID = place.description
      $0.day = map.day.description
      $0.lines = map.lines.map { $0.proto(etags, namesWorkers: namesWorkers) }
      $0.gaps = map.gaps.map { gap in
        .with {
          $0.placeID = gap.place.description
          $0.duty = gap.duty.rawValue
          $0.kind = gap.kind.rawValue
        }
      }
      $0.placesWithoutLead = map.placesWithoutLead.map(\.description)
      $0.leads = map.leads.map { lead in
        .with {
          $0.kind = lead.kind.rawValue
          $0.count = Int32(clamping: lead.count)
          $0.interimCount = Int32(clamping: lead.interimCount)
        }
      }
      $0.powers = map.powers.map { $0.proto(on: map.day) }
      $0.plans = map.plans.map { $0.proto() }
      if let headcount { $0.headcount = Int32(clamping: headcount) }
      $0.organisationCount = Int32(clamping: map.bodyCount)
    }
  }
}

extension AccountabilityMap.Line {
  fileprivate func proto(
    _ etags: [RecordID: Etag], namesWorkers: Bool
  ) -> WireAccountabilityLine {
    let duty = accountability
    return .with {
      $0.accountability = duty.proto(id, etags[id.asRecord])
      $0.regime = duty.duty.regime.rawValue
      $0.post = post.proto(duty.post, etags[duty.post.asRecord])
      $0.workerIds = namesWorkers ? holders.map(\.description) : []
      $0.interim = isInterim
      $0.vacantSince = vacantSince?.description ?? ""
    }
  }
}

extension GetPost.Report {
  /// The file as the wire writes it; no worker where the caller may be told of none.
  func fileProto() -> WirePostFile {
    let disputes = file.disputes
    return .with {
      $0.post = file.post.proto(file.id, etags[file.id.asRecord])
      $0.workerIds = namesWorkers ? file.filled.holders.map(\.holder.description) : []
      $0.vacantSince = file.filled.vacantSince?.description ?? ""
      $0.former = (namesWorkers ? file.filled.former : []).map { former in
        .with {
          $0.workerID = former.holder.description
          $0.leftOn = former.leftOn.description
        }
      }
      $0.accountabilities = file.duties.sorted { $0.key < $1.key }.map { id, duty in
        duty.proto(id, etags[id.asRecord])
      }
      $0.powers = file.powers.map { $0.proto(on: day) }
      $0.plans = file.plans.map { $0.proto() }
      $0.funds = file.funds.map { held in
        .with {
          $0.fundID = held.id.description
          $0.title = held.fund.title
          $0.riskState = held.risk.rawValue
        }
      }
      $0.disputedPlanIds = disputes.plans.map(\.description)
      $0.disputedFundIds = disputes.funds.map(\.description)
    }
  }
}
