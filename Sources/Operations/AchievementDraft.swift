import Access
import Organisations
package import Passports
package import Vocabulary

/// An achievement as it was sent: the place it was gained may be left to the caller's organisation.
package struct AchievementDraft: Sendable {
  /// What was achieved.
  package var standard: StandardCode
  /// What kind of thing that is.
  package var kind: Achievement.Kind
  /// A level on a scale.
  package var level: ProficiencyLevel?
  /// How far it has come.
  package var progress: Achievement.Progress
  /// The day it was completed.
  package var completedOn: CivilDate?
  /// The last day it holds by its own word.
  package var holdsThrough: CivilDate?
  /// Where it was gained; nil: at the caller's organisation.
  package var gainedAt: OrganisationID?
  /// Who decided.
  package var assessor: Assessor?
  /// What it covers.
  package var scopes: AchievementScopes
  /// How far it travels.
  package var portability: Achievement.Portability
  /// How it was learnt.
  package var mode: Achievement.Mode?

  /// A draft with these parts.
  package init(
    standard: StandardCode, kind: Achievement.Kind, level: ProficiencyLevel?,
    progress: Achievement.Progress, completedOn: CivilDate?, holdsThrough: CivilDate?,
    gainedAt: OrganisationID?, assessor: Assessor?, scopes: AchievementScopes,
    portability: Achievement.Portability, mode: Achievement.Mode?
  ) {
    self.standard = standard
    self.kind = kind
    self.level = level
    self.progress = progress
    self.completedOn = completedOn
    self.holdsThrough = holdsThrough
    self.gainedAt = gainedAt
    self.assessor = assessor
    self.scopes = scopes
    self.portability = portability
    self.mode = mode
  }

  /// The achievement, once the standard is known, the dates lie behind `now` and the place exists.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault under `parent`.
  func settled(
    by organisation: OrganisationID, at now: Instant, under parent: String = "achievement",
    in records: any OrganisationReading & CommitReading
  ) throws -> Achievement {
    if let gainedAt, gainedAt != organisation {
      try records.requireOrganisation(gainedAt, field: "\(parent).gained_at_id")
    }
    do {
      return try plausible(by: organisation, at: now)
    } catch {
      throw error.within(parent)
    }
  }

  private func plausible(
    by organisation: OrganisationID, at now: Instant
  ) throws(ServiceError) -> Achievement {
    let achievement = try Achievement(
      standard: PassportPolicy.known(standard, field: "standard"), kind: kind, level: level,
      progress: progress, completedOn: completedOn, holdsThrough: holdsThrough,
      gainedAt: gainedAt ?? organisation, assessor: assessor, scopes: scopes,
      portability: portability, mode: mode)
    try PassportPolicy.checkPlausible(achievement, bornOn: nil, now: now)
    return achievement
  }
}
