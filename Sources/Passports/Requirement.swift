package import ReferenceData
package import Vocabulary

/// One thing an employer asks of a passport before the work may begin.
package struct Requirement: Hashable, Sendable {
  /// What is asked for.
  package enum Subject: Hashable, Sendable {
    /// A standard must be held and be in date.
    case standard(StandardCode)
    /// The Care Certificate in one of the versions the employer recognises (`2015`, `2025`), the
    /// newest first.
    case careCertificate(recognisedVersions: [Int])
    /// A standard must be begun.
    case begun(StandardCode)
    /// A registration with one of these regulators must be effective; an empty set means any.
    case registration(Set<Registration.Regulator>, part: Code<CodeList.RegisterPart>?)
    /// An employment check must have been made and still count.
    case check(EmploymentCheck.Kind)
    /// Something the passport does not hold, such as an agreement or supervision: never met from a
    /// passport, always for a person to settle.
    case outsidePassport(String)
  }

  /// How much hangs on it.
  package enum Force: String, Sendable, CaseIterable {
    /// The work may not begin without it.
    case mandatory = "MANDATORY"
    /// Asked for, not a bar.
    case desirable = "DESIRABLE"
  }

  /// The code the role profile gives it, such as `IPC-L2`; reports name it.
  package let code: StandardCode
  /// What is asked for.
  package let subject: Subject
  /// How much hangs on it.
  package let force: Force
  /// The level that must be reached, where the profile sets one.
  package let minimumLevel: ProficiencyLevel?
  /// Where the requirement comes from and how far to trust it.
  package let provenance: Provenance

  /// A requirement with these parts.
  package init(
    code: StandardCode, subject: Subject, force: Force, minimumLevel: ProficiencyLevel? = nil,
    provenance: Provenance
  ) {
    self.code = code
    self.subject = subject
    self.force = force
    self.minimumLevel = minimumLevel
    self.provenance = provenance
  }
}
