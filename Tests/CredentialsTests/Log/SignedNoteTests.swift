import Credentials
import Testing

/// Keys and notes of golang.org/x/mod/sumdb/note, note_test.go, copyright The Go Authors,
/// BSD 3-clause licence.
private enum Go {
  static let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  /// The seed in `PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz`.
  static let peterSecret = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  static let enoch = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
  static let text =
    "If you think cryptography is the answer to your problem,\n"
    + "then you don't know what your problem is.\n"
  static let peterLine =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpR"
    + "Zb6KE6RyyBwJnAM=\n"
  static let enochLine =
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33"
    + "WWd1RvMc+QQ=\n"

  static func note(_ lines: String) -> [UInt8] { Array((text + "\n" + lines).utf8) }
}

/// The examples of C2SP signed-note and tlog-cosignature, CC BY 4.0.
private enum C2SP {
  static let poem = """
    Ognuno sta solo sul cuor della terra
    trafitto da un raggio di sole:

    ed è subito sera.

    — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU\
    0xMcXxj99ihAQwaqP3ZekRwNtIc=

    """
  static let vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
  static let vkeyLine =
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuw"
    + "HjG1Yu72IneyaQM=\n"
  static let cosigned = """
    example.com/behind-the-sofa
    20852163
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q\
    1gGzGku9nTo+zyWE+xeMcTOAYQ8=
    — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2o\
    yin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==

    """
}

