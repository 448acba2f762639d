#include "judge.h"

#include <string.h>

#include "schema.h"
#include "sdjwt.h"
#include "status.h"

/* What all credentials of a bundle share. */
struct shared {
  const struct question *question;
  verdict_policy *policy;
  struct trust trust;
  struct status_list *status_lists;
  size_t status_list_count;
  struct span checkpoint_bytes;
  bool checkpoint_is_good;
  struct checkpoint checkpoint;
};

/* One credential on its way through the steps. */
struct work {
  struct shared *shared;
  struct arena *arena; /* of this credential alone */
  struct credential_report *report;
  struct presentation presentation;
  struct span log_proof;
  struct json *claims; /* with what was disclosed; NULL where the disclosures are refused */
  const struct trust_entry *entry; /* NULL where the issuer has none */
  const struct trust_key *key;
  bool is_logged;
  struct logged logged;
};

static void set(struct work *work, unsigned step, unsigned outcome, unsigned reason) {
  work->report->steps[step] = (struct result){.outcome = outcome, .reason = reason};
}

static void set_stale(struct work *work, unsigned step, unsigned reason, uint64_t age) {
  work->report->steps[step] =
      (struct result){.outcome = OUTCOME_STALE, .reason = reason, .age = age};
}

static void set_without(struct work *work, unsigned step, unsigned input) {
  work->report->steps[step] = (struct result){
      .outcome = OUTCOME_NOT_APPLICABLE, .reason = REASON_INPUT_FAILED, .input = input};
}

static void set_by(struct work *work, unsigned step, unsigned fault) {
  set(work, step, fault == 0 ? OUTCOME_PASS : OUTCOME_FAIL, fault);
}

static bool passed(const struct work *work, unsigned step) {
  return work->report->steps[step].outcome == OUTCOME_PASS;
}

static bool is_required(const struct work *work, unsigned step) {
  const verdict_policy *policy = work->shared->policy;
  for (size_t i = 0; i < policy->n_step_rules; i++) {
    if (policy->step_rules[i]->step == step) return policy->step_rules[i]->is_required;
  }
  return false;
}

static bool header_holds(struct work *work) {
  const struct token *token = &work->presentation.credential;
  return token_header_is(token, "dc+sd-jwt") &&
         token_key_name(work->arena, token).count > 0;
}

static bool aliases_hold(const struct json *payload) {
  const struct json *aliases = json_member(payload, "aka_vcts");
  if (aliases == NULL) return true;
  if (aliases->kind != JSON_ARRAY || aliases->count < 1 || aliases->count > 8) return false;
  for (size_t i = 0; i < aliases->count; i++) {
    const struct json *alias = &aliases->items[i];
    if (alias->kind != JSON_STRING || !is_address(alias->text)) return false;
  }
  return true;
}

static bool integrity_holds(const struct json *payload) {
  const struct json *integrity = json_member(payload, "vct#integrity");
  return integrity == NULL || (integrity->kind == JSON_STRING && integrity->text.count <= 128 &&
                               starts_with(integrity->text, "sha256-"));
}

static bool claims_hold(struct work *work) {
  const struct presentation *shown = &work->presentation;
  if (!is_address(shown->issuer) || !is_address(shown->type) || shown->not_before == NULL ||
      shown->not_before->integer < 0) {
    return false;
  }
  if (shown->expires != NULL && shown->expires->integer <= shown->not_before->integer) return false;
  return hash_algorithm_is_known(shown->payload) && aliases_hold(shown->payload) &&
         integrity_holds(shown->payload);
}

static void judge_format(struct work *work) {
  if (!header_holds(work)) {
    set(work, STEP_FORMAT, OUTCOME_FAIL, REASON_HEADER_REFUSED);
  } else {
    set_by(work, STEP_FORMAT, claims_hold(work) ? 0 : REASON_CLAIMS_REFUSED);
  }
}

