#ifndef OW_INPUTS_H
#define OW_INPUTS_H

#include "jws.h"
#include "log.h"
#include "oneworkforce/bundle/v1/bundle.pb-c.h"
#include "oneworkforce/bundle/v1/policy.pb-c.h"

enum {
  BUNDLE_LIMIT = 4 * 1024 * 1024,
  CREDENTIAL_LIMIT = 64 * 1024,
  TOKEN_LIMIT = 512 * 1024,
  SETTINGS_LIMIT = 1024 * 1024,
  MOST_CREDENTIALS = 64,
  MOST_STATUS_LISTS = 64,
  MOST_OPERATORS = 8,
  MOST_PARTS = 64,
};

/* Reads a message only in its canonical encoding: NULL where encoding it again gives other bytes
   or a field is unknown. The message lives in the arena. */
ProtobufCMessage *canonical(struct arena *arena, const ProtobufCMessageDescriptor *descriptor,
                            struct span bytes);

/* The bundle, or NULL with the reason's number. */
Oneworkforce__Bundle__V1__PassportBundle *bundle_read(struct arena *arena, struct span bytes,
                                                      unsigned *reason);

typedef Oneworkforce__Bundle__V1__VerdictPolicy verdict_policy;
typedef Oneworkforce__Bundle__V1__TypeRule type_rule;
typedef Oneworkforce__Bundle__V1__EquivalenceRule equivalence_rule;
typedef Oneworkforce__Bundle__V1__StepRule step_rule;

/* The policy, or NULL where it is not canonical or breaks a rule of its contract. */
verdict_policy *policy_read(struct arena *arena, struct span bytes);

struct anchors {
  size_t operator_count;
  struct public_key *operators;
  uint64_t lowest_sequence;
  size_t note_key_count;
  struct note_key *note_keys;
};

bool anchors_read(struct arena *arena, struct span bytes, struct anchors *anchors);

static inline struct span bytes_of(ProtobufCBinaryData data) {
  return (struct span){data.data, data.len};
}

#endif
