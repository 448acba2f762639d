package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

extension BadWrites {
  /// An engagement.
  package static let recordEngagement: [BadRequest<WireRecordEngagementRequest>] =
    requestRows(\.requestID) + workerRows(\.workerID)
    + [
      BadRequest("no engagement", .fieldRequired, "engagement") { $0.clearEngagement() },
      BadRequest("a malformed earlier version", .idMalformed, "replaces_id") {
        $0.replacesID = "7"
      },
      BadRequest(
        "an earlier version that is not there", .recordNotFound, "replaces_id", code: .notFound
      ) { $0.replacesID = someID },
    ] + engagementRows(\.engagement)

  /// A stretch of service.
  package static let recordContinuity: [BadRequest<WireRecordContinuityRequest>] =
    requestRows(\.requestID) + workerRows(\.workerID)
    + [
      BadRequest("no stretch", .fieldRequired, "continuity") { $0.clearContinuity() },
      BadRequest("no employer", .fieldRequired, "continuity.employer_id") {
        $0.continuity.employerID = ""
      },
      BadRequest(
        "an employer that is not there", .recordNotFound, "continuity.employer_id", code: .notFound
      ) { $0.continuity.employerID = someID },
      BadRequest("no first day", .fieldRequired, "continuity.from") { $0.continuity.from = "" },
      BadRequest("an end before the start", .intervalReversed, "continuity.to") {
        $0.continuity.to = "2019-02-03"
      },
      BadRequest("51 breaks", .listTooLong, "continuity.breaks") {
        $0.continuity.breaks = Array(repeating: $0.continuity.breaks[0], count: 51)
      },
      BadRequest("a break outside", .fieldsContradict, "continuity.breaks") {
        $0.continuity.breaks[0].from = "2018-01-01"
      },
      BadRequest("a break without an end", .fieldsContradict, "continuity.breaks") {
        $0.continuity.breaks[0].to = ""
      },
      BadRequest("a break that runs backwards", .intervalReversed, "continuity.breaks.to") {
        $0.continuity.breaks[0].to = "2019-12-31"
      },
      BadRequest("51 recognitions", .listTooLong, "continuity.recognitions") {
        $0.continuity.recognitions = Array(
          repeating: $0.continuity.recognitions[0], count: 51)
      },
      BadRequest("an unknown benefit", .enumUnknown, "continuity.recognitions.benefit") {
        $0.continuity.recognitions[0].benefit = "PENSION"
      },
      BadRequest("no ground", .fieldRequired, "continuity.recognitions.ground") {
        $0.continuity.recognitions[0].ground = ""
      },
      BadRequest("nobody who decided", .fieldRequired, "continuity.recognitions.decided_by") {
        $0.continuity.recognitions[0].decidedBy = ""
      },
      BadRequest(
        "a body that is not there", .recordNotFound, "continuity.recognitions.organisation_id",
        code: .notFound
      ) { $0.continuity.recognitions[0].organisationID = someID },
      BadRequest(
        "an earlier version that is not there", .recordNotFound, "replaces_id", code: .notFound
      ) { $0.replacesID = someID },
    ]

  /// An achievement.
  package static let recordAchievement: [BadRequest<WireRecordAchievementRequest>] =
    requestRows(\.requestID) + workerRows(\.workerID)
    + [BadRequest("no achievement", .fieldRequired, "achievement") { $0.clearAchievement() }]
    + achievementRows(\.achievement, "achievement")

  /// Evidence.
  package static let recordEvidence: [BadRequest<WireRecordEvidenceRequest>] =
    requestRows(\.requestID) + workerRows(\.workerID)
    + [
      BadRequest("no evidence", .fieldRequired, "evidence") { $0.clearEvidence() },
      BadRequest("no achievement", .fieldRequired, "evidence.achievement_id") {
        $0.evidence.achievementID = ""
      },
      BadRequest(
        "an achievement that is not there", .recordNotFound, "evidence.achievement_id",
        code: .notFound
      ) { $0.evidence.achievementID = someID },
      BadRequest("no kind", .fieldRequired, "evidence.kind") { $0.evidence.kind = "" },
      BadRequest("an unknown kind", .enumUnknown, "evidence.kind") {
        $0.evidence.kind = "RUMOUR"
      },
      BadRequest("practice of tomorrow", .valueOutOfRange, "evidence.occurred_on") {
        $0.evidence.occurredOn = "2199-01-01"
      },
      BadRequest("an unknown outcome", .enumUnknown, "evidence.outcome") {
        $0.evidence.outcome = "DISTINCTION"
      },
      BadRequest("practice that nobody observed", .fieldRequired, "evidence.assessor") {
        $0.evidence.clearAssessor()
      },
      BadRequest("an assessor who did not sign", .fieldRequired, "evidence.assessor.signed_at") {
        $0.evidence.assessor.clearSignedAt()
      },
      BadRequest("a signature of tomorrow", .valueOutOfRange, "evidence.assessor.signed_at") {
        $0.evidence.assessor.signedAt = .moment("2099-01-01")
      },
      BadRequest(
        "a register without a number", .fieldsContradict, "evidence.assessor.registration_number"
      ) { $0.evidence.assessor.regulator = .nmc },
      BadRequest("an unknown setting", .enumUnknown, "evidence.setting") {
        $0.evidence.setting = "SHIP"
      },
      BadRequest("a digest of 31 bytes", .valueOutOfRange, "evidence.digest") {
        $0.evidence.digest = .init(repeating: 7, count: 31)
      },
    ]

