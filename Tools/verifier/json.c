#include "json.h"

#include <stdlib.h>
#include <string.h>

enum { MAXIMUM_DEPTH = 16 };

struct reader {
  struct arena *arena;
  struct span rest;
};

static bool read_value(struct reader *reader, struct json *value, int depth);

static void skip_space(struct reader *reader) {
  while (reader->rest.count > 0) {
    uint8_t byte = reader->rest.at[0];
    if (byte != ' ' && byte != '\t' && byte != '\n' && byte != '\r') return;
    reader->rest.at++;
    reader->rest.count--;
  }
}

static bool take(struct reader *reader, uint8_t byte) {
  if (reader->rest.count == 0 || reader->rest.at[0] != byte) return false;
  reader->rest.at++;
  reader->rest.count--;
  return true;
}

static bool take_word(struct reader *reader, const char *word) {
  for (; *word != 0; word++) {
    if (!take(reader, (uint8_t)*word)) return false;
  }
  return true;
}

static bool hex4(struct reader *reader, uint32_t *value) {
  *value = 0;
  for (int i = 0; i < 4; i++) {
    if (reader->rest.count == 0) return false;
    uint8_t c = reader->rest.at[0];
    uint32_t digit;
    if (c >= '0' && c <= '9') {
      digit = (uint32_t)(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      digit = (uint32_t)(c - 'a' + 10);
    } else if (c >= 'A' && c <= 'F') {
      digit = (uint32_t)(c - 'A' + 10);
    } else {
      return false;
    }
    reader->rest.at++;
    reader->rest.count--;
    *value = *value << 4 | digit;
  }
  return true;
}

static size_t put_scalar(uint8_t *out, uint32_t scalar) {
  if (scalar < 0x80) {
    out[0] = (uint8_t)scalar;
    return 1;
  }
  if (scalar < 0x800) {
    out[0] = (uint8_t)(0xC0 | scalar >> 6);
    out[1] = (uint8_t)(0x80 | (scalar & 63));
    return 2;
  }
  if (scalar < 0x10000) {
    out[0] = (uint8_t)(0xE0 | scalar >> 12);
    out[1] = (uint8_t)(0x80 | (scalar >> 6 & 63));
    out[2] = (uint8_t)(0x80 | (scalar & 63));
    return 3;
  }
  out[0] = (uint8_t)(0xF0 | scalar >> 18);
  out[1] = (uint8_t)(0x80 | (scalar >> 12 & 63));
  out[2] = (uint8_t)(0x80 | (scalar >> 6 & 63));
  out[3] = (uint8_t)(0x80 | (scalar & 63));
  return 4;
}

/* The scalar behind `\u`; false for U+0000 and half a pair. */
static bool read_scalar(struct reader *reader, uint32_t *scalar) {
  uint32_t second;
  if (!hex4(reader, scalar) || *scalar == 0) return false;
  if (*scalar < 0xD800 || *scalar > 0xDFFF) return true;
  if (*scalar > 0xDBFF || !take(reader, '\\') || !take(reader, 'u') || !hex4(reader, &second) ||
      second < 0xDC00 || second > 0xDFFF) {
    return false;
  }
  *scalar = 0x10000 + ((*scalar - 0xD800) << 10) + (second - 0xDC00);
  return true;
}

static bool read_escape(struct reader *reader, uint8_t *out, size_t *count) {
  static const char plain[] = "\"\\/bfnrt";
  static const char meant[] = "\"\\/\b\f\n\r\t";
  if (take(reader, 'u')) {
    uint32_t scalar;
    if (!read_scalar(reader, &scalar)) return false;
    *count += put_scalar(out + *count, scalar);
    return true;
  }
  if (reader->rest.count == 0 || reader->rest.at[0] == 0) return false;
  const char *found = strchr(plain, reader->rest.at[0]);
  if (found == NULL) return false;
  out[(*count)++] = (uint8_t)meant[found - plain];
  reader->rest.at++;
  reader->rest.count--;
  return true;
}

/* The place of the quotation mark that ends the text `rest` begins with, or its end. */
static size_t text_end(struct span rest) {
  size_t i = 0;
  while (i < rest.count && rest.at[i] != '"') i += rest.at[i] == '\\' ? 2 : 1;
  return i < rest.count ? i : rest.count;
}

static bool read_text(struct reader *reader, struct span *text) {
  if (!take(reader, '"')) return false;
  /* No escape is shorter than what it stands for. */
  uint8_t *out = arena_take(reader->arena, text_end(reader->rest) + 1);
  size_t count = 0;
  while (reader->rest.count > 0) {
    uint8_t byte = reader->rest.at[0];
    reader->rest.at++;
    reader->rest.count--;
    if (byte == '"') {
      *text = (struct span){out, count};
      return is_utf8(*text);
    }
    if (byte < 0x20) return false;
    if (byte == '\\') {
      if (!read_escape(reader, out, &count)) return false;
    } else {
      out[count++] = byte;
    }
  }
  return false;
}

static bool digits(struct reader *reader) {
  size_t before = reader->rest.count;
  while (reader->rest.count > 0 && reader->rest.at[0] >= '0' && reader->rest.at[0] <= '9') {
    reader->rest.at++;
    reader->rest.count--;
  }
  return reader->rest.count < before;
}

static bool read_number(struct reader *reader, struct json *value) {
  struct span start = reader->rest;
  bool negative = take(reader, '-');
  bool zero = take(reader, '0');
  if (!zero && !digits(reader)) return false;
  bool whole = !(negative && zero);
  if (take(reader, '.')) {
    whole = false;
    if (!digits(reader)) return false;
  }
  if (take(reader, 'e') || take(reader, 'E')) {
    whole = false;
    if (!take(reader, '+')) take(reader, '-');
    if (!digits(reader)) return false;
  }
  struct span written = {start.at, start.count - reader->rest.count};
  struct span digits_only = {written.at + negative, written.count - negative};
  value->kind = JSON_NUMBER;
  value->text = written;
  uint64_t magnitude;
  uint64_t largest = (uint64_t)INT64_MAX + (negative ? 1 : 0);
  if (whole && decimal(digits_only, largest, &magnitude)) {
    value->kind = JSON_INTEGER;
    value->integer = (int64_t)(negative ? 0 - magnitude : magnitude);
  }
  return true;
}

/* Room for one more item, by doubling. */
static void grow(struct arena *arena, struct json *value, size_t *room) {
  if (value->count < *room) return;
  size_t wider = *room == 0 ? 4 : *room * 2;
  struct json *items = arena_array(arena, wider, sizeof *items);
  if (value->count > 0) memcpy(items, value->items, value->count * sizeof *items);
  value->items = items;
  if (value->kind == JSON_OBJECT) {
    struct span *names = arena_array(arena, wider, sizeof *names);
    if (value->count > 0) memcpy(names, value->names, value->count * sizeof *names);
    value->names = names;
  }
  *room = wider;
}

static int compare_names(const void *left, const void *right) {
  const struct span *a = left;
  const struct span *b = right;
  size_t shorter = a->count < b->count ? a->count : b->count;
  int order = shorter == 0 ? 0 : memcmp(a->at, b->at, shorter);
  if (order != 0) return order;
  return a->count < b->count ? -1 : a->count > b->count;
}

static bool names_differ(struct arena *arena, const struct json *object) {
  if (object->count < 2) return true;
  struct span *sorted = arena_array(arena, object->count, sizeof *sorted);
  memcpy(sorted, object->names, object->count * sizeof *sorted);
  qsort(sorted, object->count, sizeof *sorted, compare_names);
  for (size_t i = 1; i < object->count; i++) {
    if (same(sorted[i - 1], sorted[i])) return false;
  }
  return true;
}

static bool read_object(struct reader *reader, struct json *value, int depth) {
  size_t room = 0;
  value->kind = JSON_OBJECT;
  skip_space(reader);
  if (take(reader, '}')) return true;
  do {
    grow(reader->arena, value, &room);
    skip_space(reader);
    if (!read_text(reader, &value->names[value->count])) return false;
    skip_space(reader);
    if (!take(reader, ':')) return false;
    if (!read_value(reader, &value->items[value->count], depth + 1)) return false;
    value->count++;
    skip_space(reader);
  } while (take(reader, ','));
  return take(reader, '}') && names_differ(reader->arena, value);
}

static bool read_array(struct reader *reader, struct json *value, int depth) {
  size_t room = 0;
  value->kind = JSON_ARRAY;
  skip_space(reader);
  if (take(reader, ']')) return true;
  do {
    grow(reader->arena, value, &room);
    if (!read_value(reader, &value->items[value->count], depth + 1)) return false;
    value->count++;
    skip_space(reader);
  } while (take(reader, ','));
  return take(reader, ']');
}

static bool read_value(struct reader *reader, struct json *value, int depth) {
  skip_space(reader);
  if (reader->rest.count == 0) return false;
  switch (reader->rest.at[0]) {
    case '{':
    case '[':
      if (depth >= MAXIMUM_DEPTH) return false;
      if (take(reader, '{')) return read_object(reader, value, depth);
      return take(reader, '[') && read_array(reader, value, depth);
    case '"':
      value->kind = JSON_STRING;
      return read_text(reader, &value->text);
    case 't':
    case 'f':
      value->kind = JSON_BOOL;
      value->flag = reader->rest.at[0] == 't';
      return take_word(reader, value->flag ? "true" : "false");
    case 'n':
      value->kind = JSON_NULL;
      return take_word(reader, "null");
    default:
      return read_number(reader, value);
  }
}

struct json *json_parse(struct arena *arena, struct span bytes) {
  struct reader reader = {arena, bytes};
  struct json *value = arena_array(arena, 1, sizeof *value);
  if (!read_value(&reader, value, 0)) return NULL;
  skip_space(&reader);
  return reader.rest.count == 0 ? value : NULL;
}

struct json *json_named(const struct json *value, struct span name) {
  if (value == NULL || value->kind != JSON_OBJECT) return NULL;
  for (size_t i = 0; i < value->count; i++) {
    if (same(value->names[i], name)) return &value->items[i];
  }
  return NULL;
}

struct json *json_member(const struct json *value, const char *name) {
  return json_named(value, span_of(name));
}

struct json *json_string(const struct json *value, const char *name) {
  struct json *member = json_member(value, name);
  return member != NULL && member->kind == JSON_STRING ? member : NULL;
}
