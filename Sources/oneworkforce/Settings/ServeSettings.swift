import Credentials
import Foundation
import Logging
import Vocabulary

/// The settings of `serve`, each within its range.
struct ServeSettings: Sendable {
  /// Where to listen.
  let host: String
  /// On which port; 0 takes a free one.
  let port: Int
  /// Where the store lies.
  let dataDirectory: String
  /// Where backups go.
  let backupDirectory: String
  /// Where the large reference files lie; needed in a demonstration.
  let referenceDirectory: String?
  /// A newer release of population projections; nil for the packaged one.
  let populationFile: String?
  /// How many workers a projection has; 0 leaves one processor free.
  let planWorkers: Int
  /// Connections that read.
  let readers: Int
  /// The file with the key that seals workers' keys; nil only in a demonstration.
  let keyFile: String?
  /// Where the service is known outside; nil: it signs nothing.
  let addresses: PublicAddresses?
  /// Where files for a web server go; nil: nowhere.
  let publishDirectory: String?
  /// The file with the token issuers.
  let issuersFile: String?
  /// Certificate and key of this server; nil for plaintext on loopback.
  let tls: TLSFiles?
  /// The file with the identities of client certificates.
  let certificatesFile: String?
  /// Whether anybody may read the contracts.
  let isReflectionOpen: Bool
  /// What one caller may ask a second, in plain reads.
  let rateLimit: Int
  /// How long calls may finish after SIGTERM.
  let drainSeconds: Int
  /// The least severe log line that is written.
  let logLevel: Logger.Level
  /// Whether this is a demonstration.
  let isDemonstration: Bool

  /// Files of TLS.
  struct TLSFiles: Sendable {
    let certificate: String
    let key: String
    /// Authorities of client certificates; nil without mutual TLS.
    let authorities: String?
  }

  /// The settings `reader` gives, `environment` naming the credential directory.
  ///
  /// - Throws: ``ServiceError`` naming the key at fault.
  init(_ reader: SettingsReader, environment: [String: String]) throws(ServiceError) {
    host = reader.text("listen.host") ?? ""
    port = try reader.number("listen.port", in: 0...65_535)
    dataDirectory = reader.text("data.directory") ?? ""
    guard !dataDirectory.isEmpty else {
      throw SettingsReader.refusal("data.directory", "must name a folder", "")
    }
    backupDirectory = reader.text("backup.directory") ?? dataDirectory + "-backups"
    referenceDirectory = reader.text("reference.directory")
    populationFile = reader.text("population.file")
    planWorkers = try reader.number("plan.workers", in: 0...64)
    readers = try reader.number("store.readers", in: 2...4)
    isDemonstration = try reader.truth("demo")
    keyFile = reader.text("key.file") ?? Self.credential("key", environment)
    addresses = try Self.addresses(reader, isDemonstration)
    publishDirectory = reader.text("publish.directory")
    issuersFile = reader.text("issuers.file")
    certificatesFile = reader.text("certificates.file")
    tls = try Self.tls(reader)
    isReflectionOpen = try reader.truth("reflection.open") || isDemonstration
    rateLimit = try reader.number("rate.limit", in: 1...1_000_000)
    drainSeconds = try reader.number("drain.seconds", in: 0...300)
    let level = reader.text("log.level") ?? ""
    guard let logLevel = Logger.Level(rawValue: level) else {
      throw SettingsReader.refusal("log.level", "must be a level such as `info`", level)
    }
    self.logLevel = logLevel
    try refuseUnsafe()
  }

  /// Whether the address can be reached from this machine alone.
  var isLoopback: Bool {
    host == "localhost" || host == "::1" || host.hasPrefix("127.")
  }

  private func refuseUnsafe() throws(ServiceError) {
    if isDemonstration, !isLoopback {
      throw SettingsReader.refusal(
        "listen.host", "must be a loopback address in a demonstration", host)
    }
    if isDemonstration, referenceDirectory == nil {
      throw SettingsReader.refusal(
        "reference.directory", "must name the reference files in a demonstration", "")
    }
    if tls == nil, !isLoopback {
      throw SettingsReader.refusal(
        "listen.host", "must be a loopback address without tls.certificate and tls.key", host)
    }
    if !isDemonstration, keyFile == nil {
      throw SettingsReader.refusal("key.file", "must name the file of the sealing key", "")
    }
    if !isDemonstration, issuersFile == nil, tls?.authorities == nil {
      throw SettingsReader.refusal(
        "issuers.file", "must name the token issuers, or tls.authorities turn mutual TLS on", "")
    }
    if publishDirectory != nil, addresses == nil {
      throw SettingsReader.refusal(
        "public.address", "must be given together with publish.directory", "")
    }
    if (tls?.authorities == nil) != (certificatesFile == nil) {
      throw SettingsReader.refusal(
        "certificates.file", "must be given together with tls.authorities", certificatesFile ?? "")
    }
  }

  /// A demonstration is known under a name that no resolver ever finds.
  private static func addresses(
    _ reader: SettingsReader, _ isDemonstration: Bool
  ) throws(ServiceError) -> PublicAddresses? {
    guard let base = reader.text("public.address") ?? (isDemonstration ? demonstration : nil)
    else { return nil }
    do {
      return try PublicAddresses(base)
    } catch {
      throw SettingsReader.refusal(
        "public.address",
        "must be an https address without query, fragment or a slash at its end", base)
    }
  }

  private static let demonstration = "https://oneworkforce.invalid"

  private static func tls(_ reader: SettingsReader) throws(ServiceError) -> TLSFiles? {
    let authorities = reader.text("tls.authorities")
    switch (reader.text("tls.certificate"), reader.text("tls.key")) {
    case (let certificate?, let key?):
      return TLSFiles(certificate: certificate, key: key, authorities: authorities)
    case (nil, nil) where authorities == nil: return nil
    default:
      throw SettingsReader.refusal(
        "tls.certificate", "must be given together with tls.key", authorities ?? "")
    }
  }

  private static func credential(_ name: String, _ environment: [String: String]) -> String? {
    guard let directory = environment["CREDENTIALS_DIRECTORY"] else { return nil }
    let path = directory + "/" + name
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }
}
