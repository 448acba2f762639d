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
    var owners: [UInt64: ParameterName] = [:]
    for name in sorted {
      if let owner = owners.updateValue(name, forKey: name.id) {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: field,
          "must not hold two parameters with one id: rename "
            + quoted(owner.text) + " or " + quoted(name.text))
      }
    }
    self.names = sorted
  }
}
