internal import Diagnostics
internal import ZIPArchive

/// What the central directory alone shows: names, methods, sizes, and whether entries share bytes.
enum ArchiveChecks {
    /// What is asked beyond what every archive must keep.
    struct Demands {
        /// Whether SCORM's ZIP 2.04 binds (SCORM 1.2 CAM 2.3.2), and what importers of packages stumble over.
        var isLMSPackage: Bool
        /// Whether `lectern` has written the package.
        var isOurs: Bool
    }

    /// A content of more than this that takes less than a 200th of it is a bomb.
    private static let largestRatio = 200
    private static let smallestBomb = 16 << 20
    /// What an entry without ZIP64 can have.
    private static let largestEntry = 4 << 30
    /// More than any course; what a disk takes.
    private static let mostContent = 64 << 30

    /// Checks what holds for every archive; entries that must not be unpacked are marked.
    static func check(_ archive: Archive, _ report: Report) {
        checkNames(archive, report)
        checkEntries(archive, report)
        checkOverlaps(archive, report)
    }

    private static func checkNames(_ archive: Archive, _ report: Report) {
        var seen: Set<[UInt8]> = []
        var folded: [String: String] = [:]
        for entry in archive.entries {
            if let problem = problem(ofName: entry) {
                report.add(PackageFinding.entryName, problem, entry: entry.name)
            }
            guard seen.insert(entry.nameBytes).inserted else {
                report.add(PackageFinding.nameTwice, "expected a name of its own, found it twice", entry: entry.name)
                continue
            }
            // Names in another encoding look the same where they are not.
            guard entry.isNameUTF8 else { continue }
            if let other = folded.updateValue(entry.name, forKey: entry.name.lowercased()) {
                report.add(
                    PackageFinding.nameCase,
                    "expected a name that differs in more than case from \(other)",
                    entry: entry.name
                )
            }
        }
    }

    private static func problem(ofName entry: ArchiveEntry) -> String? {
        let name = entry.isFolder ? String(entry.name.dropLast()) : entry.name
        if let reason = ZIPEntryNames.relative.refusal(of: name) { return reason }
        let bytes = name.utf8
        if bytes.count >= 2, bytes.dropFirst().first == 0x3A {
            return "expected a relative name, found one with a drive"
        }
        return nil
    }

    private static func checkEntries(_ archive: Archive, _ report: Report) {
        for (number, entry) in archive.entries.enumerated() {
            if entry.isEncrypted {
                report.add(PackageFinding.encrypted, "expected no encryption, found some", entry: entry.name)
                archive.refused.insert(number)
            } else if entry.method != 0, entry.method != 8 {
                report.add(
                    PackageFinding.method,
                    "expected method 0 or 8, found \(entry.method)",
                    entry: entry.name
                )
                archive.refused.insert(number)
            }
            if entry.isLink {
                report.add(PackageFinding.symbolicLink, "expected a file, found a symbolic link", entry: entry.name)
                archive.refused.insert(number)
            }
            if entry.contentCount > largestEntry {
                report.add(
                    PackageFinding.limit,
                    "expected at most 4 GiB in one entry, found \(entry.contentCount) bytes",
                    entry: entry.name
                )
                archive.refused.insert(number)
            } else if isBomb(entry.contentCount, in: entry.dataCount) {
                report.add(
                    PackageFinding.limit,
                    "expected content in proportion, found \(entry.contentCount) bytes in \(entry.dataCount)",
                    entry: entry.name
                )
                archive.refused.insert(number)
            }
        }
        checkTotals(archive, report)
    }

    /// Adds up what is unpacked; what is refused already may say any size.
    private static func checkTotals(_ archive: Archive, _ report: Report) {
        var (content, data) = (0, 0)
        for (number, entry) in archive.entries.enumerated() where !archive.refused.contains(number) {
            content += entry.contentCount
            data += min(entry.dataCount, archive.bytes.count)
        }
        if content > mostContent {
            report.add(PackageFinding.limit, "expected at most 64 GiB of content, found \(content) bytes")
        } else if isBomb(content, in: data) {
            report.add(
                PackageFinding.limit,
                "expected content in proportion, found \(content) bytes in \(data) of all entries"
            )
        } else {
            return
        }
        archive.refused.formUnion(archive.entries.indices)
    }

