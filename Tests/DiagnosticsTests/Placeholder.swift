// Placeholder; this target's first test replaces it.
