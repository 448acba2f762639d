#ifndef OW_STATUS_H
#define OW_STATUS_H

#include "trust.h"

/* What a status list says about one entry: an outcome, its reason, and for stale the age. */
struct status_answer {
  unsigned outcome;
  unsigned reason;
  uint64_t age;
};

/* A status list token taken apart; nothing in it is true yet. */
struct status_list {
  struct token token;
  const struct json *claims; /* NULL where it cannot be read */
  struct span subject;
};

/* The tokens of a bundle, each taken apart once. */
struct status_list *status_read(struct arena *arena, size_t count, const struct span *tokens);

/* Asks the list among `lists` whose `sub` is `uri`, in the fixed order of the design: type,
   algorithm, key, signature, subject, times, unpacking, index, value. To be asked only once the
   signature of the credential that names the list is good. */
struct status_answer status_ask(struct arena *arena, size_t count,
                                const struct status_list *lists, struct span uri, int64_t index,
                                const struct trust_entry *entry, int64_t at);

/* Unpacks zlib to at most 262,144 bytes that end with the stream and the input; false else. */
bool status_unpack(struct arena *arena, struct span packed, struct span *out);

#endif
