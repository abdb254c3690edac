#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_COLOR_H
#include FT_MODULE_H
#include FT_OUTLINE_H
#include FT_TRIGONOMETRY_H
#include FT_TRUETYPE_TABLES_H
#include <stdlib.h>

// FreeType takes what a font states for true: a picture of 32,767 by 32,767 pixels would be given its memory. No block
// that it asks for may be larger than this.
#define LECTERN_FT_LARGEST_BLOCK (16L << 20)

static inline void *lectern_ft_allocate(FT_Memory memory, long size) {
    (void)memory;
    return size > 0 && size <= LECTERN_FT_LARGEST_BLOCK ? malloc((size_t)size) : NULL;
}

static inline void *lectern_ft_reallocate(FT_Memory memory, long old, long size, void *block) {
    (void)memory;
    (void)old;
    return size > 0 && size <= LECTERN_FT_LARGEST_BLOCK ? realloc(block, (size_t)size) : NULL;
}

static inline void lectern_ft_free(FT_Memory memory, void *block) {
    (void)memory;
    free(block);
}

// Starts FreeType, and opens a face of bytes that stay where they are until lectern_ft_close.
// Returns NULL where it cannot.
static inline FT_Face lectern_ft_open(const unsigned char *bytes, long count, long index) {
    FT_Memory memory = (FT_Memory)calloc(1, sizeof(struct FT_MemoryRec_));
    if (!memory) return NULL;
    memory->alloc = lectern_ft_allocate;
    memory->realloc = lectern_ft_reallocate;
    memory->free = lectern_ft_free;
    FT_Library library = NULL;
    if (FT_New_Library(memory, &library)) {
        free(memory);
        return NULL;
    }
    FT_Add_Default_Modules(library);
    FT_Face face = NULL;
    if (FT_New_Memory_Face(library, bytes, count, index, &face)) {
        FT_Done_Library(library);
        free(memory);
        return NULL;
    }
    return face;
}

static inline void lectern_ft_close(FT_Face face) {
    FT_Library library = face->glyph->library;
    FT_Memory memory = face->memory;
    FT_Done_Face(face);
    FT_Done_Library(library);
    free(memory);
}

// Selects the largest of the bitmap sizes up to `limit` pixels an em, else the smallest. Returns its pixels an em, or 0.
static inline int lectern_ft_select_strike(FT_Face face, int limit) {
    int best = -1;
    for (int strike = 0; strike < face->num_fixed_sizes; strike++) {
        long size = face->available_sizes[strike].y_ppem >> 6;
        long held = best < 0 ? 0 : face->available_sizes[best].y_ppem >> 6;
        if (best < 0 || (size <= limit ? held > limit || size > held : size < held)) best = strike;
    }
    if (best < 0 || FT_Select_Size(face, best)) return 0;
    return (int)(face->available_sizes[best].y_ppem >> 6);
}

// The middle between the selected size's ascender and descender, in 1/64 pixels above the baseline.
static inline long lectern_ft_middle(FT_Face face) {
    return (face->size->metrics.ascender + face->size->metrics.descender) / 2;
}

// Loads the bitmap of a glyph in colour. Returns it, or NULL where there is none.
static inline const FT_Bitmap *lectern_ft_load_bitmap(FT_Face face, unsigned int glyph, int *left, int *top) {
    if (FT_Load_Glyph(face, glyph, FT_LOAD_COLOR)) return NULL;
    FT_GlyphSlot slot = face->glyph;
    if (slot->format != FT_GLYPH_FORMAT_BITMAP || slot->bitmap.pixel_mode != FT_PIXEL_MODE_BGRA) return NULL;
    *left = slot->bitmap_left;
    *top = slot->bitmap_top;
    return &slot->bitmap;
}

// A glyph's outline as numbers: 0 x y to move, 1 x y for a line, 3 and three points for a curve.
typedef struct {
    int *numbers;
    size_t count;
    size_t capacity;
    FT_Vector pen;
} lectern_ft_path;

static inline int lectern_ft_put(lectern_ft_path *path, int kind, const FT_Vector *points, int count) {
    if (path->count + 7 > path->capacity) return 1;
    path->numbers[path->count++] = kind;
    for (int point = 0; point < count; point++) {
        path->numbers[path->count++] = (int)points[point].x;
        path->numbers[path->count++] = (int)points[point].y;
    }
    path->pen = points[count - 1];
    return 0;
}

static inline int lectern_ft_move(const FT_Vector *to, void *path) {
    return lectern_ft_put((lectern_ft_path *)path, 0, to, 1);
}

static inline int lectern_ft_line(const FT_Vector *to, void *path) {
    return lectern_ft_put((lectern_ft_path *)path, 1, to, 1);
}

static inline int lectern_ft_conic(const FT_Vector *control, const FT_Vector *to, void *context) {
    lectern_ft_path *path = (lectern_ft_path *)context;
    FT_Vector points[3] = {
        {(path->pen.x + 2 * control->x) / 3, (path->pen.y + 2 * control->y) / 3},
        {(to->x + 2 * control->x) / 3, (to->y + 2 * control->y) / 3},
        *to,
    };
    return lectern_ft_put(path, 3, points, 3);
}

static inline int lectern_ft_cubic(const FT_Vector *one, const FT_Vector *two, const FT_Vector *to, void *path) {
    FT_Vector points[3] = {*one, *two, *to};
    return lectern_ft_put((lectern_ft_path *)path, 3, points, 3);
}

// Writes a glyph's outline in hundredths of a font unit into `numbers`. Returns how many were written, or -1.
static inline long lectern_ft_outline(FT_Face face, unsigned int glyph, int *numbers, size_t capacity) {
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP)) return -1;
    if (face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return -1;
    FT_Outline *outline = &face->glyph->outline;
    for (int point = 0; point < outline->n_points; point++) {
        outline->points[point].x *= 100;
        outline->points[point].y *= 100;
    }
    lectern_ft_path path = {.numbers = numbers, .count = 0, .capacity = capacity, .pen = {0, 0}};
    FT_Outline_Funcs functions = {lectern_ft_move, lectern_ft_line, lectern_ft_conic, lectern_ft_cubic, 0, 0};
    if (FT_Outline_Decompose(outline, &functions, &path)) return -1;
    return (long)path.count;
}

// Selects the first palette. Returns its colours, `*count` of them; NULL where there are none.
static inline const FT_Color *lectern_ft_palette(FT_Face face, int *count) {
    FT_Palette_Data data;
    FT_Color *colours = NULL;
    if (FT_Palette_Data_Get(face, &data) || data.num_palettes == 0) return NULL;
    if (FT_Palette_Select(face, 0, &colours)) return NULL;
    *count = data.num_palette_entries;
    return colours;
}
