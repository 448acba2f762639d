#ifndef OW_TRUST_READ_H
#define OW_TRUST_READ_H

#include "trust.h"

/* An entry of the list; false where a member is not as it must be. */
bool trust_entry_read(struct arena *arena, const struct json *json, struct trust_entry *entry);

#endif
