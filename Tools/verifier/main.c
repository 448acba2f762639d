#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "print.h"

/* Verifies a passport bundle without a network. See README.md for the options. */

enum { UNUSABLE = 64 };

static const char usage[] =
    "usage: passport-verifier --anchors FILE [--policy FILE] [--at SECONDS]\n"
    "                         [--audience TEXT --nonce TEXT] [--report FILE] BUNDLE\n"
    "Prints what holds, step by step, and the verdict.\n"
    "Exit status: 0 accept, 1 refuse, 2 cannot be sure, 3 accept with conditions,\n"
    "64 where a file cannot be read or an option is wrong.\n";

struct options {
  const char *anchors;
  const char *policy;
  const char *at;
  const char *audience;
  const char *nonce;
  const char *report;
  const char *batch;
  const char *bundle;
};

/* The whole file, at most `limit` bytes and one, so that more shows as too much. */
static bool read_file(struct arena *arena, const char *path, size_t limit, struct span *bytes) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) return false;
  size_t room = 4096;
  size_t count = 0;
  uint8_t *data = arena_take(arena, room);
  while (count <= limit) {
    size_t got = fread(data + count, 1, room - count, file);
    count += got;
    if (got == 0) break;
    if (count == room) {
      uint8_t *wider = arena_take(arena, room * 2);
      memcpy(wider, data, count);
      data = wider;
      room *= 2;
    }
  }
  bool whole = ferror(file) == 0;
  fclose(file);
  *bytes = (struct span){data, count};
  return whole;
}

static bool write_file(const char *path, struct span bytes) {
  FILE *file = fopen(path, "wb");
  if (file == NULL) return false;
  bool written = fwrite(bytes.at, 1, bytes.count, file) == bytes.count;
  return (fclose(file) == 0) && written;
}

static bool parse_options(int count, char **arguments, struct options *options) {
  static const struct option known[] = {
      {"anchors", required_argument, NULL, 'k'}, {"policy", required_argument, NULL, 'p'},
      {"at", required_argument, NULL, 't'},      {"audience", required_argument, NULL, 'u'},
      {"nonce", required_argument, NULL, 'n'},   {"report", required_argument, NULL, 'r'},
      {"batch", required_argument, NULL, 'b'},   {NULL, 0, NULL, 0},
  };
  int option;
  opterr = 0;
  while ((option = getopt_long(count, arguments, "", known, NULL)) != -1) {
    switch (option) {
      case 'k': options->anchors = optarg; break;
      case 'p': options->policy = optarg; break;
      case 't': options->at = optarg; break;
      case 'u': options->audience = optarg; break;
      case 'n': options->nonce = optarg; break;
      case 'r': options->report = optarg; break;
      case 'b': options->batch = optarg; break;
      default: return false;
    }
  }
  if (optind < count) options->bundle = arguments[optind++];
  return optind == count && options->anchors != NULL &&
         (options->audience == NULL) == (options->nonce == NULL) &&
         (options->batch == NULL) != (options->bundle == NULL);
}

static bool settings(struct arena *arena, const struct options *options,
                     struct question *question) {
  /* The policy `standard`, version 1, in which every default holds. */
  static const uint8_t standard[] = {0x08, 1,   0x12, 8,   's', 't',  'a', 'n',
                                     'd',  'a', 'r',  'd', 0x18, 1};
  uint64_t at = 0;
  question->policy_bytes = (struct span){standard, sizeof standard};
  if (options->policy != NULL &&
      !read_file(arena, options->policy, SETTINGS_LIMIT, &question->policy_bytes)) {
    fprintf(stderr, "passport-verifier: cannot read the policy `%s`\n", options->policy);
    return false;
  }
  if (!read_file(arena, options->anchors, SETTINGS_LIMIT, &question->anchors_bytes)) {
    fprintf(stderr, "passport-verifier: cannot read the anchors `%s`\n", options->anchors);
    return false;
  }
  if (options->at != NULL && !decimal(span_of(options->at), INT64_C(4133980799), &at)) {
    fprintf(stderr, "passport-verifier: --at must be seconds since 1970, to the year 2100; got "
                    "`%s`\n", options->at);
    return false;
  }
  question->at = options->at != NULL ? (int64_t)at : (int64_t)time(NULL);
  question->has_expectation = options->audience != NULL;
  if (question->has_expectation) {
    question->audience = span_of(options->audience);
    question->nonce = span_of(options->nonce);
  }
  return true;
}

