// The Zstandard header, for web archives and pages that are packed with it.
#ifndef RAPPORTEUR_CZSTD_SHIM_H
#define RAPPORTEUR_CZSTD_SHIM_H
#include <zstd.h>
#endif
