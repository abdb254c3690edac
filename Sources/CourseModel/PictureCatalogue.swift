/// What the inspection of an asset's bytes found out.
public struct Picture: Sendable, Hashable {
    /// The picture formats that a package may hold.
    public enum Format: String, Sendable, CaseIterable {
        /// PNG (ISO/IEC 15948).
        case png = "image/png"
        /// JPEG (ISO/IEC 10918-1).
        case jpeg = "image/jpeg"
        /// GIF 87a or 89a.
        case gif = "image/gif"
        /// WebP (RFC 9649).
        case webp = "image/webp"
        /// SVG 1.1 or 2.
        case svg = "image/svg+xml"
    }

    /// `assets/NAME`.
    public var path: String
    /// By the file's content.
    public var format: Format
    /// CSS pixels; for an SVG without a size, that of its view box, else 300 by 150.
    public var width: Int
    /// CSS pixels.
    public var height: Int
    /// 64 hex digits over the file's bytes.
    public var sha256: String
    /// The file's size.
    public var byteCount: Int

    /// Makes a picture of what is known about it.
    public init(path: String, format: Format, width: Int, height: Int, sha256: String, byteCount: Int) {
        self.path = path
        self.format = format
        self.width = width
        self.height = height
        self.sha256 = sha256
        self.byteCount = byteCount
    }
}

/// The pictures of one package by path; what the package does not list is not in it.
public struct PictureCatalogue: Sendable, Hashable {
    private let pictures: [String: Picture]

    /// Makes a catalogue; of two pictures with one path the first stays.
    public init(_ pictures: [Picture]) {
        self.pictures = Dictionary(pictures.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The picture at a path such as `assets/plot.png`.
    public subscript(path: String) -> Picture? { pictures[path] }

    /// All pictures, sorted by path.
    public var all: [Picture] { pictures.values.sorted { $0.path < $1.path } }
}
