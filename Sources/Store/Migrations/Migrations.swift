/// The history of our schema.
package enum Migrations {
  /// Every step, oldest first; a new one goes at the end.
  package static let all: [Migration] = [
    migration0001CommitLog
  ]
}
