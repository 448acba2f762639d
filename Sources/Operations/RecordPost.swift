package import Access
package import Partnerships
package import Vocabulary

/// Records a post, or a later version of one.
package enum RecordPost {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The post.
    package let post: Post
    /// The version it follows; nil where it is a new post.
    package let earlier: EarlierVersion<Noun.Post>?

    /// A request with these parts.
    package init(header: ChangeHeader, post: Post, earlier: EarlierVersion<Noun.Post>? = nil) {
      self.header = header
      self.post = post
      self.earlier = earlier
    }
  }

  /// The receipt, of the post. A new post lies in the scope of the organisation that records it.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; `ETAG_MISMATCH` where the version is not
  ///   the newest; `FIELDS_CONTRADICT` where a later version is of another body.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (new, now) = (service.newID(Noun.Post.self), service.now())
    return try await service.change(request.header, call) { records in
      try records.requireDuty(.recordAccountability, call)
      let organisation = try call.organisation
      let id = request.earlier?.id ?? new
      let rule: RuleID
      if let earlier = request.earlier {
        let (kept, post) = try records.knownPost(earlier.id, field: "post.id")
        rule = try records.permitRecording(
          call, for: post, recordedBy: kept.recordedBy, at: now, field: "post.id")
        try earlier.require(kept, field: "post.etag")
        guard post.body == request.post.body else {
          throw ServiceError.contradiction("post.organisation_id", "must stay as it is")
        }
      } else {
        rule = try records.permitRecording(
          call, for: request.post, recordedBy: organisation, at: now,
          field: "post.organisation_id")
        try records.requireOrganisation(request.post.body, field: "post.organisation_id")
      }
      try records.record(.post(request.post), id: id.asRecord, by: organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
