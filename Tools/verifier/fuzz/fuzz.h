#ifndef OW_FUZZ_H
#define OW_FUZZ_H

/* What the fuzz targets share. They are built with signatures taken as good (see jws.c), because
   no run of changed bytes would ever find a signature, and what lies behind one must hold too. */

#include <stdlib.h>
#include <string.h>

#include "judge.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t count);

enum { FUZZ_NOW = 1780315200 };

/* The anchors of samples/anchors: two operators, a log and a witness. */
extern const uint8_t fuzz_anchors[];
extern const size_t fuzz_anchors_count;

/* The anchors, read once. */
static inline const struct anchors *fuzz_known(void) {
  static struct arena arena;
  static struct anchors anchors;
  if (arena.blocks == NULL &&
      !anchors_read(&arena, (struct span){fuzz_anchors, fuzz_anchors_count}, &anchors)) {
    abort();
  }
  return &anchors;
}

/* Takes one part, a big-endian length of four bytes and so many bytes, off `rest`. */
static inline bool fuzz_part(struct span *rest, struct span *part) {
  if (rest->count < 4) return false;
  size_t count = (size_t)rest->at[0] << 24 | (size_t)rest->at[1] << 16 |
                 (size_t)rest->at[2] << 8 | rest->at[3];
  if (count > rest->count - 4) count = rest->count - 4;
  *part = (struct span){rest->at + 4, count};
  rest->at += 4 + count;
  rest->count -= 4 + count;
  return true;
}

#endif
