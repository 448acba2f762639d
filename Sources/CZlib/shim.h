// A module map finds only headers beside it; this one finds the system's.
#include <zlib.h>
