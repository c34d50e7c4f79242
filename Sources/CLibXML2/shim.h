// The libxml2 headers that Markup needs.
// Its unicode header pulls in ICU's, which clash with the copy inside Foundation in debug and sanitizer builds:
// the configuration header is read first and the macro taken back.
#ifndef RAPPORTEUR_CLIBXML2_SHIM_H
#define RAPPORTEUR_CLIBXML2_SHIM_H
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlIO.h>
#include <libxml/parserInternals.h>
#endif
