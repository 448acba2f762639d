#ifndef OW_JUDGE_H
#define OW_JUDGE_H

#include "inputs.h"
#include "words.h"

enum { STEPS = 16 };

/* What a step found; all zero: not yet looked at. */
struct result {
  unsigned outcome;
  unsigned reason;
  unsigned input; /* the step that had to hold first */
  unsigned rule;  /* the policy's row relied on */
  uint64_t age;
};

struct weighed {
  unsigned step;
  unsigned reason;
};

struct credential_report {
  bool has_id;
  uint8_t id[32];
  bool has_issuer;
  uint8_t issuer[32];
  unsigned type;
  struct result steps[STEPS + 1]; /* by number of the step */
  unsigned verdict;
  size_t reason_count;
  struct weighed reasons[STEPS];
};

struct report {
  uint8_t bundle_sha256[32];
  uint8_t policy_sha256[32];
  uint8_t anchors_sha256[32];
  int64_t at;
  uint64_t trust_sequence;
  unsigned witnesses;
  struct result parse;
  size_t count;
  struct credential_report credentials[MOST_CREDENTIALS];
  unsigned verdict;
};

/* What is judged, by what, for when and for whom. */
struct question {
  struct span bundle;
  struct span policy_bytes;
  struct span anchors_bytes;
  int64_t at; /* seconds since 1970 */
  bool has_expectation;
  struct span audience;
  struct span nonce;
};

/* False where the policy or the anchors are not readable; else the report is whole. */
bool judge(struct arena *arena, const struct question *question, struct report *report);

/* The report in its canonical encoding. */
struct span report_encode(struct arena *arena, const struct report *report);
/* The exit status: 0 accept, 1 refuse, 2 cannot be sure, 3 accept with conditions. */
/* The heaviest verdict of the credentials; refuse where the bundle could not be read. */
unsigned report_verdict(const struct report *report);
int report_status(const struct report *report);

/* What a policy's defaults and rows make of the steps. */
void weigh(const verdict_policy *policy, struct credential_report *report,
           uint32_t status_offline_seconds);

/* The limit in force for a type and subject. */
struct limits {
  uint32_t fresh_seconds;
  uint32_t refresher_months;
  uint32_t status_offline_seconds;
};
struct limits limits_of(const verdict_policy *policy, unsigned type, struct span subject);

/* The instant `months` calendar months after `from`, held to the last day of the month. */
int64_t add_months(int64_t from, uint32_t months);

#endif
