package import ReferenceData
import Vocabulary

/// The code lists this service ships, with where each code comes from.
package enum ListCodes {
  /// Which list, and which page of it.
  package struct Request: Sendable {
    /// The list; nil lists the lists themselves.
    package let list: CodeTable?
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(list: CodeTable?, page: PageRequest) {
      self.list = list
      self.page = page
    }
  }

  /// The page of codes, in the order of the reference data.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<ListedCode> {
    let table = request.list?.codes ?? CodeTable.allCases.map(\.entry)
    return try await service.registryPage(
      of: table, request.page, call, filter: request.list?.rawValue ?? "")
  }
}

/// A code of a published or local list.
package struct ListedCode: Hashable, Sendable {
  /// The code as passports hold it.
  package let code: String
  /// Its title.
  package let title: String
  /// A value that belongs to it, with its unit; empty where the list gives none or it is not set.
  package let value: String
  /// Where it comes from; nil just for the name of a list, which is ours.
  package let provenance: Provenance?

  init(_ code: String, _ title: String, value: String = "", _ provenance: Provenance?) {
    self.code = code
    self.title = title
    self.value = value
    self.provenance = provenance
  }
}
