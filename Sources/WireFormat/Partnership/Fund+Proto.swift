import OneWorkforceProtos
import Partnerships
import Vocabulary

// Funds and their money.

extension WireFund {
  func native() throws(ServiceError) -> Fund {
    try requireAtMost(50, partners.count, "partners")
    var bodies: [Fund.Partner] = []
    for (index, partner) in partners.enumerated() {
      bodies.append(
        try under("partners[\(index)]") { () throws(ServiceError) in try partner.native() })
    }
    let beside = hasNeed ? need : nil
    return try Fund(
      title: title, purpose: purpose, legalBasis: requiredChoice(legalBasis, "legal_basis"),
      host: requiredID(hostID, "host_id"), place: requiredID(placeID, "place_id"),
      period: datePeriod(validFrom, validTo, "valid_from", "valid_to"), partners: bodies,
      statedPooledPence: hasStatedPooledPence ? statedPooledPence : nil,
      statedTotalPence: hasStatedTotalPence ? statedTotalPence : nil,
      need: beside.map { need throws(ServiceError) in
        try under("need") { () throws(ServiceError) in try need.native() }
      })
  }
}

extension WireFundPartner {
  fileprivate func native() throws(ServiceError) -> Fund.Partner {
    try Fund.Partner(
      organisation: requiredID(organisationID, "organisation_id"),
      post: optionalID(postID, "post_id"), pooledPence: hasPooledPence ? pooledPence : nil,
      alignedPence: hasAlignedPence ? alignedPence : nil)
  }
}

extension WireFundNeed {
  fileprivate func native() throws(ServiceError) -> Fund.Need {
    try Fund.Need(
      what: what, thousandths: thousandths, unit: unit, source: source,
      asOf: requiredDate(asOf, "as_of"))
  }
}

extension Fund {
  func proto(_ id: FundID, _ etag: Etag?) -> WireFund {
    .with {
      $0.id = id.description
      $0.etag = etag?.text ?? ""
      $0.title = title
      $0.purpose = purpose
      $0.legalBasis = legalBasis.rawValue
      $0.hostID = host.description
      $0.placeID = place.description
      $0.validFrom = period.start.description
      $0.validTo = period.end?.description ?? ""
      $0.partners = partners.map { $0.proto() }
      if let statedPooledPence { $0.statedPooledPence = statedPooledPence }
      if let statedTotalPence { $0.statedTotalPence = statedTotalPence }
      if let need { $0.need = need.proto() }
    }
  }
}

extension Fund.Partner {
  fileprivate func proto() -> WireFundPartner {
    .with {
      $0.organisationID = organisation.description
      $0.postID = post?.description ?? ""
      if let pooledPence { $0.pooledPence = pooledPence }
      if let alignedPence { $0.alignedPence = alignedPence }
    }
  }
}

extension Fund.Need {
  fileprivate func proto() -> WireFundNeed {
    .with {
      $0.what = what
      $0.thousandths = thousandths
      $0.unit = unit
      $0.source = source
      $0.asOf = asOf.description
    }
  }
}

extension FundView {
  func proto(_ etag: Etag?) -> WireFundView {
    .with {
      $0.fund = fund.proto(id, etag)
      if let pooled = fund.pooledPence { $0.pooledPence = pooled }
      if let aligned = fund.alignedPence { $0.alignedPence = aligned }
      $0.figuresDisagree = fund.figuresDisagree
      $0.moneyState = money.state.rawValue
      $0.paidInPence = money.paidInPence
      $0.paidOutPence = money.paidOutPence
      $0.alerts = money.alerts.map { $0.proto() }
      $0.riskState = risk.state.rawValue
      if let ruleInForce {
        $0.rule = ruleInForce.rule.proto()
        $0.ruleID = ruleInForce.id.description
      }
      $0.reviewOverdue = isReviewOverdue
      $0.proposals = risk.asked.map { $0.proto() }
      $0.variances = variances.map { $0.proto() }
    }
  }
}

extension CircularMoney.Alert {
  fileprivate func proto() -> WireCircularAlert {
    .with {
      $0.organisationID = partner.description
      $0.contributedAt = contributedAt.proto()
      $0.contributedPence = contributedPence
      $0.returnedPence = returnedPence
      $0.returnedAt = returnedAt.proto()
    }
  }
}
