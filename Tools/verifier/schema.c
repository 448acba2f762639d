#include "schema.h"

#include <string.h>

static const char *const core_claims[] = {"iss", "vct", "vct#integrity", "nbf", "exp",
                                          "cnf", "status", "aka_vcts"};

bool is_address(struct span text) {
  static const char scheme[] = "https://";
  size_t head = strlen(scheme);
  if (!starts_with(text, scheme) || text.count == head || text.at[head] == '/') return false;
  for (size_t i = 0; i < text.count; i++) {
    uint8_t c = text.at[i];
    if (c <= 0x20 || c >= 0x7F || strchr("?#@\\\"<>^`{|}", c) != NULL) return false;
  }
  return true;
}

unsigned type_of(struct span vct) {
  static const char area[] = "/passport/";
  static const char major[] = "/1";
  if (!starts_with(vct, "https://") || !ends_with(vct, major)) return 0;
  vct.count -= strlen(major);
  for (size_t i = 0; i < type_row_count; i++) {
    struct span code = span_of(type_rows[i].code);
    if (!ends_with(vct, type_rows[i].code)) continue;
    struct span before = {vct.at, vct.count - code.count};
    if (ends_with(before, area) && before.count > strlen("https://") + strlen(area)) {
      return type_rows[i].number;
    }
  }
  return 0;
}

static bool is_code_text(struct span text) {
  if (text.count < 1 || text.count > 64) return false;
  for (size_t i = 0; i < text.count; i++) {
    uint8_t c = text.at[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && (c == 0 || strchr("_.:/-", c) == NULL)) {
      return false;
    }
  }
  return true;
}

static bool is_code(const struct json *value) {
  return value->kind == JSON_STRING && is_code_text(value->text);
}

static bool is_plain_text(const struct json *value) {
  if (value->kind != JSON_STRING || value->text.count < 1 || value->text.count > 200) return false;
  for (size_t i = 0; i < value->text.count; i++) {
    if (value->text.at[i] < 0x20 || value->text.at[i] == 0x7F) return false;
  }
  return true;
}

static bool is_integer(const struct json *value, int64_t low, int64_t high) {
  return value->kind == JSON_INTEGER && value->integer >= low && value->integer <= high;
}

/* Seconds since 1970 in the years 1900 to 2100. */
static bool is_date(const struct json *value) {
  return is_integer(value, INT64_C(-2208988800), INT64_C(4133980799));
}

static bool is_digits(const struct json *value, size_t count) {
  if (value->kind != JSON_STRING || value->text.count != count) return false;
  for (size_t i = 0; i < count; i++) {
    if (value->text.at[i] < '0' || value->text.at[i] > '9') return false;
  }
  return true;
}

static bool is_digest(const struct json *value) {
  if (value->kind != JSON_STRING || value->text.count != 43) return false;
  for (size_t i = 0; i < 43; i++) {
    uint8_t c = value->text.at[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') return false;
  }
  return true;
}

static bool is_codes(const struct json *value) {
  if (value->kind != JSON_ARRAY || value->count > 64) return false;
  for (size_t i = 0; i < value->count; i++) {
    if (!is_code(&value->items[i])) return false;
  }
  return true;
}

static bool is_flags(const struct json *value) {
  if (value->kind != JSON_OBJECT || value->count > 32) return false;
  for (size_t i = 0; i < value->count; i++) {
    if (value->items[i].kind != JSON_BOOL || !is_code_text(value->names[i])) return false;
  }
  return true;
}

static bool is_assurance(const struct json *value) {
  static const char *const methods[] = {"register-api", "seen-original", "idsp",
                                        "issuer-of-record", "self-declared"};
  struct json *method = json_string(value, "method");
  struct json *role = json_member(value, "by_role");
  if (method == NULL || value->count != (role == NULL ? 1u : 2u)) return false;
  if (role != NULL && !is_code(role)) return false;
  for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
    if (is_text(method->text, methods[i])) return true;
  }
  return false;
}

