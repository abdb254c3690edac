#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

// libpng leaves a function by longjmp where a file is broken. Swift frames must not be jumped over, so that everything
// between setjmp and longjmp is in this one C function.

typedef struct {
    const unsigned char *bytes;
    size_t count;
    size_t position;
    jmp_buf jump;
    char *message;
    size_t messageCapacity;
} lectern_png_source;

static inline void lectern_png_read(png_structp png, png_bytep output, size_t count) {
    lectern_png_source *source = (lectern_png_source *)png_get_io_ptr(png);
    if (count > source->count - source->position) png_error(png, "it ends too early");
    memcpy(output, source->bytes + source->position, count);
    source->position += count;
}

static inline void lectern_png_fail(png_structp png, png_const_charp message) {
    lectern_png_source *source = (lectern_png_source *)png_get_error_ptr(png);
    strncpy(source->message, message, source->messageCapacity - 1);
    source->message[source->messageCapacity - 1] = 0;
    longjmp(source->jump, 1);
}

static inline void lectern_png_warn(png_structp png, png_const_charp message) { (void)png; (void)message; }

// Decodes a PNG into rows of 8-bit samples: gray, gray and alpha, RGB, or RGB and alpha, `*channels` of them.
// `capacity` is what `pixels` can take; the caller has read width and height and allots 4 bytes a pixel.
// Returns 1, or 0 with a message. No chunk but the picture's own may take more than 1 MB, and at most 1,000 are kept.
static inline int lectern_png_decode(
    const unsigned char *bytes, size_t count, unsigned int width, unsigned int height,
    unsigned char *pixels, size_t capacity, int *channels, char *message, size_t messageCapacity
) {
    lectern_png_source source = {.bytes = bytes, .count = count, .message = message, .messageCapacity = messageCapacity};
    png_infop info = NULL;
    png_bytep *volatile rows = NULL;
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &source, lectern_png_fail, lectern_png_warn);
    if (!png) {
        strncpy(message, "libpng could not start", messageCapacity - 1);
        return 0;
    }
    if (setjmp(source.jump)) {
        free((void *)rows);
        png_destroy_read_struct(&png, &info, NULL);
        return 0;
    }
    info = png_create_info_struct(png);
    if (!info) png_error(png, "no memory");
    png_set_read_fn(png, &source, lectern_png_read);
    png_set_user_limits(png, width, height);
    png_set_chunk_malloc_max(png, 1000000);
    png_set_chunk_cache_max(png, 1000);
    // Text, profiles and the like are skipped unread.
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
    png_read_info(png, info);
    if (png_get_image_width(png, info) != width || png_get_image_height(png, info) != height)
        png_error(png, "its size is said twice");
    png_set_scale_16(png);
    png_set_expand(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
    *channels = png_get_channels(png, info);
    size_t row = png_get_rowbytes(png, info);
    if (png_get_bit_depth(png, info) != 8 || row != (size_t)width * (size_t)*channels || row * height > capacity)
        png_error(png, "its rows are of an unexpected size");
    rows = (png_bytep *)malloc(height * sizeof(png_bytep));
    if (!rows) png_error(png, "no memory");
    for (unsigned int y = 0; y < height; y++) rows[y] = pixels + y * row;
    png_read_image(png, (png_bytepp)rows);
    png_read_end(png, NULL);
    free((void *)rows);
    png_destroy_read_struct(&png, &info, NULL);
    return 1;
}

// Filters rows as PNG does (ISO/IEC 15948, 9): each takes the filter whose differences have the smallest sum.
// `rows` holds height * stride bytes whose samples lie `distance` apart, `output` takes height * (stride + 1).
// In C, since these five loops over every byte of a picture are what embedding one costs.
static inline void lectern_png_filter(
    const unsigned char *rows, size_t stride, size_t height, size_t distance,
    const unsigned char *zeros, unsigned char *candidate, unsigned char *output
) {
    for (size_t y = 0; y < height; y++) {
        const unsigned char *row = rows + y * stride;
        const unsigned char *above = y > 0 ? row - stride : zeros;
        unsigned char *target = output + y * (stride + 1);
        size_t best = (size_t)-1;
        for (int filter = 0; filter < 5; filter++) {
            size_t sum = 0;
            for (size_t x = 0; x < stride; x++) {
                int left = x >= distance ? row[x - distance] : 0;
                int up = above[x];
                int corner = x >= distance ? above[x - distance] : 0;
                int predicted = 0;
                switch (filter) {
                case 1: predicted = left; break;
                case 2: predicted = up; break;
                case 3: predicted = (left + up) / 2; break;
                case 4: {
                    int a = abs(up - corner), b = abs(left - corner), c = abs(left + up - 2 * corner);
                    predicted = a <= b && a <= c ? left : b <= c ? up : corner;
                    break;
                }
                default: break;
                }
                unsigned char difference = (unsigned char)(row[x] - predicted);
                candidate[x] = difference;
                sum += difference < 128 ? difference : 256 - difference;
            }
            if (sum < best) {
                best = sum;
                target[0] = (unsigned char)filter;
                memcpy(target + 1, candidate, stride);
            }
            if (sum == 0) break;
        }
    }
}

