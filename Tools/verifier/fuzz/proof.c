#include "fuzz.h"

/* A tlog-proof file: the proof to its empty line, then the checkpoint. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t count) {
  struct arena arena = {NULL};
  const struct anchors *anchors = fuzz_known();
  struct log_proof proof;
  struct checkpoint checkpoint;
  size_t end = 0;
  uint64_t time;
  while (end + 1 < count && !(data[end] == '\n' && data[end + 1] == '\n')) end++;
  end = end + 2 <= count ? end + 2 : count;
  bool is_proof = log_proof_parse(&arena, (struct span){data, end}, &proof);
  bool is_head = checkpoint_verify(&arena, (struct span){data + end, count - end},
                                   anchors->note_keys, anchors->note_key_count, &checkpoint);
  if (is_proof && is_head &&
      log_opening(&proof, EVENT_ISSUE, span_of("https://college.example/passport"), &time)) {
    log_includes(&proof, (struct span){fuzz_anchors, 32}, &checkpoint);
  }
  arena_free(&arena);
  return 0;
}