/* One of the Care Certificate's standards: its number, and when and by whom it was met. */
static bool is_standard(const struct json *value) {
  struct json *number = json_member(value, "standard");
  struct json *date = json_member(value, "completed_on");
  struct json *assessor = json_member(value, "assessor");
  size_t known = 1u + (date != NULL) + (assessor != NULL);
  return number != NULL && is_integer(number, 1, 16) && value->count == known &&
         (date == NULL || is_date(date)) && (assessor == NULL || is_plain_text(assessor));
}

static bool is_standards(const struct json *value) {
  if (value->kind != JSON_ARRAY || value->count > 16) return false;
  for (size_t i = 0; i < value->count; i++) {
    if (!is_standard(&value->items[i])) return false;
  }
  return true;
}

static bool has_kind(const struct json *value, enum claim_kind kind) {
  switch (kind) {
    case KIND_ASSURANCE: return is_assurance(value);
    case KIND_CODE: return is_code(value);
    case KIND_CODES: return is_codes(value);
    case KIND_DATE: return is_date(value);
    case KIND_DIGEST: return is_digest(value);
    case KIND_DIGITS12: return is_digits(value, 12);
    case KIND_FLAG: return value->kind == JSON_BOOL;
    case KIND_FLAGS: return is_flags(value);
    case KIND_NUMBER: return is_integer(value, 0, 1000000);
    case KIND_STANDARDS: return is_standards(value);
    case KIND_TEXT: return is_plain_text(value);
  }
  return false;
}

static const struct claim_rule *rule_in(const struct claim_rule *rules, size_t count,
                                        struct span name) {
  for (size_t i = 0; i < count; i++) {
    if (is_text(name, rules[i].name)) return &rules[i];
  }
  return NULL;
}

static bool is_known(const struct type_row *row, struct span name) {
  for (size_t i = 0; i < sizeof core_claims / sizeof *core_claims; i++) {
    if (is_text(name, core_claims[i])) return true;
  }
  return rule_in(common_claims, common_claim_count, name) != NULL ||
         rule_in(row->claims, row->claim_count, name) != NULL;
}

/* The faults of a list of rules, each a different bit of `faults`. */
enum { MISSING = 1, EXPOSED = 2, MALFORMED = 4 };

static unsigned faults_of(const struct claim_rule *rules, size_t count, const struct json *open,
                          const struct json *all) {
  unsigned faults = 0;
  for (size_t i = 0; i < count; i++) {
    struct json *shown = json_member(open, rules[i].name);
    struct json *value = json_member(all, rules[i].name);
    if (rules[i].place == PLACE_REQUIRED && shown == NULL) faults |= MISSING;
    if (rules[i].place == PLACE_HIDDEN && shown != NULL) faults |= EXPOSED;
    if (value != NULL && !has_kind(value, rules[i].kind)) faults |= MALFORMED;
  }
  return faults;
}

/* A type with an outer validity ends, and no later than that. */
static bool ends_in_time(const struct type_row *row, const struct json *open) {
  if (row->validity_seconds == 0) return true;
  struct json *begin = json_member(open, "nbf");
  struct json *end = json_member(open, "exp");
  return end != NULL && end->integer - begin->integer <= row->validity_seconds;
}

unsigned schema_fault(unsigned type, const struct json *open, const struct json *all) {
  if (type == 0) return REASON_TYPE_UNKNOWN;
  const struct type_row *row = &type_rows[type - 1];
  for (size_t i = 0; i < all->count; i++) {
    if (!is_known(row, all->names[i])) return REASON_CLAIM_UNKNOWN;
  }
  unsigned faults = faults_of(common_claims, common_claim_count, open, all) |
                    faults_of(row->claims, row->claim_count, open, all);
  if (faults & MISSING) return REASON_CLAIM_MISSING;
  if (faults & EXPOSED) return REASON_CLAIM_EXPOSED;
  if (faults & MALFORMED || !ends_in_time(row, open)) return REASON_CLAIM_MALFORMED;
  return 0;
}