@Suite("Signed notes") struct SignedNoteTests {
  @Test("the published note verifies, and signing its text again gives the same bytes")
  func published() throws {
    let peter = try NoteKey(Go.peter)
    #expect(peter.text == Go.peter)
    #expect(peter.id == 0xc74f_20a3)
    let note = try SignedNote(Go.note(Go.peterLine))
    #expect(note.bytes == Go.note(Go.peterLine))
    #expect(try note.verified(by: [peter]).map(\.key) == [peter])
    let secret = try PaddedBase64.decode(Array(Go.peterSecret.utf8)).dropFirst()
    let signer = try #require(
      NoteSigner(name: "PeterNeumann", kind: .signature, privateKey: Array(secret)))
    #expect(signer.key == peter)
    let signed = try SignedNote.signed(Array(Go.text.utf8), by: [signer], at: 0)
    #expect(signed.bytes == Go.note(Go.peterLine))
  }

  @Test("lines of unknown keys are passed over, known ones verified, repeats counted once")
  func keys() throws {
    let (peter, enoch) = (try NoteKey(Go.peter), try NoteKey(Go.enoch))
    let both = try SignedNote(Go.note(Go.peterLine + Go.enochLine))
    #expect(try both.verified(by: [peter]).map(\.key) == [peter])
    #expect(try both.verified(by: [enoch, peter]).map(\.key) == [peter, enoch])
    #expect(LogSamples.fault { _ = try both.verified(by: []) } == .signatureMissing)
    let twice = try SignedNote(Go.note(Go.peterLine + Go.peterLine + Go.enochLine))
    #expect(try twice.verified(by: [peter]).map(\.key) == [peter])
    // The same name with another id is another key.
    let namesake = try #require(
      NoteKey(
        name: "PeterNeumann", kind: .signature, publicKey: [UInt8](repeating: 9, count: 32)))
    #expect(LogSamples.fault { _ = try both.verified(by: [namesake]) } == .signatureMissing)
  }

  @Test("a known key whose line does not hold spoils the note")
  func invalid() throws {
    let (peter, enoch) = (try NoteKey(Go.peter), try NoteKey(Go.enoch))
    let altered = Go.text.replacing("cryptography", with: "cryptographY")
    let note = try SignedNote(Array((altered + "\n" + Go.peterLine + Go.enochLine).utf8))
    #expect(LogSamples.fault { _ = try note.verified(by: [peter, enoch]) } == .signatureInvalid)
    // As the published test has it: bytes pushed into the signature.
    let longer = Go.peterLine.prefix(60) + "ABCD" + Go.peterLine.dropFirst(60)
    let pushed = try SignedNote(Go.note(String(longer)))
    #expect(LogSamples.fault { _ = try pushed.verified(by: [peter]) } == .signatureInvalid)
  }

  @Test("what is no note is refused")
  func malformed() throws {
    let (text, line) = (Go.text, Go.peterLine)
    let cases: [[UInt8]] = [
      // The published list of notes that are none.
      Array(text.utf8), Array((text + "\n").utf8), Go.note(String(line.dropLast())),
      Array(("\u{1}" + text + "\n" + line).utf8), [0xff] + Array((text + "\n" + line).utf8),
      Go.note(line.replacing("PeterNeumann", with: "Bad Name")),
      Go.note(line + "Unexpected line.\n"),
      // And more of the same kind.
      [], Array("\n".utf8), Array("\n\n".utf8), Array((text + line).utf8),
      Array((text + "\r\n" + line).utf8), Go.note(line.replacing("PeterNeumann", with: "a+b")),
      Go.note(line.replacing("— ", with: "- ")), Go.note(line.replacing("PeterNeumann", with: "")),
      Go.note(line.replacing("—", with: " —")), Go.note(line.replacing("AM=\n", with: "AM\n")),
      Go.note(line.replacing("AM=\n", with: "AN=\n")), Go.note(line.replacing("=\n", with: "= \n")),
      Go.note("— PeterNeumann x08gow==\n"), Go.note(line.replacing("PeterN", with: "Peter\u{a0}N")),
    ]
    for bytes in cases {
      #expect(
        LogSamples.fault { _ = try SignedNote(bytes) } == .noteMalformed,
        "\(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(
      LogSamples.fault { _ = try SignedNote(Go.note(String(repeating: line, count: 65))) }
        == .noteTooLarge)
    #expect(try SignedNote(Go.note(String(repeating: line, count: 64))).signatures.count == 64)
    let long = [UInt8](repeating: UInt8(ascii: "a"), count: SignedNote.maximumBytes)
    #expect(LogSamples.fault { _ = try SignedNote(long + Go.note(line)) } == .noteTooLarge)
  }

  @Test("no piece and no altered byte of a published key is a key")
  func manglings() throws {
    let bytes = Array(Go.peter.utf8)
    var accepted: [String] = []
    for start in 0...bytes.count {
      for end in start...bytes.count where start != 0 || end != bytes.count {
        let piece = String(decoding: bytes[start..<end], as: UTF8.self)
        if (try? NoteKey(piece)) != nil { accepted.append(piece) }
      }
    }
    for place in bytes.indices {
      var altered = bytes
      altered[place] += 1
      let text = String(decoding: altered, as: UTF8.self)
      if (try? NoteKey(text)) != nil { accepted.append(text) }
    }
    #expect(accepted.isEmpty)
    // Wrong length and unknown kind, each with the id that would fit.
    for text in [
      "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
      "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ] { #expect(LogSamples.fault { _ = try NoteKey(text) } == .keyMalformed) }
  }

  @Test("two different keys of one name and id leave every note unverified")
  func ambiguous() throws {
    // Ids have 32 bits, so that two keys of one id are soon found by counting.
    let keys = try [107_677, 167_350].map { number in
      let bytes = (0..<32).map {
        UInt8(truncatingIfNeeded: $0 < 28 ? 0 : number >> (8 * (31 - $0)))
      }
      return try #require(NoteKey(name: "PeterNeumann", kind: .signature, publicKey: bytes))
    }
    #expect(keys[0].id == keys[1].id)
    #expect(keys[0] != keys[1])
    let note = try SignedNote(Go.note(Go.peterLine))
    let peter = try NoteKey(Go.peter)
    #expect(LogSamples.fault { _ = try note.verified(by: [peter] + keys) } == .keyAmbiguous)
    #expect(try note.verified(by: [peter, peter]).count == 1)
  }

  @Test("the specifications' own examples are read as they stand")
  func examples() throws {
    let poem = try SignedNote(Array(C2SP.poem.utf8))
    #expect(String(decoding: poem.text, as: UTF8.self).hasSuffix("\n\ned è subito sera.\n"))
    #expect(poem.signatures.map(\.name) == ["quasimodo.example/salvatore"])
    #expect(poem.signatures.map(\.keyID) == [0x367b_a04b])
    #expect(poem.bytes == Array(C2SP.poem.utf8))
    let cosigned = try SignedNote(Array(C2SP.cosigned.utf8))
    let head = try Checkpoint(text: cosigned.text)
    #expect(head.origin == "example.com/behind-the-sofa")
    #expect(head.size == 20_852_163)
    #expect(head.text == cosigned.text)
    let time = cosigned.signatures[1].signature.prefix(8).reduce(0) { $0 << 8 | Int($1) }
    #expect(time == 1_679_315_147)
    // The verifier key that signed-note gives, with the signature by it.
    let key = try NoteKey(C2SP.vkey)
    let note = try SignedNote(Array(("This is an example message.\n\n" + C2SP.vkeyLine).utf8))
    #expect(try note.verified(by: [key]).map(\.key) == [key])
  }
}

@Suite("Padded base64") struct PaddedBase64Tests {
  @Test("the published examples are read and written")
  func published() throws {
    // RFC 4648 section 10.
    let rows = [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ]
    for (plain, text) in rows {
      #expect(PaddedBase64.encode(Array(plain.utf8)) == text)
      #expect(try PaddedBase64.decode(Array(text.utf8)) == Array(plain.utf8))
    }
  }

  @Test(
    "other spellings are refused",
    arguments: [
      "Zg", "Zg=", "Zh==", "Zm9=", "=", "====", "Z===", "Zg==Zg==", "Zm9v\n", " Zm9", "Zm-_",
      "Zm9v=",
      "Z=g=", "Zm8=Zm8=",
    ])
  func others(text: String) {
    #expect(LogSamples.fault { _ = try PaddedBase64.decode(Array(text.utf8)) } == .base64Malformed)
  }
}
