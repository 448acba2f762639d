#include "CPlanningKernel.h"

#include <stddef.h>

// A product and a sum stay two operations in every variant.
#pragma STDC FP_CONTRACT OFF
#pragma clang fp contract(off)

enum { LANES = 8 };

#define JOINED(name, variant) name##_##variant
#define NAMED(name, variant) JOINED(name, variant)

#define VARIANT baseline
#define WIDTH 2
#include "Variant.h"

#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define VARIANT avx2
#define WIDTH 4
#include "Variant.h"
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
#define VARIANT avx512
#define WIDTH 8
#include "Variant.h"
#pragma clang attribute pop

#define CHOOSE(name, ...)                                  \
  switch (variant) {                                       \
    case PLANNING_AVX512: name##_avx512(__VA_ARGS__); break; \
    case PLANNING_AVX2: name##_avx2(__VA_ARGS__); break;     \
    default: name##_baseline(__VA_ARGS__);                   \
  }

bool planning_supports(int32_t variant) {
  __builtin_cpu_init();
  switch (variant) {
    case PLANNING_BASELINE: return true;
    case PLANNING_AVX2: return __builtin_cpu_supports("avx2");
    case PLANNING_AVX512: return __builtin_cpu_supports("avx512f");
    default: return false;
  }
}

#else

#define CHOOSE(name, ...) \
  (void)variant;          \
  name##_baseline(__VA_ARGS__);

bool planning_supports(int32_t variant) { return variant == PLANNING_BASELINE; }

#endif

void planning_step(
    int32_t variant, const planning_shape *shape, const planning_rates *rates, const double *old,
    double *new_stock) {
  CHOOSE(step, shape, rates, old, new_stock)
}

void planning_move_up(
    int32_t variant, const planning_shape *shape, const double *share, double *stock) {
  CHOOSE(move_up, shape, share, stock)
}

void planning_sum(
    int32_t variant, const planning_shape *shape, const double *stock, double *totals) {
  CHOOSE(sum, shape, stock, totals)
}

void planning_weigh(
    int32_t variant, int64_t groups, int64_t bands, const double *totals, const double *share,
    double *weighed) {
  CHOOSE(weigh, groups, bands, totals, share, weighed)
}

void planning_compete(
    int32_t variant, const planning_hazards *hazards, int64_t group, int64_t first, int64_t end,
    int64_t distinct) {
  CHOOSE(compete, hazards, group, first, end, distinct)
}

void planning_share_gone(int32_t variant, const double *x, double *gone) {
  CHOOSE(share_gone_of, x, gone)
}
