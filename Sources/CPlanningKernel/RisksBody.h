// Competing risks of CPlanningKernel.h; Variant.h says how this is compiled.

INLINE vector NAMED(chosen, VARIANT)(bits which, vector one, vector other) {
  return (vector)((which & (bits)one) | (~which & (bits)other));
}

INLINE vector NAMED(all_lanes, VARIANT)(double value) { return (vector){0} + value; }

// e^y - 1 for y of -0.36 to 0.36, by the exponential series from 1/14! to 1/1!.
INLINE vector NAMED(less_one, VARIANT)(vector y) {
  static const double inverse_factorials[] = {
      1.0 / 87178291200, 1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800,
      1.0 / 362880,      1.0 / 40320,      1.0 / 5040,      1.0 / 720,      1.0 / 120,
      1.0 / 24,          1.0 / 6,          1.0 / 2,         1.0};
  vector sum = NAMED(all_lanes, VARIANT)(inverse_factorials[0]);
#pragma clang loop unroll(full)
  for (int term = 1; term < 14; ++term) sum = sum * y + inverse_factorials[term];
  return sum * y;
}

// x = k ln 2 + r, so e^(-x) = 2^(-k) e^(-r) with r of at most 0.35.
INLINE vector NAMED(share_gone, VARIANT)(vector x) {
  const vector most = NAMED(all_lanes, VARIANT)(700);
  const vector bounded = NAMED(chosen, VARIANT)((bits)(most < x), most, x);
  // Adding 1.5 x 2^52 rounds to whole numbers and leaves k in the lowest bits.
  const double magic = 6755399441055744;
  const vector shifted = bounded * 1.4426950408889634 + magic;
  const vector k = shifted - magic;
  const vector rest = k * 0.693147180369123816490 + k * 1.90821492927058770002e-10 - bounded;
  const vector scale = (vector)((1023 - ((bits)shifted & 0x7ff)) << 52);
  return (1 - scale) - scale * NAMED(less_one, VARIANT)(rest);
}

static void NAMED(share_gone_of, VARIANT)(const double *x, double *gone) {
  for (int64_t part = 0; part < PARTS; ++part)
    ((vector *)gone)[part] = NAMED(share_gone, VARIANT)(((const vector *)x)[part]);
}

// One band of one group.
INLINE void NAMED(compete_in_band, VARIANT)(
    const planning_hazards *of, int64_t group, int64_t first, int64_t end, int64_t band) {
  const vector *value = (const vector *)of->value;
  const vector *factor = (const vector *)of->factor;
  vector *hazard = (vector *)of->hazard;
  for (int64_t part = 0; part < PARTS; ++part) {
    vector total = {0};
    for (int64_t cause = first; cause < end; ++cause) {
      const int64_t slot = of->slot[cause * of->bands + band];
      const vector yearly = value[slot * PARTS + part] * factor[cause * PARTS + part];
      hazard[cause * PARTS + part] = yearly;
      total += yearly;
    }
    const vector gone = NAMED(share_gone, VARIANT)(total * (1.0 / 12));
    ((vector *)of->stay)[(band * of->groups + group) * PARTS + part] = 1 - gone;
    const bits none = (bits)(total == 0);
    const vector one = NAMED(all_lanes, VARIANT)(1);
    const vector share = NAMED(chosen, VARIANT)(
        none, (vector){0}, gone / NAMED(chosen, VARIANT)(none, one, total));
    for (int64_t cause = first; cause < end; ++cause) {
      const vector probability = hazard[cause * PARTS + part] * share;
      const int64_t edge = of->edge[cause];
      if (edge >= 0)
        ((vector *)of->moves)[(band * of->edges + edge) * PARTS + part] = probability;
      if (of->all != NULL)
        ((vector *)of->all)[(band * of->causes + cause) * PARTS + part] = probability;
    }
  }
}

// The first band's probabilities for another band.
INLINE void NAMED(repeat_in_band, VARIANT)(
    const planning_hazards *of, int64_t group, int64_t first, int64_t end, int64_t band) {
  for (int64_t part = 0; part < PARTS; ++part) {
    vector *stay = (vector *)of->stay + group * PARTS + part;
    stay[band * of->groups * PARTS] = stay[0];
    for (int64_t cause = first; cause < end; ++cause) {
      if (of->edge[cause] >= 0) {
        vector *move = (vector *)of->moves + of->edge[cause] * PARTS + part;
        move[band * of->edges * PARTS] = move[0];
      }
      if (of->all != NULL) {
        vector *probability = (vector *)of->all + cause * PARTS + part;
        probability[band * of->causes * PARTS] = probability[0];
      }
    }
  }
}

static void NAMED(compete, VARIANT)(
    const planning_hazards *of, int64_t group, int64_t first, int64_t end, int64_t distinct) {
  for (int64_t band = 0; band < distinct; ++band)
    NAMED(compete_in_band, VARIANT)(of, group, first, end, band);
  for (int64_t band = distinct; band < of->bands; ++band)
    NAMED(repeat_in_band, VARIANT)(of, group, first, end, band);
}
