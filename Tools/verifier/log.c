#include "log.h"

#include <stdio.h>
#include <string.h>

#include "jws.h"

#define LARGEST_TREE ((uint64_t)1 << 62)

enum { LARGEST_NOTE = 65536, MOST_SIGNATURES = 64, LARGEST_PROOF = 8192 };

static void node_hash(const uint8_t *left, const uint8_t *right, uint8_t out[32]) {
  uint8_t input[65] = {1};
  memcpy(input + 1, left, 32);
  memcpy(input + 33, right, 32);
  sha256((struct span){input, sizeof input}, out);
}

static bool root_of(const struct log_proof *proof, uint64_t size, uint8_t hash[32]) {
  if (proof->index >= size || size > LARGEST_TREE) return false;
  uint64_t place = proof->index;
  uint64_t last = size - 1;
  for (size_t i = 0; i < proof->count; i++) {
    if (last == 0) return false;
    if ((place & 1) == 1 || place == last) {
      node_hash(proof->path[i], hash, hash);
      while ((place & 1) == 0 && place > 0) {
        place >>= 1;
        last >>= 1;
      }
    } else {
      node_hash(hash, proof->path[i], hash);
    }
    place >>= 1;
    last >>= 1;
  }
  return last == 0;
}

/* The Unicode scalar that UTF-8 already validated begins with. */
static uint32_t scalar_at(struct span text, size_t *length) {
  uint8_t first = text.at[0];
  *length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  uint32_t scalar = *length == 1 ? first : (uint32_t)(first & (0x7F >> *length));
  for (size_t i = 1; i < *length; i++) scalar = scalar << 6 | (uint32_t)(text.at[i] & 63);
  return scalar;
}

/* Unicode's White_Space from U+0020 on. */
static bool is_space(uint32_t scalar) {
  return scalar == 0x20 || scalar == 0x85 || scalar == 0xA0 || scalar == 0x1680 ||
         (scalar >= 0x2000 && scalar <= 0x200A) || scalar == 0x2028 || scalar == 0x2029 ||
         scalar == 0x202F || scalar == 0x205F || scalar == 0x3000;
}

static bool is_name(struct span name) {
  if (name.count == 0 || !is_utf8(name)) return false;
  while (name.count > 0) {
    size_t length;
    uint32_t scalar = scalar_at(name, &length);
    if (scalar < 0x20 || scalar == '+' || is_space(scalar)) return false;
    name.at += length;
    name.count -= length;
  }
  return true;
}

bool note_key_make(struct arena *arena, struct note_key *key) {
  if (!is_name(key->name)) return false;
  uint8_t *input = arena_take(arena, key->name.count + 34);
  memcpy(input, key->name.at, key->name.count);
  input[key->name.count] = '\n';
  input[key->name.count + 1] = key->is_witness ? 4 : 1;
  memcpy(input + key->name.count + 2, key->key, 32);
  uint8_t digest[32];
  sha256((struct span){input, key->name.count + 34}, digest);
  key->id = (uint32_t)digest[0] << 24 | (uint32_t)digest[1] << 16 | (uint32_t)digest[2] << 8 |
            digest[3];
  return true;
}

struct note_line {
  struct span name;
  uint32_t id;
  struct span signature;
};

struct note {
  struct span text;
  size_t count;
  struct note_line lines[MOST_SIGNATURES];
};

static bool note_line_parse(struct arena *arena, struct span line, struct note_line *out) {
  static const char dash[] = "\xE2\x80\x94 ";
  struct span bytes;
  if (!starts_with(line, dash)) return false;
  line.at += strlen(dash);
  line.count -= strlen(dash);
  if (!take_until(&line, ' ', &out->name) || !is_name(out->name) ||
      !base64_decode(arena, line, &bytes) || bytes.count <= 4) {
    return false;
  }
  out->id = (uint32_t)bytes.at[0] << 24 | (uint32_t)bytes.at[1] << 16 |
            (uint32_t)bytes.at[2] << 8 | bytes.at[3];
  out->signature = (struct span){bytes.at + 4, bytes.count - 4};
  return true;
}

static bool note_parse(struct arena *arena, struct span bytes, struct note *note) {
  if (bytes.count < 2 || bytes.count > LARGEST_NOTE || bytes.at[bytes.count - 1] != '\n') {
    return false;
  }
  for (size_t i = 0; i < bytes.count; i++) {
    if (bytes.at[i] < 0x20 && bytes.at[i] != '\n') return false;
  }
  if (!is_utf8(bytes)) return false;
  size_t split = bytes.count - 1;
  while (split > 0 && !(bytes.at[split] == '\n' && bytes.at[split - 1] == '\n')) split--;
  if (split == 0) return false;
  note->text = (struct span){bytes.at, split};
  struct span rest = {bytes.at + split + 1, bytes.count - split - 1};
  struct span line;
  note->count = 0;
  while (take_until(&rest, '\n', &line)) {
    if (note->count == MOST_SIGNATURES) return false;
    if (!note_line_parse(arena, line, &note->lines[note->count++])) return false;
  }
  return note->count > 0;
}

