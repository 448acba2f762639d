package import Delegations
package import OneWorkforceProtos
package import Vocabulary

extension WireTaskScope {
  /// The tasks; a list with no entries and no `any` covers none.
  ///
  /// - Throws: ``ServiceError`` naming `intervention_codes`.
  package func native() throws(ServiceError) -> TaskScope {
    guard !anyTask || interventionCodes.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "intervention_codes",
        "must not be a list and without limit at once")
    }
    return anyTask ? .any : .only(try statementCodes(interventionCodes, "intervention_codes"))
  }
}

/// The codes that `texts` spell, each once, at most 200.
///
/// - Throws: ``ServiceError`` naming `field` or the entry at fault.
func statementCodes(
  _ texts: [String], _ field: String
) throws(ServiceError) -> Set<StandardCode> {
  try requireAtMost(200, texts.count, field)
  return try uniqueItems(texts, field) { text, entry throws(ServiceError) in
    try StandardCode(text, field: entry)
  }
}

/// What `read` makes of each text, refused where two are the same.
///
/// - Throws: ``ServiceError`` naming the entry at fault, such as `codes[2]`.
func uniqueItems<Item: Hashable>(
  _ texts: [String], _ field: String, _ read: (String, String) throws(ServiceError) -> Item
) throws(ServiceError) -> Set<Item> {
  var items: Set<Item> = []
  for (index, text) in texts.enumerated() {
    let entry = "\(field)[\(index)]"
    guard items.insert(try read(text, entry)).inserted else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: entry,
        "must name each once; got \(quoted(text)) again")
    }
  }
  return items
}

/// A number of the wire where 0 means that there is none.
func unlessZero(_ number: Int32) -> Int? { number == 0 ? nil : Int(number) }
