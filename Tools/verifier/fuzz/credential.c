#include "fuzz.h"

#include "schema.h"
#include "sdjwt.h"

/* A presentation: its form, its disclosures, its schema and its holder's token. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t count) {
  struct arena arena = {NULL};
  struct presentation presentation;
  struct span bytes = {data, count};
  if (count <= CREDENTIAL_LIMIT && presentation_parse(&arena, bytes, &presentation)) {
    struct json *claims = presentation_claims(&arena, &presentation);
    struct json *begin = presentation.not_before;
    struct json *end = presentation.expires;
    bool ordered = begin != NULL && begin->integer >= 0 &&
                   (end == NULL || end->integer > begin->integer);
    for (unsigned type = 0; claims != NULL && ordered && type <= type_row_count; type++) {
      schema_fault(type, presentation.payload, claims);
    }
    if (presentation.has_binding) {
      binding_fault(&arena, &presentation, span_of("a"), span_of("n"), FUZZ_NOW);
    }
  }
  arena_free(&arena);
  return 0;
}
