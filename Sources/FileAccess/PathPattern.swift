internal import Diagnostics

/// A glob: `*` and `?` within a component, `[a-z]` classes, `**` over any number of folders.
public struct PathPattern: Sendable, Hashable {
    /// The pattern as it was written.
    public let text: String
    private let components: [[UInt8]]

    /// At most so many folders are looked into for one pattern.
    public static let folderLimit = 100_000

    /// Takes a pattern; every text is one.
    public init(_ text: String) {
        self.text = text
        components = Path.normalized(text).split(separator: "/").map { Array($0.utf8) }
    }

    /// Whether the pattern holds anything but a plain path.
    public var isGlob: Bool { components.contains(where: Self.isGlob) }

    /// The folders below `base` that the pattern matches, sorted, without following symbolic links into `**`.
    ///
    /// A plain path is looked up and followed. Names with a dot in front are matched only by a pattern with one.
    ///
    /// - Throws: `FileAccessError` where a folder cannot be listed.
    public func folders(from base: String) throws(FileAccessError) -> [String] {
        var found: Set<String> = []
        var visited = 0
        let start = text.utf8.first == 0x2F ? "/" : base
        try walk(start, 0, &found, &visited)
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The files below `base` that the pattern matches, sorted; its last component stands for their names.
    ///
    /// - Throws: `FileAccessError` where a folder cannot be listed.
    public func files(from base: String) throws(FileAccessError) -> [String] {
        guard let last = components.last else { return [] }
        var found: [String] = []
        let folder = PathPattern(Path.parent(of: Path.normalized(text)))
        let folders = components.count > 1 ? try folder.folders(from: base) : [base]
        for folder in folders {
            for name in try listed(folder) where name.utf8.first != 0x2E || last.first == 0x2E {
                guard Self.matches(Array(name.utf8)[...], last[...]) else { continue }
                let path = Path.join(folder, name)
                if FileSystem.stamp(of: path)?.kind == .file { found.append(path) }
            }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func walk(
        _ folder: String,
        _ index: Int,
        _ found: inout Set<String>,
        _ visited: inout Int
    ) throws(FileAccessError) {
        visited += 1
        guard visited <= Self.folderLimit else {
            throw FileAccessError(
                .read,
                folder,
                status: .configuration,
                reason: "the pattern \(text) leads through more than \(Self.folderLimit) folders"
            )
        }
        guard index < components.count else {
            if FileSystem.stamp(of: folder)?.kind == .folder { found.insert(folder) }
            return
        }
        let component = components[index]
        if component == [0x2A, 0x2A] {
            try walk(folder, index + 1, &found, &visited)
            for name in try listed(folder) where name.utf8.first != 0x2E {
                let path = Path.join(folder, name)
                guard FileSystem.stamp(of: path, followingLinks: false)?.kind == .folder else { continue }
                try walk(path, index, &found, &visited)
            }
        } else if Self.isGlob(component) {
            for name in try listed(folder) {
                guard name.utf8.first != 0x2E || component.first == 0x2E else { continue }
                guard Self.matches(Array(name.utf8)[...], component[...]) else { continue }
                let path = Path.join(folder, name)
                if FileSystem.stamp(of: path)?.kind == .folder { try walk(path, index + 1, &found, &visited) }
            }
        } else {
            let path = Path.join(folder, String(decoding: component, as: UTF8.self))
            if FileSystem.stamp(of: path)?.kind == .folder { try walk(path, index + 1, &found, &visited) }
        }
    }

    private func listed(_ folder: String) throws(FileAccessError) -> [String] {
        do throws(FileAccessError) { return try FileSystem.names(in: folder) } catch {
            if error.isMissing { return [] }
            throw error
        }
    }

    private static func isGlob(_ component: [UInt8]) -> Bool {
        component.contains { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B }
    }

    /// Matches a name against one component in time proportional to their lengths' product: one star is remembered.
    static func matches(_ name: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
        var at = name.startIndex
        var rule = pattern.startIndex
        var star: (rule: Int, at: Int)?
        while at < name.endIndex {
            if rule < pattern.endIndex, pattern[rule] == 0x2A {
                star = (rule, at)
                rule += 1
                continue
            }
            if rule < pattern.endIndex, let next = step(name[at], pattern, rule) {
                rule = next
                at += 1
                continue
            }
            guard let last = star else { return false }
            star = (last.rule, last.at + 1)
            rule = last.rule + 1
            at = last.at + 1
        }
        while rule < pattern.endIndex, pattern[rule] == 0x2A { rule += 1 }
        return rule == pattern.endIndex
    }

    /// The place in the pattern after the part that takes `byte`; nil where it takes another.
    private static func step(_ byte: UInt8, _ pattern: ArraySlice<UInt8>, _ rule: Int) -> Int? {
        switch pattern[rule] {
        case 0x3F: return rule + 1
        case 0x5B:
            guard let end = pattern[(rule + 1)...].dropFirst().firstIndex(of: 0x5D) else {
                return byte == 0x5B ? rule + 1 : nil
            }
            var at = rule + 1
            let isNegated = pattern[at] == 0x21
            if isNegated { at += 1 }
            var isIn = false
            while at < end {
                if at + 2 < end, pattern[at + 1] == 0x2D {
                    if pattern[at] <= byte, byte <= pattern[at + 2] { isIn = true }
                    at += 3
                } else {
                    if pattern[at] == byte { isIn = true }
                    at += 1
                }
            }
            return isIn != isNegated ? end + 1 : nil
        case byte: return rule + 1
        default: return nil
        }
    }
}
