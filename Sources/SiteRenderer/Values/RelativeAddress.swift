/// Addresses that work under any path and from a folder on a disk.
enum RelativeAddress {
    /// The address of a file of the site as a link on one of its pages has it; both are paths below the web root.
    static func make(from page: String, to target: String) -> String {
        let (from, to) = (page.utf8, target.utf8)
        var common = 0
        var position = 0
        for (one, other) in zip(from, to) {
            guard one == other else { break }
            position += 1
            if one == 0x2F { common = position }
        }
        var depth = 0
        for byte in from.dropFirst(common) where byte == 0x2F { depth += 1 }
        return String(repeating: "../", count: depth) + target[to.index(to.startIndex, offsetBy: common)...]
    }
}