// Takes the alpha out of filtered rows of 8-bit samples, 2 or 4 of them a pixel. A filter predicts each sample from the
// same sample of neighbouring pixels (ISO/IEC 15948, 9.2), so that what is left of a row keeps its filter, and so does
// the alpha alone: nothing has to be filtered anew. `colours` takes height * (width * (channels - 1) + 1) bytes, `alpha`
// height * (width + 1). Returns whether every pixel is opaque; the caller has checked that no filter is above 4.
static inline int lectern_png_split(
    const unsigned char *rows, size_t width, size_t height, size_t channels,
    unsigned char *colours, unsigned char *alpha
) {
    int opaque = 1;
    for (size_t y = 0; y < height; y++) {
        unsigned char filter = *rows++;
        *colours++ = filter;
        *alpha++ = filter;
        if (channels == 4) {
            for (size_t x = 0; x < width; x++) {
                colours[3 * x] = rows[4 * x];
                colours[3 * x + 1] = rows[4 * x + 1];
                colours[3 * x + 2] = rows[4 * x + 2];
                alpha[x] = rows[4 * x + 3];
            }
        } else {
            for (size_t x = 0; x < width; x++) {
                colours[x] = rows[2 * x];
                alpha[x] = rows[2 * x + 1];
            }
        }
        // What a filter leaves of a row of 255 below another of 255: the first difference, and all others.
        unsigned char first = 255, others = 0;
        switch (filter) {
        case 0: others = 255; break;
        case 2: first = y > 0 ? 0 : 255; others = first; break;
        case 3: first = y > 0 ? 128 : 255; others = y > 0 ? 0 : 128; break;
        case 4: first = y > 0 ? 0 : 255; break;
        default: break;
        }
        unsigned char different = alpha[0] ^ first;
        for (size_t x = 1; x < width; x++) different |= alpha[x] ^ others;
        if (different) opaque = 0;
        rows += channels * width;
        colours += (channels - 1) * width;
        alpha += width;
    }
    return opaque;
}

// Undoes the filter of one row of samples that lie `distance` apart (ISO/IEC 15948, 9.2).
static inline void lectern_png_unfilter(
    int filter, const unsigned char *row, const unsigned char *above, size_t stride, size_t distance,
    unsigned char *output
) {
    for (size_t x = 0; x < distance && x < stride; x++) {
        // Left and corner are 0: the average is half of what is above, and Paeth's choice is what is above.
        int predicted = filter == 2 || filter == 4 ? above[x] : filter == 3 ? above[x] / 2 : 0;
        output[x] = (unsigned char)(row[x] + predicted);
    }
    switch (filter) {
    case 1:
        for (size_t x = distance; x < stride; x++) output[x] = (unsigned char)(row[x] + output[x - distance]);
        break;
    case 2:
        for (size_t x = distance; x < stride; x++) output[x] = (unsigned char)(row[x] + above[x]);
        break;
    case 3:
        for (size_t x = distance; x < stride; x++)
            output[x] = (unsigned char)(row[x] + (output[x - distance] + above[x]) / 2);
        break;
    case 4:
        for (size_t x = distance; x < stride; x++) {
            int left = output[x - distance], up = above[x], corner = above[x - distance];
            int a = abs(up - corner), b = abs(left - corner), c = abs(left + up - 2 * corner);
            output[x] = (unsigned char)(row[x] + (a <= b && a <= c ? left : b <= c ? up : corner));
        }
        break;
    default:
        for (size_t x = distance; x < stride; x++) output[x] = row[x];
    }
}

// Finds the colours of filtered rows of RGB. Where there are at most 256, fills `palette` (3 bytes each) and `indices`
// (1 byte a pixel, each row after a 0 for "unfiltered") and returns how many; else returns 0 as soon as it knows.
// `scratch` takes 6 * width bytes, all 0.
static inline int lectern_png_palette(
    const unsigned char *rows, size_t width, size_t height,
    unsigned char *scratch, unsigned char *palette, unsigned char *indices
) {
    unsigned int keys[1024];
    unsigned char values[1024];
    int used = 0;
    unsigned int last = 0xFFFFFFFF;
    unsigned char lastIndex = 0;
    for (int slot = 0; slot < 1024; slot++) keys[slot] = 0xFFFFFFFF;
    for (size_t y = 0; y < height; y++) {
        unsigned char *pixels = scratch + (y % 2) * 3 * width;
        const unsigned char *above = scratch + (1 - y % 2) * 3 * width;
        lectern_png_unfilter(rows[0], rows + 1, above, 3 * width, 3, pixels);
        rows += 3 * width + 1;
        *indices++ = 0;
        for (size_t x = 0; x < width; x++) {
            const unsigned char *pixel = pixels + 3 * x;
            unsigned int colour = (unsigned int)pixel[0] << 16 | (unsigned int)pixel[1] << 8 | pixel[2];
            if (colour != last) {
                unsigned int slot = (colour * 2654435761u) >> 22;
                while (keys[slot] != colour && keys[slot] != 0xFFFFFFFF) slot = (slot + 1) & 1023;
                if (keys[slot] == 0xFFFFFFFF) {
                    if (used == 256) return 0;
                    keys[slot] = colour;
                    values[slot] = (unsigned char)used;
                    memcpy(palette + 3 * used, pixel, 3);
                    used++;
                }
                last = colour;
                lastIndex = values[slot];
            }
            *indices++ = lastIndex;
        }
    }
    return used;
}
