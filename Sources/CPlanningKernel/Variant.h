// All loops of CPlanningKernel.h for one VARIANT, whose registers hold WIDTH draws. Included once a
// variant; nothing in them allocates, checks or calls out.

#define vector NAMED(vector, VARIANT)
#define bits NAMED(bits, VARIANT)
#define PARTS (LANES / WIDTH)
#define INLINE static inline __attribute__((always_inline))

// Swift promises no more than 16 bytes; the loops are faster where a position is aligned to 64.
typedef double vector __attribute__((vector_size(WIDTH * 8), aligned(16), may_alias));
typedef int64_t bits __attribute__((vector_size(WIDTH * 8), aligned(16), may_alias));

#include "AgeKernelBody.h"
#include "RisksBody.h"

#undef vector
#undef bits
#undef PARTS
#undef INLINE
#undef VARIANT
#undef WIDTH
