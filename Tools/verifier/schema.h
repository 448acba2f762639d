#ifndef OW_SCHEMA_H
#define OW_SCHEMA_H

#include "json.h"
#include "words.h"

/* Whether a text is an https address with a host and without query, fragment, user or a character
   that is not plain ASCII. */
bool is_address(struct span text);
/* The number of the type that `https://…/passport/<type>/1` names, or 0. */
unsigned type_of(struct span vct);

/* The schema of a type: 0, or the reason it is broken. `open` is the payload as signed, `all` the
   payload with what was disclosed. */
unsigned schema_fault(unsigned type, const struct json *open, const struct json *all);

#endif
