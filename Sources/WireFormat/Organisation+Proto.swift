package import OneWorkforceProtos
package import Operations
package import Organisations
package import Vocabulary

extension WireOrganisation {
  /// The body as it was sent, to be recorded for the first time.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> OrganisationDraft {
    try requireAbsent(id, "id")
    try requireAbsent(etag, "etag")
    return OrganisationDraft(
      name: try boundedText(name, field: "name"), kind: try kind.native("kind"),
      sector: try sector.native("sector"), identifiers: try nativeIdentifiers(),
      openedOn: try requiredDate(openedOn, "opened_on"),
      closedOn: try optionalDate(closedOn, "closed_on"),
      trainingMemorandumSince: try optionalDate(
        trainingMemorandumSince, "training_memorandum_since"),
      isSynthetic: synthetic)
  }

  /// The public identifiers in their normal forms; at most 10, each once.
  func nativeIdentifiers() throws(ServiceError) -> [OrganisationIdentifier] {
    try requireAtMost(10, identifiers.count, "identifiers")
    var found: [OrganisationIdentifier] = []
    for (index, wire) in identifiers.enumerated() {
      let identifier = try under("identifiers[\(index)]") { () throws(ServiceError) in
        try wire.native()
      }
      guard !found.contains(identifier) else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: "identifiers[\(index)]",
          "must name each identifier once")
      }
      found.append(identifier)
    }
    return found
  }
}

extension WireOrganisationIdentifier {
  /// The identifier in its normal form.
  package func native() throws(ServiceError) -> OrganisationIdentifier {
    try OrganisationIdentifier(requiredChoice(scheme, "scheme"), value, field: "value")
  }
}

extension OrganisationIdentifier {
  /// The identifier as the wire writes it.
  package func proto() -> WireOrganisationIdentifier {
    .with {
      $0.scheme = scheme.rawValue
      $0.value = value
    }
  }
}

extension OrganisationDraft {
  /// The body as a client sends it.
  package func proto() -> WireOrganisation {
    .with {
      $0.name = name
      $0.kind = WireOrganisationKind(kind)
      $0.sector = WireSector(sector)
      $0.identifiers = identifiers.map { $0.proto() }
      $0.openedOn = openedOn.description
      $0.closedOn = closedOn?.description ?? ""
      $0.trainingMemorandumSince = trainingMemorandumSince?.description ?? ""
      $0.synthetic = isSynthetic
    }
  }
}

extension VersionedOrganisation {
  /// The body as the wire writes it.
  package func proto() -> WireOrganisation {
    .with {
      $0.id = organisation.id.description
      $0.name = organisation.name
      $0.kind = WireOrganisationKind(organisation.kind)
      $0.sector = WireSector(organisation.sector)
      $0.identifiers = organisation.identifiers.map { $0.proto() }
      $0.openedOn = organisation.existence.start.description
      $0.closedOn = organisation.existence.end?.description ?? ""
      $0.trainingMemorandumSince = organisation.trainingMemorandumSince?.description ?? ""
      $0.synthetic = organisation.isSynthetic
      $0.etag = etag.text
    }
  }
}

/// Refuses a value that only the service gives out.
func requireAbsent(_ text: String, _ field: String) throws(ServiceError) {
  guard text.isEmpty else {
    throw ServiceError(
      .invalidArgument, .fieldNotAllowed, field: field,
      "must be left empty; got \(quoted(text))")
  }
}