  /// A signature.
  package static let attestEvidence: [BadRequest<WireAttestEvidenceRequest>] =
    requestRows(\.requestID) + workerRows(\.workerID) + factRows(\.factID, "fact_id")
    + [
      BadRequest("a signature of tomorrow", .valueOutOfRange, "signed_at") {
        $0.signedAt = .moment("2099-01-01")
      },
      BadRequest(
        "a signature of last year", .backdatedGrantBlocked, "signed_at", code: .failedPrecondition
      ) { $0.signedAt = .moment("2025-01-01") },
      BadRequest("a timestamp with too many nanoseconds", .instantInvalid, "signed_at") {
        $0.signedAt = .moment("2025-01-01")
        $0.signedAt.nanos = 1_000_000_000
      },
    ]

  /// A newer achievement.
  package static let supersedeAchievement: [BadRequest<WireSupersedeAchievementRequest>] =
    requestRows(\.requestID) + workerRows(\.workerID) + factRows(\.achievementID, "achievement_id")
    + [
      BadRequest("no replacement", .fieldRequired, "replacement") { $0.clearReplacement() },
      BadRequest("another standard", .fieldsContradict, "replacement.standard") {
        $0.replacement.standard = "CSTF-IPC-1"
      },
    ] + achievementRows(\.replacement, "replacement")

  /// A revocation.
  package static let revokeFact: [BadRequest<WireRevokeFactRequest>] =
    requestRows(\.requestID) + workerRows(\.workerID) + factRows(\.factID, "fact_id")
    + causeRows(\.cause)
    + [
      BadRequest("from tomorrow", .valueOutOfRange, "effective_from") {
        $0.effectiveFrom = .moment("2099-01-01")
      },
      BadRequest("from before the service's time", .instantInvalid, "effective_from") {
        $0.effectiveFrom = .moment("1999-01-01")
      },
    ]

  /// A suspension.
  package static let suspendFact: [BadRequest<WireSuspendFactRequest>] =
    requestRows(\.requestID) + workerRows(\.workerID) + factRows(\.factID, "fact_id")
    + causeRows(\.cause)
    + [
      BadRequest("from tomorrow", .valueOutOfRange, "effective_from") {
        $0.effectiveFrom = .moment("2099-01-01")
      }
    ]

  /// A reinstatement; the fact is not suspended.
  package static let reinstateFact: [BadRequest<WireReinstateFactRequest>] =
    requestRows(\.requestID) + workerRows(\.workerID) + factRows(\.factID, "fact_id")
    + causeRows(\.cause)
    + [
      BadRequest(
        "what is not suspended", .stateForbids, "fact_id", code: .failedPrecondition
      ) { _ in }
    ]

  /// An answer.
  package static let acceptAchievement: [BadRequest<WireAcceptAchievementRequest>] =
    requestRows(\.requestID) + workerRows(\.workerID)
    + [
      BadRequest("no achievement", .fieldRequired, "achievement_id") { $0.achievementID = "" },
      BadRequest("a malformed achievement", .idMalformed, "achievement_id") {
        $0.achievementID = "ipc"
      },
      BadRequest(
        "an achievement that is not there", .recordNotFound, "achievement_id", code: .notFound
      ) { $0.achievementID = someID },
      BadRequest("no answer", .fieldRequired, "answer") { $0.answer = "" },
      BadRequest("an unknown answer", .enumUnknown, "answer") { $0.answer = "PERHAPS" },
      BadRequest("a bridge nobody asked for", .fieldsContradict, "bridge") {
        $0.bridge = "CSTF-IPC-2"
      },
      BadRequest("no bridge where one is needed", .fieldsContradict, "bridge") {
        $0.answer = "ACCEPTED_WITH_BRIDGE"
      },
      BadRequest("a malformed bridge", .codeMalformed, "bridge") {
        $0.answer = "ACCEPTED_WITH_BRIDGE"
        $0.bridge = "a bridge"
      },
      BadRequest("an unknown bridge", .codeUnknown, "bridge") {
        $0.answer = "ACCEPTED_WITH_BRIDGE"
        $0.bridge = "NO-SUCH-STANDARD"
      },
    ]
}
