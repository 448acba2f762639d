#include "fuzz.h"

#include "print.h"

/* A whole judgement: the input is a bundle without its hash, which is put behind it. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t count) {
  static const uint8_t policy[] = {0x08, 1,   0x12, 8,   's', 't',  'a', 'n',
                                   'd',  'a', 'r',  'd', 0x18, 1};
  static FILE *nowhere;
  if (nowhere == NULL) nowhere = fopen("/dev/null", "w");
  struct arena arena = {NULL};
  uint8_t *bytes = arena_take(&arena, count + 34);
  if (count > 0) memcpy(bytes, data, count);
  bytes[count] = 0x3A;
  bytes[count + 1] = 32;
  sha256((struct span){bytes, count}, bytes + count + 2);
  struct question question = {
      .bundle = {bytes, count + 34},
      .policy_bytes = {policy, sizeof policy},
      .anchors_bytes = {fuzz_anchors, fuzz_anchors_count},
      .at = FUZZ_NOW,
      .has_expectation = true,
      .audience = span_of("https://trust.example/verifier"),
      .nonce = span_of("n-0S6_WzA2Mj"),
  };
  struct report *report = arena_array(&arena, 1, sizeof *report);
  if (!judge(&arena, &question, report)) abort();
  struct span encoded = report_encode(&arena, report);
  if (encoded.count == 0) abort();
  if (nowhere != NULL) report_print(report, nowhere);
  arena_free(&arena);
  return 0;
}
