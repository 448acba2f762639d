#ifndef OW_LOG_H
#define OW_LOG_H

#include "bytes.h"

/* The transparency log: RFC 9162 proofs, C2SP signed notes, checkpoints and tlog-proof@v1. */

/* An Ed25519 key by its name in notes. */
struct note_key {
  struct span name;
  struct span origin; /* of a log; empty for a witness */
  uint8_t key[32];
  uint32_t id;
  bool is_witness;
};

/* Fills in the id. False where the name may not stand on a signature line. */
bool note_key_make(struct arena *arena, struct note_key *key);

struct checkpoint {
  uint64_t size;
  uint8_t root[32];
  unsigned witnesses; /* known ones that signed, each key once */
};

/* The checkpoint that a note holds, once a known log of its origin signed it; false where the note
   is malformed, no such log did, or a known key's line does not hold. */
bool checkpoint_verify(struct arena *arena, struct span note, const struct note_key *keys,
                       size_t key_count, struct checkpoint *checkpoint);

enum { LEAF_SIZE = 50, LONGEST_PATH = 62, EVENT_ISSUE = 1 };

struct log_proof {
  struct span extra; /* empty: none */
  uint64_t index;
  size_t count;
  uint8_t path[LONGEST_PATH][32];
};

bool log_proof_parse(struct arena *arena, struct span bytes, struct log_proof *proof);

/* Whether the opening in `extra` is one of `event` by the issuer; its time in milliseconds. */
bool log_opening(const struct log_proof *proof, uint8_t event, struct span issuer,
                 uint64_t *time_ms);
/* Whether the leaf rebuilt from the opening about `subject` is in the tree of the checkpoint. */
bool log_includes(const struct log_proof *proof, struct span subject,
                  const struct checkpoint *checkpoint);

#endif
