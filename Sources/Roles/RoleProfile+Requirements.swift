package import Passports
package import ReferenceData
import Vocabulary

extension RoleProfile {
  /// What the profile asks of a passport, in its order.
  ///
  /// - Parameter careCertificates: The versions that count at the asker, the newest first, as
  ///   ``EffectivePolicy/recognisedCareCertificates(on:)`` gives them.
  package func asks(careCertificates: [Int]) -> [Requirement] {
    requirements.flatMap { requirement in
      requirement.subjects(careCertificates: careCertificates).map { part in
        Requirement(
          code: part.code, subject: part.subject, force: requirement.force,
          provenance: requirement.provenance)
      }
    }
  }
}

extension RoleRequirement {
  fileprivate var force: Requirement.Force {
    kind == .recommended ? .desirable : .mandatory
  }

  fileprivate func subjects(
    careCertificates: [Int]
  ) -> [(code: StandardCode, subject: Requirement.Subject)] {
    switch kind {
    case .registration: return registrationSubjects
    case .supervision, .agreement: return [(code, .outsidePassport(text))]
    case .inProgress: return [(code, .begun(code))]
    case .competence where Interventions.find(code) == nil:
      // The profile names no intervention, so no passport can show the competence.
      return [(code, .outsidePassport(text))]
    case .mandatoryTraining, .prerequisite, .recommended, .framework, .frameworkLevel,
      .intervention, .preparation, .knowledge, .competence, .authorisation:
      if code.text == "CARE-CERT" {
        return [(code, .careCertificate(recognisedVersions: careCertificates))]
      }
      return [(code, .standard(standard))]
    }
  }

  // A prerequisite that is one listed standard under another name asks for that standard.
  private var standard: StandardCode {
    let names = Prerequisites.find(code)?.metBy ?? []
    return names.count == 1 ? names[0] : code
  }

  private var text: String { provenance.note ?? code.text.lowercased() }

  private var registrationSubjects: [(code: StandardCode, subject: Requirement.Subject)] {
    switch registration {
    case .on(let register, let part):
      guard let regulator = Registration.Regulator(rawValue: register.rawValue) else { break }
      return [(code, .registration([regulator], part: part.map { Code(listed: $0) }))]
    case .anyRegister: return [(code, .registration([], part: nil))]
    case .samePartAsLearner:
      // Which part that is depends on the learner, whom the passport does not know.
      return [
        (code, .registration([.nmc], part: nil)),
        (
          StandardCode(listed: code.text + "/LEARNER"),
          .outsidePassport("whether the part of the register is that of the learner")
        ),
      ]
    case nil: break
    }
    return [(code, .outsidePassport(text))]
  }
}
