/// Every limit of the gRPC server, as plain values; the program turns the transport's share into
/// its configuration.
///
/// The values of ``standard`` are pinned by tests: a change of one is a decision and not an
/// accident.
package struct ServerLimits: Hashable, Sendable {
  // A connection.

  /// How many calls may be open at once on one connection. It must be said: unsaid, clients see no
  /// limit while the transport resets every call beyond 100.
  package var callsPerConnection = 100
  /// The flow-control window of a connection and of a stream, in bytes; the default of 65,535
  /// halves the rate of large answers.
  package var windowBytes = 256 * 1_024
  /// The window of a listener that mostly takes imports, in bytes.
  package var importWindowBytes = 1_024 * 1_024
  /// After this time without a call a connection is closed.
  package var longestIdle: Duration = .seconds(5 * 60)
  /// After this time a connection is closed gracefully, so that load spreads over new servers.
  package var longestConnection: Duration = .seconds(30 * 60)
  /// The part of ``longestConnection``, 0 to 1, by which chance may shorten it.
  package var connectionJitter = 0.1
  /// How long open calls may finish once their connection is closing.
  package var longestGrace: Duration = .seconds(30)
  /// After this time without data the server asks whether the client is there.
  package var keepaliveInterval: Duration = .seconds(60)
  /// How long the client may take to answer that.
  package var keepaliveTimeout: Duration = .seconds(20)
  /// How often a client may ask the same; usual clients ask every 10 to 60 seconds.
  package var clientPingInterval: Duration = .seconds(10)
  /// Whether a client may ask while it has no call open.
  package var allowsPingsWithoutCalls = true
  /// How long written data may wait for more to be sent with it; nil sends at once. With no delay
  /// at all it waits until its thread has nothing else to do: calls that are carried out there and
  /// end together are sent together, and no timer has to wake it for one that ends alone.
  package var longestFlushDelay: Duration? = .zero
  /// How much written data is sent without waiting, in bytes.
  package var flushBytes = 64 * 1_024
  /// How many connections may be open.
  package var connections = 2_000
  /// How many of them may come from one address.
  package var connectionsPerAddress = 64
  /// How long a new connection may take to finish TLS and the HTTP/2 preface.
  package var longestPreface: Duration = .seconds(10)

  // A call.

  /// The largest request that is documented and accepted, in bytes.
  package var requestBytes = 1_024 * 1_024
  /// The largest request the transport takes in, in bytes: above ``requestBytes``, because a
  /// request over this one reaches its client only as a cancelled call.
  package var transportRequestBytes = 4 * 1_024 * 1_024
  /// The most request metadata, in bytes as HTTP/2 counts them; over 16 KiB the transport itself
  /// ends the connection with every call on it.
  package var metadataBytes = 8 * 1_024
  /// The longest bearer token, in bytes.
  package var tokenBytes = 6 * 1_024
  /// How many unary calls are worked on at once.
  package var callsInFlight = 256
  /// How many more may wait for their turn.
  package var queuedCalls = 64
  /// How long one may wait before it is refused.
  package var longestQueueing: Duration = .milliseconds(50)
  /// How many streaming calls are open at once; counted apart, so that slow streams can't keep
  /// unary calls out.
  package var streamsInFlight = 128
  /// The deadline of a unary call that names none.
  package var usualDeadline: Duration = .seconds(30)
  /// The longest deadline a call may name.
  package var longestDeadline: Duration = .seconds(5 * 60)
  /// How much one caller may spend a second, in cost units (a plain read costs 1).
  package var costPerSecond = 1_000
  /// How much one caller may have saved up, in cost units.
  package var savedCost = 2_000

  // The standard services.

  /// How many clients may watch the health at once.
  package var healthWatchers = 256
  /// How many questions one reflection stream may ask.
  package var reflectionQuestions = 1_000

  /// The limits of a service nobody configured.
  package static let standard = ServerLimits()
}
