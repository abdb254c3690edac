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

// Decodes a PNG into rows of 8-bit samples, each after a 0 for "unfiltered": gray, gray and alpha, RGB, or RGB and alpha,
// `*channels` of them. `capacity` is what `pixels` can take; the caller has read width and height, allots 4 bytes a pixel
// and one a row, and has filled all with 0.
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
    if (png_get_bit_depth(png, info) != 8 || row != (size_t)width * (size_t)*channels || (row + 1) * height > capacity)
        png_error(png, "its rows are of an unexpected size");
    rows = (png_bytep *)malloc(height * sizeof(png_bytep));
    if (!rows) png_error(png, "no memory");
    for (unsigned int y = 0; y < height; y++) rows[y] = pixels + y * (row + 1) + 1;
    png_read_image(png, (png_bytepp)rows);
    png_read_end(png, NULL);
    free((void *)rows);
    png_destroy_read_struct(&png, &info, NULL);
    return 1;
}

// Filters rows as PNG does (ISO/IEC 15948, 9): each takes the filter whose differences have the smallest sum.
// Rows of `stride` bytes have a filter's byte before them, which says "unfiltered"; samples lie `distance` apart. `output`
// takes as much as `rows`, `candidate` and `zeros`, which are all 0, a row.
static inline void lectern_png_filter(
    const unsigned char *rows, size_t stride, size_t height, size_t distance,
    const unsigned char *zeros, unsigned char *candidate, unsigned char *output
) {
    for (size_t y = 0; y < height; y++) {
        const unsigned char *row = rows + y * (stride + 1) + 1;
        const unsigned char *above = y > 0 ? row - stride - 1 : zeros;
        unsigned char *target = output + y * (stride + 1);
        size_t best = (size_t)-1;
        for (int filter = 0; filter < 5; filter++) {
            size_t start = distance < stride ? distance : stride;
            for (size_t x = 0; x < start; x++) {
                int predicted = filter == 2 || filter == 4 ? above[x] : filter == 3 ? above[x] / 2 : 0;
                candidate[x] = (unsigned char)(row[x] - predicted);
            }
            switch (filter) {
            case 1:
                for (size_t x = start; x < stride; x++) candidate[x] = (unsigned char)(row[x] - row[x - distance]);
                break;
            case 2:
                for (size_t x = start; x < stride; x++) candidate[x] = (unsigned char)(row[x] - above[x]);
                break;
            case 3:
                for (size_t x = start; x < stride; x++)
                    candidate[x] = (unsigned char)(row[x] - (row[x - distance] + above[x]) / 2);
                break;
            case 4:
                for (size_t x = start; x < stride; x++) {
                    int left = row[x - distance], up = above[x], corner = above[x - distance];
                    int a = abs(up - corner), b = abs(left - corner), c = abs(left + up - 2 * corner);
                    candidate[x] = (unsigned char)(row[x] - (a <= b && a <= c ? left : b <= c ? up : corner));
                }
                break;
            default: memcpy(candidate, row, stride);
            }
            size_t sum = 0;
            for (size_t x = 0; x < stride; x++) sum += candidate[x] < 128 ? candidate[x] : 256 - candidate[x];
            if (sum < best) {
                best = sum;
                target[0] = (unsigned char)filter;
                memcpy(target + 1, candidate, stride);
            }
            if (sum == 0) break;
        }
    }
}

// What a filter leaves of a row of 255 below another of 255 (ISO/IEC 15948, 9.2): the first difference, and all others.
static inline void lectern_png_opaque_row(int filter, size_t y, unsigned char *first, unsigned char *others) {
    *first = 255;
    *others = 0;
    switch (filter) {
    case 0: *others = 255; break;
    case 2: *first = y > 0 ? 0 : 255; *others = *first; break;
    case 3: *first = y > 0 ? 128 : 255; *others = y > 0 ? 0 : 128; break;
    case 4: *first = y > 0 ? 0 : 255; break;
    default: break;
    }
}

