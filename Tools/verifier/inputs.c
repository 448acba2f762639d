#include "inputs.h"

#include <string.h>

#include "oneworkforce/bundle/v1/anchors.pb-c.h"
#include "words.h"

#define NAME(type) oneworkforce__bundle__v1__##type##__descriptor

static void *take_for_protobuf(void *arena, size_t size) { return arena_take(arena, size); }

static void keep_in_arena(void *arena, void *pointer) {
  (void)arena;
  (void)pointer;
}

/* Whether a message or one inside it has a field that its contract does not name. */
static bool has_unknown(const ProtobufCMessage *message) {
  if (message->n_unknown_fields > 0) return true;
  for (unsigned i = 0; i < message->descriptor->n_fields; i++) {
    const ProtobufCFieldDescriptor *field = &message->descriptor->fields[i];
    if (field->type != PROTOBUF_C_TYPE_MESSAGE) continue;
    const uint8_t *place = (const uint8_t *)message + field->offset;
    ProtobufCMessage *const *items = (ProtobufCMessage *const *)(const void *)place;
    size_t count = *items != NULL;
    if (field->label == PROTOBUF_C_LABEL_REPEATED) {
      const uint8_t *counter = (const uint8_t *)message + field->quantifier_offset;
      memcpy(&count, counter, sizeof count);
      items = *(ProtobufCMessage *const *const *)(const void *)place;
    }
    for (size_t k = 0; k < count; k++) {
      if (has_unknown(items[k])) return true;
    }
  }
  return false;
}

ProtobufCMessage *canonical(struct arena *arena, const ProtobufCMessageDescriptor *descriptor,
                            struct span bytes) {
  ProtobufCAllocator allocator = {take_for_protobuf, keep_in_arena, arena};
  ProtobufCMessage *message =
      protobuf_c_message_unpack(descriptor, &allocator, bytes.count, bytes.at);
  if (message == NULL || has_unknown(message)) return NULL;
  if (protobuf_c_message_get_packed_size(message) != bytes.count) return NULL;
  uint8_t *again = arena_take(arena, bytes.count);
  protobuf_c_message_pack(message, again);
  return bytes.count == 0 || memcmp(again, bytes.at, bytes.count) == 0 ? message : NULL;
}

/* The last field of a canonical encoding is the hash of what stands before it. */
static bool undamaged(const Oneworkforce__Bundle__V1__PassportBundle *bundle, struct span bytes) {
  enum { FIELD = 2 + 32 };
  uint8_t digest[32];
  if (bundle->sha256.len != 32 || bytes.count < FIELD) return false;
  sha256((struct span){bytes.at, bytes.count - FIELD}, digest);
  return memcmp(digest, bundle->sha256.data, 32) == 0;
}

static bool within(size_t count, const ProtobufCBinaryData *items, size_t most) {
  if (count > most) return false;
  for (size_t i = 0; i < count; i++) {
    if (items[i].len > TOKEN_LIMIT) return false;
  }
  return true;
}

Oneworkforce__Bundle__V1__PassportBundle *bundle_read(struct arena *arena, struct span bytes,
                                                      unsigned *reason) {
  *reason = REASON_BUNDLE_TOO_LARGE;
  if (bytes.count > BUNDLE_LIMIT) return NULL;
  *reason = REASON_BUNDLE_UNREADABLE;
  Oneworkforce__Bundle__V1__PassportBundle *bundle =
      (Oneworkforce__Bundle__V1__PassportBundle *)(void *)canonical(arena, &NAME(passport_bundle),
                                                                    bytes);
  if (bundle == NULL) return NULL;
  *reason = REASON_BUNDLE_FORMAT;
  if (bundle->format != 1) return NULL;
  *reason = REASON_BUNDLE_DAMAGED;
  if (!undamaged(bundle, bytes)) return NULL;
  *reason = REASON_BUNDLE_COUNTS;
  if (bundle->n_credentials < 1 || bundle->n_credentials > MOST_CREDENTIALS ||
      !within(bundle->n_status_lists, bundle->status_lists, MOST_STATUS_LISTS) ||
      !within(bundle->n_trust_list, bundle->trust_list, MOST_OPERATORS) ||
      !within(bundle->n_trust_parts, bundle->trust_parts, MOST_PARTS)) {
    return NULL;
  }
  *reason = 0;
  return bundle;
}

static bool is_policy_name(struct span name) {
  if (name.count < 1 || name.count > 64) return false;
  for (size_t i = 0; i < name.count; i++) {
    uint8_t c = name.at[i];
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
  }
  return true;
}

/* A step whose failure means that the bytes prove nothing; no policy may count it for less. */
static bool is_foundation(unsigned step) {
  return step == STEP_PARSE || step == STEP_FORMAT || step == STEP_SIGNATURE ||
         step == STEP_DISCLOSURE_INTEGRITY;
}

