#include "jws.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>

static bool coordinate(struct arena *arena, const struct json *jwk, const char *name,
                       uint8_t out[32]) {
  struct json *text = json_string(jwk, name);
  struct span bytes;
  if (text == NULL || !base64url_decode(arena, text->text, &bytes) || bytes.count != 32) {
    return false;
  }
  memcpy(out, bytes.at, 32);
  return true;
}

static bool says(const struct json *jwk, const char *type, const char *curve) {
  struct json *kty = json_string(jwk, "kty");
  struct json *crv = json_string(jwk, "crv");
  return kty != NULL && crv != NULL && is_text(kty->text, type) && is_text(crv->text, curve);
}

/* The OpenSSL key of a point, or NULL where the point is not on the curve. */
static EVP_PKEY *p256_key(const uint8_t point[64]) {
  uint8_t encoded[65] = {4};
  memcpy(encoded + 1, point, 64);
  char group[] = "prime256v1";
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, encoded, sizeof encoded),
      OSSL_PARAM_construct_end(),
  };
  EVP_PKEY *key = NULL;
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
  if (context == NULL) out_of_memory();
  if (EVP_PKEY_fromdata_init(context) != 1 ||
      EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1) {
    key = NULL;
  }
  EVP_PKEY_CTX_free(context);
  return key;
}

bool key_from_point(const uint8_t point[64], struct public_key *key) {
  EVP_PKEY *parsed = p256_key(point);
  if (parsed == NULL) return false;
  EVP_PKEY_free(parsed);
  *key = (struct public_key){.algorithm = ALGORITHM_ES256};
  memcpy(key->bytes, point, 64);
  return true;
}

bool key_from_jwk(struct arena *arena, const struct json *jwk, struct public_key *key) {
  uint8_t point[64];
  if (jwk == NULL || jwk->kind != JSON_OBJECT || json_member(jwk, "d") != NULL) return false;
  if (says(jwk, "EC", "P-256")) {
    return coordinate(arena, jwk, "x", point) && coordinate(arena, jwk, "y", point + 32) &&
           key_from_point(point, key);
  }
  if (!says(jwk, "OKP", "Ed25519")) return false;
  *key = (struct public_key){.algorithm = ALGORITHM_ED25519};
  return coordinate(arena, jwk, "x", key->bytes);
}

struct span key_thumbprint(struct arena *arena, const struct public_key *key) {
  char text[256];
  int count;
  struct span x = base64url_encode(arena, (struct span){key->bytes, 32});
  struct span y = base64url_encode(arena, (struct span){key->bytes + 32, 32});
  if (key->algorithm == ALGORITHM_ES256) {
    count = snprintf(text, sizeof text,
                     "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%.43s\",\"y\":\"%.43s\"}",
                     (const char *)x.at, (const char *)y.at);
  } else {
    count = snprintf(text, sizeof text, "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%.43s\"}",
                     (const char *)x.at);
  }
  uint8_t digest[32];
  sha256((struct span){(const uint8_t *)text, (size_t)count}, digest);
  return base64url_encode(arena, (struct span){digest, 32});
}

bool same_key(const struct public_key *left, const struct public_key *right) {
  return left->algorithm == right->algorithm && memcmp(left->bytes, right->bytes, 64) == 0;
}

/* Asks OpenSSL; `digest` is NULL for Ed25519. */
static bool verifies(EVP_PKEY *key, const EVP_MD *digest, const uint8_t *signature, size_t count,
                     struct span message) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  if (context == NULL) out_of_memory();
  bool good = EVP_DigestVerifyInit(context, NULL, digest, NULL, key) == 1 &&
              EVP_DigestVerify(context, signature, count, message.at, message.count) == 1;
  EVP_MD_CTX_free(context);
  return good;
}

bool ed25519_verifies(const uint8_t key[32], struct span signature, struct span message) {
  if (signature.count != 64) return false;
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
  if (signature.at[0] != 0) return true;
#endif
  EVP_PKEY *parsed = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, key, 32);
  if (parsed == NULL) return false;
  bool good = verifies(parsed, NULL, signature.at, signature.count, message);
  EVP_PKEY_free(parsed);
  return good;
}

/* r‖s as the DER that OpenSSL reads; the length of it, or 0. */
static size_t der_signature(struct span signature, uint8_t der[80]) {
  ECDSA_SIG *pair = ECDSA_SIG_new();
  BIGNUM *r = BN_bin2bn(signature.at, 32, NULL);
  BIGNUM *s = BN_bin2bn(signature.at + 32, 32, NULL);
  if (pair == NULL || r == NULL || s == NULL || ECDSA_SIG_set0(pair, r, s) != 1) out_of_memory();
  uint8_t *end = der;
  int count = i2d_ECDSA_SIG(pair, NULL);
  if (count > 0 && count <= 80) count = i2d_ECDSA_SIG(pair, &end);
  ECDSA_SIG_free(pair);
  return count > 0 && count <= 80 ? (size_t)count : 0;
}

bool key_verifies(const struct public_key *key, struct span signature, struct span message) {
  if (signature.count != 64) return false;
  if (key->algorithm == ALGORITHM_ED25519) {
    return ed25519_verifies(key->bytes, signature, message);
  }
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
  if (signature.at[0] != 0) return true;
#endif
  uint8_t der[80];
  size_t count = der_signature(signature, der);
  EVP_PKEY *parsed = count > 0 ? p256_key(key->bytes) : NULL;
  if (parsed == NULL) return false;
  bool good = verifies(parsed, EVP_sha256(), der, count, message);
  EVP_PKEY_free(parsed);
  return good;
}

bool token_parse(struct arena *arena, struct span bytes, struct token *token) {
  struct span rest = bytes;
  struct span header_text, payload_text, header;
  if (!take_until(&rest, '.', &header_text) || !take_until(&rest, '.', &payload_text)) {
    return false;
  }
  if (!base64url_decode(arena, header_text, &header) ||
      !base64url_decode(arena, payload_text, &token->payload) ||
      !base64url_decode(arena, rest, &token->signature)) {
    return false;
  }
  token->header = json_parse(arena, header);
  token->signed_bytes = (struct span){bytes.at, bytes.count - rest.count - 1};
  return token->header != NULL && token->header->kind == JSON_OBJECT;
}

enum algorithm token_algorithm(const struct token *token) {
  struct json *named = json_string(token->header, "alg");
  if (named == NULL) return ALGORITHM_NONE;
  if (is_text(named->text, "ES256")) return ALGORITHM_ES256;
  if (is_text(named->text, "Ed25519") || is_text(named->text, "EdDSA")) return ALGORITHM_ED25519;
  return ALGORITHM_NONE;
}

bool token_header_is(const struct token *token, const char *type) {
  static const char *const refused[] = {"crit", "jku", "x5u", "jwk"};
  struct json *typ = json_string(token->header, "typ");
  if (typ == NULL || !is_text(typ->text, type)) return false;
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    if (json_member(token->header, refused[i]) != NULL) return false;
  }
  return token_algorithm(token) != ALGORITHM_NONE;
}

bool token_signed_by(const struct token *token, const struct public_key *key) {
  return token_algorithm(token) == key->algorithm &&
         key_verifies(key, token->signature, token->signed_bytes);
}
