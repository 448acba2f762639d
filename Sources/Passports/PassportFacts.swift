package import Organisations
package import Vocabulary

/// Everything one passport says that the caller may see, as known at one commit.
///
/// It is what one read of the store gives and all that judgement needs: the same facts and instants
/// always give the same report.
package struct PassportFacts: Hashable, Sendable {
  /// Whose passport.
  package var worker: Worker
  /// Who that is; nil where the identity group is not in sight or was erased.
  package var identity: WorkerIdentity?
  /// Registrations, oldest recorded first.
  package var registrations: [Recorded<Registration>]
  /// Employment checks, oldest recorded first.
  package var checks: [Recorded<EmploymentCheck>]
  /// Achievements, oldest recorded first.
  package var achievements: [Recorded<Achievement>]
  /// Evidence, oldest recorded first.
  package var evidence: [Recorded<Evidence>]
  /// Status events of any of these facts, oldest recorded first.
  package var events: [Recorded<StatusEvent>]
  /// Attestations of any of these facts.
  package var attestations: [Recorded<Attestation>]
  /// Employers' answers about achievements gained elsewhere.
  package var acceptances: [Recorded<EmployerAcceptance>]
  /// Where the holder marked entries in sight as wrong, oldest first.
  package var disputes: [Dispute]
  /// The registrations of assessors named in these facts, by assessor, so that a signature can be
  /// tested at the moment it was made.
  package var assessorRegistrations: [AssessorKey: [Recorded<Registration>]]
  /// The bodies these facts name, with those that answer for them now.
  package var organisations: [OrganisationID: Organisation]
  /// The links between those bodies.
  package var successions: [Succession]

  /// A passport with nothing in it.
  package init(worker: Worker) {
    self.worker = worker
    identity = nil
    registrations = []
    checks = []
    achievements = []
    evidence = []
    events = []
    attestations = []
    acceptances = []
    disputes = []
    assessorRegistrations = [:]
    organisations = [:]
    successions = []
  }
}

/// How an assessor's registrations are found: by register and number.
package struct AssessorKey: Hashable, Sendable {
  /// The register.
  package let regulator: Registration.Regulator
  /// The number in normal form.
  package let number: String

  /// The key of this register and number.
  package init(regulator: Registration.Regulator, number: String) {
    self.regulator = regulator
    self.number = number
  }
}

extension Assessor {
  /// How the assessor's registrations are found; nil for one who signed as no registrant.
  package var key: AssessorKey? {
    guard let regulator, let registrationNumber else { return nil }
    return AssessorKey(regulator: regulator, number: registrationNumber)
  }
}
