#include <string.h>

#include "trust_read.h"

#define LATEST INT64_C(253402300799)

bool token_time(const struct json *value, int64_t *seconds) {
  if (value == NULL || value->kind != JSON_INTEGER || value->integer < 0 ||
      value->integer > LATEST) {
    return false;
  }
  *seconds = value->integer;
  return true;
}

bool token_time_optional(const struct json *value, bool *present, int64_t *seconds) {
  *present = value != NULL;
  return value == NULL || token_time(value, seconds);
}

static bool read_text(const struct json *object, const char *name, struct span *out) {
  struct json *member = json_string(object, name);
  if (member == NULL) return false;
  *out = member->text;
  return true;
}

static enum key_use use_of(struct span text) {
  static const char *const uses[] = {"issue", "status", "log", "share"};
  for (unsigned i = 0; i < 4; i++) {
    if (is_text(text, uses[i])) return (enum key_use)i;
  }
  return KEY_UNKNOWN;
}

static bool read_compromise(const struct json *json, struct trust_key *key) {
  const struct json *at = json_member(json, "compromised_at");
  const struct json *size = json_member(json, "log_size_then");
  key->is_compromised = at != NULL;
  if (at == NULL && size == NULL) return true;
  if (!token_time(at, &key->compromised_at) || size == NULL || size->kind != JSON_INTEGER ||
      size->integer < 0 || size->integer > (INT64_C(1) << 62)) {
    return false;
  }
  key->log_size_then = (uint64_t)size->integer;
  return true;
}

static bool read_key(struct arena *arena, const struct json *json, struct trust_key *key) {
  struct span use;
  if (!read_text(json, "use", &use) || !read_text(json, "kid", &key->id) ||
      !key_from_jwk(arena, json_member(json, "jwk"), &key->key) ||
      !same(key->id, key_thumbprint(arena, &key->key)) ||
      !token_time(json_member(json, "nbf"), &key->not_before) ||
      !token_time(json_member(json, "exp"), &key->expires) ||
      !token_time_optional(json_member(json, "retired_at"), &key->is_retired,
                           &key->retired_at)) {
    return false;
  }
  key->use = use_of(use);
  return read_compromise(json, key) && key->not_before < key->expires;
}

/* Keys of a use that this version does not know are passed over. */
static bool read_keys(struct arena *arena, const struct json *json, struct trust_entry *entry) {
  if (json == NULL || json->kind != JSON_ARRAY) return false;
  entry->keys = arena_array(arena, json->count, sizeof *entry->keys);
  for (size_t i = 0; i < json->count; i++) {
    struct trust_key *key = &entry->keys[entry->key_count];
    *key = (struct trust_key){.use = KEY_UNKNOWN};
    if (!read_key(arena, &json->items[i], key)) return false;
    if (key->use == KEY_UNKNOWN) continue;
    for (size_t k = 0; k < entry->key_count; k++) {
      if (same_key(&entry->keys[k].key, &key->key)) return false;
    }
    entry->key_count++;
  }
  return true;
}

static bool read_entitlement(const struct json *json, struct entitlement *out) {
  out->subjects = json_member(json, "subjects");
  if (out->subjects != NULL) {
    if (out->subjects->kind != JSON_ARRAY || out->subjects->count == 0) return false;
    for (size_t i = 0; i < out->subjects->count; i++) {
      if (out->subjects->items[i].kind != JSON_STRING) return false;
    }
  }
  return read_text(json, "vct", &out->type) && out->type.count > 0 &&
         token_time_optional(json_member(json, "max_validity"), &out->has_validity,
                             &out->longest_validity) &&
         token_time(json_member(json, "from"), &out->from) &&
         token_time_optional(json_member(json, "to"), &out->has_end, &out->to);
}

static bool read_entitlements(struct arena *arena, const struct json *json,
                              struct trust_entry *entry) {
  if (json == NULL || json->kind != JSON_ARRAY) return false;
  entry->entitlement_count = json->count;
  entry->entitlements = arena_array(arena, json->count, sizeof *entry->entitlements);
  for (size_t i = 0; i < json->count; i++) {
    if (!read_entitlement(&json->items[i], &entry->entitlements[i])) return false;
  }
  return true;
}

static bool is_issuer(struct span text) {
  if (!starts_with(text, "https://") || text.count < 9 || text.count > 512) return false;
  for (size_t i = 0; i < text.count; i++) {
    uint8_t c = text.at[i];
    if (c < 0x21 || c > 0x7E || c == '#' || c == '?') return false;
  }
  return true;
}

static bool identifiers_hold(const struct json *json) {
  if (json == NULL) return true;
  if (json->kind != JSON_OBJECT) return false;
  for (size_t i = 0; i < json->count; i++) {
    if (json->items[i].kind != JSON_STRING) return false;
  }
  return true;
}

static bool read_successor(const struct json *json, struct trust_entry *entry) {
  struct span issuer;
  entry->has_successor = json != NULL;
  if (json == NULL) return true;
  return read_text(json, "iss", &issuer) && issuer.count > 0 && !same(issuer, entry->issuer) &&
         token_time(json_member(json, "from"), &entry->succeeded_from);
}

bool trust_entry_read(struct arena *arena, const struct json *json, struct trust_entry *entry) {
  const struct json *suspended = json_member(json, "suspended");
  *entry = (struct trust_entry){0};
  if (suspended != NULL && suspended->kind != JSON_BOOL) return false;
  entry->is_suspended = suspended != NULL && suspended->flag;
  return read_text(json, "iss", &entry->issuer) && is_issuer(entry->issuer) &&
         read_entitlements(arena, json_member(json, "entitlements"), entry) &&
         read_keys(arena, json_member(json, "keys"), entry) &&
         identifiers_hold(json_member(json, "identifiers")) &&
         read_successor(json_member(json, "successor"), entry);
}
