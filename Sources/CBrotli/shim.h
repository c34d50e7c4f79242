// The Brotli decoder's header, for pages of web archives that are packed with it.
#ifndef RAPPORTEUR_CBROTLI_SHIM_H
#define RAPPORTEUR_CBROTLI_SHIM_H
#include <brotli/decode.h>
#endif
