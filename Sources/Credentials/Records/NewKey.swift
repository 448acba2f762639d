/// A new private key of `algorithm`; production passes the system's cryptographic generator.
///
/// - Throws: ``CredentialFault`` `key_malformed` where four draws in a row give no key, which has a
///   chance of one in 2^128.
package func newPrivateKey(
  _ algorithm: SignatureAlgorithm, using generator: inout some RandomNumberGenerator
) throws(CredentialFault) -> PrivateKey {
  for _ in 0..<3 {
    if let key = try? PrivateKey(
      algorithm: algorithm, rawRepresentation: thirtyTwoBytes(using: &generator))
    {
      return key
    }
  }
  return try PrivateKey(
    algorithm: algorithm, rawRepresentation: thirtyTwoBytes(using: &generator))
}

private func thirtyTwoBytes(using generator: inout some RandomNumberGenerator) -> [UInt8] {
  (0..<4).flatMap { _ in
    let word: UInt64 = generator.next()
    return (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
  }
}
