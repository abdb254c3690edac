/// Addresses that work under any path and from a folder on a disk.
enum RelativeAddress {
    /// The address of a file of the site as a link on one of its pages has it; both are paths below the web root.
    static func make(from page: String, to target: String) -> String {
        let folders = page.split(separator: "/").dropLast()
        let parts = target.split(separator: "/")
        var common = 0
        while common < folders.count, common < parts.count - 1, folders[common] == parts[common] { common += 1 }
        return String(repeating: "../", count: folders.count - common)
            + parts.dropFirst(common).joined(separator: "/")
    }
}
