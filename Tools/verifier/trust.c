#include "trust.h"

#include <string.h>

#include "trust_read.h"
#include "words.h"

enum { TWO_OPERATORS = 2, MOST_PART_BITS = 12 };

/* What operators signed, as far as it is read before its entries are joined. */
struct payload {
  int64_t sequence;
  int64_t issued_at;
  int64_t expires;
  bool is_change;
  const struct json *parts;
  size_t entry_count;
  struct trust_entry *entries;
};

static bool read_entries(struct arena *arena, const struct json *items, size_t *count,
                         struct trust_entry **entries) {
  if (items == NULL || items->kind != JSON_ARRAY) return false;
  *count = items->count;
  *entries = arena_array(arena, items->count, sizeof **entries);
  for (size_t i = 0; i < items->count; i++) {
    if (!trust_entry_read(arena, &items->items[i], &(*entries)[i])) return false;
  }
  return true;
}

/* The digests of a table of parts, 2^bits of 32 bytes; NULL where it is malformed. */
static uint8_t (*read_table(struct arena *arena, const struct json *table, unsigned *bits))[32] {
  const struct json *width = json_member(table, "bits");
  const struct json *items = json_member(table, "sha256");
  if (width == NULL || width->kind != JSON_INTEGER || width->integer < 1 ||
      width->integer > MOST_PART_BITS || items == NULL || items->kind != JSON_ARRAY ||
      items->count != (size_t)1 << width->integer) {
    return NULL;
  }
  uint8_t(*digests)[32] = arena_array(arena, items->count, sizeof *digests);
  for (size_t i = 0; i < items->count; i++) {
    struct span bytes;
    if (items->items[i].kind != JSON_STRING ||
        !base64url_decode(arena, items->items[i].text, &bytes) || bytes.count != 32) {
      return NULL;
    }
    memcpy(digests[i], bytes.at, 32);
  }
  *bits = (unsigned)width->integer;
  return digests;
}

static bool payload_read(struct arena *arena, struct span bytes, struct payload *out) {
  const struct json *json = bytes.count <= TOKEN_LIMIT ? json_parse(arena, bytes) : NULL;
  const struct json *sequence = json_member(json, "seq");
  const struct json *since = json_member(json, "since");
  const struct json *entries = json_member(json, "entries");
  out->parts = json_member(json, "parts");
  if (sequence == NULL || sequence->kind != JSON_INTEGER || sequence->integer < 1 ||
      !token_time(json_member(json, "iat"), &out->issued_at) ||
      !token_time(json_member(json, "exp"), &out->expires) || out->issued_at >= out->expires ||
      (entries == NULL) == (out->parts == NULL)) {
    return false;
  }
  out->sequence = sequence->integer;
  out->is_change = since != NULL;
  if (since != NULL && (out->parts != NULL || since->kind != JSON_INTEGER ||
                        since->integer < 1 || since->integer >= out->sequence)) {
    return false;
  }
  unsigned bits;
  if (out->parts != NULL) return read_table(arena, out->parts, &bits) != NULL;
  return read_entries(arena, entries, &out->entry_count, &out->entries);
}

/* The operator that a token names, or NULL: its token is then passed over. */
static const struct public_key *operator_of(struct arena *arena, const struct anchors *anchors,
                                            const struct token *token) {
  const struct json *name = json_string(token->header, "kid");
  for (size_t i = 0; name != NULL && i < anchors->operator_count; i++) {
    if (same(key_thumbprint(arena, &anchors->operators[i]), name->text)) {
      return &anchors->operators[i];
    }
  }
  return NULL;
}

/* The bytes that two different operators signed. */
static bool signed_payload(struct arena *arena, const struct trust_input *input,
                           const struct anchors *anchors, struct span *payload) {
  const struct public_key *signers[MOST_OPERATORS];
  size_t count = 0;
  if (anchors->operator_count < TWO_OPERATORS) return false;
  for (size_t i = 0; i < input->token_count; i++) {
    struct token token;
    if (!token_parse(arena, input->tokens[i], &token)) return false;
    const struct public_key *key = operator_of(arena, anchors, &token);
    if (key == NULL) continue;
    if (!token_header_is(&token, "passport-trustlist+jwt") || !token_signed_by(&token, key)) {
      return false;
    }
    if (count > 0 && !same(*payload, token.payload)) return false;
    *payload = token.payload;
    bool is_new = true;
    for (size_t k = 0; k < count; k++) is_new = is_new && signers[k] != key;
    if (is_new) signers[count++] = key;
  }
  return count >= TWO_OPERATORS;
}

