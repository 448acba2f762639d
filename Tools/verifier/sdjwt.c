#include "sdjwt.h"

#include <stdlib.h>
#include <string.h>

#include "inputs.h"
#include "words.h"

enum { DEEPEST = 16, BINDING_TOLERANCE = 300 };

static bool token_with_claims(struct arena *arena, struct span bytes, struct token *token,
                              struct json **claims) {
  if (!token_parse(arena, bytes, token)) return false;
  *claims = json_parse(arena, token->payload);
  return *claims != NULL && (*claims)->kind == JSON_OBJECT;
}

static bool disclosure_parse(struct arena *arena, struct span text, struct disclosure *out) {
  struct span decoded;
  if (!base64url_decode(arena, text, &decoded)) return false;
  struct json *array = json_parse(arena, decoded);
  if (array == NULL || array->kind != JSON_ARRAY || (array->count != 2 && array->count != 3) ||
      array->items[0].kind != JSON_STRING) {
    return false;
  }
  out->is_member = array->count == 3;
  if (out->is_member && array->items[1].kind != JSON_STRING) return false;
  if (out->is_member) out->name = array->items[1].text;
  out->value = &array->items[array->count - 1];
  out->text = text;
  uint8_t *digest = arena_take(arena, 32);
  sha256(text, digest);
  out->digest = base64url_encode(arena, (struct span){digest, 32});
  return true;
}

static bool required_text(const struct json *payload, const char *name, struct span *out) {
  struct json *member = json_string(payload, name);
  if (member == NULL || member->text.count == 0) return false;
  *out = member->text;
  return true;
}

static bool optional_time(const struct json *payload, const char *name, struct json **out) {
  *out = json_member(payload, name);
  return *out == NULL || (*out)->kind == JSON_INTEGER;
}

static bool read_status(struct presentation *out) {
  struct json *claim = json_member(out->payload, "status");
  if (claim == NULL) return true;
  struct json *list = json_member(claim, "status_list");
  struct json *uri = json_string(list, "uri");
  struct json *index = json_member(list, "idx");
  if (uri == NULL || index == NULL || index->kind != JSON_INTEGER || index->integer < 0) {
    return false;
  }
  out->has_status = true;
  out->status_uri = uri->text;
  out->status_index = index->integer;
  return true;
}

static bool read_holder_key(struct arena *arena, struct presentation *out) {
  struct json *claim = json_member(out->payload, "cnf");
  if (claim == NULL) return true;
  out->has_holder_key = true;
  return key_from_jwk(arena, json_member(claim, "jwk"), &out->holder_key) &&
         out->holder_key.algorithm == ALGORITHM_ES256;
}

static bool read_claims(struct arena *arena, struct presentation *out) {
  return required_text(out->payload, "iss", &out->issuer) &&
         required_text(out->payload, "vct", &out->type) &&
         optional_time(out->payload, "nbf", &out->not_before) &&
         optional_time(out->payload, "exp", &out->expires) && read_status(out) &&
         read_holder_key(arena, out);
}

static size_t count_of(struct span bytes, uint8_t wanted) {
  size_t count = 0;
  for (size_t i = 0; i < bytes.count; i++) count += bytes.at[i] == wanted;
  return count;
}

bool presentation_parse(struct arena *arena, struct span bytes, struct presentation *out) {
  *out = (struct presentation){0};
  size_t separators = count_of(bytes, '~');
  struct span rest = bytes;
  struct span part;
  if (separators == 0 || !take_until(&rest, '~', &part) ||
      !token_with_claims(arena, part, &out->credential, &out->payload)) {
    return false;
  }
  out->disclosures = arena_array(arena, separators, sizeof *out->disclosures);
  while (take_until(&rest, '~', &part)) {
    if (part.count == 0 ||
        !disclosure_parse(arena, part, &out->disclosures[out->disclosure_count++])) {
      return false;
    }
  }
  out->bound_bytes = (struct span){bytes.at, bytes.count - rest.count};
  out->has_binding = rest.count > 0;
  if (out->has_binding &&
      !token_with_claims(arena, rest, &out->binding, &out->binding_payload)) {
    return false;
  }
  return read_claims(arena, out);
}

static bool is_digest_text(struct arena *arena, struct span text) {
  struct span bytes;
  return text.count == 43 && base64url_decode(arena, text, &bytes);
}

struct span token_key_name(struct arena *arena, const struct token *token) {
  struct json *name = json_string(token->header, "kid");
  if (name == NULL || !is_digest_text(arena, name->text)) return (struct span){NULL, 0};
  return name->text;
}

