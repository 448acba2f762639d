package import Vocabulary

/// Money that went into a fund or came out of it to a partner.
package struct Payment: Hashable, Sendable {
  /// Which way.
  package enum Direction: String, Sendable, CaseIterable {
    /// From the partner into the fund.
    case paidIn = "PAID_IN"
    /// From the fund to the partner.
    case paidOut = "PAID_OUT"
  }

  /// The fund.
  package let fund: FundID
  /// The partner.
  package let partner: OrganisationID
  /// Which way.
  package let direction: Direction
  /// How much, in pence, at least 1.
  package let pence: Int64
  /// When.
  package let at: Instant

  /// A payment with these parts.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `pence`, unless 1 to ``Pence/most``.
  package init(
    fund: FundID, partner: OrganisationID, direction: Direction, pence: Int64, at: Instant
  ) throws(ServiceError) {
    guard (1...Pence.most).contains(pence) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "pence",
        "must be 1 to \(Pence.most) pence; got \(quoted("\(pence)"))")
    }
    self.fund = fund
    self.partner = partner
    self.direction = direction
    self.pence = pence
    self.at = at
  }
}

/// Money that went to a fund and came back to its giver within a day: a pool in form only.
package struct CircularMoney: Hashable, Sendable {
  /// How soon money must come back to count, in milliseconds: 24 hours.
  package static let window: Int64 = 86_400_000

  /// How much of the money paid in stayed in the fund.
  package enum State: String, Sendable, CaseIterable {
    /// Nothing was paid in.
    case noMoney = "NO_MONEY"
    /// All of it stayed longer than a day.
    case pooled = "POOLED"
    /// Some of it went back within a day.
    case partlyReturned = "PARTLY_RETURNED"
    /// All of it went back within a day.
    case pooledInFormOnly = "POOLED_IN_FORM_ONLY"
  }

  /// Money of one contribution that came back, in one payment or several.
  package struct Alert: Hashable, Sendable {
    /// The giver.
    package let partner: OrganisationID
    /// When it was paid in.
    package let contributedAt: Instant
    /// How much was paid in, in pence.
    package let contributedPence: Int64
    /// How much of it came back within a day, in pence.
    package let returnedPence: Int64
    /// When the last of it came back.
    package let returnedAt: Instant
  }

  /// What came back, in order of partner and time.
  package let alerts: [Alert]
  /// All that was paid in, in pence, held at the range of the type.
  package let paidInPence: Int64
  /// All that was paid out, in pence, held at the range of the type.
  package let paidOutPence: Int64

  /// What of `payments` went round.
  ///
  /// Each pence paid out to a partner is taken from the oldest of what that partner paid in during
  /// the 24 hours before, both ends included; so no other matching finds more.
  package init(_ payments: [Payment]) {
    let byPartner = Dictionary(grouping: payments, by: \.partner)
    alerts = byPartner.keys.sorted().flatMap { Self.alerts(byPartner[$0] ?? []) }
    paidInPence = Self.total(payments, .paidIn)
    paidOutPence = Self.total(payments, .paidOut)
  }

  /// All that came back within a day, in pence.
  package var returnedPence: Int64 {
    alerts.reduce(0) { $0.addingReportingOverflow($1.returnedPence).partialValue }
  }

  /// How much of the money paid in stayed.
  package var state: State {
    if paidInPence == 0 { return .noMoney }
    if returnedPence == 0 { return .pooled }
    return returnedPence == paidInPence ? .pooledInFormOnly : .partlyReturned
  }

  private struct Given {
    let payment: Payment
    var left: Int64
    var lastReturn: Instant?
  }

  private static func alerts(_ payments: [Payment]) -> [Alert] {
    // What is paid in at a moment is there before anything is paid out at it.
    let ordered = payments.sorted {
      ($0.at, $0.direction == .paidIn ? 0 : 1) < ($1.at, $1.direction == .paidIn ? 0 : 1)
    }
    var given: [Given] = []
    for payment in ordered {
      guard payment.direction == .paidOut else {
        given.append(Given(payment: payment, left: payment.pence))
        continue
      }
      var back = payment.pence
      for index in given.indices where back > 0 && given[index].left > 0 {
        guard payment.at <= given[index].payment.at.adding(milliseconds: window) else { continue }
        let taken = min(back, given[index].left)
        given[index].left -= taken
        given[index].lastReturn = payment.at
        back -= taken
      }
    }
    return given.compactMap { given in
      given.lastReturn.map { last in
        Alert(
          partner: given.payment.partner, contributedAt: given.payment.at,
          contributedPence: given.payment.pence,
          returnedPence: given.payment.pence - given.left, returnedAt: last)
      }
    }
  }

  private static func total(_ payments: [Payment], _ direction: Payment.Direction) -> Int64 {
    payments.filter { $0.direction == direction }.reduce(0) { sum, next in
      let (total, overflow) = sum.addingReportingOverflow(next.pence)
      return overflow ? .max : total
    }
  }
}