/* False where an issuer has two entries. */
static bool add_entries(struct arena *arena, struct trust *trust, size_t count,
                        const struct trust_entry *entries) {
  if (trust->entry_count + count > trust->entry_room) {
    size_t room = trust->entry_count + count + 64;
    struct trust_entry *wider = arena_array(arena, room, sizeof *wider);
    if (trust->entry_count > 0) {
      memcpy(wider, trust->entries, trust->entry_count * sizeof *wider);
    }
    trust->entries = wider;
    trust->entry_room = room;
  }
  for (size_t i = 0; i < count; i++) {
    for (size_t k = 0; k < trust->entry_count; k++) {
      if (same(trust->entries[k].issuer, entries[i].issuer)) return false;
    }
    trust->entries[trust->entry_count++] = entries[i];
  }
  return true;
}

static size_t part_of(struct span issuer, unsigned bits) {
  uint8_t digest[32];
  sha256(issuer, digest);
  return ((size_t)digest[0] << 8 | digest[1]) >> (16 - bits);
}

/* Adds a part that the table names; false where it names none such or the part is malformed. */
static bool add_part(struct arena *arena, struct trust *trust, uint8_t (*digests)[32],
                     struct span bytes) {
  uint8_t digest[32];
  size_t number = 0;
  size_t count = (size_t)1 << trust->part_bits;
  sha256(bytes, digest);
  while (number < count && memcmp(digests[number], digest, 32) != 0) number++;
  if (number == count) return false;
  const struct json *json = json_parse(arena, bytes);
  const struct json *named = json_member(json, "part");
  struct trust_entry *entries;
  size_t entry_count;
  if (named == NULL || named->kind != JSON_INTEGER || named->integer != (int64_t)number ||
      !read_entries(arena, json_member(json, "entries"), &entry_count, &entries)) {
    return false;
  }
  for (size_t i = 0; i < entry_count; i++) {
    if (part_of(entries[i].issuer, trust->part_bits) != number) return false;
  }
  if (trust->parts_held[number]) return true;
  trust->parts_held[number] = true;
  return add_entries(arena, trust, entry_count, entries);
}

static bool join(struct arena *arena, const struct trust_input *input,
                 const struct payload *payload, struct trust *trust) {
  if (payload->is_change) return false;
  if (payload->parts == NULL) {
    return input->part_count == 0 &&
           add_entries(arena, trust, payload->entry_count, payload->entries);
  }
  uint8_t(*digests)[32] = read_table(arena, payload->parts, &trust->part_bits);
  trust->parts_held = arena_array(arena, (size_t)1 << trust->part_bits, sizeof(bool));
  for (size_t i = 0; i < input->part_count; i++) {
    if (digests == NULL || !add_part(arena, trust, digests, input->parts[i])) return false;
  }
  return true;
}

void trust_open(struct arena *arena, const struct trust_input *input,
                const struct anchors *anchors, int64_t at, struct trust *trust) {
  struct payload payload = {0};
  struct span bytes = {NULL, 0};
  *trust = (struct trust){.state = TRUST_ABSENT};
  if (input->token_count == 0) return;
  trust->state = TRUST_REFUSED;
  if (!signed_payload(arena, input, anchors, &bytes) || !payload_read(arena, bytes, &payload)) {
    return;
  }
  uint64_t lowest = anchors->lowest_sequence > INT64_MAX ? INT64_MAX : anchors->lowest_sequence;
  if ((uint64_t)payload.sequence < lowest) {
    trust->state = TRUST_ROLLED_BACK;
    return;
  }
  if (payload.issued_at > at + CLOCK_SKEW || !join(arena, input, &payload, trust)) return;
  trust->state = TRUST_GOOD;
  trust->sequence = (uint64_t)payload.sequence;
  trust->is_past_end = at >= payload.expires;
  trust->age = at > payload.issued_at ? (uint64_t)(at - payload.issued_at) : 0;
}

