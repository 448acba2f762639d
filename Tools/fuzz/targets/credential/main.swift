import Credentials
import Glibc
import Vocabulary

/// One input: its first byte says how the rest is read.
///
/// Nothing may crash, and what was accepted must hold what the readers promise; a promise broken
/// ends the process, which the fuzzer keeps with its input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCredential(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let way = input.first else { return 0 }
  let bytes = Array(input.dropFirst())
  switch way {
  case UInt8(ascii: "j"): readJSON(bytes)
  case UInt8(ascii: "b"): readBase64URL(bytes)
  case UInt8(ascii: "q"): readQuery(bytes)
  case UInt8(ascii: "p"): readPresentation(bytes)
  default: readAssembled(bytes)
  }
  return 0
}

// SwiftPM makes this name the program's main; the fuzzer's own loop is what has to run.
@_cdecl("credential_main")
public func runCredentialFuzzer(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments, fuzzCredential)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private func promise(_ holds: Bool) {
  if !holds { abort() }
}

/// What is read is written so that it reads back the same.
private func readJSON(_ bytes: [UInt8]) {
  guard let value = try? JSONValue(strict: bytes, maximumBytes: 65_536) else { return }
  let written = value.encoded()
  promise((try? JSONValue(strict: written, maximumBytes: 1 << 20)) == value)
}

/// A text has one spelling.
private func readBase64URL(_ bytes: [UInt8]) {
  guard let decoded = try? Base64URL.decode(bytes) else { return }
  promise(Base64URL.encodedBytes(decoded) == bytes)
}

/// A query that is read is written so that it reads back the same, and asking it changes nothing.
private func readQuery(_ bytes: [UInt8]) {
  guard let json = try? JSONValue(strict: bytes, maximumBytes: CredentialsQuery.maximumBytes),
    let query = try? CredentialsQuery(json: json)
  else { return }
  promise((try? CredentialsQuery(json: query.json)) == query)
  promise(query.answer(from: []).picks.isEmpty)
}

/// A presentation as it may come; nobody here has its issuer's key.
private func readPresentation(_ bytes: [UInt8]) {
  guard let presentation = try? UnverifiedPresentation(parsing: bytes) else { return }
  judge(presentation)
}

/// Lines in the clear: the payload, then the disclosures, each encoded here; `#0` to `#9` in a line
/// stand for the digest of the disclosure of that number. So the fuzzer reaches what base64url and
/// SHA-256 would hide from it.
private func readAssembled(_ bytes: [UInt8]) {
  let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 10)
  guard !lines.isEmpty else { return }
  var texts: [[UInt8]] = Array(repeating: [], count: lines.count)
  // From the last to the first: a disclosure may hold the digests of later ones.
  for index in lines.indices.reversed() {
    let filled = filled(lines[index], from: texts)
    texts[index] = Base64URL.encodedBytes(filled)
  }
  let header = Base64URL.encodedBytes(Array(#"{"alg":"ES256","typ":"dc+sd-jwt"}"#.utf8))
  var whole = header + Array(".".utf8) + texts[0] + Array(".AA~".utf8)
  for text in texts.dropFirst() { whole += text + Array("~".utf8) }
  readPresentation(whole)
}

/// `line` with each `#n` exchanged for the digest of disclosure `n`.
private func filled(_ line: ArraySlice<UInt8>, from texts: [[UInt8]]) -> [UInt8] {
  var result: [UInt8] = []
  var rest = line
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "#"), let digit = rest.first,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit)
    else {
      result.append(byte)
      continue
    }
    rest.removeFirst()
    let number = Int(digit - UInt8(ascii: "0")) + 1
    let text = texts.indices.contains(number) ? texts[number] : []
    result += Base64URL.encodedBytes(CredentialID(of: text[...]).bytes)
  }
  return result
}

private let check = KeyBindingCheck(
  audience: "https://verifier.example", nonce: "n", at: Instant(milliseconds: 1_770_000_000_000))

private func judge(_ presentation: UnverifiedPresentation) {
  try? presentation.checkFormat()
  try? presentation.checkBinding(check)
  guard let processed = try? presentation.processed() else { return }
  promise(processed.disclosed.count == presentation.disclosures.count)
  promise(depth(of: processed.claims) <= 16)
  promise(!namesDigest(processed.claims))
  // A key the credential names for its holder is no issuer's, so nothing is ever verified here.
  guard presentation.binding == nil,
    let held = try? HeldCredential(parsing: presentation.bytes)
  else { return }
  promise(held.claims == processed.claims)
  guard let all = try? held.presentation(disclosing: held.hidden),
    let none = try? held.presentation(disclosing: []),
    let again = try? UnverifiedPresentation(parsing: all),
    let bare = try? UnverifiedPresentation(parsing: none)
  else { abort() }
  promise(all == presentation.bytes && again == presentation)
  promise(bare.disclosures.isEmpty && bare.credentialID == presentation.credentialID)
  promise((try? bare.processed()) != nil)
}

private func depth(of value: JSONValue) -> Int {
  switch value {
  case .array(let items): 1 + (items.map(depth).max() ?? 0)
  case .object(let members): 1 + (members.map { depth(of: $0.value) }.max() ?? 0)
  default: 0
  }
}

private func namesDigest(_ value: JSONValue) -> Bool {
  switch value {
  case .array(let items): items.contains(where: namesDigest)
  case .object(let members):
    members.contains { member in
      ["_sd", "...", "_sd_alg"].contains { isSame($0, member.name) } || namesDigest(member.value)
    }
  default: false
  }
}