bool hash_algorithm_is_known(const struct json *payload) {
  struct json *named = json_member(payload, "_sd_alg");
  return named == NULL || (named->kind == JSON_STRING && is_text(named->text, "sha-256"));
}

static int compare_disclosures(const void *left, const void *right) {
  const struct disclosure *const *a = left;
  const struct disclosure *const *b = right;
  return memcmp((*a)->digest.at, (*b)->digest.at, 43);
}

static int compare_digest(const void *text, const void *disclosure) {
  const struct span *a = text;
  const struct disclosure *const *b = disclosure;
  return memcmp(a->at, (*b)->digest.at, 43);
}

/* Sorts the disclosures by their digests; false where two are equal. */
static bool disclosures_differ(struct arena *arena, struct presentation *presentation) {
  size_t count = presentation->disclosure_count;
  struct disclosure **sorted = arena_array(arena, count, sizeof(struct disclosure *));
  for (size_t i = 0; i < count; i++) sorted[i] = &presentation->disclosures[i];
  qsort(sorted, count, sizeof *sorted, compare_disclosures);
  for (size_t i = 1; i < count; i++) {
    if (same(sorted[i - 1]->digest, sorted[i]->digest)) return false;
  }
  presentation->by_digest = sorted;
  return true;
}

/* One walk through the signed claims, in which each digest is exchanged for its disclosure. */
struct walk {
  struct arena *arena;
  struct presentation *presentation;
  size_t seen_count;
  size_t seen_room;
  struct span *seen;
};

/* Where the walk stands: how deep, whether at the top of the signed part, and whether inside a
   claim that may hide nothing. */
struct spot {
  int depth;
  bool is_top;
  bool is_open;
};

static bool walk_value(struct walk *walk, const struct json *value, struct spot spot,
                       struct json *out);

static bool stays_open(struct span name) {
  static const char *const names[] = {"iss", "vct", "vct#integrity", "nbf",
                                      "exp", "cnf", "status",        "aka_vcts"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (is_text(name, names[i])) return true;
  }
  return false;
}

static bool remember(struct walk *walk, struct span digest) {
  for (size_t i = 0; i < walk->seen_count; i++) {
    if (same(walk->seen[i], digest)) return false;
  }
  if (walk->seen_count == walk->seen_room) {
    size_t wider = walk->seen_room == 0 ? 32 : walk->seen_room * 2;
    struct span *seen = arena_array(walk->arena, wider, sizeof *seen);
    if (walk->seen_count > 0) memcpy(seen, walk->seen, walk->seen_count * sizeof *seen);
    walk->seen = seen;
    walk->seen_room = wider;
  }
  walk->seen[walk->seen_count++] = digest;
  return true;
}

/* False where the digest is malformed, seen before or stands where nothing may be hidden; else the
   disclosure it is of, or NULL where none was sent. */
static bool disclosure_of(struct walk *walk, const struct json *digest, struct spot spot,
                          struct disclosure **out) {
  *out = NULL;
  if (digest->kind != JSON_STRING || !is_digest_text(walk->arena, digest->text) ||
      !remember(walk, digest->text)) {
    return false;
  }
  struct disclosure **found =
      bsearch(&digest->text, walk->presentation->by_digest, walk->presentation->disclosure_count,
              sizeof *found, compare_digest);
  if (found != NULL) {
    // A claim that is always shown may hold decoys, and hides nothing.
    if (spot.is_open) return false;
    (*found)->is_placed = true;
    *out = *found;
  }
  return true;
}

static bool may_be_named(struct span name, struct spot spot) {
  return !is_text(name, "_sd") && !is_text(name, "...") && !is_text(name, "_sd_alg") &&
         !(spot.is_top && stays_open(name));
}

static bool add_disclosed(struct walk *walk, const struct json *digests, struct spot spot,
                          struct json *out) {
  struct spot inside = {spot.depth + 1, false, spot.is_open};
  for (size_t i = 0; i < digests->count; i++) {
    struct disclosure *shown;
    if (!disclosure_of(walk, &digests->items[i], spot, &shown)) return false;
    if (shown == NULL) continue;
    if (!shown->is_member || !may_be_named(shown->name, spot) ||
        json_named(out, shown->name) != NULL) {
      return false;
    }
    out->names[out->count] = shown->name;
    out->count++;
    if (!walk_value(walk, shown->value, inside, &out->items[out->count - 1])) return false;
  }
  return true;
}

