/// What one organisation holds of a worker from its own files, for comparing with newer files.
package struct ImportedFacts: Hashable, Sendable {
  /// Training, certificates and qualifications.
  package let achievements: [Recorded<Achievement>]
  /// Entries of professional registers.
  package let registrations: [Recorded<Registration>]

  /// These facts.
  package init(
    achievements: [Recorded<Achievement>], registrations: [Recorded<Registration>]
  ) {
    self.achievements = achievements
    self.registrations = registrations
  }
}
