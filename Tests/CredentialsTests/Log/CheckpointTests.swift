import Credentials
import Testing

/// A checkpoint that a public log signed and public witnesses cosigned, as the tests of tlog-scales
/// (Florian Larysch) carry it; the keys are those that log and witness publish.
private enum Public {
  static let note = """
    arche2025h1.staging.ct.transparency.dev
    1432088532
    U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

    — arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMH\
    bdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
    — arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3Ny\
    gNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
    — transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rh\
    IgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
    — witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ7\
    5W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
    — remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXT\
    ynk5XeU/zZ0WBxtqB0DrAWfBw==
    — witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY\
    /2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==

    """
  static let log =
    "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f"
  static let witnesses = [
    "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
    "witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv",
  ]
}

@Suite("Checkpoints") struct CheckpointTests {
  @Test("a public log's checkpoint holds with its own key and two witnesses")
  func published() throws {
    let anchor = try #require(
      LogAnchor(
        origin: "arche2025h1.staging.ct.transparency.dev", keys: [NoteKey(Public.log)],
        witnesses: try Public.witnesses.map { try NoteKey($0) }))
    let head = try VerifiedCheckpoint(Array(Public.note.utf8), anchor: anchor)
    #expect(head.checkpoint.size == 1_432_088_532)
    #expect(head.isWitnessed)
    #expect(head.cosignatures.map(\.witness.name) == ["remora.n621.de", "witness.stagemole.eu"])
    #expect(head.cosignatures.map(\.time) == [1_779_573_024, 1_779_573_024])
    let other = Public.note.replacing("1432088532", with: "1432088533")
    #expect(
      LogSamples.fault { _ = try VerifiedCheckpoint(Array(other.utf8), anchor: anchor) }
        == .signatureInvalid)
  }

  @Test("a checkpoint needs the log it is asked about, its key, and sound witness lines")
  func refused() throws {
    let tree = LogSamples.tree(3)
    let head = try #require(
      Checkpoint(origin: LogSamples.origin, size: 3, root: tree.root(size: 3)))
    let anchor = try LogSamples.anchor()
    func fault(_ text: [UInt8], _ signers: [NoteSigner]) -> LogFault? {
      LogSamples.fault {
        let note = try SignedNote.signed(text, by: signers, at: 5)
        _ = try VerifiedCheckpoint(note.bytes, anchor: anchor)
      }
    }
    let (log, witness) = (try LogSamples.log(), try LogSamples.witness())
    let elsewhere = try #require(
      Checkpoint(origin: "log.example/others", size: 3, root: head.root))
    #expect(fault(elsewhere.text, [log]) == .originOther)
    // A witness alone does not make a checkpoint, nor does another key of the log's name.
    #expect(fault(head.text, [witness]) == .signatureMissing)
    #expect(fault(head.text, [try LogSamples.log(7)]) == .signatureMissing)
    #expect(fault(Array("one line\n".utf8), [log]) == .checkpointMalformed)
    #expect(fault(head.text, [log, witness]) == nil)
    // A witness's line over another text spoils the note.
    let stray = try SignedNote.signed(elsewhere.text, by: [witness], at: 5).signatures[0]
    let mixed = try SignedNote.signed(head.text, by: [log], at: 5).adding(stray)
    #expect(
      LogSamples.fault { _ = try VerifiedCheckpoint(mixed.bytes, anchor: anchor) }
        == .signatureInvalid)
    // So does a time that was changed after signing.
    var late = try SignedNote.signed(head.text, by: [log, witness], at: 5).bytes
    let before = try #require(late.lastIndex(of: UInt8(ascii: " ")))
    // The characters after the key's id are the time; one of them becomes another.
    late[before + 14] =
      late[before + 14] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    #expect(
      LogSamples.fault { _ = try VerifiedCheckpoint(late, anchor: anchor) } == .signatureInvalid)
  }

  @Test("a log is no witness of its own, and a key counts once under any name")
  func witnesses() throws {
    let (log, witness) = (try LogSamples.log(), try LogSamples.witness())
    let own = try LogSamples.witness(1)
    #expect(LogAnchor(origin: "a", keys: [log.key], witnesses: [own.key]) == nil)
    #expect(LogAnchor(origin: "a", keys: [], witnesses: [witness.key]) == nil)
    #expect(LogAnchor(origin: "a", keys: [witness.key], witnesses: []) == nil)
    #expect(LogAnchor(origin: "a", keys: [log.key], witnesses: [log.key]) == nil)
    let alias = try LogSamples.witness(name: "alias.example")
    let anchor = try #require(
      LogAnchor(
        origin: LogSamples.origin, keys: [log.key], witnesses: [witness.key, alias.key]))
    let head = try #require(Checkpoint(origin: LogSamples.origin, size: 0, root: .emptyTree))
    let note = try SignedNote.signed(head.text, by: [witness, log, alias], at: 9)
    let verified = try VerifiedCheckpoint(note.bytes, anchor: anchor)
    #expect(verified.cosignatures.map(\.witness) == [witness.key])
    #expect(verified.cosignatures.map(\.time) == [9])
  }

  @Test(
    "only three or more full lines with a plain number and a root are a checkpoint",
    arguments: [
      "", "\n", "a\n1\n", "\n1\nROOT\n", "a\n\nROOT\n", "a\n01\nROOT\n", "a\n+1\nROOT\n",
      "a\n-1\nROOT\n", "a\n1 \nROOT\n", "a\n1\nROOT", "a\n1\nAAAA\n", "a\n1\nROOT\n\n",
      "a\n1\nROOT\nmore\n\n", "a\n9223372036854775808\nROOT\n", "a\n4611686018427387905\nROOT\n",
      "a\n٣\nROOT\n", "a\n99999999999999999999\nROOT\n",
    ])
  func malformed(text: String) {
    let root = PaddedBase64.encode([UInt8](repeating: 7, count: 32))
    let text = text.replacing("ROOT", with: root)
    #expect(
      LogSamples.fault { _ = try Checkpoint(text: Array(text.utf8)) } == .checkpointMalformed)
  }

  @Test("lines after the root are kept as they are")
  func extensions() throws {
    let root = PaddedBase64.encode([UInt8](repeating: 7, count: 32))
    let text = Array("a b\n0\n\(root)\nmore\n".utf8)
    let head = try Checkpoint(text: text)
    #expect(head.extensions == ["more"])
    #expect(head.text == text)
    #expect(Checkpoint(origin: "a\nb", size: 0, root: .emptyTree) == nil)
    #expect(Checkpoint(origin: "", size: 0, root: .emptyTree) == nil)
  }
}
