// The months' loops of CPlanningKernel.h; Variant.h says how this is compiled.

// Some classes of a band, all at once, so that each probability is read once; `together` registers
// a class, so that each way is looked up as seldom as there are registers for. `classes`,
// `together` and `downwards` are constants once this is inlined. Classes are added to the totals by
// twos: upwards from the youngest where rows go down, else downwards.
INLINE void NAMED(step_classes, VARIANT)(
    const int classes, const int together, const bool downwards, const planning_shape *shape,
    const vector *restrict stay, const vector *restrict moves, const vector *restrict joiners,
    vector *restrict totals, const vector *restrict old, vector *restrict new_stock,
    bool is_first) {
  const int64_t groups = shape->groups;
  const int64_t row = groups * PARTS;
  int64_t way = 0;
  for (int64_t group = 0; group < groups; ++group) {
    const int64_t first = way;
    const int64_t end = shape->first_way_in[group + 1];
    for (int64_t part = 0; part < PARTS; part += together) {
      const int64_t here = group * PARTS + part;
      vector people[PLANNING_CLASSES_AT_ONCE][PARTS];
#pragma clang loop unroll(full)
      for (int j = 0; j < together; ++j) {
        const vector staying = stay[here + j];
#pragma clang loop unroll(full)
        for (int i = 0; i < classes; ++i) people[i][j] = old[i * row + here + j] * staying;
      }
#pragma clang loop unroll(disable)
      for (way = first; way < end; ++way) {
        const vector *from = old + (int64_t)shape->source[way] * PARTS + part;
#pragma clang loop unroll(full)
        for (int j = 0; j < together; ++j) {
          const vector probability = moves[way * PARTS + part + j];
#pragma clang loop unroll(full)
          for (int i = 0; i < classes; ++i) people[i][j] += from[i * row + j] * probability;
        }
      }
#pragma clang loop unroll(full)
      for (int j = 0; j < together; ++j) {
        const vector joining = joiners[here + j];
#pragma clang loop unroll(full)
        for (int i = 0; i < classes; ++i) {
          people[i][j] += joining;
          new_stock[i * row + here + j] = people[i][j];
        }
      }
      const int pairs = (classes + 1) / 2;
#pragma clang loop unroll(full)
      for (int j = 0; j < together; ++j) {
        vector total = is_first ? (vector){0} : totals[here + j];
#pragma clang loop unroll(full)
        for (int i = 0; i < pairs; ++i) {
          const int lower = 2 * (downwards ? i : pairs - 1 - i);
          total +=
              lower + 1 < classes ? people[lower][j] + people[lower + 1][j] : people[lower][j];
        }
        totals[here + j] = total;
      }
    }
  }
}

// A processor without AVX has 16 registers of two draws, one with AVX2 16 of four.
#define TOGETHER(classes) (PARTS == 4 && (classes) > 2 ? 2 : PARTS)

#define CLASSES(count)                                                                      \
  case count:                                                                               \
    if (downwards)                                                                          \
      NAMED(step_classes, VARIANT)(                                                         \
          count, TOGETHER(count), true, shape, stay, moves, joiners, totals, old, new_stock,  \
          is_first);                                                                        \
    else                                                                                    \
      NAMED(step_classes, VARIANT)(                                                         \
          count, TOGETHER(count), false, shape, stay, moves, joiners, totals, old, new_stock, \
          is_first);                                                                        \
    break;

static void NAMED(step_some, VARIANT)(
    int64_t classes, bool downwards, const planning_shape *shape, const vector *stay,
    const vector *moves, const vector *joiners, vector *totals, const vector *old,
    vector *new_stock, bool is_first) {
  switch (classes) {
    CLASSES(1)
    CLASSES(2)
    CLASSES(3)
    CLASSES(4)
    CLASSES(5)
    CLASSES(6)
  }
}

#undef CLASSES
#undef TOGETHER

// Bands, and the parts of a wide one, in the order in which no row is overwritten unread.
static void NAMED(step, VARIANT)(
    const planning_shape *shape, const planning_rates *rates, const double *old,
    double *new_stock) {
  const int64_t groups = shape->groups * LANES;
  const bool downwards = new_stock < old;
  for (int64_t position = 0; position < shape->bands; ++position) {
    const int64_t band = downwards ? position : shape->bands - 1 - position;
    const int64_t first = shape->first_class[band];
    const int64_t classes = shape->first_class[band + 1] - first;
    const int64_t pieces = (classes + PLANNING_CLASSES_AT_ONCE - 1) / PLANNING_CLASSES_AT_ONCE;
    for (int64_t done = 0; done < pieces; ++done) {
      const int64_t piece = (downwards ? done : pieces - 1 - done) * PLANNING_CLASSES_AT_ONCE;
      const int64_t left = classes - piece;
      NAMED(step_some, VARIANT)(
          left < PLANNING_CLASSES_AT_ONCE ? left : PLANNING_CLASSES_AT_ONCE, downwards, shape,
          (const vector *)(rates->stay + band * groups),
          (const vector *)(rates->moves + band * shape->edges * LANES),
          (const vector *)(rates->joiners + band * groups),
          (vector *)(rates->totals + band * groups),
          (const vector *)(old + (first + piece) * groups),
          (vector *)(new_stock + (first + piece) * groups), done == 0);
    }
  }
}

static void NAMED(move_up, VARIANT)(
    const planning_shape *shape, const double *share, double *stock) {
  const int64_t row = shape->groups * PARTS;
  for (int64_t position = shape->first_class[shape->bands] - 1; position > 0; --position) {
    vector *older = (vector *)stock + position * row;
    vector *younger = older - row;
    const double moving = share[position - 1];
    for (int64_t i = 0; i < row; ++i) {
      const vector up = younger[i] * moving;
      older[i] += up;
      younger[i] -= up;
    }
  }
}

static void NAMED(sum, VARIANT)(
    const planning_shape *shape, const double *stock, double *totals) {
  const int64_t row = shape->groups * PARTS;
  for (int64_t band = 0; band < shape->bands; ++band) {
    vector *total = (vector *)totals + band * row;
    for (int64_t i = 0; i < row; ++i) {
      vector people = {0};
      for (int64_t position = shape->first_class[band];
           position < shape->first_class[band + 1]; ++position)
        people += ((const vector *)stock)[position * row + i];
      total[i] = people;
    }
  }
}

static void NAMED(weigh, VARIANT)(
    int64_t groups, int64_t bands, const double *totals, const double *share, double *weighed) {
  for (int64_t group = 0; group < groups; ++group) {
    for (int64_t part = 0; part < PARTS; ++part) {
      vector full = {0};
      for (int64_t band = 0; band < bands; ++band)
        full += ((const vector *)totals)[(band * groups + group) * PARTS + part]
            * share[group * bands + band];
      ((vector *)weighed)[group * PARTS + part] = full;
    }
  }
}
