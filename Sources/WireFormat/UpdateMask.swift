package import Vocabulary

/// The fields that the paths of a mask name, each once, in the order given.
///
/// - Throws: ``ServiceError`` `UPDATE_MASK_INVALID`, naming `update_mask`, where the mask names
///   nothing, names a field twice or names one that can't be changed.
package func maskedFields<Field>(
  _ paths: [String], _: Field.Type = Field.self
) throws(ServiceError) -> [Field]
where Field: RawRepresentable & CaseIterable & Hashable, Field.RawValue == String {
  let known = Field.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
  func refusal(_ message: String) -> ServiceError {
    ServiceError(.invalidArgument, .updateMaskInvalid, field: "update_mask", message)
  }
  guard !paths.isEmpty else { throw refusal("must name at least one of \(known)") }
  // Asked before the paths are walked, so that a mask can't be made long.
  guard paths.count <= Field.allCases.count else {
    throw refusal("must name each field once; got \(paths.count) paths")
  }
  var fields: [Field] = []
  for path in paths {
    guard let field = Field(rawValue: path) else {
      throw refusal("must name only \(known); got \(quoted(path))")
    }
    guard !fields.contains(field) else {
      throw refusal("must name each field once; got \(quoted(path)) twice")
    }
    fields.append(field)
  }
  return fields
}
