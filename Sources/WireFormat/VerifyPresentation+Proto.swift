import Access
import Credentials
package import OneWorkforceProtos
package import Operations
import Passports
package import Vocabulary

extension WireVerifyPresentationRequest {
  /// What is to be judged.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; never for what is wrong with the file.
  package func native() throws(ServiceError) -> VerifyPresentation.Request {
    guard !bundle.isEmpty else {
      throw ServiceError(.invalidArgument, .fieldRequired, field: "bundle", "must be given")
    }
    return VerifyPresentation.Request(
      bundle: Array(bundle), challenge: nonce.isEmpty ? nil : try Challenge(nonce, field: "nonce"),
      at: try optionalInstant(hasAt, at, "at"), isAsItStands: asItStands,
      role: roleCode.isEmpty ? nil : try RoleCode(roleCode, field: "role_code"))
  }
}

extension VerifyPresentation.Report {
  /// What was found, as the wire writes it.
  package func proto() -> WireVerifyPresentationResponse {
    .with {
      $0.report = .init(report.encoded)
      $0.verdict = Self.word(report.verdict)
      if report.parse.outcome != .pass { $0.fault = report.parse.reason.map(Self.word) ?? "" }
      $0.credentials = zip(report.credentials, issuers).map { judged, issuer in
        .with {
          $0.credentialID = judged.credentialID.map { hexadecimal($0.bytes) } ?? ""
          $0.type = judged.type?.code ?? ""
          $0.issuer = issuer.text
          $0.issuerName = issuer.name ?? ""
          $0.verdict = Self.word(judged.verdict)
          $0.steps = zip(VerificationStep.allCases, judged.steps).map { step, result in
            .with {
              $0.step = Self.word(step)
              $0.outcome = Self.word(result.outcome)
              $0.reason = result.reason.map(Self.word) ?? ""
              $0.ageSeconds = Int64(clamping: result.ageSeconds)
            }
          }
          $0.dispute = issuer.dispute?.rawValue ?? ""
          $0.issuerClosedOn = issuer.closedOn?.description ?? ""
        }
      }
      if let readiness { $0.readiness = readiness.proto(organisations) }
    }
  }

  /// `cannotBeSure` as the wire spells it.
  private static func word(_ value: some Any) -> String {
    "\(value)".reduce(into: "") { word, letter in
      if letter.isUppercase { word += "_" }
      word += letter.uppercased()
    }
  }
}
