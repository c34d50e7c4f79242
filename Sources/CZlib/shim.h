// The zlib header, for gzip members in files and web archives.
#ifndef RAPPORTEUR_CZLIB_SHIM_H
#define RAPPORTEUR_CZLIB_SHIM_H
#include <zlib.h>
#endif
