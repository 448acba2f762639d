#include "judge.h"

static const step_rule *rule_of(const verdict_policy *policy, unsigned step) {
  for (size_t i = 0; i < policy->n_step_rules; i++) {
    if (policy->step_rules[i]->step == step) return policy->step_rules[i];
  }
  return NULL;
}

static unsigned chosen(unsigned weight, unsigned otherwise) {
  return weight != 0 ? weight : otherwise;
}

static unsigned weight_of_pass(unsigned reason) {
  return reason == REASON_LOCAL_SIGNOFF || reason == REASON_EQUIVALENT_WITH_CONDITION
             ? WEIGHT_CONDITION
             : WEIGHT_NOTHING;
}

/* How long a list past its time may be used for a step, with a condition. */
static uint64_t offline_limit(const verdict_policy *policy, unsigned step,
                              uint32_t status_offline_seconds) {
  if (step == STEP_STATUS) return status_offline_seconds;
  return step == STEP_ISSUER_KNOWN ? policy->trust_offline_seconds : 0;
}

static unsigned weight_of(const verdict_policy *policy, unsigned step,
                          const struct result *result, uint32_t status_offline_seconds) {
  static const step_rule none = {0};
  const step_rule *rule = rule_of(policy, step);
  if (rule == NULL) rule = &none;
  switch (result->outcome) {
    case OUTCOME_PASS:
      return weight_of_pass(result->reason);
    case OUTCOME_FAIL:
      return chosen(rule->fail, WEIGHT_REFUSE);
    case OUTCOME_UNKNOWN:
      return chosen(rule->unknown, WEIGHT_UNSURE);
    case OUTCOME_STALE: {
      uint64_t limit = offline_limit(policy, step, status_offline_seconds);
      if (limit > 0 && result->age <= limit) return WEIGHT_CONDITION;
      return chosen(rule->stale, WEIGHT_UNSURE);
    }
    case OUTCOME_SUPERSEDED:
      return chosen(rule->superseded, WEIGHT_REFUSE);
    default:
      /* What could not be looked at is never taken for something that need not be. */
      if (result->input != 0) return WEIGHT_UNSURE;
      return chosen(rule->not_applicable, WEIGHT_NOTHING);
  }
}

void weigh(const verdict_policy *policy, struct credential_report *report,
           uint32_t status_offline_seconds) {
  static const unsigned verdicts[] = {
      [WEIGHT_NOTHING] = VERDICT_ACCEPT,
      [WEIGHT_CONDITION] = VERDICT_ACCEPT_WITH_CONDITIONS,
      [WEIGHT_UNSURE] = VERDICT_CANNOT_BE_SURE,
      [WEIGHT_REFUSE] = VERDICT_REFUSE,
  };
  unsigned weights[STEPS + 1];
  unsigned heaviest = WEIGHT_NOTHING;
  for (unsigned step = 1; step <= STEPS; step++) {
    weights[step] = weight_of(policy, step, &report->steps[step], status_offline_seconds);
    if (weights[step] > heaviest) heaviest = weights[step];
  }
  report->verdict = verdicts[heaviest];
  report->reason_count = 0;
  for (unsigned step = 1; step <= STEPS && heaviest > WEIGHT_NOTHING; step++) {
    if (weights[step] != heaviest) continue;
    report->reasons[report->reason_count].step = step;
    report->reasons[report->reason_count++].reason = report->steps[step].reason;
  }
}

/* The heaviest of two verdicts: refuse, cannot be sure, conditions, accept. */
static unsigned heavier(unsigned left, unsigned right) {
  static const unsigned order[] = {
      [VERDICT_ACCEPT] = 0,
      [VERDICT_ACCEPT_WITH_CONDITIONS] = 1,
      [VERDICT_CANNOT_BE_SURE] = 2,
      [VERDICT_REFUSE] = 3,
  };
  return order[left] > order[right] ? left : right;
}

unsigned report_verdict(const struct report *report) {
  if (report->parse.outcome != OUTCOME_PASS) return VERDICT_REFUSE;
  unsigned verdict = VERDICT_ACCEPT;
  for (size_t i = 0; i < report->count; i++) {
    verdict = heavier(verdict, report->credentials[i].verdict);
  }
  return verdict;
}

int report_status(const struct report *report) { return (int)report->verdict - 1; }

/* Whether a row for a type says something about this subject; an empty one speaks for all. */
static bool speaks_of(const type_rule *rule, unsigned type, struct span subject, bool named) {
  if (rule->type != type) return false;
  struct span wanted = span_of(rule->subject);
  return named ? wanted.count > 0 && same(wanted, subject) : wanted.count == 0;
}

struct limits limits_of(const verdict_policy *policy, unsigned type, struct span subject) {
  struct limits limits = {0, 0, 0};
  if (type == 0) return limits;
  for (int pass = 0; pass < 2; pass++) {
    for (size_t i = 0; i < policy->n_type_rules; i++) {
      const type_rule *rule = policy->type_rules[i];
      if (!speaks_of(rule, type, subject, pass == 0)) continue;
      if (limits.fresh_seconds == 0 && limits.refresher_months == 0) {
        limits.fresh_seconds = rule->fresh_seconds;
        limits.refresher_months = rule->refresher_months;
      }
      if (limits.status_offline_seconds == 0) {
        limits.status_offline_seconds = rule->status_offline_seconds;
      }
    }
  }
  const struct type_row *row = &type_rows[type - 1];
  if (limits.fresh_seconds == 0 && limits.refresher_months == 0) {
    limits.fresh_seconds = row->fresh_seconds;
  }
  if (limits.status_offline_seconds == 0) {
    limits.status_offline_seconds = row->status_offline_seconds;
  }
  return limits;
}

static int64_t floor_div(int64_t a, int64_t b) { return a / b - (a % b < 0); }

/* Days from 1970-01-01 to a civil date of the Gregorian calendar. */
static int64_t days_of(int64_t year, int64_t month, int64_t day) {
  int64_t shifted = month > 2 ? month - 3 : month + 9;
  if (month <= 2) year -= 1;
  int64_t era = floor_div(year, 400);
  int64_t year_of_era = year - era * 400;
  int64_t day_of_year = (153 * shifted + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

static void civil_of(int64_t days, int64_t *year, int64_t *month, int64_t *day) {
  days += 719468;
  int64_t era = floor_div(days, 146097);
  int64_t doe = days - era * 146097;
  int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int64_t shifted = (5 * doy + 2) / 153;
  *day = doy - (153 * shifted + 2) / 5 + 1;
  *month = shifted < 10 ? shifted + 3 : shifted - 9;
  *year = yoe + era * 400 + (*month <= 2 ? 1 : 0);
}

int64_t add_months(int64_t from, uint32_t months) {
  int64_t days = floor_div(from, 86400);
  int64_t year, month, day;
  civil_of(days, &year, &month, &day);
  int64_t total = year * 12 + month - 1 + months;
  int64_t new_year = floor_div(total, 12);
  int64_t new_month = total - new_year * 12 + 1;
  int64_t next = new_month == 12 ? days_of(new_year + 1, 1, 1)
                                 : days_of(new_year, new_month + 1, 1);
  int64_t length = next - days_of(new_year, new_month, 1);
  int64_t new_days = days_of(new_year, new_month, day < length ? day : length);
  return new_days * 86400 + (from - days * 86400);
}
