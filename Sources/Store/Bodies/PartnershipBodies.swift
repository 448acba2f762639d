import Partnerships
import Planning
import Vocabulary

// What is said of posts, of what they answer for, and of lent powers.

extension Post: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(title)
    body.put(self.body)
    body.put(kind)
    body.put(period)
  }

  init(from body: inout BodyReader) throws {
    try self.init(title: body.read(), body: body.read(), kind: body.read(), period: body.read())
  }
}

extension Post.Kind: StoredWord {
  static let numbering = Numbering<Self>(
    .councilChiefExecutive, .councilDirector, .trustChiefExecutive, .boardChiefExecutive,
    .boardDirector, .jointDirector, .clinicalLead, .teamManager, .electedMember, .other)
}

/// What an appointment says beside its holder, who stands in a column.
struct AppointmentBody: StoredBody {
  let appointment: Appointment

  func write(to body: inout BodyWriter) {
    body.put(appointment.post)
    body.put(appointment.period)
    body.put(appointment.isInterim)
    body.put(appointment.restsOn)
  }

  init(_ appointment: Appointment) {
    self.appointment = appointment
  }

  init(from body: inout BodyReader) throws {
    appointment = Appointment(
      post: try body.read(), holder: WorkerID(high: 0, low: 0), period: try body.read(),
      isInterim: try body.read(), restsOn: try body.read())
  }
}

extension Accountability: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(duty)
    body.put(subject)
    body.put(post)
    body.put(accountableTo)
    body.put(place)
    body.put(period)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      duty: body.read(), subject: body.read(), post: body.read(), accountableTo: body.read(),
      place: body.read(), period: body.read())
  }
}

extension AccountableDuty: StoredWord {
  static let numbering = Numbering<Self>(
    .placeLeadership, .adultSocialCare, .childrenSocialCare, .publicHealth, .housing,
    .nhsFunctions, .workforcePlanning, .employment, .lineManagement, .fundHolding)
}

extension LentPower: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(lender)
    body.put(recipient)
    body.put(function)
    body.put(legalBasis)
    body.put(budgetPence)
    body.put(place)
    body.put(period)
    body.put(endingEvent)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      lender: body.read(), recipient: body.read(), function: body.read(),
      legalBasis: body.read(), budgetPence: body.read(), place: body.read(), period: body.read(),
      endingEvent: body.read())
  }
}

extension LentPower.Recipient: StoredBody {
  func write(to body: inout BodyWriter) {
    switch self {
    case .organisation(let organisation):
      body.put(1)
      body.put(organisation)
    case .post(let post):
      body.put(2)
      body.put(post)
    }
  }

  init(from body: inout BodyReader) throws {
    switch try body.read(Int.self) {
    case 1: self = .organisation(try body.read())
    case 2: self = .post(try body.read())
    default: throw damaged("a power has an unknown kind of recipient")
    }
  }
}

extension PowerEnding: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(power)
    body.put(cause)
    body.put(on)
  }

  init(from body: inout BodyReader) throws {
    self.init(power: try body.read(), cause: try body.read(), on: try body.read())
  }
}

extension PowerEnding.Cause: StoredWord {
  static let numbering = Numbering<Self>(.event, .withdrawn)
}

extension PowerDecision: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(power)
    body.put(title)
    body.put(on)
    body.put(pence)
  }

  init(from body: inout BodyReader) throws {
    try self.init(power: body.read(), title: body.read(), on: body.read(), pence: body.read())
  }
}

extension PlanOwners: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(plan)
    body.put(board)
    body.put(place)
    body.put(sides)
  }

  init(from body: inout BodyReader) throws {
    try self.init(plan: body.read(), board: body.read(), place: body.read(), sides: body.read())
  }
}

extension PlanOwners.Side: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(organisation)
    body.put(post)
  }

  init(from body: inout BodyReader) throws {
    self.init(organisation: try body.read(), post: try body.read())
  }
}

extension PlanAnswer: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(plan)
    body.put(side)
    body.put(run)
    body.put(isAccepted)
    body.put(decidedBy)
    body.put(reason)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      plan: body.read(), side: body.read(), run: body.read(), isAccepted: body.read(),
      decidedBy: body.read(), reason: body.read())
  }
}
