package import Vocabulary

/// A course that a provider runs: what somebody who finishes it holds, and how long it takes.
///
/// The weeks are the provider's own word, and nobody else's: where no provider said, how long a gap
/// takes to close is unknown.
package struct TrainingOffer: Hashable, Sendable {
  /// Who runs it.
  package let provider: OrganisationID
  /// What it leads to.
  package let standard: StandardCode
  /// Its name, 1 to 100 characters.
  package let title: String
  /// From the first day to the last, in weeks, 1 to 520.
  package let weeks: Int
  /// Where it is run; nil: anywhere.
  package let place: PlaceID?

  /// A course of 1 to 520 weeks.
  ///
  /// - Throws: ``ServiceError`` naming `title` or `weeks`.
  package init(
    provider: OrganisationID, standard: StandardCode, title: String, weeks: Int, place: PlaceID?
  ) throws(ServiceError) {
    guard (1...520).contains(weeks) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "weeks",
        "must be 1 to 520; got \(quoted("\(weeks)"))")
    }
    self.provider = provider
    self.standard = standard
    self.title = try boundedText(title, field: "title", limit: 100)
    self.weeks = weeks
    self.place = place
  }
}

/// A course with its name and the moments at which it can be joined.
package struct DatedOffer: Hashable, Sendable {
  /// Its identifier.
  package let id: TrainingOfferID
  /// The course.
  package let offer: TrainingOffer
  /// From when, and until when, it can be joined.
  package let period: InstantPeriod

  /// A course with its name and dates.
  package init(id: TrainingOfferID, offer: TrainingOffer, period: InstantPeriod) {
    self.id = id
    self.offer = offer
    self.period = period
  }

  /// Whether it can be joined at `instant`.
  package func isOpen(at instant: Instant) -> Bool { period.contains(instant) }

  /// Whether it had been offered before `instant` and no longer is.
  package func hasEnded(by instant: Instant) -> Bool {
    period.end.map { $0 <= instant } ?? false
  }
}
