internal import Diagnostics
internal import PDFWriter
internal import VectorGraphics

/// A picture that is ready to be embedded.
enum ReadyPicture: Sendable {
    case raster(EncodedPicture)
    /// With what the book draws otherwise than its file says.
    case drawing(EncodedDrawing, [Finding])

    init(
        _ bytes: [UInt8],
        drawnSize: (width: Int, height: Int)?,
        fonts: VectorFonts
    ) throws(PictureError) {
        // Markup begins with a bracket, behind a byte order mark and white space at the most; raster pictures never.
        guard bytes.first(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) == UInt8(ascii: "<") else {
            self = .raster(try EncodedPicture(bytes, drawnSize: drawnSize))
            return
        }
        do throws(VectorGraphicsError) {
            let picture = try VectorPicture(svg: bytes, fonts: fonts)
            let drawing = EncodedDrawing(picture)
            let failures = drawing.failures.map { Finding(VectorGraphicsFinding.notDrawn, $0.message) }
            self = .drawing(drawing, picture.findings + failures)
        } catch {
            throw PictureError(error.message)
        }
    }
}