// Whether every pixel of a filtered row of 8-bit samples, 2 or 4 of them a pixel with the alpha last, is opaque, where
// those above are. The caller has checked that no filter is above 4.
static inline int lectern_png_is_opaque_row(const unsigned char *row, size_t y, size_t width, size_t channels) {
    unsigned char first, others;
    lectern_png_opaque_row(*row++, y, &first, &others);
    unsigned char different = row[channels - 1] ^ first;
    if (channels == 4) {
        unsigned int expected = (unsigned int)others << 24, seen = 0;
        for (size_t x = 1; x < width; x++) {
            unsigned int pixel;
            memcpy(&pixel, row + 4 * x, 4);
            seen |= pixel ^ expected;
        }
        different |= (unsigned char)(seen >> 24);
    } else {
        for (size_t x = 1; x < width; x++) different |= row[2 * x + 1] ^ others;
    }
    return !different;
}

// Whether every pixel of filtered rows of gray and alpha is opaque.
static inline int lectern_png_is_opaque(const unsigned char *rows, size_t width, size_t height) {
    for (size_t y = 0; y < height; y++)
        if (!lectern_png_is_opaque_row(rows + y * (2 * width + 1), y, width, 2)) return 0;
    return 1;
}

// Copies one sample of each pixel from filtered rows of 8-bit samples, `channels` of them a pixel. A filter predicts each
// sample from the same sample of neighbouring pixels (ISO/IEC 15948, 9.2), so that a sample alone keeps the row's filter.
// `output` takes height * (width + 1) bytes and may be where the rows begin.
static inline void lectern_png_take_sample(
    const unsigned char *rows, size_t width, size_t height, size_t channels, size_t sample, unsigned char *output
) {
    for (size_t y = 0; y < height; y++) {
        *output++ = *rows++;
        for (size_t x = 0; x < width; x++) output[x] = rows[channels * x + sample];
        rows += channels * width;
        output += width;
    }
}

// Takes the fourth of four samples out of one row, which may lie where the output does or after it.
static inline void lectern_png_drop_fourth(const unsigned char *row, size_t width, unsigned char *output) {
    size_t x = 0;
    // Eight bytes are written where six count: the others lie before what is read next.
    for (; x + 4 <= width; x += 2) {
        unsigned long long pixels;
        memcpy(&pixels, row + 4 * x, 8);
        pixels = (pixels & 0xFFFFFF) | (pixels >> 8 & 0xFFFFFF000000);
        memcpy(output + 3 * x, &pixels, 8);
    }
    for (; x < width; x++) memmove(output + 3 * x, row + 4 * x, 3);
}

// Takes the alpha out of filtered rows of four samples, in place, up to the first row that is not opaque throughout.
// Returns how many rows that are.
static inline size_t lectern_png_drop_opaque(unsigned char *rows, size_t width, size_t height) {
    for (size_t y = 0; y < height; y++) {
        const unsigned char *row = rows + y * (4 * width + 1);
        unsigned char *output = rows + y * (3 * width + 1);
        if (!lectern_png_is_opaque_row(row, y, width, 4)) return y;
        *output = *row;
        lectern_png_drop_fourth(row + 1, width, output + 1);
    }
    return height;
}

// Takes the alpha out of all filtered rows of four samples of which the first `done` have none any more, and writes it
// in rows of its own; they keep the filters.
static inline void lectern_png_split_alpha(
    unsigned char *rows, size_t width, size_t height, size_t done, unsigned char *alpha
) {
    for (size_t y = 0; y < height; y++) {
        const unsigned char *row = rows + y * (4 * width + 1);
        unsigned char *output = rows + y * (3 * width + 1), *mask = alpha + y * (width + 1), first, others;
        if (y < done) {
            *mask = *output;
            lectern_png_opaque_row(*output, y, &first, &others);
            memset(mask + 1, others, width);
            mask[1] = first;
            continue;
        }
        *mask = *output = *row;
        for (size_t x = 0; x < width; x++) mask[x + 1] = row[4 * x + 4];
        lectern_png_drop_fourth(row + 1, width, output + 1);
    }
}

