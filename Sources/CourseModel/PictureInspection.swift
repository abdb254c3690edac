internal import Bytes
public import Diagnostics

/// Looks at an asset's bytes: what it is by its content, how large it is, and whether it may be shown.
public enum PictureInspection {
    /// The most pixels that a picture has.
    public static let maximumPixels = 64_000_000
    /// The most bytes that an asset has.
    public static let maximumBytes = Asset.maximumBytes

    /// Inspects a file by its header, without decoding it.
    ///
    /// - Parameter path: `assets/NAME`; it is the findings' `file` too.
    /// - Returns: the picture, nil where an error was found, and the findings.
    public static func inspect(_ bytes: [UInt8], path: String) -> (picture: Picture?, findings: [Finding]) {
        guard Identifier.isAssetPath(path) else {
            let message = "expected assets/ and a name of letters, digits, dots, hyphens and underscores, found another"
            return (nil, [Finding(CourseModelFinding.assetName, message, file: path)])
        }
        guard bytes.count <= maximumBytes else {
            let message = "expected at most \(maximumBytes) bytes, found \(bytes.count)"
            return (nil, [Finding(CourseModelFinding.assetTooLarge, message, file: path)])
        }
        guard let format = Picture.Format(contentOf: bytes) else {
            let message = "expected a PNG, JPEG, GIF, WebP or SVG, found none of these"
            return (nil, [Finding(CourseModelFinding.pictureFormat, message, file: path)])
        }
        var findings: [Finding] = []
        var size: PictureSize?
        if format == .svg {
            (size, findings) = SVGInspection.inspect(bytes, path: path)
        } else {
            size = RasterHeader.size(of: bytes, format)
            if size == nil {
                let message =
                    "expected a whole header of \(format.rawValue) with a width and a height, found a broken one"
                findings.append(Finding(CourseModelFinding.pictureBroken, message, file: path))
            }
        }
        if let size, size.exceeds(maximumPixels) {
            let message = "expected at most \(maximumPixels) pixels, found \(size.width) by \(size.height)"
            findings.append(Finding(CourseModelFinding.picturePixels, message, file: path))
        }
        guard let size, !findings.contains(where: { $0.severity == .error }) else { return (nil, findings) }
        let picture = Picture(
            path: path,
            format: format,
            width: size.width,
            height: size.height,
            sha256: SHA256Digest(of: bytes).hex,
            byteCount: bytes.count
        )
        return (picture, findings)
    }
}

/// Pixels across and down.
struct PictureSize: Equatable {
    var width: Int
    var height: Int

    func exceeds(_ pixels: Int) -> Bool {
        let (product, overflows) = width.multipliedReportingOverflow(by: height)
        return overflows || product > pixels
    }
}

extension Picture.Format {
    /// The format by the first bytes; nil where it is none of these.
    init?(contentOf bytes: [UInt8]) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) {
            self = .gif
        } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
            self = .webp
        } else if Self.looksLikeXML(bytes) {
            self = .svg
        } else {
            return nil
        }
    }

    private static func looksLikeXML(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        if rest.starts(with: [0xFE, 0xFF, 0x00, 0x3C]) || rest.starts(with: [0xFF, 0xFE, 0x3C, 0x00]) { return true }
        return rest.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "<")
    }
}