    private static func isBomb(_ contentCount: Int, in dataCount: Int) -> Bool {
        contentCount > smallestBomb && contentCount / largestRatio > dataCount
    }

    private static func checkOverlaps(_ archive: Archive, _ report: Report) {
        let order = archive.entries.indices.sorted { one, other in
            let (left, right) = (archive.entries[one].headerOffset, archive.entries[other].headerOffset)
            return left == right ? one < other : left < right
        }
        var end = 0
        for number in order {
            let entry = archive.entries[number]
            if entry.headerOffset < end {
                report.add(
                    PackageFinding.overlap,
                    "expected bytes of its own, found those of another entry",
                    entry: entry.name
                )
                archive.refused.insert(number)
            }
            end = max(end, entry.headerOffset + 30 + entry.nameCount + entry.dataCount)
        }
    }

    /// Checks what importers of a kind of package want beyond that.
    static func check(_ archive: Archive, _ demands: Demands, _ report: Report) {
        checkPortability(archive, demands, report)
        if demands.isLMSPackage {
            let described = archive.entries.filter { $0.hasDescriptor && !$0.isFolder }
            report.add(
                PackageFinding.dataDescriptor,
                "expected sizes before the content, found them after it",
                entries: described.map(\.name)
            )
            let empty = archive.entries.filter { $0.contentCount == 0 && $0.method == 8 && !$0.isFolder }
            report.add(
                PackageFinding.emptyDeflated,
                "expected an empty file to be stored, found it deflated",
                entries: empty.map(\.name)
            )
        }
        let isNeeded =
            archive.directory.offset > 0xFFFF_FFFF || archive.entries.count >= 0xFFFF
            || archive.entries.contains { $0.contentCount >= 0xFFFF_FFFF || $0.headerOffset >= 0xFFFF_FFFF }
        if !isNeeded, archive.directory.isWide || archive.entries.contains(where: \.isWide) {
            report.add(PackageFinding.zip64, "expected no ZIP64 in an archive of this size, found it")
        }
        if demands.isOurs { checkProfile(archive, report) }
    }

    private static func checkPortability(_ archive: Archive, _ demands: Demands, _ report: Report) {
        let strange = archive.entries.filter { entry in
            entry.name.utf8.contains {
                $0 == 0x20 || ($0 >= 0x80 && (demands.isLMSPackage || entry.flags & 0x800 == 0))
            }
                || entry.name.utf8.count > 200
        }
        report.add(
            PackageFinding.portableName,
            "expected a name of at most 200 bytes of ASCII without spaces, found another",
            entries: strange.map(\.name)
        )
    }

    private static func checkProfile(_ archive: Archive, _ report: Report) {
        func tell(_ what: String, where isWrong: (ArchiveEntry) -> Bool) {
            report.add(PackageFinding.profile, "expected \(what)", entries: archive.entries.filter(isWrong).map(\.name))
        }
        tell("no entry for a folder, found one") { $0.isFolder }
        tell("its size before its content, found it after") { $0.hasDescriptor }
        tell("an empty file stored, found it deflated") { $0.contentCount == 0 && $0.method == 8 }
        tell("no extra field, found one") { $0.extraCount > 0 }
        tell("the time 1980-01-01 00:00, found another") { $0.timestamp != 0x0021_0000 }
        tell("a file of Unix with mode 0644, found another") {
            $0.madeBy >> 8 != 3 || $0.attributes != 0o100644 << 16
        }
        tell("a name of a-z, 0-9 and . _ / -, found another") { ZIPEntryNames.lms.refusal(of: $0.name) != nil }
        let names = archive.entries.map(\.name)
        guard let first = names.first else { return }
        if first != "imsmanifest.xml", first != "cmi5.xml" {
            report.add(PackageFinding.profile, "expected the manifest first, found another entry", entry: first)
        }
        let rest = names.dropFirst()
        if let wrong = zip(rest, rest.dropFirst()).first(where: { !$0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            report.add(PackageFinding.profile, "expected entries in the order of their names", entry: wrong.1)
        }
    }
}