static bool walk_object(struct walk *walk, const struct json *value, struct spot spot,
                        struct json *out) {
  const struct json *digests = json_member(value, "_sd");
  if (digests != NULL && digests->kind != JSON_ARRAY) return false;
  size_t room = value->count + (digests != NULL ? digests->count : 0);
  out->kind = JSON_OBJECT;
  out->items = arena_array(walk->arena, room, sizeof *out->items);
  out->names = arena_array(walk->arena, room, sizeof *out->names);
  for (size_t i = 0; i < value->count; i++) {
    struct span name = value->names[i];
    struct spot inside = {spot.depth + 1, false, spot.is_open};
    if (spot.is_top) inside.is_open = stays_open(name);
    if (is_text(name, "_sd")) continue;
    if (is_text(name, "...")) return false;
    if (is_text(name, "_sd_alg")) {
      if (!spot.is_top) return false;
      continue;
    }
    out->names[out->count] = name;
    out->count++;
    if (!walk_value(walk, &value->items[i], inside, &out->items[out->count - 1])) return false;
  }
  return digests == NULL || add_disclosed(walk, digests, spot, out);
}

static bool walk_array(struct walk *walk, const struct json *value, struct spot spot,
                       struct json *out) {
  struct spot inside = {spot.depth + 1, false, spot.is_open};
  out->kind = JSON_ARRAY;
  out->items = arena_array(walk->arena, value->count, sizeof *out->items);
  for (size_t i = 0; i < value->count; i++) {
    const struct json *item = &value->items[i];
    const struct json *digest = json_member(item, "...");
    if (digest != NULL) {
      struct disclosure *shown;
      if (item->count != 1 || !disclosure_of(walk, digest, spot, &shown)) return false;
      if (shown == NULL) continue;
      if (shown->is_member) return false;
      item = shown->value;
    }
    if (!walk_value(walk, item, inside, &out->items[out->count++])) return false;
  }
  return true;
}

static bool walk_value(struct walk *walk, const struct json *value, struct spot spot,
                       struct json *out) {
  if (value->kind != JSON_OBJECT && value->kind != JSON_ARRAY) {
    *out = *value;
    return true;
  }
  if (spot.depth >= DEEPEST) return false;
  return value->kind == JSON_OBJECT ? walk_object(walk, value, spot, out)
                                    : walk_array(walk, value, spot, out);
}

struct json *presentation_claims(struct arena *arena, struct presentation *presentation) {
  struct walk walk = {arena, presentation, 0, 0, NULL};
  struct spot top = {0, true, false};
  struct json *claims = arena_array(arena, 1, sizeof *claims);
  if (!hash_algorithm_is_known(presentation->payload) || !disclosures_differ(arena, presentation) ||
      !walk_value(&walk, presentation->payload, top, claims)) {
    return NULL;
  }
  for (size_t i = 0; i < presentation->disclosure_count; i++) {
    if (!presentation->disclosures[i].is_placed) return NULL;
  }
  return claims;
}

static bool is_timely(int64_t issued, int64_t at) {
  return issued >= at - BINDING_TOLERANCE && issued <= at + BINDING_TOLERANCE;
}

unsigned binding_fault(struct arena *arena, const struct presentation *presentation,
                       struct span audience, struct span nonce, int64_t at) {
  const struct token *token = &presentation->binding;
  const struct json *claims = presentation->binding_payload;
  if (!presentation->has_holder_key) return REASON_BINDING_KEY_ABSENT;
  if (!token_header_is(token, "kb+jwt") ||
      token_algorithm(token) != presentation->holder_key.algorithm) {
    return REASON_BINDING_MALFORMED;
  }
  if (!key_verifies(&presentation->holder_key, token->signature, token->signed_bytes)) {
    return REASON_BINDING_SIGNATURE_WRONG;
  }
  struct json *issued = json_member(claims, "iat");
  struct json *aud = json_string(claims, "aud");
  struct json *asked = json_string(claims, "nonce");
  struct json *hash = json_string(claims, "sd_hash");
  if (issued == NULL || issued->kind != JSON_INTEGER || aud == NULL || asked == NULL ||
      hash == NULL) {
    return REASON_BINDING_MALFORMED;
  }
  if (!is_timely(issued->integer, at)) return REASON_BINDING_TIME_WRONG;
  if (!same(aud->text, audience)) return REASON_BINDING_AUDIENCE_WRONG;
  if (!same(asked->text, nonce)) return REASON_BINDING_NONCE_WRONG;
  uint8_t digest[32];
  sha256(presentation->bound_bytes, digest);
  struct span bound = base64url_encode(arena, (struct span){digest, 32});
  return same(hash->text, bound) ? 0 : REASON_BINDING_DIGEST_WRONG;
}
