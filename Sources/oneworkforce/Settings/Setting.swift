/// One setting of the service: its key, what it means, its default and range.
///
/// The key `listen.port` is the flag `--listen-port`, the environment variable
/// `ONEWORKFORCE_LISTEN_PORT`, and `{"listen": {"port": …}}` in the settings file. Flags win over
/// the environment, that over the file, that over the default.
struct Setting: Sendable {
  /// Its key, parts joined by dots.
  let key: String
  /// What it means, its range included.
  let meaning: String
  /// The value without any word; nil where it must be given or is off.
  let fallback: String?
  /// Whether the value itself is a secret and masked in print. Secrets are files, never values, so
  /// this marks the paths whose content is secret.
  let isSecret: Bool

  private init(_ key: String, _ fallback: String?, secret: Bool = false, _ meaning: String) {
    self.key = key
    self.meaning = meaning
    self.fallback = fallback
    isSecret = secret
  }

  /// The flag's name without dashes.
  var flag: String { key.replacing(".", with: "-").lowercased() }

  /// The environment variable's name.
  var variable: String { "ONEWORKFORCE_" + key.replacing(".", with: "_").uppercased() }

  /// Every setting, in the order of the manual.
  static let all: [Setting] = [
    Setting("listen.host", "127.0.0.1", "address to listen on; any but loopback needs TLS"),
    Setting("listen.port", "8470", "port, 0 to 65535; 0 takes a free one and prints it"),
    Setting("data.directory", "oneworkforce-data", "where the store lies; made if absent, 0700"),
    Setting(
      "backup.directory", nil,
      "where CreateBackup writes; the store's name with `-backups` if unsaid"),
    Setting(
      "reference.directory", nil,
      "folder of the large reference files (Sources/ReferenceData/Resources); for --demo, and for "
        + "the people of a plan's places"),
    Setting(
      "population.file", nil,
      "a newer release of population projections in place of the packaged one"),
    Setting(
      "plan.workers", "0", "workers of a projection, 0 to 64; 0 leaves one processor free"),
    Setting("store.readers", "3", "connections that read, 2 to 4"),
    Setting(
      "key.file", nil, secret: true,
      "file of 32 bytes that seals workers' keys; the systemd credential `key` if not said"),
    Setting(
      "public.address", nil,
      "https address under which credentials, status lists and the log are known; without it "
        + "nothing is signed; never change it once a credential was issued"),
    Setting(
      "publish.directory", nil,
      "folder for a web server: status lists and trust list, and the log for its witnesses"),
    Setting("issuers.file", nil, "JSON list of token issuers with pinned keys"),
    Setting("tls.certificate", nil, "PEM certificate chain of this server"),
    Setting("tls.key", nil, secret: true, "PEM private key of this server"),
    Setting("tls.authorities", nil, "PEM authorities of client certificates; turns mutual TLS on"),
    Setting("certificates.file", nil, "JSON list of the client certificates' URIs and duties"),
    Setting("reflection.open", "false", "whether anybody may read the contracts; else callers"),
    Setting("rate.limit", "1000", "plain reads a second for one caller, 1 to 1000000"),
    Setting("drain.seconds", "30", "how long calls may finish after SIGTERM, 0 to 300"),
    Setting("log.level", "info", "trace, debug, info, notice, warning, error or critical"),
    Setting("demo", "false", "demonstration: tokens are printed, loopback only"),
  ]
}
