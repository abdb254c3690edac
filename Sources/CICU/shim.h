#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

// ICU renames its functions by macro (ubrk_open is ubrk_open_72), which Swift cannot follow: one wrapper for each
// function used.

static inline UBreakIterator *lectern_ubrk_open_line(const char *locale, UErrorCode *status) {
    return ubrk_open(UBRK_LINE, locale, NULL, 0, status);
}

static inline void lectern_ubrk_close(UBreakIterator *iterator) { ubrk_close(iterator); }

static inline void lectern_ubrk_setUText(UBreakIterator *iterator, UText *text, UErrorCode *status) {
    ubrk_setUText(iterator, text, status);
}

static inline int32_t lectern_ubrk_next(UBreakIterator *iterator) { return ubrk_next(iterator); }

static inline int32_t lectern_ubrk_getRuleStatus(UBreakIterator *iterator) { return ubrk_getRuleStatus(iterator); }

static inline UText *lectern_utext_openUTF8(UText *reuse, const char *bytes, int64_t count, UErrorCode *status) {
    return utext_openUTF8(reuse, bytes, count, status);
}

static inline void lectern_utext_close(UText *text) { utext_close(text); }

static inline UBiDi *lectern_ubidi_open(void) { return ubidi_open(); }

static inline void lectern_ubidi_close(UBiDi *bidi) { ubidi_close(bidi); }

static inline void lectern_ubidi_setPara(UBiDi *bidi, const UChar *text, int32_t count, UBiDiLevel level,
                                         UErrorCode *status) {
    ubidi_setPara(bidi, text, count, level, NULL, status);
}

static inline const UBiDiLevel *lectern_ubidi_getLevels(UBiDi *bidi, UErrorCode *status) {
    return ubidi_getLevels(bidi, status);
}

static inline int32_t lectern_uscript_getScript(UChar32 scalar, UErrorCode *status) {
    return (int32_t)uscript_getScript(scalar, status);
}

static inline const char *lectern_uscript_getShortName(int32_t script) {
    return uscript_getShortName((UScriptCode)script);
}

static inline int lectern_u_isMark(UChar32 scalar) { return (U_GET_GC_MASK(scalar) & U_GC_M_MASK) != 0; }

static inline int lectern_u_isDefaultIgnorable(UChar32 scalar) {
    return u_hasBinaryProperty(scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static inline int lectern_u_isRightToLeft(UChar32 scalar) {
    UCharDirection direction = u_charDirection(scalar);
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC || direction == U_ARABIC_NUMBER
        || direction == U_RIGHT_TO_LEFT_EMBEDDING || direction == U_RIGHT_TO_LEFT_OVERRIDE
        || direction == U_RIGHT_TO_LEFT_ISOLATE;
}

static inline int lectern_u_isEmoji(UChar32 scalar) { return u_hasBinaryProperty(scalar, UCHAR_EMOJI); }

static inline int lectern_u_hasEmojiPresentation(UChar32 scalar) {
    return u_hasBinaryProperty(scalar, UCHAR_EMOJI_PRESENTATION);
}

static inline int lectern_u_isEmojiModifierBase(UChar32 scalar) {
    return u_hasBinaryProperty(scalar, UCHAR_EMOJI_MODIFIER_BASE);
}

static inline UBreakIterator *lectern_ubrk_open_word(const char *locale, UErrorCode *status) {
    return ubrk_open(UBRK_WORD, locale, NULL, 0, status);
}

static inline int32_t lectern_nfkd(const UChar *text, int32_t count, UChar *result, int32_t capacity,
                                   UErrorCode *status) {
    const UNormalizer2 *normalizer = unorm2_getNFKDInstance(status);
    return U_FAILURE(*status) ? 0 : unorm2_normalize(normalizer, text, count, result, capacity, status);
}

static inline int32_t lectern_nfc(const UChar *text, int32_t count, UChar *result, int32_t capacity,
                                  UErrorCode *status) {
    const UNormalizer2 *normalizer = unorm2_getNFCInstance(status);
    return U_FAILURE(*status) ? 0 : unorm2_normalize(normalizer, text, count, result, capacity, status);
}
