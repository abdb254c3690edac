// Deflates rows whose every fourth sample was taken away along the matches of the stream that they came from: what
// repeated with the sample repeats without it, so that no match has to be searched for (RFC 1951).

#include <libdeflate.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    uint32_t position, end, distance;
} lectern_match;

typedef struct {
    uint16_t table[1 << 10];  // symbol << 4 | length; 0 where the code is longer
    uint16_t count[16], symbols[288];
} lectern_decoder;

static inline int lectern_decoder_make(lectern_decoder *decoder, const uint8_t *lengths, int symbols) {
    uint16_t offsets[16];
    memset(decoder->count, 0, sizeof decoder->count);
    memset(decoder->table, 0, sizeof decoder->table);
    for (int s = 0; s < symbols; s++) decoder->count[lengths[s]]++;
    decoder->count[0] = 0;
    offsets[1] = 0;
    for (int l = 1; l < 15; l++) offsets[l + 1] = (uint16_t)(offsets[l] + decoder->count[l]);
    int code = 0, left = 1, next[16];
    for (int l = 1; l <= 15; l++) {
        left = left * 2 - decoder->count[l];
        if (left < 0) return 0;
        next[l] = code = l > 1 ? (code + decoder->count[l - 1]) << 1 : 0;
    }
    for (int s = 0; s < symbols; s++) {
        int length = lengths[s];
        if (!length) continue;
        decoder->symbols[offsets[length]++] = (uint16_t)s;
        int value = next[length]++;
        if (length > 10) continue;
        int reversed = 0;
        for (int bit = 0; bit < length; bit++) reversed |= (value >> bit & 1) << (length - 1 - bit);
        for (int slot = reversed; slot < 1 << 10; slot += 1 << length)
            decoder->table[slot] = (uint16_t)(s << 4 | length);
    }
    return 1;
}

typedef struct {
    const uint8_t *bytes;
    size_t count, position;
    uint64_t bits;
    int held;
} lectern_bit_source;

static inline void lectern_bits_fill(lectern_bit_source *source) {
    if (source->position + 8 <= source->count) {
        uint64_t word;
        memcpy(&word, source->bytes + source->position, 8);
        source->bits |= word << source->held;
        source->position += (size_t)(63 - source->held) >> 3;
        source->held |= 56;
        return;
    }
    while (source->held <= 56) {
        // Beyond the end are zeros: a stream that is known to be whole does not get there.
        uint64_t byte = source->position < source->count ? source->bytes[source->position] : 0;
        source->position++;
        source->bits |= byte << source->held;
        source->held += 8;
    }
}

static inline uint32_t lectern_bits_take(lectern_bit_source *source, int count) {
    uint32_t value = (uint32_t)(source->bits & ((1ull << count) - 1));
    source->bits >>= count;
    source->held -= count;
    return value;
}

static inline int lectern_decode(lectern_bit_source *source, const lectern_decoder *decoder) {
    uint16_t entry = decoder->table[source->bits & 1023];
    if (entry) {
        source->bits >>= entry & 15;
        source->held -= entry & 15;
        return entry >> 4;
    }
    int code = 0, first = 0, index = 0;
    for (int length = 1; length <= 15; length++) {
        code |= (int)(source->bits >> (length - 1) & 1);
        int count = decoder->count[length];
        if (code - count < first) {
            source->bits >>= length;
            source->held -= length;
            return decoder->symbols[index + code - first];
        }
        index += count;
        first = (first + count) << 1;
        code <<= 1;
    }
    return -1;
}

static const uint16_t lectern_length_base[29] = {3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59,
    67, 83, 99, 115, 131, 163, 195, 227, 258};
static const uint8_t lectern_length_extra[29] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5,
    5, 5, 5, 0};
