import Learning
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordTopicRequest: WireChange {}

extension WireRecordTopicRequest {
  /// The topic to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordTopic.Request {
    guard !standards.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "standards", "must be 1 to 20 standards")
    }
    try requireAtMost(20, standards.count, "standards")
    var given: [TopicStandard] = []
    for (index, standard) in standards.enumerated() {
      given.append(
        try under("standards[\(index)]") { () throws(ServiceError) in try standard.native() })
    }
    return RecordTopic.Request(
      header: try header(), network: try optionalID(networkID, "network_id"),
      title: try boundedText(title, field: "title"), areas: try choices(areas, "areas"),
      standards: given)
  }
}
