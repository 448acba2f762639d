#ifndef OW_JWS_H
#define OW_JWS_H

#include "json.h"

enum algorithm { ALGORITHM_NONE, ALGORITHM_ES256, ALGORITHM_ED25519 };

/* A public key: 64 bytes x‖y of a point on P-256, or 32 bytes of Ed25519. */
struct public_key {
  enum algorithm algorithm;
  uint8_t bytes[64];
};

/* Reads `kty`, `crv`, `x` and `y` of a JWK; false where it is no such key, the point is not on
   the curve, or it holds a private part. */
bool key_from_jwk(struct arena *arena, const struct json *jwk, struct public_key *key);
/* The key of x‖y, or false where that is no point of P-256. */
bool key_from_point(const uint8_t point[64], struct public_key *key);
/* The RFC 7638 thumbprint, 43 characters. */
struct span key_thumbprint(struct arena *arena, const struct public_key *key);
bool same_key(const struct public_key *left, const struct public_key *right);

/* Whether 64 bytes of signature are this key's over the message. */
bool key_verifies(const struct public_key *key, struct span signature, struct span message);
bool ed25519_verifies(const uint8_t key[32], struct span signature, struct span message);

/* A token in compact form, taken apart; its signature is not yet checked. */
struct token {
  struct json *header;
  struct span payload;
  struct span signature;
  struct span signed_bytes; /* header.payload as received */
};

/* Three parts of strict base64url, the first a JSON object. */
bool token_parse(struct arena *arena, struct span bytes, struct token *token);
/* The algorithm the header names, or ALGORITHM_NONE for any that is not allowed. */
enum algorithm token_algorithm(const struct token *token);
/* Whether the header has this `typ`, an allowed `alg` and none of crit, jku, x5u and jwk. */
bool token_header_is(const struct token *token, const char *type);
/* Whether `alg` is the key's and the signature is by it. */
bool token_signed_by(const struct token *token, const struct public_key *key);

#endif
