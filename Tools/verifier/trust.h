#ifndef OW_TRUST_H
#define OW_TRUST_H

#include "inputs.h"

enum key_use { KEY_ISSUE, KEY_STATUS, KEY_LOG, KEY_SHARE, KEY_UNKNOWN };

/* A key of an issuer with its history. */
struct trust_key {
  struct span id;
  struct public_key key;
  enum key_use use;
  int64_t not_before;
  int64_t expires;
  bool is_retired;
  int64_t retired_at;
  bool is_compromised;
  int64_t compromised_at;
  uint64_t log_size_then;
};

/* What an issuer may say. */
struct entitlement {
  struct span type;
  const struct json *subjects; /* NULL: any */
  bool has_validity;
  int64_t longest_validity;
  int64_t from;
  bool has_end;
  int64_t to;
};

struct trust_entry {
  struct span issuer;
  size_t entitlement_count;
  struct entitlement *entitlements;
  size_t key_count;
  struct trust_key *keys;
  bool is_suspended;
  bool has_successor;
  int64_t succeeded_from;
};

enum trust_state { TRUST_ABSENT, TRUST_REFUSED, TRUST_ROLLED_BACK, TRUST_GOOD };

struct trust {
  enum trust_state state;
  uint64_t sequence;
  bool is_past_end;
  uint64_t age; /* seconds since it was signed */
  size_t entry_count;
  size_t entry_room;
  struct trust_entry *entries;
  unsigned part_bits; /* 0: the list holds its entries itself */
  bool *parts_held;
};

struct trust_input {
  size_t token_count;
  const struct span *tokens;
  size_t part_count;
  const struct span *parts;
};

/* The list that the tokens hold, once two operators signed the same payload, with its parts. */
void trust_open(struct arena *arena, const struct trust_input *input,
                const struct anchors *anchors, int64_t at, struct trust *trust);

enum trust_find { ENTRY_FOUND, ENTRY_UNLISTED, ENTRY_PART_ABSENT };

enum trust_find trust_find(const struct trust *trust, struct span issuer,
                           const struct trust_entry **entry);

/* The key called `id` with that use, or NULL. */
const struct trust_key *trust_key_named(const struct trust_entry *entry, struct span id,
                                        enum key_use use);

/* What the log proves about the moment of signing. */
struct logged {
  uint64_t time_ms;
  uint64_t index;
  bool is_witnessed;
};

/* 0, or the reason why the key was not good when it signed: at the log's time where `logged` is
   not NULL, else at the time the signed thing states. */
unsigned trust_key_fault(const struct trust_key *key, int64_t stated,
                         const struct logged *logged);

/* 0, or the reason why the issuer may not say this: the nearest miss of its entitlements. */
unsigned trust_entitlement_fault(const struct trust_entry *entry, struct span type,
                                 struct span subject, int64_t from, const int64_t *expires);

/* A time of a token: whole seconds from 1970 to the year 9999. */
bool token_time(const struct json *value, int64_t *seconds);
/* The same where it may be left out. */
bool token_time_optional(const struct json *value, bool *present, int64_t *seconds);

enum { CLOCK_SKEW = 300 };

#endif
