#ifndef OW_PRINT_H
#define OW_PRINT_H

#include <stdio.h>

#include "judge.h"

/* The report in words, the same from both verifiers. */
void report_print(const struct report *report, FILE *out);

#endif