enum trust_find trust_find(const struct trust *trust, struct span issuer,
                           const struct trust_entry **entry) {
  for (size_t i = 0; i < trust->entry_count; i++) {
    if (same(trust->entries[i].issuer, issuer)) {
      *entry = &trust->entries[i];
      return ENTRY_FOUND;
    }
  }
  if (trust->part_bits > 0 && !trust->parts_held[part_of(issuer, trust->part_bits)]) {
    return ENTRY_PART_ABSENT;
  }
  return ENTRY_UNLISTED;
}

const struct trust_key *trust_key_named(const struct trust_entry *entry, struct span id,
                                        enum key_use use) {
  for (size_t i = 0; i < entry->key_count; i++) {
    const struct trust_key *key = &entry->keys[i];
    if (same(key->id, id)) return key->use == use ? key : NULL;
  }
  return NULL;
}

unsigned trust_key_fault(const struct trust_key *key, int64_t stated,
                         const struct logged *logged) {
  if (key->is_compromised) {
    if (logged == NULL) return REASON_KEY_COMPROMISED;
    if (!logged->is_witnessed) return REASON_KEY_COMPROMISE_UNWITNESSED;
    if (logged->time_ms >= (uint64_t)key->compromised_at * 1000 ||
        logged->index >= key->log_size_then) {
      return REASON_KEY_COMPROMISED;
    }
  }
  int64_t time = logged != NULL ? (int64_t)(logged->time_ms / 1000) : stated;
  bool holds = time >= key->not_before && time < key->expires &&
               !(key->is_retired && time >= key->retired_at);
  return holds ? 0 : REASON_KEY_NOT_VALID_THEN;
}

static bool lists_subject(const struct json *subjects, struct span subject) {
  for (size_t i = 0; i < subjects->count; i++) {
    if (same(subjects->items[i].text, subject)) return true;
  }
  return false;
}

/* How near an entitlement comes: its fault, in rising order of nearness, or 0. */
static unsigned entitlement_miss(const struct entitlement *entitlement, struct span type,
                                 struct span subject, int64_t from, const int64_t *expires) {
  if (!same(entitlement->type, type)) return REASON_TYPE_NOT_ENTITLED;
  if (entitlement->subjects != NULL &&
      (subject.at == NULL || !lists_subject(entitlement->subjects, subject))) {
    return REASON_SUBJECT_NOT_ENTITLED;
  }
  if (from < entitlement->from || (entitlement->has_end && from >= entitlement->to)) {
    return REASON_DATE_NOT_ENTITLED;
  }
  if (entitlement->has_validity &&
      (expires == NULL || *expires - from > entitlement->longest_validity)) {
    return REASON_VALIDITY_NOT_ENTITLED;
  }
  return 0;
}

static int nearness(unsigned fault) {
  switch (fault) {
    case REASON_SUBJECT_NOT_ENTITLED: return 1;
    case REASON_DATE_NOT_ENTITLED: return 2;
    case REASON_VALIDITY_NOT_ENTITLED: return 3;
    default: return 0;
  }
}

unsigned trust_entitlement_fault(const struct trust_entry *entry, struct span type,
                                 struct span subject, int64_t from, const int64_t *expires) {
  unsigned nearest = REASON_TYPE_NOT_ENTITLED;
  if (entry->is_suspended) return REASON_ISSUER_SUSPENDED;
  if (entry->has_successor && from >= entry->succeeded_from) return REASON_ISSUER_SUCCEEDED;
  for (size_t i = 0; i < entry->entitlement_count; i++) {
    unsigned fault = entitlement_miss(&entry->entitlements[i], type, subject, from, expires);
    if (fault == 0) return 0;
    if (nearness(fault) > nearness(nearest)) nearest = fault;
  }
  return nearest;
}
