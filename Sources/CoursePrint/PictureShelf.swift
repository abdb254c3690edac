internal import ConcurrentMap
internal import Diagnostics
internal import PDFWriter
internal import TextLayout
internal import VectorGraphics

/// Encodes the book's pictures, several at once.
struct PictureEncoding: Sendable {
    /// For each chapter, the pictures in it that none before it has.
    private let paths: [[String]]
    /// The largest size that a picture is drawn in, in thousandths of a point.
    private let drawnSizes: [String: (width: Int, height: Int)]
    /// Those that take so much memory that they are encoded one at a time.
    private let large: Set<String>
    private static let largePixelCount = 3_000_000
    /// How many are encoded at once.
    private let width: Int
    /// The faces for the text of drawings.
    private let fonts: VectorFonts
    private let assetBytes: @Sendable (String) throws -> [UInt8]

    init(
        chapters: [SetChapter],
        fonts: VectorFonts,
        width: Int,
        assetBytes: @escaping @Sendable (String) throws -> [UInt8]
    ) {
        var known: Set<String> = []
        paths = chapters.map { chapter in
            chapter.chapter.pictures.map(\.path).filter { known.insert($0).inserted }
        }
        self.fonts = fonts
        large = Set(
            chapters.lazy.flatMap(\.chapter.pictures).filter { $0.pixelCount > Self.largePixelCount }.map(\.path)
        )
        self.width = width
        self.assetBytes = assetBytes
        var sizes: [String: (width: Int, height: Int)] = [:]
        for set in chapters {
            func note(_ identifier: Int, _ width: Int, _ height: Int) {
                guard set.chapter.pictures.indices.contains(identifier) else { return }
                let path = set.chapter.pictures[identifier].path
                let known = sizes[path] ?? (0, 0)
                sizes[path] = (max(known.width, width), max(known.height, height))
            }
            for item in set.pages.lazy.flatMap(\.items) {
                switch item.content {
                case .picture(let identifier, let width, let height): note(identifier, width, height)
                case .line(let line):
                    for box in line.boxes { note(box.box.identifier, box.box.width, box.box.height + box.box.depth) }
                }
            }
        }
        drawnSizes = sizes
    }

    /// Encodes the pictures of the chapters from one on, until there is enough for all threads to do.
    ///
    /// - Returns: The pictures by path, and the first chapter whose pictures are still to be encoded.
    func pictures(
        from chapter: Int
    ) async throws -> (pictures: [String: Result<ReadyPicture, PictureError>], end: Int) {
        var batch: [String] = []
        var end = chapter
        while end < paths.count, end == chapter || batch.count + paths[end].count <= width * 4 {
            batch += paths[end]
            end += 1
        }
        let (assetBytes, drawnSizes, fonts) = (assetBytes, drawnSizes, fonts)
        let width = batch.contains(where: large.contains) ? 1 : width
        let encoded = try await concurrentMap(batch, width: width) { path in
            let bytes = try assetBytes(path)
            return Result { () throws(PictureError) in
                try ReadyPicture(bytes, drawnSize: drawnSizes[path], fonts: fonts)
            }
        }
        return (Dictionary(zip(batch, encoded), uniquingKeysWith: { first, _ in first }), end)
    }
}

/// The pictures of the book, each embedded at its first use.
struct PictureShelf {
    private var pictures: [String: PictureReference?] = [:]
    private var encoded: [String: Result<ReadyPicture, PictureError>] = [:]
    /// The first chapter whose pictures are not encoded yet.
    private var end = 0
    /// What could not be embedded.
    private(set) var findings: [Finding] = []

    /// Makes sure that the pictures of a chapter are encoded.
    mutating func fill(_ encoding: PictureEncoding, from chapter: Int) async throws {
        guard chapter >= end else { return }
        let (pictures, end) = try await encoding.pictures(from: chapter)
        encoded.merge(pictures) { first, _ in first }
        self.end = end
    }

    /// The picture at a path; nil where it cannot be embedded, which a finding says once.
    ///
    /// - Parameter fonts: The faces of the book in the order of its collection.
    mutating func picture(
        _ path: String,
        pointer: String?,
        fonts: [FontReference],
        in document: inout PDFDocument
    ) -> PictureReference? {
        if let known = pictures[path] { return known }
        switch encoded.removeValue(forKey: path) {
        case .success(.raster(let picture)):
            let reference = document.add(picture)
            pictures[path] = .some(reference)
            return reference
        case .success(.drawing(let drawing, let notes)):
            findings += notes.map { note in
                Finding(note.code, "\(path): \(note.message)", pointer: pointer)
            }
            let reference = document.add(drawing, fonts: fonts)
            pictures[path] = .some(reference)
            return reference
        case .failure(let error):
            findings.append(Finding(BookFinding.unreadablePicture, "\(path): \(error.message)", pointer: pointer))
            pictures[path] = .some(nil)
            return nil
        case nil: preconditionFailure("a chapter's pictures are encoded before it is drawn")
        }
    }
}