static const uint16_t lectern_distance_base[30] = {1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513,
    769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
static const uint8_t lectern_distance_extra[30] = {0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10,
    11, 11, 12, 12, 13, 13};
static const uint8_t lectern_code_order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

// The matches of a zlib stream that holds `total` bytes; NULL where it does not. The caller frees them.
static inline lectern_match *lectern_matches(const uint8_t *bytes, size_t count, size_t total, size_t *found) {
    lectern_bit_source source = {bytes, count, 2, 0, 0};
    size_t capacity = 4096, used = 0, position = 0;
    lectern_match *matches = (lectern_match *)malloc(capacity * sizeof *matches);
    lectern_decoder *decoders = (lectern_decoder *)malloc(2 * sizeof *decoders);
    int isLast = 0;
    if (!matches || !decoders || count < 6) goto broken;
    while (!isLast) {
        lectern_bits_fill(&source);
        isLast = (int)lectern_bits_take(&source, 1);
        int kind = (int)lectern_bits_take(&source, 2);
        uint8_t lengths[320];
        if (kind == 0) {
            lectern_bits_take(&source, source.held & 7);
            lectern_bits_fill(&source);
            uint32_t size = lectern_bits_take(&source, 16);
            lectern_bits_take(&source, 16);
            // Bytes that are held already belong to the content.
            size_t start = source.position - (size_t)(source.held >> 3);
            if (start > count || size > count - start || size > total - position) goto broken;
            source.position = start + size;
            source.bits = 0;
            source.held = 0;
            position += size;
            continue;
        } else if (kind == 1) {
            for (int s = 0; s < 288; s++) lengths[s] = s < 144 ? 8 : s < 256 ? 9 : s < 280 ? 7 : 8;
            for (int s = 0; s < 30; s++) lengths[288 + s] = 5;
            if (!lectern_decoder_make(&decoders[0], lengths, 288) || !lectern_decoder_make(&decoders[1], lengths + 288, 30))
                goto broken;
        } else if (kind == 2) {
            int literals = (int)lectern_bits_take(&source, 5) + 257, distances = (int)lectern_bits_take(&source, 5) + 1;
            int codes = (int)lectern_bits_take(&source, 4) + 4, index = 0;
            memset(lengths, 0, 19);
            for (int i = 0; i < codes; i++) {
                if (!(i & 7)) lectern_bits_fill(&source);
                lengths[lectern_code_order[i]] = (uint8_t)lectern_bits_take(&source, 3);
            }
            if (literals > 286 || distances > 30 || !lectern_decoder_make(&decoders[0], lengths, 19)) goto broken;
            while (index < literals + distances) {
                lectern_bits_fill(&source);
                int symbol = lectern_decode(&source, &decoders[0]), repeat = 1;
                uint8_t length = 0;
                if (symbol < 0 || symbol > 18) goto broken;
                if (symbol < 16) {
                    length = (uint8_t)symbol;
                } else if (symbol == 16) {
                    if (!index) goto broken;
                    length = lengths[index - 1];
                    repeat = 3 + (int)lectern_bits_take(&source, 2);
                } else {
                    repeat = symbol == 17 ? 3 + (int)lectern_bits_take(&source, 3) : 11 + (int)lectern_bits_take(&source, 7);
                }
                if (index + repeat > literals + distances) goto broken;
                while (repeat--) lengths[index++] = length;
            }
            if (!lectern_decoder_make(&decoders[0], lengths, literals)
                || !lectern_decoder_make(&decoders[1], lengths + literals, distances))
                goto broken;
        } else {
            goto broken;
        }
        for (;;) {
            lectern_bits_fill(&source);
            if (source.position > count + 16) goto broken;
            int symbol = lectern_decode(&source, &decoders[0]);
            while (symbol >= 0 && symbol < 256 && source.held >= 30) {
                if (position++ >= total) goto broken;
                symbol = lectern_decode(&source, &decoders[0]);
            }
            if (symbol < 0) goto broken;
            if (symbol < 256) {
                if (position++ >= total) goto broken;
                continue;
            }
            if (symbol == 256) break;
            if (symbol > 285) goto broken;
            lectern_bits_fill(&source);
            symbol -= 257;
            size_t length = lectern_length_base[symbol] + lectern_bits_take(&source, lectern_length_extra[symbol]);
            int code = lectern_decode(&source, &decoders[1]);
            if (code < 0 || code > 29) goto broken;
            size_t distance = lectern_distance_base[code] + lectern_bits_take(&source, lectern_distance_extra[code]);
            if (distance > position || length > total - position) goto broken;
            if (used == capacity) {
                lectern_match *larger = (lectern_match *)realloc(matches, (capacity *= 2) * sizeof *matches);
                if (!larger) goto broken;
                matches = larger;
            }
            matches[used++] = (lectern_match){(uint32_t)position, (uint32_t)(position + length), (uint32_t)distance};
            position += length;
        }
    }
    free(decoders);
    if (position != total) {
        free(matches);
        return NULL;
    }
    *found = used;
    return matches;
broken:
    free(decoders);
    free(matches);
    return NULL;
}

// MARK: Writing

// Code lengths of at most `limit` bits for symbols by how often they occur: Huffman's, flattened where they are longer.
static inline void lectern_code_lengths(const uint32_t *counts, int symbols, int limit, uint8_t *lengths) {
    uint32_t weights[576];
    int16_t parents[576];
    uint16_t order[288];
    int used = 0;
    memset(lengths, 0, (size_t)symbols);
    for (int s = 0; s < symbols; s++) if (counts[s]) order[used++] = (uint16_t)s;
    // A decoder wants a complete code of at least two.
    if (used < 2) {
        int one = used ? order[0] : 0;
        lengths[one] = 1;
        lengths[one ? 0 : 1] = 1;
        return;
    }
    // Shell's sort by count, then by symbol.
    for (int gap = used / 2; gap > 0; gap /= 2)
        for (int i = gap; i < used; i++) {
            uint16_t symbol = order[i];
            int j = i;
            while (j >= gap && (counts[order[j - gap]] > counts[symbol]
                                || (counts[order[j - gap]] == counts[symbol] && order[j - gap] > symbol))) {
                order[j] = order[j - gap];
                j -= gap;
            }
            order[j] = symbol;
        }
    for (int i = 0; i < used; i++) weights[i] = counts[order[i]];
    int leaf = 0, inner = used;
    for (int next = used; next < 2 * used - 1; next++) {
        int pair[2];
        for (int k = 0; k < 2; k++) pair[k] = leaf < used && (inner >= next || weights[leaf] <= weights[inner]) ? leaf++ : inner++;
        weights[next] = weights[pair[0]] + weights[pair[1]];
        parents[pair[0]] = parents[pair[1]] = (int16_t)next;
    }
    uint8_t depths[576];
    int perLength[288] = {0};
    depths[2 * used - 2] = 0;
    for (int node = 2 * used - 3; node >= 0; node--) {
        depths[node] = (uint8_t)(depths[parents[node]] + 1);
        if (node < used) perLength[depths[node] > limit ? limit : depths[node]]++;
    }
    // Kraft's sum, in units of the longest code; where it is too large, codes become longer until it fits.
    long sum = 0;
    for (int l = 1; l <= limit; l++) sum += (long)perLength[l] << (limit - l);
    while (sum > 1l << limit) {
        int l = limit - 1;
        while (!perLength[l]) l--;
        perLength[l]--;
        perLength[l + 1] += 2;
        perLength[limit]--;
        sum--;
    }
    int place = used - 1;
    for (int l = 1; l <= limit; l++) for (int k = 0; k < perLength[l]; k++) lengths[order[place--]] = (uint8_t)l;
}

static inline void lectern_codes(const uint8_t *lengths, int symbols, uint16_t *codes) {
    int count[16] = {0}, next[16], code = 0;
    for (int s = 0; s < symbols; s++) count[lengths[s]]++;
    count[0] = 0;
    for (int l = 1; l <= 15; l++) next[l] = code = (code + count[l - 1]) << 1;
    for (int s = 0; s < symbols; s++) {
        int length = lengths[s], value = length ? next[length]++ : 0, reversed = 0;
        for (int bit = 0; bit < length; bit++) reversed |= (value >> bit & 1) << (length - 1 - bit);
        codes[s] = (uint16_t)reversed;
    }
}

typedef struct {
    uint8_t *bytes;
    size_t capacity, count;
    uint64_t bits;
    int held;
} lectern_bit_sink;

static inline int lectern_bits_flush(lectern_bit_sink *sink) {
    if (sink->count + 8 > sink->capacity) return 0;
    memcpy(sink->bytes + sink->count, &sink->bits, 8);
    int bytes = sink->held >> 3;
    sink->count += (size_t)bytes;
    sink->bits = bytes == 8 ? 0 : sink->bits >> (8 * bytes);
    sink->held &= 7;
    return 1;
}

static inline void lectern_bits_put(lectern_bit_sink *sink, uint32_t value, int count) {
    sink->bits |= (uint64_t)value << sink->held;
    sink->held += count;
}

static inline int lectern_length_symbol(int length) {
    if (length == 258) return 28;
    if (length < 11) return length - 3;
    int log = 31 - __builtin_clz((unsigned)(length - 3));
    return (log - 1) * 4 + ((length - 3) >> (log - 2) & 3);
}

static inline int lectern_distance_symbol(int distance) {
    if (distance < 3) return distance - 1;
    int log = 31 - __builtin_clz((unsigned)(distance - 1));
    return log * 2 + ((distance - 1) >> (log - 1) & 1);
}

// Writes one block; tokens are bytes, or 1 << 31 | length << 16 | distance - 1.
static inline int lectern_block(
    lectern_bit_sink *sink, const uint32_t *tokens, size_t count, const uint32_t *literalCounts,
    const uint32_t *distanceCounts, int isLast
) {
    uint8_t lengths[318], codeLengths[19], packed[318], extra[318];
    uint16_t literalCodes[286], distanceCodes[30], codes[19];
    uint32_t codeCounts[19] = {0};
    lectern_code_lengths(literalCounts, 286, 15, lengths);
    lectern_code_lengths(distanceCounts, 30, 15, lengths + 286);
    lectern_codes(lengths, 286, literalCodes);
    lectern_codes(lengths + 286, 30, distanceCodes);
    int literals = 286, distances = 30, all = 0, used = 0;
    while (literals > 257 && !lengths[literals - 1]) literals--;
    while (distances > 1 && !lengths[286 + distances - 1]) distances--;
    uint8_t joined[316];
    memcpy(joined, lengths, (size_t)literals);
    memcpy(joined + literals, lengths + 286, (size_t)distances);
    all = literals + distances;
    for (int i = 0; i < all;) {
        int run = 1;
        while (i + run < all && joined[i + run] == joined[i]) run++;
        int length = joined[i];
        i += run;
        if (length) {
            packed[used++] = (uint8_t)length;
            run--;
        }
        while (run > 0) {
            int most = length ? 6 : 138, part = run < most ? run : most;
            if (part < 3) {
                packed[used++] = (uint8_t)length;
                run--;
                continue;
            }
            extra[used] = (uint8_t)(part - (length || part < 11 ? 3 : 11));
            packed[used++] = (uint8_t)(length ? 16 : part < 11 ? 17 : 18);
            run -= part;
        }
    }
    for (int i = 0; i < used; i++) codeCounts[packed[i]]++;
    lectern_code_lengths(codeCounts, 19, 7, codeLengths);
    lectern_codes(codeLengths, 19, codes);
    int ordered = 19;
    while (ordered > 4 && !codeLengths[lectern_code_order[ordered - 1]]) ordered--;
    lectern_bits_put(sink, (uint32_t)isLast | 2 << 1, 3);
    lectern_bits_put(sink, (uint32_t)(literals - 257), 5);
    lectern_bits_put(sink, (uint32_t)(distances - 1), 5);
    lectern_bits_put(sink, (uint32_t)(ordered - 4), 4);
    for (int i = 0; i < ordered; i++) {
        if (!lectern_bits_flush(sink)) return 0;
        lectern_bits_put(sink, codeLengths[lectern_code_order[i]], 3);
    }
    for (int i = 0; i < used; i++) {
        if (!lectern_bits_flush(sink)) return 0;
        int symbol = packed[i];
        lectern_bits_put(sink, codes[symbol], codeLengths[symbol]);
        if (symbol > 15) lectern_bits_put(sink, extra[i], symbol == 16 ? 2 : symbol == 17 ? 3 : 7);
    }
    for (size_t i = 0; i < count; i++) {
        if (!lectern_bits_flush(sink)) return 0;
        uint32_t token = tokens[i];
        // Of the 57 bits that there is room for, a literal takes 15 at most, a match 48.
        while (token < 256 && sink->held <= 42 && i + 1 < count) {
            lectern_bits_put(sink, literalCodes[token], lengths[token]);
            token = tokens[++i];
        }
        if (sink->held > 9 && !lectern_bits_flush(sink)) return 0;
        if (token < 256) {
            lectern_bits_put(sink, literalCodes[token], lengths[token]);
            continue;
        }
        int length = (int)(token >> 16 & 0x7FFF), distance = (int)(token & 0xFFFF) + 1;
        int symbol = lectern_length_symbol(length);
        lectern_bits_put(sink, literalCodes[257 + symbol], lengths[257 + symbol]);
        lectern_bits_put(sink, (uint32_t)(length - lectern_length_base[symbol]), lectern_length_extra[symbol]);
        symbol = lectern_distance_symbol(distance);
        lectern_bits_put(sink, distanceCodes[symbol], lengths[286 + symbol]);
        lectern_bits_put(sink, (uint32_t)(distance - lectern_distance_base[symbol]), lectern_distance_extra[symbol]);
    }
    if (!lectern_bits_flush(sink)) return 0;
    lectern_bits_put(sink, literalCodes[256], lengths[256]);
    return lectern_bits_flush(sink);
}

static inline size_t lectern_common(const uint8_t *one, const uint8_t *other, size_t limit) {
    size_t length = 0;
    while (length + 8 <= limit) {
        uint64_t a, b;
        memcpy(&a, one + length, 8);
        memcpy(&b, other + length, 8);
        if (a != b) return length + (size_t)(__builtin_ctzll(a ^ b) >> 3);
        length += 8;
    }
    while (length < limit && one[length] == other[length]) length++;
    return length;
}

// Where in a row a byte stands without the last of 2 or 4 samples; that sample itself stands for the next pixel.
// `shift` is 1 or 2: a division for each match took longer than all else.
static inline size_t lectern_moved(size_t place, int shift) {
    return place ? place - ((place - 1) >> shift) : 0;
}

// Which row of `stride` bytes holds a place, searched from a row nearby: a division takes longer.
static inline size_t lectern_row_of(size_t place, size_t row, size_t stride) {
    for (int step = 0; step < 16; step++) {
        if (place < row * stride) {
            row--;
        } else if (place >= (row + 1) * stride) {
            row++;
        } else {
            return row;
        }
    }
    return place / stride;
}

// Deflates `rows`, which are those of a zlib stream less the last of `channels` samples of each pixel, into the zlib
// format. Returns how many bytes that is, or 0 where `capacity` is too small or the stream is not what it should be.
static inline size_t lectern_deflate_along(
    const uint8_t *stream, size_t streamCount, const uint8_t *rows, size_t width, size_t height, size_t channels,
    uint8_t *output, size_t capacity
) {
    enum { blockTokens = 20000 };
    size_t oldStride = width * channels + 1, stride = width * (channels - 1) + 1, total = stride * height, found = 0;
    lectern_match *matches = lectern_matches(stream, streamCount, oldStride * height, &found);
    uint32_t *tokens = (uint32_t *)malloc(blockTokens * sizeof *tokens);
    lectern_bit_sink sink = {output, capacity, 2, 0, 0};
    uint32_t literalCounts[286] = {0}, distanceCounts[30] = {0};
    size_t count = 0, position = 0, row = 0, sourceDistance = 1, result = 0;
    int shift = channels == 4 ? 2 : 1;
    if (!matches || !tokens || capacity < 32) goto end;
    output[0] = 0x78;
    output[1] = 0x5E;
    for (size_t index = 0; index <= found; index++) {
        size_t start = total, end = total, distance = 0;
        if (index < found) {
            lectern_match match = matches[index];
            size_t source = match.position - match.distance;
            row = lectern_row_of(match.position, row, oldStride);
            size_t endRow = lectern_row_of(match.end, row, oldStride);
            size_t sourceRow = lectern_row_of(source, row, oldStride);
            start = row * stride + lectern_moved(match.position - row * oldStride, shift);
            end = endRow * stride + lectern_moved(match.end - endRow * oldStride, shift);
            distance = start - sourceRow * stride - lectern_moved(source - sourceRow * oldStride, shift);
            if (end > total) end = total;
        }
        while (position < end) {
            size_t length = 0, limit = total - position < 258 ? total - position : 258;
            if (position >= start) {
                const size_t tries[3] = {distance, sourceDistance, 1};
                for (int t = 0; t < 3 && length < limit && length < end - position; t++) {
                    size_t try = tries[t];
                    // Only what differs from the best so far one byte beyond it can be longer.
                    if (try && try <= position && try <= 32768 && (t == 0 || try != tries[t - 1])
                        && rows[position + length] == rows[position + length - try]) {
                        size_t common = lectern_common(rows + position, rows + position - try, limit);
                        if (common > length) {
                            length = common;
                            distance = try;
                        }
                    }
                }
            }
            if (length >= 3 && !(length == 3 && distance > 4096)) {
                sourceDistance = distance;
                tokens[count++] = 1u << 31 | (uint32_t)length << 16 | (uint32_t)(distance - 1);
                literalCounts[257 + lectern_length_symbol((int)length)]++;
                distanceCounts[lectern_distance_symbol((int)distance)]++;
                position += length;
            } else {
                tokens[count++] = rows[position];
                literalCounts[rows[position++]]++;
            }
            if (count == blockTokens) {
                literalCounts[256] = 1;
                if (!lectern_block(&sink, tokens, count, literalCounts, distanceCounts, 0)) goto end;
                memset(literalCounts, 0, sizeof literalCounts);
                memset(distanceCounts, 0, sizeof distanceCounts);
                count = 0;
            }
        }
    }
    literalCounts[256] = 1;
    if (!lectern_block(&sink, tokens, count, literalCounts, distanceCounts, 1)) goto end;
    sink.held = (sink.held + 7) & ~7;
    if (!lectern_bits_flush(&sink) || sink.count + 4 > capacity) goto end;
    {
        uint32_t sum = libdeflate_adler32(1, rows, total);
        for (int shift = 24; shift >= 0; shift -= 8) output[sink.count++] = (uint8_t)(sum >> shift);
    }
    result = sink.count;
end:
    free(matches);
    free(tokens);
    return result;
}
