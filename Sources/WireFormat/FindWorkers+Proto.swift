package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireFindWorkersRequest {
  /// Who looks for whom.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> FindWorkers.Request {
    let search = try search()
    if case .ownStaff = search {
    } else if !pageToken.isEmpty {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "page_token",
        "must be empty but for the caller's own staff")
    }
    return FindWorkers.Request(search: search, purpose: purpose.stated)
  }

  private func search() throws(ServiceError) -> FindWorkers.Search {
    let page = try PageRequest(size: pageSize, token: pageToken)
    switch by {
    case .nameAndBirth(let sought):
      return try under("name_and_birth") { () throws(ServiceError) in try sought.native() }
    case .identifier(let identifier): return .identifier(try identifier.native("identifier"))
    case .ownStaff(true): return .ownStaff(page)
    case .ownStaff(false), nil:
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "by",
        "must be a name and birth date, an identifier, or the caller's own staff")
    }
  }
}

extension WireNameAndBirth {
  /// The name and birth date to match exactly.
  fileprivate func native() throws(ServiceError) -> FindWorkers.Search {
    .nameAndBirth(
      familyName: try boundedText(familyName, field: "family_name", limit: 100),
      birthDate: try requiredDate(birthDate, "birth_date"))
  }
}

extension FindWorkers.Report {
  /// What was found, as the wire writes it.
  package func proto() -> WireFindWorkersResponse {
    .with {
      $0.mayExist = mayExist
      $0.workerIds = workers.map(\.description)
      $0.nextPageToken = nextToken
    }
  }
}
