internal import Bytes
internal import FileAccess

/// The program as outputs and caches know it.
public enum Program {
    /// The version; it stands in the build record.
    public static let version = "0.1.0"

    /// What tells this program from any other: another program's cached results are not believed.
    ///
    /// It is the build identifier that the linker took over the program's content, else a digest of its file, which has
    /// a hundred megabytes.
    static func digest() throws(FileAccessError) -> SHA256Digest {
        let path = "/proc/self/exe"
        let start = try FileSystem.read(path, limit: 65_536).bytes
        if let identifier = BuildIdentifier(program: start) { return SHA256Digest(of: identifier.bytes) }
        return try FileSystem.digest(of: path)
    }
}

/// The identifier that a linker gives a program by its content: the note `NT_GNU_BUILD_ID` of an ELF file.
struct BuildIdentifier: Sendable, Hashable {
    /// What the linker wrote, 8 to 64 bytes.
    var bytes: [UInt8]

    private static let (noteSegment, identifierNote) = (4, 3)

    /// Looks for it in the beginning of a 64-bit little-endian ELF file; nil where there is none.
    init?(program: [UInt8]) {
        guard program.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]), program.count > 64 else { return nil }
        func number(_ offset: Int, _ count: Int) -> Int? {
            guard offset >= 0, offset <= program.count - count else { return nil }
            return Int(truncatingIfNeeded: UInt64(littleEndian: program, at: offset, count: count))
        }
        guard let table = number(32, 8), let entryLength = number(54, 2), let entryCount = number(56, 2) else {
            return nil
        }
        for entry in 0..<entryCount {
            let header = table + entry * entryLength
            guard number(header, 4) == Self.noteSegment, var note = number(header + 8, 8),
                let length = number(header + 32, 8), (0...program.count).contains(note),
                (0...program.count - note).contains(length)
            else { continue }
            let end = note + length
            while let nameLength = number(note, 4), let contentLength = number(note + 4, 4),
                let type = number(note + 8, 4), note + 12 <= end
            {
                let name = note + 12
                let content = name + (nameLength + 3) & ~3
                guard content + contentLength <= end else { break }
                let isGNU = program[name..<min(name + nameLength, end)].elementsEqual([0x47, 0x4E, 0x55, 0])
                if type == Self.identifierNote, isGNU, (8...64).contains(contentLength) {
                    bytes = Array(program[content..<content + contentLength])
                    return
                }
                note = content + (contentLength + 3) & ~3
            }
        }
        return nil
    }
}
