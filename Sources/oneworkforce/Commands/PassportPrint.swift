import OneWorkforceProtos
import Vocabulary
import WireFormat

/// A passport as people read it.
enum PassportPrint {
  /// Who it is, as far as the caller may see, and each fact in a line.
  static func lines(_ passport: WireGetPassportResponse) -> [String] {
    var lines = ["worker \(passport.workerID)" + (passport.synthetic ? " (synthetic)" : "")]
    if passport.hasIdentity {
      let identity = passport.identity
      lines.append(
        "\(identity.givenName) \(identity.familyName), born \(identity.birthDate), identity "
          + plain(passport.identityLevel.word))
    }
    lines.append("")
    lines += table(
      ["Fact", "What", "When", "Stands", "Recorded"],
      passport.items.map { [$0.kind, $0.what, $0.when, $0.standing, $0.recordedAt.text] })
    return lines + more(passport.nextPageToken)
  }
}

extension WirePassportItem {
  fileprivate var kind: String {
    switch fact {
    case .registration: "registration"
    case .check: "check"
    case .achievement: "achievement"
    case .evidence: "evidence"
    case .engagement: "engagement"
    case .continuity: "continuity"
    case nil: ""
    }
  }

  fileprivate var what: String {
    switch fact {
    case .registration(let fact): "\(fact.regulator.word) \(fact.number) \(plain(fact.status.word))"
    case .check(let fact): plain(fact.kind.word)
    case .achievement(let fact): fact.standard
    case .evidence(let fact): plain(fact.kind)
    case .engagement(let fact): "\(plain(fact.kind.word)) \(fact.roleCode)"
    case .continuity(let fact): "service at \(fact.employerID)"
    case nil: ""
    }
  }

  fileprivate var when: String {
    switch fact {
    case .registration(let fact): period(fact.validFrom, fact.validTo)
    case .check(let fact): fact.checkedOn
    case .achievement(let fact): fact.completedOn.isEmpty ? "in progress" : fact.completedOn
    case .evidence(let fact): fact.occurredOn
    case .engagement(let fact): period(fact.from, fact.to)
    case .continuity(let fact): period(fact.from, fact.to)
    case nil: ""
    }
  }

  fileprivate var standing: String {
    events.last.map { "\(plain($0.kind)) \($0.effectiveFrom.text)" }
      ?? (attestations.isEmpty ? "recorded" : "attested")
  }

  private func period(_ from: String, _ to: String) -> String {
    to.isEmpty ? "from \(from)" : "\(from) to \(to)"
  }
}