static bool step_rules_hold(const verdict_policy *policy) {
  unsigned before = 0;
  for (size_t i = 0; i < policy->n_step_rules; i++) {
    const step_rule *rule = policy->step_rules[i];
    if (rule->step <= before || rule->step > step_word_count) return false;
    before = rule->step;
    if (rule->is_required && rule->step != STEP_HOLDER_BINDING && rule->step != STEP_LOG_INCLUSION)
      return false;
    if (rule->fail > WEIGHT_REFUSE || rule->unknown > WEIGHT_REFUSE ||
        rule->stale > WEIGHT_REFUSE || rule->superseded > WEIGHT_REFUSE ||
        rule->not_applicable > WEIGHT_REFUSE) {
      return false;
    }
    if (is_foundation(rule->step) && rule->fail != 0 && rule->fail != WEIGHT_REFUSE) return false;
  }
  return true;
}

static bool is_short_text(const char *text) {
  struct span span = span_of(text);
  return span.count <= 512 && is_utf8(span);
}

verdict_policy *policy_read(struct arena *arena, struct span bytes) {
  if (bytes.count > SETTINGS_LIMIT) return NULL;
  verdict_policy *policy = (void *)canonical(arena, &NAME(verdict_policy), bytes);
  if (policy == NULL || policy->format != 1 || !is_policy_name(span_of(policy->name)) ||
      policy->version < 1 || policy->n_type_rules > 256 || policy->n_equivalences > 256 ||
      !step_rules_hold(policy)) {
    return NULL;
  }
  for (size_t i = 0; i < policy->n_type_rules; i++) {
    const type_rule *rule = policy->type_rules[i];
    if (rule->type < 1 || rule->type > type_row_count || !is_short_text(rule->subject) ||
        rule->refresher_months > 1200) {
      return NULL;
    }
  }
  for (size_t i = 0; i < policy->n_equivalences; i++) {
    const equivalence_rule *rule = policy->equivalences[i];
    if (rule->number < 1 || rule->strength < 1 || rule->strength > 3 ||
        !is_short_text(rule->from_vct) || !is_short_text(rule->claim) ||
        !is_short_text(rule->value) || !is_short_text(rule->to_vct)) {
      return NULL;
    }
  }
  return policy;
}

static bool note_keys_read(struct arena *arena, size_t count,
                           Oneworkforce__Bundle__V1__LogKey **keys, bool is_witness,
                           struct note_key *out) {
  for (size_t i = 0; i < count; i++) {
    struct span name = span_of(keys[i]->name);
    struct span origin = span_of(keys[i]->origin);
    if (keys[i]->key.len != 32 || name.count > 255 || origin.count > 255 || !is_utf8(origin) ||
        (is_witness && origin.count > 0)) {
      return false;
    }
    for (size_t k = 0; k < origin.count; k++) {
      if (origin.at[k] < 0x20) return false;
    }
    out[i].name = name;
    out[i].origin = is_witness || origin.count > 0 ? origin : name;
    out[i].is_witness = is_witness;
    memcpy(out[i].key, keys[i]->key.data, 32);
    if (!note_key_make(arena, &out[i])) return false;
  }
  return true;
}

/* No key twice, in either role: a log is no witness of itself. */
static bool note_keys_differ(const struct anchors *anchors) {
  for (size_t i = 0; i < anchors->note_key_count; i++) {
    for (size_t k = 0; k < i; k++) {
      const struct note_key *a = &anchors->note_keys[i];
      const struct note_key *b = &anchors->note_keys[k];
      if (memcmp(a->key, b->key, 32) == 0) return false;
      if (a->id == b->id && same(a->name, b->name)) return false;
    }
  }
  return true;
}

bool anchors_read(struct arena *arena, struct span bytes, struct anchors *anchors) {
  if (bytes.count > SETTINGS_LIMIT) return false;
  Oneworkforce__Bundle__V1__Anchors *read = (void *)canonical(arena, &NAME(anchors), bytes);
  if (read == NULL || read->format != 1 || read->n_operator_keys > 16 || read->n_logs > 16 ||
      read->n_witnesses > 64) {
    return false;
  }
  anchors->lowest_sequence = read->lowest_sequence;
  anchors->operator_count = read->n_operator_keys;
  anchors->operators = arena_array(arena, read->n_operator_keys, sizeof *anchors->operators);
  for (size_t i = 0; i < read->n_operator_keys; i++) {
    ProtobufCBinaryData point = read->operator_keys[i]->point;
    if (point.len != 65 || point.data[0] != 4 ||
        !key_from_point(point.data + 1, &anchors->operators[i])) {
      return false;
    }
    for (size_t k = 0; k < i; k++) {
      if (same_key(&anchors->operators[i], &anchors->operators[k])) return false;
    }
  }
  anchors->note_key_count = read->n_logs + read->n_witnesses;
  anchors->note_keys =
      arena_array(arena, anchors->note_key_count, sizeof *anchors->note_keys);
  return note_keys_read(arena, read->n_logs, read->logs, false, anchors->note_keys) &&
         note_keys_read(arena, read->n_witnesses, read->witnesses, true,
                        anchors->note_keys + read->n_logs) &&
         note_keys_differ(anchors);
}