static void judge_issuer(struct work *work) {
  static const unsigned reasons[] = {
      [TRUST_ABSENT] = REASON_TRUST_LIST_ABSENT,
      [TRUST_REFUSED] = REASON_TRUST_LIST_REFUSED,
      [TRUST_ROLLED_BACK] = REASON_TRUST_LIST_ROLLED_BACK,
  };
  const struct trust *trust = &work->shared->trust;
  if (trust->state != TRUST_GOOD) {
    set(work, STEP_ISSUER_KNOWN, OUTCOME_UNKNOWN, reasons[trust->state]);
    return;
  }
  switch (trust_find(trust, work->presentation.issuer, &work->entry)) {
    case ENTRY_PART_ABSENT:
      set(work, STEP_ISSUER_KNOWN, OUTCOME_UNKNOWN, REASON_TRUST_PART_ABSENT);
      return;
    case ENTRY_UNLISTED:
      /* A newer list may know the issuer. */
      if (trust->is_past_end) {
        set(work, STEP_ISSUER_KNOWN, OUTCOME_UNKNOWN, REASON_TRUST_LIST_EXPIRED);
      } else {
        set(work, STEP_ISSUER_KNOWN, OUTCOME_FAIL, REASON_ISSUER_UNLISTED);
      }
      return;
    case ENTRY_FOUND:
      break;
  }
  if (work->entry->is_suspended) {
    set(work, STEP_ISSUER_KNOWN, OUTCOME_FAIL, REASON_ISSUER_SUSPENDED);
  } else if (trust->is_past_end) {
    set_stale(work, STEP_ISSUER_KNOWN, REASON_TRUST_LIST_EXPIRED, trust->age);
  } else {
    set(work, STEP_ISSUER_KNOWN, OUTCOME_PASS, 0);
  }
}

static void judge_signature(struct work *work) {
  const struct token *token = &work->presentation.credential;
  if (work->entry == NULL) {
    set_without(work, STEP_SIGNATURE, STEP_ISSUER_KNOWN);
    return;
  }
  struct span name = token_key_name(work->arena, token);
  work->key = trust_key_named(work->entry, name, KEY_ISSUE);
  if (work->key == NULL) {
    set(work, STEP_SIGNATURE, OUTCOME_FAIL, REASON_KEY_UNLISTED);
  } else {
    set_by(work, STEP_SIGNATURE,
           token_signed_by(token, &work->key->key) ? 0 : REASON_SIGNATURE_WRONG);
  }
}

static struct span subject_of(const struct work *work) {
  struct json *subject = json_string(work->presentation.payload, "subject");
  return subject == NULL ? (struct span){NULL, 0} : subject->text;
}

static unsigned entitlement_fault(const struct work *work, struct span vct) {
  const struct presentation *shown = &work->presentation;
  return trust_entitlement_fault(work->entry, vct, subject_of(work), shown->not_before->integer,
                                 shown->expires != NULL ? &shown->expires->integer : NULL);
}

static void judge_entitlement(struct work *work) {
  if (work->entry == NULL) {
    set_without(work, STEP_ISSUER_ENTITLED, STEP_ISSUER_KNOWN);
  } else {
    set_by(work, STEP_ISSUER_ENTITLED, entitlement_fault(work, work->presentation.type));
  }
}

static unsigned log_fault(struct work *work, const struct log_proof *proof) {
  struct shared *shared = work->shared;
  if (!shared->checkpoint_is_good) return REASON_CHECKPOINT_REFUSED;
  if (!log_opening(proof, EVENT_ISSUE, work->presentation.issuer, &work->logged.time_ms)) {
    return REASON_LOG_LEAF_WRONG;
  }
  struct span id = {work->report->id, 32};
  return log_includes(proof, id, &shared->checkpoint) ? 0 : REASON_LOG_PATH_WRONG;
}

static bool is_witnessed(const struct shared *shared) {
  uint32_t wanted = shared->policy->witnesses > 0 ? shared->policy->witnesses : 1;
  return shared->checkpoint.witnesses >= wanted;
}

static void judge_log(struct work *work) {
  struct log_proof proof;
  if (work->log_proof.count == 0) {
    if (is_required(work, STEP_LOG_INCLUSION)) {
      set(work, STEP_LOG_INCLUSION, OUTCOME_FAIL, REASON_LOG_PROOF_REQUIRED);
    } else {
      set(work, STEP_LOG_INCLUSION, OUTCOME_NOT_APPLICABLE, 0);
    }
  } else if (!log_proof_parse(work->arena, work->log_proof, &proof)) {
    set(work, STEP_LOG_INCLUSION, OUTCOME_FAIL, REASON_LOG_PROOF_MALFORMED);
  } else if (work->shared->checkpoint_bytes.count == 0) {
    set(work, STEP_LOG_INCLUSION, OUTCOME_UNKNOWN, REASON_CHECKPOINT_ABSENT);
  } else {
    unsigned fault = log_fault(work, &proof);
    set_by(work, STEP_LOG_INCLUSION, fault);
    if (fault != 0) return;
    work->is_logged = true;
    work->logged.index = proof.index;
    work->logged.is_witnessed = is_witnessed(work->shared);
    work->report->steps[STEP_LOG_INCLUSION].reason =
        work->logged.is_witnessed ? REASON_LOG_WITNESSED : REASON_LOG_UNWITNESSED;
  }
}

