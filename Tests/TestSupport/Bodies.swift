package import Organisations
package import Vocabulary

extension Organisation {
  /// A synthetic body numbered `number`, for tables of tests that name their bodies as constants.
  ///
  /// A builder of constants can't throw; a malformed one is a fault of the test itself.
  package static func synthetic(
    _ number: UInt64, _ name: String, _ kind: OrganisationKind, _ sector: Sector,
    memorandumSince: CivilDate? = nil
  ) -> Organisation {
    do {
      return try Organisation(
        id: OrganisationID(high: 2, low: number), name: name, kind: kind, sector: sector,
        identifiers: [], existence: DatePeriod(from: CivilDate(dayNumber: 0)),
        trainingMemorandumSince: memorandumSince, isSynthetic: true)
    } catch {
      preconditionFailure("a body of the tests is malformed: \(error)")
    }
  }
}
