#include "fuzz.h"

#include "trust.h"

/* A trust list: two tokens and then parts, each behind its length; then questions about it. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t count) {
  struct arena arena = {NULL};
  struct trust trust;
  struct span tokens[2];
  struct span parts[4];
  struct span rest = {data, count};
  struct trust_input input = {0, tokens, 0, parts};
  while (input.token_count < 2 && fuzz_part(&rest, &tokens[input.token_count])) {
    input.token_count++;
  }
  while (input.part_count < 4 && fuzz_part(&rest, &parts[input.part_count])) input.part_count++;
  trust_open(&arena, &input, fuzz_known(), FUZZ_NOW, &trust);
  const struct trust_entry *entry;
  struct span issuer = span_of("https://college.example/passport");
  if (trust.state == TRUST_GOOD && trust_find(&trust, issuer, &entry) == ENTRY_FOUND) {
    int64_t end = FUZZ_NOW;
    trust_entitlement_fault(entry, span_of("https://passport.example/passport/training/1"),
                            span_of("CSTF-FIRE"), FUZZ_NOW - 1, &end);
    struct logged logged = {UINT64_MAX, 1, true};
    for (size_t i = 0; i < entry->key_count; i++) {
      trust_key_fault(&entry->keys[i], FUZZ_NOW, &logged);
    }
  }
  arena_free(&arena);
  return 0;
}