static void judge_key(struct work *work) {
  if (!passed(work, STEP_SIGNATURE)) {
    set_without(work, STEP_KEY_VALID, STEP_SIGNATURE);
    return;
  }
  unsigned fault = trust_key_fault(work->key, work->presentation.not_before->integer,
                                   work->is_logged ? &work->logged : NULL);
  set_by(work, STEP_KEY_VALID, fault);
  if (fault == 0) {
    work->report->steps[STEP_KEY_VALID].reason =
        work->is_logged ? REASON_TIME_FROM_LOG : REASON_TIME_FROM_CREDENTIAL;
  }
}

static void judge_times(struct work *work) {
  const struct presentation *shown = &work->presentation;
  int64_t at = work->shared->question->at;
  set_by(work, STEP_NOT_BEFORE, at >= shown->not_before->integer ? 0 : REASON_NOT_YET_BEGUN);
  if (shown->expires == NULL) {
    set(work, STEP_EXPIRY, OUTCOME_NOT_APPLICABLE, 0);
  } else {
    set_by(work, STEP_EXPIRY, at < shown->expires->integer ? 0 : REASON_ENDED);
  }
}

static void judge_status(struct work *work) {
  const struct presentation *shown = &work->presentation;
  if (!passed(work, STEP_SIGNATURE)) {
    set_without(work, STEP_STATUS, STEP_SIGNATURE);
  } else if (!shown->has_status) {
    set(work, STEP_STATUS, OUTCOME_UNKNOWN, REASON_STATUS_NOT_STATED);
  } else {
    struct status_answer answer =
        status_ask(work->arena, work->shared->status_list_count,
                   work->shared->status_lists, shown->status_uri, shown->status_index,
                   work->entry, work->shared->question->at);
    set(work, STEP_STATUS, answer.outcome, answer.reason);
    work->report->steps[STEP_STATUS].age = answer.age;
  }
}

static bool is_fresh(struct limits limits, int64_t date, int64_t at) {
  if (limits.refresher_months > 0) return at < add_months(date, limits.refresher_months);
  return at - date <= (int64_t)limits.fresh_seconds;
}

static void judge_freshness(struct work *work) {
  unsigned type = work->report->type;
  int64_t at = work->shared->question->at;
  struct limits limits = limits_of(work->shared->policy, type, subject_of(work));
  if (work->claims == NULL) {
    set_without(work, STEP_FRESHNESS, STEP_DISCLOSURE_INTEGRITY);
  } else if (!passed(work, STEP_SCHEMA)) {
    set_without(work, STEP_FRESHNESS, STEP_SCHEMA);
  } else if (limits.fresh_seconds == 0 && limits.refresher_months == 0) {
    set(work, STEP_FRESHNESS, OUTCOME_NOT_APPLICABLE, 0);
  } else {
    struct json *date = json_member(work->claims, type_rows[type - 1].fresh_claim);
    if (date == NULL) {
      set(work, STEP_FRESHNESS, OUTCOME_UNKNOWN, REASON_EVIDENCE_UNDATED);
    } else if (date->integer > at) {
      set(work, STEP_FRESHNESS, OUTCOME_UNKNOWN, REASON_EVIDENCE_FUTURE);
    } else if (is_fresh(limits, date->integer, at)) {
      set(work, STEP_FRESHNESS, OUTCOME_PASS, 0);
    } else {
      set_stale(work, STEP_FRESHNESS, REASON_EVIDENCE_OLD, (uint64_t)(at - date->integer));
    }
  }
}

static void judge_binding(struct work *work) {
  const struct question *question = work->shared->question;
  if (!work->presentation.has_binding) {
    if (is_required(work, STEP_HOLDER_BINDING)) {
      set(work, STEP_HOLDER_BINDING, OUTCOME_FAIL, REASON_BINDING_REQUIRED);
    } else {
      set(work, STEP_HOLDER_BINDING, OUTCOME_NOT_APPLICABLE, 0);
    }
  } else if (!passed(work, STEP_SIGNATURE)) {
    set_without(work, STEP_HOLDER_BINDING, STEP_SIGNATURE);
  } else if (!work->presentation.has_holder_key) {
    set(work, STEP_HOLDER_BINDING, OUTCOME_FAIL, REASON_BINDING_KEY_ABSENT);
  } else if (!question->has_expectation) {
    set(work, STEP_HOLDER_BINDING, OUTCOME_UNKNOWN, REASON_BINDING_UNEXPECTED);
  } else {
    set_by(work, STEP_HOLDER_BINDING,
           binding_fault(work->arena, &work->presentation, question->audience,
                         question->nonce, question->at));
  }
}

