public import VectorGraphics

/// A drawing in the form that a file holds, not yet part of one: its raster pictures are encoded, on whatever thread.
public struct EncodedDrawing: Sendable {
    let picture: VectorPicture
    /// The raster pictures inside by their bytes.
    let images: [[UInt8]: EncodedPicture]
    /// Why raster pictures inside are left out.
    public let failures: [PictureError]

    /// Encodes what is inside a drawing.
    public init(_ picture: VectorPicture) {
        var images: [[UInt8]: EncodedPicture] = [:]
        var failures: [PictureError] = []
        Self.forEachImage(picture.items) { image in
            guard images[image.bytes] == nil else { return }
            do throws(PictureError) {
                images[image.bytes] = try EncodedPicture(image.bytes)
            } catch {
                failures.append(error)
            }
        }
        self.picture = picture
        self.images = images
        self.failures = failures
    }

    private static func forEachImage(_ items: [VectorItem], _ body: (VectorImage) -> Void) {
        for item in items {
            switch item {
            case .image(let image): body(image)
            case .shape(let shape):
                for fill in [shape.fill, shape.stroke?.fill] { forEachImage(fill, body) }
            case .glyphs(let glyphs):
                for fill in [glyphs.fill, glyphs.stroke?.fill] { forEachImage(fill, body) }
            case .group(let group):
                forEachImage(group.items, body)
                if let mask = group.mask { forEachImage(mask.items, body) }
            }
        }
    }

    private static func forEachImage(_ fill: VectorFill?, _ body: (VectorImage) -> Void) {
        if case .tile(let tile)? = fill?.paint { forEachImage(tile.items, body) }
    }
}
