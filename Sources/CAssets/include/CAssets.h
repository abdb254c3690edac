#ifndef LECTERN_CASSETS_H
#define LECTERN_CASSETS_H

#include <stddef.h>

/// A file that the program carries.
typedef struct {
    /// The path below the repository's top folder, such as "templates/learner/site.css".
    const char *path;
    const unsigned char *bytes;
    size_t count;
} lectern_asset;

/// All files that the program carries, sorted by path.
/// The list's start (Swift does not import an array of unknown size).
const lectern_asset *lectern_assets_start(void);
extern const size_t lectern_asset_count;

#endif
