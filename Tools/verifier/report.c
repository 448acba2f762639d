#include <string.h>

#include "judge.h"
#include "oneworkforce/bundle/v1/report.pb-c.h"

typedef Oneworkforce__Bundle__V1__StepResult wire_result;
typedef Oneworkforce__Bundle__V1__StepReason wire_reason;
typedef Oneworkforce__Bundle__V1__CredentialReport wire_credential;
typedef Oneworkforce__Bundle__V1__VerificationReport wire_report;

static ProtobufCBinaryData digest_data(const uint8_t digest[32], bool present) {
  /* Packing reads the bytes only; protobuf-c has no pointer to const. */
  union {
    const uint8_t *in;
    uint8_t *out;
  } at = {digest};
  ProtobufCBinaryData data = {present ? 32 : 0, at.out};
  return data;
}

static wire_result *result_message(struct arena *arena, unsigned step,
                                   const struct result *result) {
  wire_result *out = arena_array(arena, 1, sizeof *out);
  oneworkforce__bundle__v1__step_result__init(out);
  out->step = step;
  out->outcome = result->outcome;
  out->reason = result->reason;
  out->input = result->input;
  out->rule = result->rule;
  out->age_seconds = result->age;
  return out;
}

static wire_credential *credential_message(struct arena *arena,
                                           const struct credential_report *report) {
  wire_credential *out = arena_array(arena, 1, sizeof *out);
  oneworkforce__bundle__v1__credential_report__init(out);
  out->credential_id = digest_data(report->id, report->has_id);
  out->issuer_sha256 = digest_data(report->issuer, report->has_issuer);
  out->type = report->type;
  out->verdict = report->verdict;
  out->n_steps = STEPS;
  out->steps = arena_array(arena, STEPS, sizeof *out->steps);
  for (unsigned step = 1; step <= STEPS; step++) {
    out->steps[step - 1] = result_message(arena, step, &report->steps[step]);
  }
  out->n_reasons = report->reason_count;
  out->reasons = arena_array(arena, report->reason_count, sizeof *out->reasons);
  for (size_t i = 0; i < report->reason_count; i++) {
    wire_reason *reason = arena_array(arena, 1, sizeof *reason);
    oneworkforce__bundle__v1__step_reason__init(reason);
    reason->step = report->reasons[i].step;
    reason->reason = report->reasons[i].reason;
    out->reasons[i] = reason;
  }
  return out;
}

struct span report_encode(struct arena *arena, const struct report *report) {
  wire_report out = ONEWORKFORCE__BUNDLE__V1__VERIFICATION_REPORT__INIT;
  out.format = 1;
  out.bundle_sha256 = digest_data(report->bundle_sha256, true);
  out.policy_sha256 = digest_data(report->policy_sha256, true);
  out.anchors_sha256 = digest_data(report->anchors_sha256, true);
  out.judged_at = report->at;
  out.trust_sequence = report->trust_sequence;
  out.witnesses = report->witnesses;
  out.parse = result_message(arena, STEP_PARSE, &report->parse);
  out.n_credentials = report->count;
  out.credentials = arena_array(arena, report->count, sizeof *out.credentials);
  for (size_t i = 0; i < report->count; i++) {
    out.credentials[i] = credential_message(arena, &report->credentials[i]);
  }
  out.verdict = report->verdict;
  size_t count = protobuf_c_message_get_packed_size(&out.base);
  uint8_t *bytes = arena_take(arena, count);
  protobuf_c_message_pack(&out.base, bytes);
  return (struct span){bytes, count};
}
