internal import Bytes

/// A picture in the form that a file holds, not yet part of one: what takes long is done, on whatever thread.
public struct EncodedPicture: Sendable {
    fileprivate let image: RasterImage

    /// Encodes a PNG, JPEG or GIF file.
    ///
    /// A JPEG stays as it is byte for byte; so do the rows of a PNG without alpha of 8 bits or fewer. Transparency becomes
    /// a soft mask (ISO 32000-2, 11.6.5.2) or, where it is a single colour, a colour key (8.9.6.4). Pixels are given up
    /// only where a PNG has more than 300 to the inch and becomes smaller with fewer. Of a GIF the first frame counts.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - drawnSize: The largest size that it is drawn in, in thousandths of a point; nil to keep all pixels.
    /// - Throws: `PictureError` where the bytes are none of these, are broken, or hold more than 64 million pixels.
    public init(_ bytes: [UInt8], drawnSize: (width: Int, height: Int)? = nil) throws(PictureError) {
        if PNGImage.isPNG(bytes) {
            image = try PNGImage.read(bytes, drawnSize: drawnSize)
        } else if JPEGImage.isJPEG(bytes) {
            image = try JPEGImage.read(bytes)
        } else if GIFImage.isGIF(bytes) {
            image = try GIFImage.read(bytes)
        } else {
            throw PictureError("expected a PNG, JPEG or GIF file, found something else")
        }
    }
}

extension PDFDocument {
    /// Embeds a picture, once for all the places it is drawn at.
    public mutating func add(_ picture: EncodedPicture) -> PictureReference {
        let image = picture.image
        return PictureReference(reference: objects.write(image), width: image.width, height: image.height)
    }
}

extension ObjectWriter {
    /// Writes a picture's image XObject, and that of its transparency.
    mutating func write(_ image: RasterImage) -> IndirectReference {
        let reference = allocate()
        var mask: IndirectReference?
        if let alpha = image.alpha {
            let allocated = allocate()
            mask = allocated
            var dictionary = Self.dictionary(image)
            dictionary.append(utf8: "/ColorSpace/DeviceGray/BitsPerComponent 8")
            write(alpha, to: allocated, dictionary: dictionary, width: image.width, bits: 8, components: 1)
        }
        var dictionary = Self.dictionary(image)
        dictionary.append(utf8: "/BitsPerComponent ")
        dictionary.append(decimal: image.bitsPerComponent)
        dictionary.append(utf8: "/ColorSpace")
        switch image.colourSpace {
        case .gray: dictionary.append(utf8: "/DeviceGray")
        case .rgb: dictionary.append(utf8: "/DeviceRGB")
        case .cmyk:
            // Beside an output intent of RGB, device CMYK is not allowed (ISO 19005-2, 6.2.4.3).
            dictionary.append(utf8: "[/ICCBased ")
            dictionary.append(profileOfInks())
            dictionary.append(0x5D)
        case .indexed(let palette):
            dictionary.append(utf8: "[/Indexed/DeviceRGB ")
            dictionary.append(decimal: palette.count / 3 - 1)
            dictionary.append(0x3C)
            dictionary.append(hex: palette)
            dictionary.append(utf8: ">]")
        }
        if image.isInverted { dictionary.append(utf8: "/Decode[1 0 1 0 1 0 1 0]") }
        if !image.colourKey.isEmpty {
            dictionary.append(utf8: "/Mask[")
            for (index, value) in image.colourKey.enumerated() {
                if index > 0 { dictionary.append(0x20) }
                dictionary.append(decimal: value)
            }
            dictionary.append(0x5D)
        }
        if let mask {
            dictionary.append(utf8: "/SMask ")
            dictionary.append(mask)
        }
        write(
            image.data,
            to: reference,
            dictionary: dictionary,
            width: image.width,
            bits: image.bitsPerComponent,
            components: image.colourSpace.components
        )
        return reference
    }

    /// Writes the stream of samples, after saying in its dictionary how they are stored (7.4).
    private mutating func write(
        _ data: RasterImage.Data,
        to reference: IndirectReference,
        dictionary: consuming [UInt8],
        width: Int,
        bits: Int,
        components: Int
    ) {
        switch data {
        case .jpeg(let bytes):
            dictionary.append(utf8: "/Filter/DCTDecode")
            write(reference, dictionary: dictionary, stream: bytes)
        case .runs(let bytes):
            dictionary.append(utf8: "/Filter[/FlateDecode/RunLengthDecode]")
            write(reference, dictionary: dictionary, stream: bytes)
        case .predicted(let bytes):
            dictionary.append(utf8: "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors ")
            dictionary.append(decimal: components)
            dictionary.append(utf8: "/BitsPerComponent ")
            dictionary.append(decimal: bits)
            dictionary.append(utf8: "/Columns ")
            dictionary.append(decimal: width)
            dictionary.append(utf8: ">>")
            write(reference, dictionary: dictionary, stream: bytes)
        }
    }

    /// The profile of CMYK pictures, written at the first use.
    private mutating func profileOfInks() -> IndirectReference {
        if let inkProfile { return inkProfile }
        let reference = allocate()
        inkProfile = reference
        write(reference, dictionary: Array("/N 4".utf8), deflating: ColourProfile.inks)
        return reference
    }

    private static func dictionary(_ image: RasterImage) -> [UInt8] {
        var dictionary: [UInt8] = []
        dictionary.append(utf8: "/Type/XObject/Subtype/Image/Width ")
        dictionary.append(decimal: image.width)
        dictionary.append(utf8: "/Height ")
        dictionary.append(decimal: image.height)
        return dictionary
    }
}
