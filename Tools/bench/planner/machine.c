// What this machine can do at best, in one JSON line: multiply-adds of doubles in registers, and
// the triad a = b + s * c over three arrays of 268 MB. One thread; the best of some tries.

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#if defined(__AVX512F__)
#define WIDTH 8
#elif defined(__AVX__)
#define WIDTH 4
#else
#define WIDTH 2
#endif
#define CHAINS 12
#define ROUNDS 20000000L
#define ELEMENTS 33554432L
#define TRIES 5

typedef double lanes __attribute__((vector_size(8 * WIDTH)));

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

// Independent chains, so that the latency of one does not hold up the others.
static double multiply_add_gflops(double factor, double *sink) {
  lanes sum[CHAINS], by = factor - (lanes){0}, plus = (1 - factor) - (lanes){0};
  for (int i = 0; i < CHAINS; i++) sum[i] = (i + 1) - (lanes){0};
  double start = now();
  for (long round = 0; round < ROUNDS; round++) {
#pragma GCC unroll 12
    for (int i = 0; i < CHAINS; i++) sum[i] = sum[i] * by + plus;
  }
  double passed = now() - start;
  for (int i = 0; i < CHAINS; i++) *sink += sum[i][0];
  return 2.0 * WIDTH * CHAINS * ROUNDS / passed / 1e9;
}

static double triad_gigabytes(double *a, const double *b, const double *c, double s) {
  double start = now();
  for (long i = 0; i < ELEMENTS; i++) a[i] = b[i] + s * c[i];
  return 3.0 * sizeof(double) * ELEMENTS / (now() - start) / 1e9;
}

int main(int count, char **arguments) {
  double factor = count > 1 ? atof(arguments[1]) : 0.999999, sink = 0, peak = 0, triad = 0;
  double *a = malloc(ELEMENTS * sizeof *a), *b = malloc(ELEMENTS * sizeof *b);
  double *c = malloc(ELEMENTS * sizeof *c);
  if (!a || !b || !c) return 1;
  for (long i = 0; i < ELEMENTS; i++) a[i] = 0, b[i] = i, c[i] = 1;
  for (int try = 0; try < TRIES; try++) {
    double gflops = multiply_add_gflops(factor, &sink), gigabytes = triad_gigabytes(a, b, c, 3);
    if (gflops > peak) peak = gflops;
    if (gigabytes > triad) triad = gigabytes;
  }
  // The sums are printed to nowhere, so that no compiler can drop the work.
  fprintf(stderr, "%s", sink + a[ELEMENTS / 2] == 0.5 ? "\n" : "");
  printf("{\"lanes\":%d,\"multiply_add_gflops\":%.1f,\"triad_gb_per_s\":%.1f}\n", WIDTH, peak,
         triad);
  return 0;
}
