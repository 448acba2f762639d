package import Partnerships
package import Vocabulary

/// A post with all that is open for whoever holds it next.
package enum GetPost {
  /// Which post, as of when.
  package struct Request: Sendable {
    /// The post.
    package let post: PostID
    /// As of when, on what was known when.
    package let asOf: AsOf

    /// A request with these parts.
    package init(post: PostID, asOf: AsOf = AsOf()) {
      self.post = post
      self.asOf = asOf
    }
  }

  /// The post, as far as the caller may see it.
  package struct Report: Sendable {
    /// The post and what is open.
    package let file: PostFile
    /// The day it is of.
    package let day: CivilDate
    /// The versions of its records, by name.
    package let etags: [RecordID: Etag]
    /// Whether the caller may be told who holds it.
    package let namesWorkers: Bool
  }

  /// The post as recorded. A board sees it where its body sits, or where it answers for something,
  /// in a place that the caller's organisation serves.
  ///
  /// - Throws: ``ServiceError``: not found, naming `post_id`, also where the caller may not know of
  ///   it or nobody knew of it then; `INSTANT_INVALID`, naming `as_known_at`, where that lies
  ///   ahead.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    return try await service.read(call) { records in
      try records.requireDuty(.readAccountability, call)
      let known = try request.asOf.known(in: records, now)
      let (kept, post) = try records.knownPost(request.post, field: "post_id", knownAt: known)
      var found = PartnershipRecords([kept])
      found.add(
        try records.partnerships(
          about: [request.post.asRecord, post.body.asRecord], knownAt: known))
      let served = try records.servedPlaces(
        of: call.caller.organisation, on: LondonTime.date(of: now))
      let answersIn = found.accountabilities.values.filter { $0.post == request.post }.map(\.place)
      let place =
        try answersIn.first(where: served.contains)
        ?? records.sharedPlace(with: post.body, call, at: now)
      try records.permitReadingAccountability(
        call, in: place, at: now, noun: "post", field: "post_id")
      try records.addWhatFollows(to: &found, knownAt: known)
      let day = request.asOf.day(now)
      let file = PostFile(
        of: request.post, on: day, found,
        holdings: try records.holdings(found, knownAt: known)[request.post] ?? [])
      guard let file else { throw ServiceError.absent("post", field: "post_id") }
      return Report(
        file: file, day: day, etags: found.etags, namesWorkers: call.mayNameWorkers)
    }
  }
}
