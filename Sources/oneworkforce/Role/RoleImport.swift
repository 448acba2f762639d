import ArgumentParser
import Crypto
import DataFiles
import Foundation
import OneWorkforceProtos
import Roles
import Vocabulary
import WireFormat

struct RoleImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take existing joint posts in from a CSV form, one row a party, as they are.",
    discussion: """
      `--form` prints the header. A post is named by what its rows say, so that sending a file \
      again adds nothing. With --validate-only everything is checked and nothing written.
      """)

  @OptionGroup var options: ClientOptions
  @Option(help: "The CSV file.") var file: String?
  @Flag(help: "Check everything and write nothing.") var validateOnly = false
  @Flag(help: "Print the header of the form and end.") var form = false

  func run() async throws {
    if form {
      print(JointPostsFile.columns.joined(separator: ","))
      return
    }
    try await reporting {
      let posts = try read().posts
      let (good, isDry) = (Self.requests(posts, validateOnly), validateOnly)
      for post in posts {
        guard case .failure(let fault) = post.terms else { continue }
        print("error   \(post.key) line \(fault.line) \(fault.column): \(fault.message)")
      }
      let answer = try await options.askedRoles { client, metadata in
        try await client.importJointRoles(metadata: metadata) { writer in
          for item in good { try await writer.write(item.request) }
        }
      }
      try show(answer, json: options.json) { answer in
        zip(good, answer.results).compactMap { item, result in
          guard case .error(let error) = result.result else { return nil }
          return "refused \(item.key): \(error.field) \(error.message) [\(error.reason)]"
        } + [
          "\(isDry ? "would stand" : "recorded") \(answer.recordedCount), "
            + "refused \(Int(answer.refusedCount) + posts.count - good.count)"
        ]
      }
      if answer.refusedCount > 0 || good.count < posts.count { throw ExitCode(2) }
    }
  }

  private func read() throws -> JointPostsFile {
    guard let file else { throw ValidationError("give --file or --form") }
    guard let data = FileManager.default.contents(atPath: file), data.count <= 64 << 20 else {
      throw ValidationError("the file \(quoted(file)) can't be read or is over 64 MiB")
    }
    do { return try JointPostsFile(String(decoding: data, as: UTF8.self)) } catch {
      throw ValidationError("line \(error.line) \(error.column): \(error.message)")
    }
  }

  /// One request a post that could be read, named after what it says.
  private static func requests(
    _ posts: [JointPostsFile.Post], _ validateOnly: Bool
  ) -> [(key: String, request: WireImportJointRoleRequest)] {
    posts.compactMap { post in
      guard case .success(let terms) = post.terms else { return nil }
      return (
        post.key,
        .with {
          $0.requestID = name(of: post.key, terms)
          $0.validateOnly = validateOnly
          $0.terms = terms.proto()
        }
      )
    }
  }

  /// A UUID that the same post of the same terms always gets.
  private static func name(of key: String, _ terms: JointRoleTerms) -> String {
    let bytes: [UInt8] = (try? terms.proto().serializedBytes()) ?? []
    let digest = Array(SHA256.hash(data: Array(key.utf8) + [0] + bytes))
    func half(_ part: ArraySlice<UInt8>) -> UInt64 { part.reduce(0) { $0 << 8 | UInt64($1) } }
    return RequestID(high: half(digest[0..<8]), low: half(digest[8..<16])).description
  }
}
