#ifndef OW_JSON_H
#define OW_JSON_H

#include "bytes.h"

/* A JSON value read so strictly that two readers cannot disagree about it. */
enum json_kind {
  JSON_NULL,
  JSON_BOOL,
  JSON_INTEGER, /* written as whole digits that fit 64 bits */
  JSON_NUMBER,  /* any other number, as written */
  JSON_STRING,
  JSON_ARRAY,
  JSON_OBJECT,
};

struct json {
  enum json_kind kind;
  bool flag;
  union {
    int64_t integer;
    struct span text; /* a string unescaped, or a number as written */
    struct {
      size_t count; /* items or members */
      struct json *items;
      struct span *names; /* of an object's members */
    };
  };
};

/* The value that the bytes spell by RFC 8259, or NULL: for a name twice in one object, invalid
   UTF-8, half a surrogate pair, U+0000, more than 16 levels, or anything behind the value. */
struct json *json_parse(struct arena *arena, struct span bytes);

/* The member, or NULL where there is none or `value` is no object. */
struct json *json_member(const struct json *value, const char *name);
struct json *json_named(const struct json *value, struct span name);
/* The member if it is a string, else NULL. */
struct json *json_string(const struct json *value, const char *name);

#endif
