import ArgumentParser

/// The settings as flags of `serve`; a flag that is absent leaves the word to the environment.
struct SettingOptions: ParsableArguments {
  @Option(help: "A JSON settings file.") var config: String?
  @Option(help: .hidden) var listenHost: String?
  @Option(help: .hidden) var listenPort: String?
  @Option(help: .hidden) var dataDirectory: String?
  @Option(help: .hidden) var backupDirectory: String?
  @Option(help: .hidden) var referenceDirectory: String?
  @Option(help: .hidden) var populationFile: String?
  @Option(help: .hidden) var planWorkers: String?
  @Option(help: .hidden) var storeReaders: String?
  @Option(help: .hidden) var keyFile: String?
  @Option(help: .hidden) var publicAddress: String?
  @Option(help: .hidden) var publishDirectory: String?
  @Option(help: .hidden) var issuersFile: String?
  @Option(help: .hidden) var tlsCertificate: String?
  @Option(help: .hidden) var tlsKey: String?
  @Option(help: .hidden) var tlsAuthorities: String?
  @Option(help: .hidden) var certificatesFile: String?
  @Flag(help: .hidden) var reflectionOpen = false
  @Option(help: .hidden) var rateLimit: String?
  @Option(help: .hidden) var drainSeconds: String?
  @Option(help: .hidden) var logLevel: String?
  @Flag(help: .hidden) var demo = false

  /// The flags that were given, by key.
  var flags: [String: String] {
    let options: [String: String?] = [
      "listen.host": listenHost, "listen.port": listenPort, "data.directory": dataDirectory,
      "backup.directory": backupDirectory, "reference.directory": referenceDirectory,
      "population.file": populationFile, "plan.workers": planWorkers,
      "store.readers": storeReaders,
      "key.file": keyFile,
      "public.address": publicAddress, "publish.directory": publishDirectory,
      "issuers.file": issuersFile, "tls.certificate": tlsCertificate, "tls.key": tlsKey,
      "tls.authorities": tlsAuthorities, "certificates.file": certificatesFile,
      "reflection.open": reflectionOpen ? "true" : nil, "rate.limit": rateLimit,
      "drain.seconds": drainSeconds, "log.level": logLevel, "demo": demo ? "true" : nil,
    ]
    return options.compactMapValues { $0 }
  }
}
