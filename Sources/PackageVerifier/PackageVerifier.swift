public import Diagnostics

/// Checks packages that an LMS or a reader imports, whoever made them: SCORM 1.2 and 2004, cmi5, Common Cartridge,
/// QTI 2.1, EPUB 3, and the question files Moodle XML and GIFT.
///
/// What fails at a learner's is an error; what only some importers mishandle is a warning. Nothing is unpacked to disk,
/// contents are read one after another, and all that a hostile package could make large is bounded.
public enum PackageVerifier {
    /// Checks a package that lies in memory.
    public static func check(_ bytes: [UInt8], name: String) -> [Finding] {
        // Memory cannot fail to be read.
        (try? check(PackageBytes(bytes), name: name)) ?? []
    }

    /// Checks a package.
    ///
    /// - Parameters:
    ///   - bytes: The package.
    ///   - name: What it is called in findings; an entry's findings have `NAME:ENTRY` as their file.
    /// - Returns: All that is found, in the order of a person's reading.
    /// - Throws: What reading throws.
    public static func check(_ bytes: PackageBytes, name: String) throws -> [Finding] {
        let report = Report(package: name)
        let start = try bytes.bytes(0..<4)
        let isArchive =
            start.starts(with: [0x50, 0x4B]) || [".zip", ".imscc", ".epub"].contains { name.hasSuffix($0) }
        if isArchive {
            try PackageCheck.run(bytes, report)
        } else {
            try QuestionFileChecks.run(bytes, report)
        }
        return report.finish().ordered()
    }
}