static void judge_schema(struct work *work) {
  if (work->claims == NULL) {
    set_without(work, STEP_SCHEMA, STEP_DISCLOSURE_INTEGRITY);
  } else {
    set_by(work, STEP_SCHEMA,
           schema_fault(work->report->type, work->presentation.payload, work->claims));
  }
}

static bool has_alias(const struct json *payload, struct span vct) {
  const struct json *aliases = json_member(payload, "aka_vcts");
  for (size_t i = 0; aliases != NULL && i < aliases->count; i++) {
    if (same(aliases->items[i].text, vct)) return true;
  }
  return false;
}

/* Whether a row speaks of this credential, and whether only by an alias. */
static bool row_fits(const struct work *work, const equivalence_rule *row, bool *by_alias) {
  struct span from = span_of(row->from_vct);
  *by_alias = !same(from, work->presentation.type);
  if (*by_alias && !(work->shared->policy->accepts_aliases &&
                     has_alias(work->presentation.payload, from))) {
    return false;
  }
  if (row->claim[0] == 0) return true;
  struct json *value = json_string(work->claims, row->claim);
  return value != NULL && is_text(value->text, row->value);
}

static void judge_row(struct work *work, const equivalence_rule *row, bool by_alias) {
  if (by_alias && work->entry == NULL) {
    set_without(work, STEP_EQUIVALENCE, STEP_ISSUER_KNOWN);
    return;
  }
  if (by_alias && entitlement_fault(work, span_of(row->from_vct)) != 0) {
    set(work, STEP_EQUIVALENCE, OUTCOME_FAIL, REASON_ALIAS_NOT_ENTITLED);
  } else if (row->strength == 3) {
    set(work, STEP_EQUIVALENCE, OUTCOME_FAIL, REASON_NOT_EQUIVALENT);
  } else {
    set(work, STEP_EQUIVALENCE, OUTCOME_PASS,
        row->strength == 1 ? REASON_EQUIVALENT : REASON_EQUIVALENT_WITH_CONDITION);
  }
  work->report->steps[STEP_EQUIVALENCE].rule = row->number;
}

static void judge_equivalence(struct work *work) {
  const verdict_policy *policy = work->shared->policy;
  bool by_alias;
  if (work->claims == NULL) {
    set_without(work, STEP_EQUIVALENCE, STEP_DISCLOSURE_INTEGRITY);
    return;
  }
  for (size_t i = 0; i < policy->n_equivalences; i++) {
    if (row_fits(work, policy->equivalences[i], &by_alias)) {
      judge_row(work, policy->equivalences[i], by_alias);
      return;
    }
  }
  set(work, STEP_EQUIVALENCE, OUTCOME_NOT_APPLICABLE, 0);
}

static bool type_has_portability(unsigned type) {
  const struct type_row *row = &type_rows[type - 1];
  for (size_t i = 0; type > 0 && i < row->claim_count; i++) {
    if (strcmp(row->claims[i].name, "portability") == 0) return true;
  }
  return false;
}

static void judge_portability(struct work *work) {
  struct json *word = json_string(work->presentation.payload, "portability");
  if (work->report->type == 0) {
    set_without(work, STEP_PORTABILITY, STEP_SCHEMA);
  } else if (!type_has_portability(work->report->type)) {
    set(work, STEP_PORTABILITY, OUTCOME_NOT_APPLICABLE, 0);
  } else if (word != NULL && is_text(word->text, "portable")) {
    set(work, STEP_PORTABILITY, OUTCOME_PASS, 0);
  } else if (word != NULL && is_text(word->text, "local_signoff")) {
    set(work, STEP_PORTABILITY, OUTCOME_PASS, REASON_LOCAL_SIGNOFF);
  } else if (word != NULL && is_text(word->text, "person_specific")) {
    set(work, STEP_PORTABILITY, OUTCOME_FAIL, REASON_PERSON_SPECIFIC);
  } else {
    set(work, STEP_PORTABILITY, OUTCOME_UNKNOWN, REASON_PORTABILITY_UNKNOWN);
  }
}

/* The steps that rest on the claims every credential has. */
static void judge_content(struct work *work) {
  judge_issuer(work);
  judge_signature(work);
  judge_entitlement(work);
  judge_log(work);
  judge_key(work);
  judge_times(work);
  judge_status(work);
  judge_schema(work);
  judge_freshness(work);
  judge_binding(work);
  judge_equivalence(work);
  judge_portability(work);
}

