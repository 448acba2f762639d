package import Vocabulary

/// All parameters of a plan, checked so that no two of them share their luck.
package struct ParameterRegister: Hashable, Sendable {
  /// Each parameter once, in the order of their names.
  package let names: [ParameterName]

  /// The register of `names`, whatever their order; the same name twice is one parameter.
  ///
  /// - Throws: ``ServiceError`` with reason `FIELDS_CONTRADICT`, naming `field`, when two different
  ///   names have the same id: one of them must be renamed.
  package init(_ names: some Sequence<ParameterName>, field: String) throws(ServiceError) {
    let sorted = Set(names).sorted()
    try Self.requireOwnIDs(sorted, field: field)
    self.names = sorted
  }

  /// Refuses two different names with the same id; the same name twice is one parameter.
  static func requireOwnIDs(
    _ names: some Sequence<ParameterName>, field: String
  ) throws(ServiceError) {
    var owners: [UInt64: ParameterName] = [:]
    for name in names {
      if let owner = owners.updateValue(name, forKey: name.id), owner != name {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: field,
          "must not hold two parameters with one id: rename "
            + quoted(owner.text) + " or " + quoted(name.text))
      }
    }
  }
}
