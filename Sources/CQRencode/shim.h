// The system's header: a module map looks for a plain name beside itself.
#include <qrencode.h>
