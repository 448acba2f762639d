// The inner loops of the planner, for the processor that runs them. Planning is the one importer;
// its AgeKernel says what each does and checks every size.
//
// Swift has no attribute for the features of one function, and modules compiled with different
// ones may share a specialised function of the standard library at link time. Clang has: each loop
// is compiled once a variant. All variants do the same additions and multiplications in the same
// order, never fused, so they leave the same bytes.
//
// A position holds eight draws: 64 bytes.
#ifndef CPLANNINGKERNEL_H
#define CPLANNINGKERNEL_H

#include <stdbool.h>
#include <stdint.h>

// What a processor must have for a variant; every processor has the first.
enum { PLANNING_BASELINE = 0, PLANNING_AVX2 = 1, PLANNING_AVX512 = 2 };

// The most classes of a band that are taken at once.
enum { PLANNING_CLASSES_AT_ONCE = 6 };

// Whether the processor and its system can run a variant.
bool planning_supports(int32_t variant);

// What AgeKernel.Plan says of a month's work.
typedef struct {
  int64_t groups;
  int64_t edges;
  int64_t bands;
  // The first class of each band, and the end of the last.
  const int32_t *first_class;
  // Where the ways into each group begin, and the end of the last.
  const int32_t *first_way_in;
  // The group that each way leaves.
  const int32_t *source;
} planning_shape;

// What is equal within a band, and its totals.
typedef struct {
  const double *stay;
  const double *moves;
  const double *joiners;
  double *totals;
} planning_rates;

// A month: who stays, moves and joins, from `old` to `new_stock`, and totals by band. The new rows
// lie below the old or above them by at least as many rows as are taken at once: those of the
// widest band, or PLANNING_CLASSES_AT_ONCE where it has more.
void planning_step(
    int32_t variant, const planning_shape *shape, const planning_rates *rates, const double *old,
    double *new_stock);

// `share` of each class moves up one; one value a class.
void planning_move_up(
    int32_t variant, const planning_shape *shape, const double *share, double *stock);

// People by band from people by class, youngest class first.
void planning_sum(
    int32_t variant, const planning_shape *shape, const double *stock, double *totals);

// Full-time equivalents of each group: people of each band by the group's `share` there.
void planning_weigh(
    int32_t variant, int64_t groups, int64_t bands, const double *totals, const double *share,
    double *weighed);

// Hazards a year, and where a month's probabilities go.
typedef struct {
  int64_t groups;
  int64_t edges;
  int64_t causes;
  int64_t bands;
  // By cause and band: which of `value` the hazard is.
  const intptr_t *slot;
  // By cause: the edge it is, or -1 where people leave the plan.
  const intptr_t *edge;
  const double *value;
  // By cause: what the hazard is multiplied by.
  const double *factor;
  // By cause: room for the hazards of a band.
  double *hazard;
  double *stay;
  double *moves;
  // Probabilities by band and cause; null where nobody asks.
  double *all;
} planning_hazards;

// One group's probabilities of a month from the causes `first` to `end`: P = (h / H)(1 - e^(-H/12))
// with H their sum. Bands from `distinct` on are as the first.
void planning_compete(
    int32_t variant, const planning_hazards *hazards, int64_t group, int64_t first, int64_t end,
    int64_t distinct);

// 1 - e^(-x) of eight numbers of 0 or more, within a few units in the last place; 0 to 1.
void planning_share_gone(int32_t variant, const double *x, double *gone);

#endif
