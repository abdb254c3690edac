public import Bytes
public import CourseMarkup
internal import CourseModel
public import Diagnostics
internal import FontPrograms
internal import InterfaceStrings
internal import PDFWriter
internal import TextLayout
internal import VectorGraphics

/// A course as a printed book.
public enum Book {
    /// What was found out while a book was written.
    public struct Outcome: Sendable, Hashable {
        /// Characters without a glyph, pictures that could not be embedded, and the like; where one of them is an error,
        /// nothing was written.
        public var findings: [Finding]
        /// The fonts that something is shown in, by their places in what was given, ascending.
        public var usedFonts: [Int]
    }

    /// Writes a course as a tagged PDF.
    ///
    /// The bytes depend on the arguments alone, not on `jobs`. Pictures are read a few at a time, and pages go to the
    /// sink as they are drawn.
    ///
    /// - Parameters:
    ///   - course: The course.
    ///   - options: Paper, faces and sizes.
    ///   - fonts: The fonts to choose faces from; families that the options do not name help out in this order.
    ///   - assetBytes: The bytes of a file of the package by its path, `assets/NAME`.
    ///   - jobs: How many lessons are laid out, and pictures encoded, at once.
    ///   - sink: Takes the file as it grows.
    /// - Returns: Warnings, and the fonts used.
    /// - Throws: `BookError` where no font can be used, and what the sink and `assetBytes` throw.
    public static func write(
        course: CourseDocument,
        options: BookOptions,
        fonts: [FontFile],
        assetBytes: @escaping @Sendable (String) throws -> [UInt8],
        jobs: Int,
        into sink: inout some ByteSink & ~Copyable
    ) async throws -> Outcome {
        var findings: [Finding] = []
        let (collection, places) = try read(fonts, &findings)
        let strings = InterfaceStrings.forLanguage(course.package.language)
        let theme = BookTheme(options: options, fonts: collection, language: course.package.language)
        let plan = BookPlan(course: course, theme: theme, fonts: collection, strings: strings)
        let chapters = try await plan.set(jobs: max(jobs, 1))
        for chapter in chapters { findings += chapter.chapter.findings + MissingGlyphReport.findings(of: chapter) }
        for index in findings.indices where findings[index].code == BookFinding.missingAlternativeText {
            findings[index].severity = options.accessibility == .strict ? .error : .warning
        }
        guard ExitStatus.of(findings) == .done else { return Outcome(findings: findings, usedFonts: []) }

        var document = PDFDocument(
            metadata(of: course.package),
            digest: identifier(of: course.package, options),
            width: theme.geometry.pageWidth,
            height: theme.geometry.pageHeight
        )
        let pictures = PictureEncoding(
            chapters: chapters,
            fonts: VectorFonts(
                collection: collection,
                serif: theme.textFamily,
                sansSerif: theme.headingFamily,
                monospace: theme.codeFamily
            ),
            width: max(jobs, 1),
            assetBytes: assetBytes
        )
        var drawing = BookDrawing(plan: plan, chapters: chapters, document: &document)
        for index in chapters.indices {
            try await drawing.encode(pictures, from: index)
            try drawing.drawChapter(index, in: &document, into: &sink)
        }
        let usedFonts = drawing.usedFaces(of: document).map { places[$0] }
        findings += drawing.findings
        claim(findings, in: &document.metadata)
        do {
            try document.finish(into: &sink)
        } catch let error as FontError {
            throw BookError(status: .inputMissing, message: error.message)
        }
        return Outcome(findings: findings, usedFonts: usedFonts)
    }

    /// Lets the file say what it keeps, and no more.
    private static func claim(_ findings: [Finding], in metadata: inout DocumentMetadata) {
        let codes = Set(findings.map(\.code)).subtracting([BookFinding.unusableFont] + VectorGraphicsFinding.all)
        metadata.claimsUniversalAccessibility = codes.isEmpty
        metadata.claimsArchival =
            if codes.isEmpty {
                .accessible
            } else if codes.contains(BookFinding.missingGlyph) {
                .none
            } else {
                .unicode
            }
    }

    /// Reads the faces, each with its file's place; a file that is none is a finding.
    private static func read(
        _ files: [FontFile],
        _ findings: inout [Finding]
    ) throws -> (collection: FontCollection, places: [Int]) {
        var faces: [FontFace] = []
        var places: [Int] = []
        for (place, file) in files.enumerated() {
            do {
                let face = try file.face()
                guard face.mayBeEmbedded else {
                    findings.append(
                        Finding(BookFinding.unusableFont, "expected a font that may be embedded", file: file.path)
                    )
                    continue
                }
                faces.append(face)
                places.append(place)
            } catch {
                findings.append(Finding(BookFinding.unusableFont, error.message, file: file.path))
            }
        }
        guard !faces.isEmpty else {
            throw BookError.noFonts(findings.first.map { "\($0.file): \($0.message)" } ?? "none was given")
        }
        return (FontCollection(faces: faces), places)
    }

    private static func metadata(of package: CoursePackage) -> DocumentMetadata {
        DocumentMetadata(
            title: package.title,
            authors: package.authors,
            subject: package.description,
            language: package.language,
            rights: package.license,
            date: package.approvals.map(\.approvedAt).max()
        )
    }

    private static func identifier(of package: CoursePackage, _ options: BookOptions) -> SHA256Digest {
        var hasher = SHA256Hasher()
        hasher.write(field: package.contentHash)
        hasher.write(field: options.canonical)
        return hasher.digest()
    }
}