static void put_record(struct span bytes, FILE *out) {
  for (int shift = 24; shift >= 0; shift -= 8) fputc((int)(bytes.count >> shift & 0xFF), out);
  fwrite(bytes.at, 1, bytes.count, out);
}

/* Takes one record, a big-endian length of four bytes and so many bytes, off `rest`. */
static bool take_record(struct span *rest, struct span *record) {
  if (rest->count < 4) return false;
  size_t count = (size_t)rest->at[0] << 24 | (size_t)rest->at[1] << 16 |
                 (size_t)rest->at[2] << 8 | rest->at[3];
  if (rest->count - 4 < count) return false;
  *record = (struct span){rest->at + 4, count};
  rest->at += 4 + count;
  rest->count -= 4 + count;
  return true;
}

/* For the tests: judges every record of a file and writes report and words of each as records. */
static int run_batch(const struct options *options, const struct question *asked) {
  struct arena file_arena = {NULL};
  struct span rest;
  struct question question = *asked;
  if (!read_file(&file_arena, options->batch, (size_t)1 << 32, &rest)) return UNUSABLE;
  FILE *out = options->report != NULL ? fopen(options->report, "wb") : stdout;
  if (out == NULL) return UNUSABLE;
  int status = 0;
  while (status == 0 && take_record(&rest, &question.bundle)) {
    struct arena arena = {NULL};
    struct report *report = arena_array(&arena, 1, sizeof *report);
    char *words = NULL;
    size_t count = 0;
    FILE *text = open_memstream(&words, &count);
    if (text == NULL || !judge(&arena, &question, report)) {
      status = UNUSABLE;
    } else {
      report_print(report, text);
      put_record(report_encode(&arena, report), out);
    }
    if (text != NULL) fclose(text);
    if (status == 0) put_record((struct span){(const uint8_t *)words, count}, out);
    free(words);
    arena_free(&arena);
  }
  if (rest.count > 0 || fflush(out) != 0) status = UNUSABLE;
  if (out != stdout && fclose(out) != 0) status = UNUSABLE;
  arena_free(&file_arena);
  return status;
}

static int run_one(struct arena *arena, const struct options *options,
                   struct question *question) {
  struct report *report = arena_array(arena, 1, sizeof *report);
  if (!read_file(arena, options->bundle, BUNDLE_LIMIT, &question->bundle)) {
    fprintf(stderr, "passport-verifier: cannot read the bundle `%s`\n", options->bundle);
    return UNUSABLE;
  }
  if (!judge(arena, question, report)) {
    fputs("passport-verifier: the policy or the anchors are not of their contract\n", stderr);
    return UNUSABLE;
  }
  report_print(report, stdout);
  if (options->report != NULL &&
      !write_file(options->report, report_encode(arena, report))) {
    fprintf(stderr, "passport-verifier: cannot write the report `%s`\n", options->report);
    return UNUSABLE;
  }
  return fflush(stdout) == 0 ? report_status(report) : UNUSABLE;
}

int main(int count, char **arguments) {
  struct arena arena = {NULL};
  struct options options = {0};
  struct question question = {0};
  int status = UNUSABLE;
  if (!parse_options(count, arguments, &options)) {
    fputs(usage, stderr);
  } else if (settings(&arena, &options, &question)) {
    status = options.batch != NULL ? run_batch(&options, &question)
                                   : run_one(&arena, &options, &question);
  }
  arena_free(&arena);
  return status;
}
