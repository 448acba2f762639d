extension Noun {
  /// Providers that teach together and take each other's word.
  package enum LearningNetwork {}
  /// What is taught, with the standards it gives.
  package enum LearningTopic {}
  /// One run of a topic with its learners.
  package enum Cohort {}
}

/// A network of providers.
package typealias NetworkID = OpaqueID<Noun.LearningNetwork>
/// A topic of joint learning.
package typealias TopicID = OpaqueID<Noun.LearningTopic>
/// One run of a topic.
package typealias CohortID = OpaqueID<Noun.Cohort>
