import Partnerships
import Vocabulary

// What is said of funds and of how their risk is shared.

extension Fund: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(title)
    body.put(purpose)
    body.put(legalBasis)
    body.put(host)
    body.put(place)
    body.put(period)
    body.put(partners)
    body.put(statedPooledPence)
    body.put(statedTotalPence)
    body.put(need)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      title: body.read(), purpose: body.read(), legalBasis: body.read(), host: body.read(),
      place: body.read(), period: body.read(), partners: body.read(),
      statedPooledPence: body.read(), statedTotalPence: body.read(), need: body.read())
  }
}

extension Fund.LegalBasis: StoredWord {
  static let numbering = Numbering<Self>(
    .section75, .section256, .section76, .betterCareFund, .aligned, .other)
}

extension Fund.Partner: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(organisation)
    body.put(post)
    body.put(pooledPence)
    body.put(alignedPence)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      organisation: body.read(), post: body.read(), pooledPence: body.read(),
      alignedPence: body.read())
  }
}

extension Fund.Need: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(what)
    body.put(thousandths)
    body.put(unit)
    body.put(source)
    body.put(asOf)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      what: body.read(), thousandths: body.read(), unit: body.read(), source: body.read(),
      asOf: body.read())
  }
}

extension Payment: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(fund)
    body.put(partner)
    body.put(direction)
    body.put(pence)
    body.put(at)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      fund: body.read(), partner: body.read(), direction: body.read(), pence: body.read(),
      at: body.read())
  }
}

extension Payment.Direction: StoredWord {
  static let numbering = Numbering<Self>(.paidIn, .paidOut)
}

extension Variance: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(fund)
    body.put(kind)
    body.put(pence)
    body.put(on)
    body.put(note)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      fund: body.read(), kind: body.read(), pence: body.read(), on: body.read(),
      note: body.read())
  }
}

extension VarianceKind: StoredWord {
  static let numbering = Numbering<Self>(.overspend, .underspend, .newCareCost)
}

extension RiskProposal: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(id)
    body.put(fund)
    body.put(rule)
    body.put(proposer)
  }

  init(from body: inout BodyReader) throws {
    self.init(
      id: try body.read(), fund: try body.read(), rule: try body.read(),
      proposer: try body.read())
  }
}

extension RiskRule: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(covers)
    body.put(method)
    body.put(from)
    body.put(reviewOn)
  }

  init(from body: inout BodyReader) throws {
    self.init(
      kept: try body.read(), method: try body.read(), from: try body.read(),
      reviewOn: try body.read())
  }
}

extension RiskRule.Method: StoredBody {
  func write(to body: inout BodyWriter) {
    switch self {
    case .byContribution: body.put(1)
    case .fixedShares(let shares, let denominator):
      body.put(2)
      body.put(denominator)
      body.put(shares.count)
      for (organisation, share) in shares.sorted(by: { $0.key < $1.key }) {
        body.put(organisation)
        body.put(share)
      }
    case .oneBears(let organisation):
      body.put(3)
      body.put(organisation)
    }
  }

  init(from body: inout BodyReader) throws {
    switch try body.read(Int.self) {
    case 1: self = .byContribution
    case 2:
      let denominator: Int64 = try body.read()
      var shares: [OrganisationID: Int64] = [:]
      for _ in 0..<(try body.count()) {
        let organisation: OrganisationID = try body.read()
        shares[organisation] = try body.read(Int64.self)
      }
      self = .fixedShares(shares, denominator: denominator)
    case 3: self = .oneBears(try body.read())
    default: throw damaged("a risk rule has an unknown method")
    }
  }
}

extension RiskAnswer: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(proposal)
    body.put(partner)
    body.put(isAgreed)
    body.put(reason)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      proposal: body.read(), partner: body.read(), isAgreed: body.read(), reason: body.read())
  }
}
