#include "status.h"

#include <string.h>
#include <zlib.h>

#include "words.h"

enum { UNPACKED_LIMIT = 262144 };

bool status_unpack(struct arena *arena, struct span packed, struct span *out) {
  /* One byte more than allowed, so that a stream of just the allowed length ends by itself. */
  uint8_t *room = arena_take(arena, UNPACKED_LIMIT + 1);
  z_stream stream = {0};
  union {
    const uint8_t *in;
    uint8_t *out;
  } source = {packed.at}; /* zlib's pointer is not to const; it only reads */
  if (packed.count > UINT32_MAX || inflateInit(&stream) != Z_OK) return false;
  stream.next_in = source.out;
  stream.avail_in = (uInt)packed.count;
  stream.next_out = room;
  stream.avail_out = UNPACKED_LIMIT + 1;
  int outcome = inflate(&stream, Z_FINISH);
  size_t rest = stream.avail_in;
  *out = (struct span){room, stream.total_out};
  inflateEnd(&stream);
  return outcome == Z_STREAM_END && rest == 0 && out->count <= UNPACKED_LIMIT;
}

struct status_list *status_read(struct arena *arena, size_t count, const struct span *tokens) {
  struct status_list *lists = arena_array(arena, count, sizeof *lists);
  for (size_t i = 0; i < count; i++) {
    if (!token_parse(arena, tokens[i], &lists[i].token)) continue;
    const struct json *claims = json_parse(arena, lists[i].token.payload);
    const struct json *subject = json_string(claims, "sub");
    if (subject == NULL) continue;
    lists[i].claims = claims;
    lists[i].subject = subject->text;
  }
  return lists;
}

/* How many lists name themselves `uri`, and the first of them. */
static size_t find(size_t count, const struct status_list *lists, struct span uri,
                   const struct status_list **out) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    if (lists[i].claims == NULL || !same(lists[i].subject, uri)) continue;
    if (found++ == 0) *out = &lists[i];
  }
  return found;
}

struct times {
  int64_t issued_at;
  int64_t expires;
  bool has_life;
  int64_t life;
};

/* Steps 1 to 4: type, algorithm, key, signature. */
static unsigned token_fault(const struct status_list *list, const struct trust_entry *entry,
                            const struct trust_key **key) {
  if (!token_header_is(&list->token, "statuslist+jwt")) return REASON_STATUS_LIST_REFUSED;
  const struct json *name = json_string(list->token.header, "kid");
  *key = name != NULL ? trust_key_named(entry, name->text, KEY_STATUS) : NULL;
  if (*key == NULL) return REASON_STATUS_KEY_UNLISTED;
  if (token_algorithm(&list->token) != (*key)->key.algorithm) return REASON_STATUS_LIST_REFUSED;
  return token_signed_by(&list->token, &(*key)->key) ? 0 : REASON_STATUS_SIGNATURE_WRONG;
}

/* Step 6: the times, and whether the key was good then. */
static unsigned times_fault(const struct status_list *list, const struct trust_key *key, int64_t at,
                            struct times *times) {
  if (!token_time(json_member(list->claims, "iat"), &times->issued_at) ||
      !token_time(json_member(list->claims, "exp"), &times->expires) ||
      !token_time_optional(json_member(list->claims, "ttl"), &times->has_life, &times->life) ||
      (times->has_life && times->life == 0)) {
    return REASON_STATUS_LIST_UNREADABLE;
  }
  if (times->issued_at > at + CLOCK_SKEW) return REASON_STATUS_LIST_FUTURE;
  return trust_key_fault(key, times->issued_at, NULL) == 0 ? 0 : REASON_STATUS_KEY_REFUSED;
}

/* Step 7: the bits of an entry and the entries. */
static bool unpacked(struct arena *arena, const struct json *claims, unsigned *bits,
                     struct span *entries) {
  const struct json *list = json_member(claims, "status_list");
  const struct json *width = json_member(list, "bits");
  const struct json *text = json_string(list, "lst");
  struct span packed;
  if (width == NULL || width->kind != JSON_INTEGER || text == NULL) return false;
  if (width->integer != 1 && width->integer != 2 && width->integer != 4 && width->integer != 8) {
    return false;
  }
  *bits = (unsigned)width->integer;
  return base64url_decode(arena, text->text, &packed) && status_unpack(arena, packed, entries);
}

static struct status_answer answer_of(unsigned value, const struct times *times, int64_t at) {
  struct status_answer answer = {0};
  bool is_old = at >= times->expires || (times->has_life && at - times->issued_at >= times->life);
  switch (value) {
    case 0:
      answer.outcome = is_old ? OUTCOME_STALE : OUTCOME_PASS;
      answer.reason = is_old ? REASON_STATUS_LIST_OLD : 0;
      if (is_old && at > times->issued_at) answer.age = (uint64_t)(at - times->issued_at);
      return answer;
    case 1:
      return (struct status_answer){OUTCOME_FAIL, REASON_REVOKED, 0};
    case 2:
      return (struct status_answer){OUTCOME_FAIL, REASON_SUSPENDED, 0};
    case 3:
      return (struct status_answer){OUTCOME_SUPERSEDED, REASON_SUPERSEDED_BY_NEWER, 0};
    default:
      return (struct status_answer){OUTCOME_UNKNOWN, REASON_STATUS_VALUE_UNKNOWN, 0};
  }
}

struct status_answer status_ask(struct arena *arena, size_t count,
                                const struct status_list *lists, struct span uri, int64_t index,
                                const struct trust_entry *entry, int64_t at) {
  const struct status_list *list = lists;
  struct times times;
  struct span entries;
  const struct trust_key *key = NULL;
  unsigned bits;
  size_t found = find(count, lists, uri, &list);
  if (found != 1) {
    unsigned reason = found == 0 ? REASON_STATUS_LIST_ABSENT : REASON_STATUS_LIST_REFUSED;
    return (struct status_answer){OUTCOME_UNKNOWN, reason, 0};
  }
  unsigned fault = token_fault(list, entry, &key);
  if (fault == 0) fault = times_fault(list, key, at, &times);
  if (fault == 0 && !unpacked(arena, list->claims, &bits, &entries)) {
    fault = REASON_STATUS_LIST_UNREADABLE;
  }
  if (fault != 0) return (struct status_answer){OUTCOME_UNKNOWN, fault, 0};
  if ((uint64_t)index >= entries.count * 8 / bits) {
    return (struct status_answer){OUTCOME_FAIL, REASON_STATUS_INDEX_OUTSIDE, 0};
  }
  uint64_t bit = (uint64_t)index * bits;
  return answer_of(entries.at[bit / 8] >> (bit % 8) & ((1u << bits) - 1), &times, at);
}