static bool line_holds(struct arena *arena, const struct note_line *line,
                       const struct note_key *key, struct span text) {
  if (!key->is_witness) return ed25519_verifies(key->key, line->signature, text);
  if (line->signature.count != 72) return false;
  uint64_t time = 0;
  for (int i = 0; i < 8; i++) time = time << 8 | line->signature.at[i];
  if (time > INT64_MAX) return false;
  uint8_t *message = arena_take(arena, text.count + 64);
  int head = snprintf((char *)message, 64, "cosignature/v1\ntime %llu\n", (unsigned long long)time);
  memcpy(message + head, text.at, text.count);
  struct span signature = {line->signature.at + 8, 64};
  return ed25519_verifies(key->key, signature, (struct span){message, (size_t)head + text.count});
}

/* Origin, size and root on three lines; lines behind them are not looked into. */
static bool checkpoint_text(struct arena *arena, struct span text, struct span *origin,
                            struct checkpoint *checkpoint) {
  struct span lines[3], root;
  struct span rest = text;
  for (int i = 0; i < 3; i++) {
    if (!take_until(&rest, '\n', &lines[i]) || lines[i].count == 0) return false;
  }
  struct span more;
  while (take_until(&rest, '\n', &more)) {
    if (more.count == 0) return false;
  }
  *origin = lines[0];
  if (!decimal(lines[1], INT64_MAX, &checkpoint->size) || checkpoint->size > LARGEST_TREE ||
      !base64_decode(arena, lines[2], &root) || root.count != 32) {
    return false;
  }
  memcpy(checkpoint->root, root.at, 32);
  return true;
}

/* The keys of the log called `origin` and of every witness. */
static const struct note_key *known_key(const struct note_key *keys, size_t key_count,
                                        struct span origin, const struct note_line *line) {
  for (size_t i = 0; i < key_count; i++) {
    if (!keys[i].is_witness && !same(keys[i].origin, origin)) continue;
    if (keys[i].id == line->id && same(keys[i].name, line->name)) return &keys[i];
  }
  return NULL;
}

static bool seen_before(const struct note_key **found, size_t count, const struct note_key *key) {
  for (size_t i = 0; i < count; i++) {
    if (found[i]->is_witness == key->is_witness && memcmp(found[i]->key, key->key, 32) == 0) {
      return true;
    }
  }
  return false;
}

bool checkpoint_verify(struct arena *arena, struct span bytes, const struct note_key *keys,
                       size_t key_count, struct checkpoint *checkpoint) {
  struct note note;
  struct span origin;
  if (!note_parse(arena, bytes, &note) ||
      !checkpoint_text(arena, note.text, &origin, checkpoint)) {
    return false;
  }
  const struct note_key *found[MOST_SIGNATURES];
  size_t count = 0;
  bool by_log = false;
  checkpoint->witnesses = 0;
  for (size_t i = 0; i < note.count; i++) {
    const struct note_key *key = known_key(keys, key_count, origin, &note.lines[i]);
    if (key == NULL) continue;
    if (!line_holds(arena, &note.lines[i], key, note.text)) return false;
    if (seen_before(found, count, key)) continue;
    found[count++] = key;
    if (key->is_witness) {
      checkpoint->witnesses++;
    } else {
      by_log = true;
    }
  }
  return by_log;
}

bool log_proof_parse(struct arena *arena, struct span bytes, struct log_proof *proof) {
  struct span rest = bytes;
  struct span line, number, hash;
  if (bytes.count > LARGEST_PROOF || !ends_with(bytes, "\n\n") || !is_utf8(bytes)) return false;
  rest.count -= 1; /* each line now ends in its newline, the empty one is off */
  proof->extra = (struct span){NULL, 0};
  proof->count = 0;
  if (!take_until(&rest, '\n', &line) || !is_text(line, "c2sp.org/tlog-proof@v1")) return false;
  if (!take_until(&rest, '\n', &line)) return false;
  if (starts_with(line, "extra ")) {
    struct span text = {line.at + 6, line.count - 6};
    if (text.count == 0 || !base64_decode(arena, text, &proof->extra)) return false;
    if (!take_until(&rest, '\n', &line)) return false;
  }
  if (!starts_with(line, "index ")) return false;
  number = (struct span){line.at + 6, line.count - 6};
  if (!decimal(number, INT64_MAX, &proof->index) || proof->index >= LARGEST_TREE) return false;
  while (take_until(&rest, '\n', &line)) {
    if (proof->count == LONGEST_PATH || line.count == 0 || !base64_decode(arena, line, &hash) ||
        hash.count != 32) {
      return false;
    }
    memcpy(proof->path[proof->count++], hash.at, 32);
  }
  return true;
}

bool log_opening(const struct log_proof *proof, uint8_t event, struct span issuer,
                 uint64_t *time_ms) {
  uint8_t digest[32];
  const uint8_t *leaf = proof->extra.at;
  if (proof->extra.count != LEAF_SIZE || leaf[0] != 1 || leaf[1] != event) return false;
  *time_ms = 0;
  for (int i = 2; i < 10; i++) *time_ms = *time_ms << 8 | leaf[i];
  sha256(issuer, digest);
  return *time_ms <= INT64_MAX && memcmp(leaf + 10, digest, 8) == 0;
}

bool log_includes(const struct log_proof *proof, struct span subject,
                  const struct checkpoint *checkpoint) {
  uint8_t leaf[1 + LEAF_SIZE] = {0};
  uint8_t hash[32];
  memcpy(leaf + 1, proof->extra.at, LEAF_SIZE);
  hmac_sha256((struct span){proof->extra.at + 18, 32}, subject, leaf + 1 + 18);
  sha256((struct span){leaf, sizeof leaf}, hash);
  return root_of(proof, checkpoint->size, hash) && memcmp(hash, checkpoint->root, 32) == 0;
}
