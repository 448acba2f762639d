#include "bytes.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct block {
  struct block *next;
  size_t used;
  size_t size;
  uint8_t *room;
};

enum { BLOCK_SIZE = 64 * 1024, ALIGNMENT = 16 };

void out_of_memory(void) {
  fputs("passport-verifier: no memory left\n", stderr);
  exit(64);
}

static struct block *new_block(struct block *next, size_t size) {
  struct block *block = malloc(sizeof *block);
  if (block == NULL) out_of_memory();
  block->room = malloc(size);
  if (block->room == NULL) out_of_memory();
  block->next = next;
  block->used = 0;
  block->size = size;
  return block;
}

void *arena_take(struct arena *arena, size_t size) {
  if (size > SIZE_MAX - ALIGNMENT) out_of_memory();
  size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
  if (size == 0) size = ALIGNMENT;
  struct block *block = arena->blocks;
  if (block == NULL || block->size - block->used < size) {
    block = new_block(arena->blocks, size > BLOCK_SIZE ? size : BLOCK_SIZE);
    arena->blocks = block;
  }
  void *taken = block->room + block->used;
  block->used += size;
  return taken;
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) out_of_memory();
  void *taken = arena_take(arena, count * size);
  memset(taken, 0, count * size);
  return taken;
}

void arena_free(struct arena *arena) {
  while (arena->blocks != NULL) {
    struct block *block = arena->blocks;
    arena->blocks = block->next;
    free(block->room);
    free(block);
  }
}

struct span span_of(const char *text) {
  return (struct span){(const uint8_t *)text, strlen(text)};
}

bool same(struct span left, struct span right) {
  return left.count == right.count &&
         (left.count == 0 || memcmp(left.at, right.at, left.count) == 0);
}

bool is_text(struct span span, const char *text) { return same(span, span_of(text)); }

bool starts_with(struct span span, const char *text) {
  size_t count = strlen(text);
  return span.count >= count && memcmp(span.at, text, count) == 0;
}

bool ends_with(struct span span, const char *text) {
  size_t count = strlen(text);
  return span.count >= count && memcmp(span.at + span.count - count, text, count) == 0;
}

bool take_until(struct span *rest, uint8_t separator, struct span *part) {
  if (rest->count == 0) return false;
  const uint8_t *found = memchr(rest->at, separator, rest->count);
  if (found == NULL) return false;
  size_t count = (size_t)(found - rest->at);
  *part = (struct span){rest->at, count};
  rest->at += count + 1;
  rest->count -= count + 1;
  return true;
}

/* How many bytes follow a first byte, and the range of the first of them; false for a byte that
   begins nothing. */
static bool utf8_shape(uint8_t first, size_t *more, uint8_t *low, uint8_t *high) {
  *low = 0x80;
  *high = 0xBF;
  if (first < 0x80) {
    *more = 0;
    return true;
  }
  if (first < 0xC2 || first > 0xF4) return false;
  *more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  if (first == 0xE0) *low = 0xA0;
  if (first == 0xED) *high = 0x9F;
  if (first == 0xF0) *low = 0x90;
  if (first == 0xF4) *high = 0x8F;
  return true;
}

bool is_utf8(struct span span) {
  for (size_t i = 0; i < span.count;) {
    size_t more;
    uint8_t low, high;
    if (!utf8_shape(span.at[i], &more, &low, &high)) return false;
    i += 1;
    for (size_t k = 0; k < more; k++, i++) {
      if (i == span.count || span.at[i] < low || span.at[i] > high) return false;
      low = 0x80;
      high = 0xBF;
    }
  }
  return true;
}

static int digit_of(uint8_t character, uint8_t last_two[2]) {
  if (character >= 'A' && character <= 'Z') return character - 'A';
  if (character >= 'a' && character <= 'z') return character - 'a' + 26;
  if (character >= '0' && character <= '9') return character - '0' + 52;
  if (character == last_two[0]) return 62;
  if (character == last_two[1]) return 63;
  return -1;
}

static bool decode(struct arena *arena, struct span text, uint8_t last_two[2],
                   struct span *bytes) {
  if (text.count % 4 == 1) return false;
  uint8_t *out = arena_take(arena, text.count / 4 * 3 + 3);
  size_t count = 0;
  uint32_t bits = 0;
  unsigned held = 0;
  for (size_t i = 0; i < text.count; i++) {
    int digit = digit_of(text.at[i], last_two);
    if (digit < 0) return false;
    bits = bits << 6 | (uint32_t)digit;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out[count++] = (uint8_t)(bits >> held);
      bits &= (1u << held) - 1;
    }
  }
  *bytes = (struct span){out, count};
  return bits == 0;
}

bool base64url_decode(struct arena *arena, struct span text, struct span *bytes) {
  uint8_t last_two[2] = {'-', '_'};
  return decode(arena, text, last_two, bytes);
}

bool base64_decode(struct arena *arena, struct span text, struct span *bytes) {
  uint8_t last_two[2] = {'+', '/'};
  if (text.count % 4 != 0) return false;
  for (int i = 0; i < 2 && text.count > 0 && text.at[text.count - 1] == '='; i++) text.count--;
  return decode(arena, text, last_two, bytes);
}

struct span base64url_encode(struct arena *arena, struct span bytes) {
  static const char alphabet[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  uint8_t *out = arena_take(arena, bytes.count / 3 * 4 + 4);
  size_t count = 0;
  uint32_t bits = 0;
  unsigned held = 0;
  for (size_t i = 0; i < bytes.count; i++) {
    bits = (bits << 8 | bytes.at[i]) & 0xFFFF;
    held += 8;
    while (held >= 6) {
      held -= 6;
      out[count++] = (uint8_t)alphabet[bits >> held & 63];
    }
  }
  if (held > 0) out[count++] = (uint8_t)alphabet[bits << (6 - held) & 63];
  return (struct span){out, count};
}

void sha256(struct span bytes, uint8_t digest[32]) {
  if (EVP_Digest(bytes.at, bytes.count, digest, NULL, EVP_sha256(), NULL) != 1) out_of_memory();
}

void hmac_sha256(struct span key, struct span bytes, uint8_t code[32]) {
  unsigned count = 0;
  if (HMAC(EVP_sha256(), key.at, (int)key.count, bytes.at, bytes.count, code, &count) == NULL) {
    out_of_memory();
  }
}

bool decimal(struct span text, uint64_t largest, uint64_t *number) {
  if (text.count == 0 || (text.count > 1 && text.at[0] == '0')) return false;
  uint64_t value = 0;
  for (size_t i = 0; i < text.count; i++) {
    if (text.at[i] < '0' || text.at[i] > '9') return false;
    uint64_t digit = (uint64_t)(text.at[i] - '0');
    if (value > (largest - digit) / 10 || digit > largest) return false;
    value = value * 10 + digit;
  }
  *number = value;
  return true;
}