static void judge_parsed(struct work *work) {
  struct credential_report *report = work->report;
  report->has_id = true;
  sha256(work->presentation.credential.signed_bytes, report->id);
  report->has_issuer = true;
  sha256(work->presentation.issuer, report->issuer);
  report->type = type_of(work->presentation.type);
  work->claims = presentation_claims(work->arena, &work->presentation);
  set_by(work, STEP_DISCLOSURE_INTEGRITY,
         work->claims != NULL ? 0 : REASON_DISCLOSURES_REFUSED);
  judge_format(work);
  if (passed(work, STEP_FORMAT)) judge_content(work);
}

static void judge_credential(struct shared *shared,
                             const Oneworkforce__Bundle__V1__BundledCredential *credential,
                             struct credential_report *report) {
  struct arena arena = {NULL};
  struct work work = {.shared = shared, .arena = &arena, .report = report};
  struct span presentation = bytes_of(credential->presentation);
  work.log_proof = bytes_of(credential->log_proof);
  unsigned missing = STEP_FORMAT;
  struct span subject = {NULL, 0};
  if (presentation.count > CREDENTIAL_LIMIT) {
    set(&work, STEP_PARSE, OUTCOME_FAIL, REASON_CREDENTIAL_TOO_LARGE);
    missing = STEP_PARSE;
  } else if (!presentation_parse(work.arena, presentation, &work.presentation)) {
    set(&work, STEP_PARSE, OUTCOME_FAIL, REASON_CREDENTIAL_MALFORMED);
    missing = STEP_PARSE;
  } else {
    set(&work, STEP_PARSE, OUTCOME_PASS, 0);
    judge_parsed(&work);
    subject = subject_of(&work);
  }
  for (unsigned step = 1; step <= STEPS; step++) {
    if (report->steps[step].outcome == 0) set_without(&work, step, missing);
  }
  weigh(shared->policy, report,
        limits_of(shared->policy, report->type, subject).status_offline_seconds);
  arena_free(&arena);
}

static struct span *spans_of(struct arena *arena, size_t count, const ProtobufCBinaryData *items) {
  struct span *spans = arena_array(arena, count, sizeof *spans);
  for (size_t i = 0; i < count; i++) spans[i] = bytes_of(items[i]);
  return spans;
}

static void judge_bundle(struct arena *arena, struct shared *shared,
                         const struct anchors *anchors,
                         const Oneworkforce__Bundle__V1__PassportBundle *bundle,
                         struct report *report) {
  shared->status_list_count = bundle->n_status_lists;
  shared->status_lists =
      status_read(arena, bundle->n_status_lists,
                  spans_of(arena, bundle->n_status_lists, bundle->status_lists));
  shared->checkpoint_bytes = bytes_of(bundle->checkpoint);
  shared->checkpoint_is_good =
      checkpoint_verify(arena, shared->checkpoint_bytes, anchors->note_keys,
                        anchors->note_key_count, &shared->checkpoint);
  struct trust_input input = {
      .token_count = bundle->n_trust_list,
      .tokens = spans_of(arena, bundle->n_trust_list, bundle->trust_list),
      .part_count = bundle->n_trust_parts,
      .parts = spans_of(arena, bundle->n_trust_parts, bundle->trust_parts),
  };
  trust_open(arena, &input, anchors, shared->question->at, &shared->trust);
  report->trust_sequence = shared->trust.state == TRUST_GOOD ? shared->trust.sequence : 0;
  report->witnesses = shared->checkpoint_is_good ? shared->checkpoint.witnesses : 0;
  report->count = bundle->n_credentials;
  for (size_t i = 0; i < bundle->n_credentials; i++) {
    judge_credential(shared, bundle->credentials[i], &report->credentials[i]);
  }
}

bool judge(struct arena *arena, const struct question *question, struct report *report) {
  struct shared shared = {.question = question};
  struct anchors anchors;
  shared.policy = policy_read(arena, question->policy_bytes);
  if (shared.policy == NULL || !anchors_read(arena, question->anchors_bytes, &anchors)) {
    return false;
  }
  *report = (struct report){.at = question->at};
  sha256(question->bundle, report->bundle_sha256);
  sha256(question->policy_bytes, report->policy_sha256);
  sha256(question->anchors_bytes, report->anchors_sha256);
  unsigned reason;
  Oneworkforce__Bundle__V1__PassportBundle *bundle =
      bundle_read(arena, question->bundle, &reason);
  report->parse.outcome = bundle != NULL ? OUTCOME_PASS : OUTCOME_FAIL;
  report->parse.reason = reason;
  if (bundle != NULL) judge_bundle(arena, &shared, &anchors, bundle, report);
  report->verdict = report_verdict(report);
  return true;
}
