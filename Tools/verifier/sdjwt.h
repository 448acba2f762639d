#ifndef OW_SDJWT_H
#define OW_SDJWT_H

#include "jws.h"

/* A hidden claim in the clear. */
struct disclosure {
  struct span text; /* base64url as received */
  struct span digest; /* 43 characters */
  bool is_member;
  struct span name;
  struct json *value;
  bool is_placed;
};

/* A presentation taken apart; nothing in it is true yet. */
struct presentation {
  struct token credential;
  struct json *payload;
  size_t disclosure_count;
  struct disclosure *disclosures;
  struct disclosure **by_digest; /* the same, sorted */
  bool has_binding;
  struct token binding;
  struct json *binding_payload;
  struct span bound_bytes; /* up to and with the last `~` */

  struct span issuer;
  struct span type;
  struct json *not_before; /* an integer, or NULL */
  struct json *expires;    /* an integer, or NULL */
  bool has_status;
  struct span status_uri;
  int64_t status_index;
  bool has_holder_key;
  struct public_key holder_key;
};

/* The `~` rules, the tokens, strict JSON and the types of the claims every credential has. */
bool presentation_parse(struct arena *arena, struct span bytes, struct presentation *out);
/* The `kid` of a token if it is the thumbprint of some key by its form, else an empty span. */
struct span token_key_name(struct arena *arena, const struct token *token);
/* Whether `_sd_alg` is absent or `sha-256`. */
bool hash_algorithm_is_known(const struct json *payload);
/* The claims with every disclosure in its place, or NULL where a rule of RFC 9901 section 7.1 or
   of the profile is broken. */
struct json *presentation_claims(struct arena *arena, struct presentation *presentation);
/* 0, or the reason why the holder did not make this presentation for that question. */
unsigned binding_fault(struct arena *arena, const struct presentation *presentation,
                       struct span audience, struct span nonce, int64_t at);

#endif
