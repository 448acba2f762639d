package import OneWorkforceProtos
package import Operations
import Roles
package import Vocabulary

extension WireDescribeJointPostsRequest {
  /// Which place and months.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> DescribeJointPosts.Request {
    try DescribeJointPosts.Request(
      place: requiredID(placeID, "place_id"), from: requiredDate(from, "from"),
      count: Int(months))
  }
}

extension WireDescribeJointPostsResponse {
  /// The answer that tells `lines`, small counts left out.
  package init(_ lines: [DescribeJointPosts.Line]) {
    self = .with { $0.totals = lines.map { $0.proto() } }
  }
}

extension DescribeJointPosts.Line {
  func proto() -> WireJointPostTotal {
    .with {
      $0.month = total.line.month.description
      $0.postKind = total.line.kind.text
      $0.homeGroup = total.line.homeGroup?.text ?? ""
      guard showsPosts else { return }
      $0.posts = Int32(clamping: total.posts)
      if showsFilled { $0.filled = Int32(clamping: total.filled) }
      $0.fte = total.fullTime?.description ?? ""
      guard showsGroups else { return }
      $0.byGroup = total.fullTimeByGroup.sorted { $0.key < $1.key }.map { group, fte in
        .with {
          $0.group = group.text
          $0.fte = fte.description
        }
      }
    }
  }
}
