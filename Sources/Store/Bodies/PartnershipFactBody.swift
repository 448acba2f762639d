import Partnerships
import Vocabulary

/// The kinds of facts of partnerships; their numbers are for ever.
enum PartnershipKind: Int64, CaseIterable {
  case post = 1
  case appointment = 2
  case accountability = 3
  case power = 4
  case powerEnding = 5
  case powerDecision = 6
  case fund = 7
  case payment = 8
  case variance = 9
  case riskProposal = 10
  case riskAnswer = 11
  case planOwners = 12
  case planAnswer = 13

  init(of fact: PartnershipFact) {
    self =
      switch fact {
      case .post: .post
      case .appointment: .appointment
      case .accountability: .accountability
      case .power: .power
      case .powerEnding: .powerEnding
      case .powerDecision: .powerDecision
      case .fund: .fund
      case .payment: .payment
      case .variance: .variance
      case .riskProposal: .riskProposal
      case .riskAnswer: .riskAnswer
      case .planOwners: .planOwners
      case .planAnswer: .planAnswer
      }
  }
}

extension PartnershipFact {
  /// What it says beside the worker it names.
  var storedBody: [UInt8] {
    BodyWriter.body { body in
      switch self {
      case .post(let fact): body.put(fact)
      case .appointment(let fact): body.put(AppointmentBody(fact))
      case .accountability(let fact): body.put(fact)
      case .power(let fact): body.put(fact)
      case .powerEnding(let fact): body.put(fact)
      case .powerDecision(let fact): body.put(fact)
      case .fund(let fact): body.put(fact)
      case .payment(let fact): body.put(fact)
      case .variance(let fact): body.put(fact)
      case .riskProposal(let fact): body.put(fact)
      case .riskAnswer(let fact): body.put(fact)
      case .planOwners(let fact): body.put(fact)
      case .planAnswer(let fact): body.put(fact)
      }
    }
  }

  /// The fact of this kind that the body of a row holds; `holder` stands in a column of it.
  init(_ kind: PartnershipKind, _ body: [UInt8], holder: WorkerID?) throws {
    self = try BodyReader.whole(body) { body in
      switch kind {
      case .post: .post(try body.read())
      case .appointment:
        .appointment(try body.read(AppointmentBody.self).appointment.held(by: holder))
      case .accountability: .accountability(try body.read())
      case .power: .power(try body.read())
      case .powerEnding: .powerEnding(try body.read())
      case .powerDecision: .powerDecision(try body.read())
      case .fund: .fund(try body.read())
      case .payment: .payment(try body.read())
      case .variance: .variance(try body.read())
      case .riskProposal: .riskProposal(try body.read())
      case .riskAnswer: .riskAnswer(try body.read())
      case .planOwners: .planOwners(try body.read())
      case .planAnswer: .planAnswer(try body.read())
      }
    }
  }
}

extension Appointment {
  fileprivate func held(by holder: WorkerID?) throws -> Appointment {
    guard let holder else { throw damaged("an appointment names nobody") }
    return Appointment(
      post: post, holder: holder, period: period, isInterim: isInterim, restsOn: restsOn)
  }
}
