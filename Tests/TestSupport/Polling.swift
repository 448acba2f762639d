/// True as soon as `condition` holds, asked every 20 ms; false where it does not within `limit`.
///
/// For what another process or the machine's network does, which no clock of ours can move.
package func eventually(
  within limit: Duration = .seconds(30), _ condition: () async throws -> Bool
) async rethrows -> Bool {
  let start = ContinuousClock.now
  while ContinuousClock.now - start < limit {
    if try await condition() { return true }
    try? await Task.sleep(for: .milliseconds(20))
  }
  return try await condition()
}