// Whether filtered rows of RGB, or of RGB and alpha, are gray: equal samples have equal differences.
static inline int lectern_png_is_gray(const unsigned char *rows, size_t width, size_t height, size_t channels) {
    for (size_t y = 0; y < height; y++) {
        unsigned int different = 0;
        rows++;
        if (channels == 4) {
            for (size_t x = 0; x < width; x++) {
                unsigned int pixel;
                memcpy(&pixel, rows + 4 * x, 4);
                different |= (pixel ^ pixel >> 8) & 0xFFFF;
            }
        } else {
            for (size_t x = 0; x < 3 * width; x += 3)
                different |= (unsigned int)((rows[x] ^ rows[x + 1]) | (rows[x] ^ rows[x + 2]));
        }
        if (different) return 0;
        rows += channels * width;
    }
    return 1;
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

// Finds the colours of filtered rows of RGB, or of RGB and alpha. Where there are at most 256, fills `palette` (3 bytes
// each), `indices` (1 byte a pixel, each row after a 0 for "unfiltered") and with 4 channels `alpha` in the same way, and
// returns how many, and whether a pixel is not opaque; else returns 0 as soon as it knows. `scratch` takes 2 * channels * width bytes, all 0.
static inline int lectern_png_palette(
    const unsigned char *rows, size_t width, size_t height, size_t channels,
    unsigned char *scratch, unsigned char *palette, unsigned char *indices, unsigned char *alpha, _Bool *isTransparent
) {
    unsigned int keys[1024];
    unsigned char values[1024];
    int used = 0;
    unsigned int last = 0xFFFFFFFF;
    unsigned char lastIndex = 0, opaque = 255;
    size_t stride = channels * width;
    for (int slot = 0; slot < 1024; slot++) keys[slot] = 0xFFFFFFFF;
    for (size_t y = 0; y < height; y++) {
        unsigned char *pixels = scratch + (y % 2) * stride;
        const unsigned char *above = scratch + (1 - y % 2) * stride;
        lectern_png_unfilter(rows[0], rows + 1, above, stride, channels, pixels);
        rows += stride + 1;
        *indices++ = 0;
        if (channels == 4) *alpha++ = 0;
        if (y > 0 && memcmp(pixels, above, stride) == 0) {
            memcpy(indices, indices - width - 1, width);
            indices += width;
            if (channels == 4) {
                memcpy(alpha, alpha - width - 1, width);
                alpha += width;
            }
            continue;
        }
        for (size_t x = 0; x < width; x++) {
            const unsigned char *pixel = pixels + channels * x;
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
            if (channels == 4) opaque &= *alpha++ = pixel[3];
        }
    }
    *isTransparent = opaque != 255;
    return used;
}

// Writes rows of a byte a pixel, each after a 0, as run lengths (ISO 32000-2, 7.4.5): a byte below 128 stands before one
// more byte than it says, one above it before the byte that is repeated 257 less it times, 128 at the end. No run goes on
// into the next row, so that equal rows become equal bytes. Returns how many bytes, or 0 where `capacity` is too small.
static inline size_t lectern_png_run_lengths(
    const unsigned char *rows, size_t width, size_t height, unsigned char *output, size_t capacity
) {
    size_t written = 0;
    for (size_t y = 0; y < height; y++) {
        const unsigned char *row = rows + y * (width + 1) + 1;
        size_t x = 0, literals = 0;
        while (x < width || literals < x) {
            size_t run = 0;
            if (x < width) {
                unsigned long long repeated = row[x] * 0x0101010101010101ull, word;
                while (x + run + 8 <= width && (memcpy(&word, row + x + run, 8), word == repeated)) run += 8;
                while (x + run < width && row[x + run] == row[x]) run++;
                if (run < 3) {
                    x += run;
                    continue;
                }
            }
            while (literals < x) {
                size_t count = x - literals < 128 ? x - literals : 128;
                if (written + count + 2 > capacity) return 0;
                output[written++] = (unsigned char)(count - 1);
                memcpy(output + written, row + literals, count);
                written += count;
                literals += count;
            }
            while (run > 0) {
                size_t count = run < 128 ? run : 128;
                if (written + 3 > capacity) return 0;
                output[written++] = (unsigned char)(count == 1 ? 0 : 257 - count);
                output[written++] = row[x];
                x += count;
                run -= count;
            }
            literals = x;
        }
    }
    if (written == capacity) return 0;
    output[written++] = 128;
    return written;
}

// Undoes the filters of rows of samples that lie `distance` apart, in place: the filters' bytes stay. `above` is a row of
// zeros. The caller has checked that no filter is above 4.
static inline void lectern_png_unfilter_rows(
    unsigned char *rows, size_t stride, size_t height, size_t distance, const unsigned char *zeros
) {
    const unsigned char *above = zeros;
    for (size_t y = 0; y < height; y++) {
        unsigned char *row = rows + y * (stride + 1);
        if (*row) lectern_png_unfilter(*row, row + 1, above, stride, distance, row + 1);
        *row = 0;
        above = row + 1;
    }
}

// Marks which bytes stand in rows without filters.
static inline void lectern_png_mark_used(
    const unsigned char *rows, size_t stride, size_t height, unsigned char *used
) {
    for (size_t y = 0; y < height; y++) {
        rows++;
        for (size_t x = 0; x < stride; x++) used[rows[x]] = 1;
        rows += stride;
    }
}

// Maps indices of `depth` bits in rows without filters to values of a byte each.
static inline void lectern_png_map(
    const unsigned char *rows, size_t width, size_t height, size_t depth,
    const unsigned char *values, unsigned char *output
) {
    size_t stride = (width * depth + 7) / 8, perByte = 8 / depth;
    unsigned int mask = (1u << depth) - 1;
    for (size_t y = 0; y < height; y++) {
        rows++;
        *output++ = 0;
        for (size_t x = 0; x < width; x++) {
            unsigned int byte = rows[x / perByte];
            output[x] = values[(byte >> (8 - depth * (x % perByte + 1))) & mask];
        }
        rows += stride;
        output += width;
    }
}

// Makes rows of samples smaller: each new sample is the mean of those below it, weighted by how much of each it covers
// and, where there is alpha, which is last, by how opaque that is. Rows have a byte before them, 0 for "unfiltered".
// Coverage is counted in parts of 1 / (new size) of a pixel, so that all is integer and the same everywhere. `sums` takes
// newWidth * channels values.
static inline void lectern_png_downsample(
    const unsigned char *rows, size_t width, size_t height, size_t channels, int has_alpha,
    size_t newWidth, size_t newHeight, unsigned long long *sums, unsigned char *output
) {
    size_t stride = width * channels + 1, colours = has_alpha ? channels - 1 : channels;
    unsigned long long area = (unsigned long long)width * height;
    for (size_t y = 0; y < newHeight; y++) {
        size_t top = y * height, bottom = top + height;
        memset(sums, 0, newWidth * channels * sizeof(*sums));
        for (size_t source = top / newHeight; source * newHeight < bottom; source++) {
            size_t from = source * newHeight > top ? source * newHeight : top;
            size_t to = (source + 1) * newHeight < bottom ? (source + 1) * newHeight : bottom;
            const unsigned char *row = rows + source * stride + 1;
            for (size_t x = 0; x < newWidth; x++) {
                size_t left = x * width, right = left + width;
                unsigned long long *sum = sums + x * channels;
                for (size_t pixel = left / newWidth; pixel * newWidth < right; pixel++) {
                    size_t start = pixel * newWidth > left ? pixel * newWidth : left;
                    size_t end = (pixel + 1) * newWidth < right ? (pixel + 1) * newWidth : right;
                    const unsigned char *samples = row + pixel * channels;
                    unsigned long long weight = (unsigned long long)(end - start) * (to - from);
                    if (has_alpha) {
                        weight *= samples[colours];
                        sum[colours] += weight;
                    }
                    for (size_t sample = 0; sample < colours; sample++) sum[sample] += weight * samples[sample];
                }
            }
        }
        *output++ = 0;
        for (size_t x = 0; x < newWidth; x++) {
            const unsigned long long *sum = sums + x * channels;
            unsigned long long whole = has_alpha ? sum[colours] : area;
            for (size_t sample = 0; sample < colours; sample++)
                *output++ = whole ? (unsigned char)((sum[sample] + whole / 2) / whole) : 0;
            if (has_alpha) *output++ = (unsigned char)((sum[colours] + area / 2) / area);
        }
    }
}
