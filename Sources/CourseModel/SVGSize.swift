internal import XMLCodec

/// The size of a drawing in CSS pixels (SVG 2, 8.2).
enum SVGSize {
    /// The default size of replaced elements (CSS 2, 10.3.2).
    static let fallback = PictureSize(width: 300, height: 150)

    /// The size that the root's `width`, `height` and `viewBox` give.
    static func of(_ attributes: [XMLAttribute]) -> PictureSize {
        func value(_ name: String) -> String? {
            attributes.first { $0.name.local == name && $0.name.namespace.isEmpty }?.value
        }
        let width = value("width").flatMap(pixels)
        let height = value("height").flatMap(pixels)
        let box = value("viewBox").flatMap(viewBox)
        switch (width, height, box) {
        case (let width?, let height?, _): return size(width, height)
        case (let width?, nil, let box?): return size(width, width * box.height / box.width)
        case (nil, let height?, let box?): return size(height * box.width / box.height, height)
        case (nil, nil, let box?): return size(box.width, box.height)
        case (let width?, nil, nil): return size(width, Double(fallback.height))
        case (nil, let height?, nil): return size(Double(fallback.width), height)
        case (nil, nil, nil): return fallback
        }
    }

    private static func size(_ width: Double, _ height: Double) -> PictureSize {
        func whole(_ length: Double) -> Int { Int(min(max(length.rounded(), 1), 1e8)) }
        return PictureSize(width: whole(width), height: whole(height))
    }

    /// A length in pixels; nil where it is relative to what the drawing stands in.
    private static func pixels(_ length: String) -> Double? {
        let trimmed = String(length.trimmed)
        let units: [(String, Double)] = [
            ("px", 1), ("pt", 4 / 3), ("pc", 16), ("in", 96), ("cm", 96 / 2.54), ("mm", 96 / 25.4), ("em", 16), ("", 1),
        ]
        for (unit, factor) in units where trimmed.lowercased().hasSuffix(unit) {
            return number(String(trimmed.dropLast(unit.count))).map { $0 * factor }
        }
        return nil
    }

    private static func viewBox(_ box: String) -> (width: Double, height: Double)? {
        let numbers = box.split { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" || $0 == "\r" }.map { Double($0) }
        guard numbers.count == 4, let width = numbers[2], let height = numbers[3], isSize(width), isSize(height) else {
            return nil
        }
        return (width, height)
    }

    private static func number(_ text: String) -> Double? { Double(text).flatMap { isSize($0) ? $0 : nil } }

    private static func isSize(_ value: Double) -> Bool { value > 0 && value.isFinite }
}
