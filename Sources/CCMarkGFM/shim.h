#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm/parser.h>

// The extensions' node types are variables that registration sets; their header is not installed.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;

static inline cmark_node_type cmark_gfm_table_type(void) { return CMARK_NODE_TABLE; }
static inline cmark_node_type cmark_gfm_table_row_type(void) { return CMARK_NODE_TABLE_ROW; }
static inline cmark_node_type cmark_gfm_table_cell_type(void) { return CMARK_NODE_TABLE_CELL; }
static inline cmark_node_type cmark_gfm_strikethrough_type(void) { return CMARK_NODE_STRIKETHROUGH; }
