internal import Bytes
internal import FileAccess
internal import JSONCodec

/// What a build made of what, for machines that compare and people who verify: `build.json` beside the outputs.
///
/// It holds no time and no path of the computer, and its lists are sorted, so that equal inputs give equal bytes.
struct BuildRecord: Sendable {
    /// A version of a course that went in.
    struct Course: Sendable, Hashable {
        var syllabusId: String
        var version: Int
        var contentHash: String
    }

    /// A file or a set of values that went in.
    struct Input: Sendable, Hashable {
        /// `ID@VERSION/package.json`, `ID@VERSION/assets/NAME`, `settings` or the path of an embedded file.
        var name: String
        var sha256: SHA256Digest
    }

    static let fileName = "build.json"
    private static let format = "lectern-build/1"

    var program: String
    var courses: [Course]
    var inputs: [Input]

    /// The record's bytes: JSON with one entry a line, so that two records can be compared line by line.
    ///
    /// - Parameter outputs: The outputs of all parts; no path is in two of them.
    func render(_ outputs: [OutputTable]) -> [UInt8] {
        let count = outputs.reduce(0) { $0 + $1.count }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4096 + count * 640)
        bytes.append(utf8: "{\n\"format\":" as StaticString)
        bytes.append(jsonString: Self.format)
        bytes.append(utf8: ",\n\"program\":" as StaticString)
        bytes.append(jsonString: program)
        let courses = courses.sorted { ($0.syllabusId, $0.version) < ($1.syllabusId, $1.version) }
        Self.append(&bytes, "courses", courses) { course in
            [
                "syllabusId": .string(course.syllabusId), "version": .integer(course.version),
                "contentHash": .string(course.contentHash),
            ]
        }
        Self.append(&bytes, "inputs", inputs.sorted { $0.name < $1.name }) { input in
            ["name": .string(input.name), "sha256": .string(input.sha256.hex)]
        }
        let fonts = Set(outputs.flatMap { $0.withExtras.flatMap(\.fonts) })
        Self.append(&bytes, "fonts", fonts.sorted { ($0.name, $0.sha256.hex) < ($1.name, $1.sha256.hex) }) { font in
            ["name": .string(font.name), "sha256": .string(font.sha256.hex)]
        }
        bytes.append(utf8: ",\n\"outputs\":[" as StaticString)
        var lines = BuildRecordLines(outputs)
        var isFirst = true
        while lines.appendNext(to: &bytes, after: isFirst ? "\n" : ",\n") { isFirst = false }
        bytes.append(utf8: "\n]\n}\n" as StaticString)
        return bytes
    }

    private static func append<Item>(
        _ bytes: inout [UInt8],
        _ name: String,
        _ items: [Item],
        _ tree: (Item) -> JSONTree
    ) {
        bytes.append(utf8: ",\n\"\(name)\":[")
        for (index, item) in items.enumerated() {
            bytes.append(utf8: index == 0 ? "\n" : ",\n")
            bytes += tree(item).compact()
        }
        bytes.append(utf8: "\n]" as StaticString)
    }

    /// The paths of the outputs that the record in a folder lists; nil where there is none of ours.
    static func paths(in folder: String) -> Set<String>? {
        let limit = 1 << 28
        guard let content = try? FileSystem.read(Path.join(folder, fileName), limit: limit),
            let record = JSONReading(content.bytes, limits: JSONLimits(maximumBytes: limit)).value,
            record["format"]?.string == format, let outputs = record["outputs"], outputs.kind == .array
        else { return nil }
        return Set(outputs.elements.compactMap { $0["path"]?.string }.filter(Path.staysInside))
    }
}
