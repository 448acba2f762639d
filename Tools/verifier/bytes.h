#ifndef OW_BYTES_H
#define OW_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that somebody else owns. */
struct span {
  const uint8_t *at;
  size_t count;
};

/* Memory that is given back all at once, so that no path through a judgement can leak or free
   twice. Running out of memory ends the program: there is no judgement without it. */
struct arena {
  struct block *blocks;
};

void *arena_take(struct arena *arena, size_t size);
/* Room for `count` items of `size` bytes, zeroed. */
void *arena_array(struct arena *arena, size_t count, size_t size);
void arena_free(struct arena *arena);

/* Says that there is no memory and ends the program with status 64. */
void out_of_memory(void) __attribute__((noreturn));

struct span span_of(const char *text);
bool same(struct span left, struct span right);
bool is_text(struct span span, const char *text);
bool starts_with(struct span span, const char *text);
bool ends_with(struct span span, const char *text);

/* Takes the bytes before the next `separator` off `rest`, and the separator with them. False at
   the end, where `rest` holds no separator: then nothing is taken. */
bool take_until(struct span *rest, uint8_t separator, struct span *part);

/* Whether the bytes are UTF-8 of Unicode scalars in their shortest form. */
bool is_utf8(struct span span);

/* Base64url without padding, white space or left-over bits; false where it is anything else. */
bool base64url_decode(struct arena *arena, struct span text, struct span *bytes);
struct span base64url_encode(struct arena *arena, struct span bytes);
/* Base64 of RFC 4648 section 4, padded, as signed notes have it; as strict as the other. */
bool base64_decode(struct arena *arena, struct span text, struct span *bytes);

void sha256(struct span bytes, uint8_t digest[32]);
void hmac_sha256(struct span key, struct span bytes, uint8_t code[32]);

/* The decimal number that `text` spells: no sign, no leading zero, at most `largest`. */
bool decimal(struct span text, uint64_t largest, uint64_t *number);

#endif
