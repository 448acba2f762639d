#include "fuzz.h"

#include "status.h"

/* A status list token, asked by every key it could name; and the input as a packed list. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t count) {
  struct arena arena = {NULL};
  struct span bytes = {data, count};
  struct span unpacked;
  if (count > TOKEN_LIMIT) return 0;
  status_unpack(&arena, bytes, &unpacked);
  const struct status_list *list = status_read(&arena, 1, &bytes);
  const struct json *name =
      list->claims != NULL ? json_string(list->token.header, "kid") : NULL;
  if (name != NULL) {
    struct trust_key key = {.id = name->text, .use = KEY_STATUS, .expires = INT64_MAX};
    key.key.algorithm = token_algorithm(&list->token);
    struct trust_entry entry = {.key_count = 1, .keys = &key};
    for (int64_t index = 0; index < 70; index += 23) {
      status_ask(&arena, 1, list, list->subject, index, &entry, FUZZ_NOW);
    }
    status_ask(&arena, 1, list, list->subject, INT64_MAX, &entry, FUZZ_NOW);
  }
  arena_free(&arena);
  return 0;
}
