internal import CLinux

/// How the program gets its memory.
enum Memory {
    /// Has large blocks come from the heap and stay there when they are freed.
    ///
    /// Otherwise each picture's rows would be pages fresh from the kernel, which clears them (docs/performance.md).
    static func keepFreedBlocks() {
        let largest: Int32 = 32 << 20
        mallopt(M_MMAP_THRESHOLD, largest)
        mallopt(M_TRIM_THRESHOLD, 2 * largest)
    }
}
