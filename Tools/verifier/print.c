#include "print.h"

static const char *words_of(const struct word *words, size_t count, unsigned number) {
  for (size_t i = 0; i < count; i++) {
    if (words[i].number == number) return words[i].words;
  }
  return "";
}

static void print_result(const char *name, const struct result *result, FILE *out) {
  fprintf(out, "%s: %s", name, words_of(outcome_words, outcome_word_count, result->outcome));
  if (result->age > 0) fprintf(out, ", %llu s", (unsigned long long)result->age);
  if (result->rule > 0) fprintf(out, ", row %u", result->rule);
  if (result->input > 0) {
    fprintf(out, ", %s", words_of(step_words, step_word_count, result->input));
  }
  if (result->reason > 0) {
    fprintf(out, ": %s", words_of(reason_words, reason_word_count, result->reason));
  }
  fputc('\n', out);
}

static void print_credential(size_t number, const struct credential_report *report, FILE *out) {
  fprintf(out, "credential %zu", number);
  if (report->type > 0) fprintf(out, ", %s", type_rows[report->type - 1].code);
  if (report->has_id) fputs(", ", out);
  for (int i = 0; report->has_id && i < 8; i++) fprintf(out, "%02x", report->id[i]);
  fprintf(out, ": %s\n", words_of(verdict_words, verdict_word_count, report->verdict));
  for (unsigned step = 1; step <= STEPS; step++) {
    fputs("  ", out);
    print_result(words_of(step_words, step_word_count, step), &report->steps[step], out);
  }
}

void report_print(const struct report *report, FILE *out) {
  print_result("bundle", &report->parse, out);
  for (size_t i = 0; i < report->count; i++) {
    print_credential(i + 1, &report->credentials[i], out);
  }
  fprintf(out, "verdict: %s\n", words_of(verdict_words, verdict_word_count, report->verdict));
}
