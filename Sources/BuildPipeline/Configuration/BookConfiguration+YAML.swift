internal import CoursePrint
internal import Diagnostics
internal import Yams

extension BookConfiguration {
    /// The smallest room for text, in thousandths of a millimetre: narrower, no word fits; lower, no heading with two
    /// lines of text does.
    private static let leastMeasure = 70_000
    private static let leastHeight = 90_000

    /// Reads what stands at `/pdf`.
    static func read(_ node: Node, _ reader: inout ConfigurationReader) -> BookConfiguration {
        var book = BookConfiguration()
        let values = reader.mapping(
            node,
            "/pdf",
            known: ["pageSize", "sides", "margins", "faces", "sizes", "colors", "accessibility"]
        )
        func choice<Value: RawRepresentable<String> & CaseIterable>(
            _ name: String,
            _ reader: inout ConfigurationReader
        ) -> Value? {
            guard let node = values[name], let text = reader.string(node, "/pdf/" + name) else { return nil }
            return reader.choice(text.lowercased(), node, "/pdf/" + name)
        }
        book.pageSize = choice("pageSize", &reader) ?? book.pageSize
        book.sides = choice("sides", &reader) ?? book.sides
        book.accessibility = choice("accessibility", &reader) ?? book.accessibility
        if let node = values["margins"] { book.takeMargins(node, &reader) }
        if let node = values["faces"] { book.takeFaces(node, &reader) }
        if let node = values["sizes"] {
            let values = reader.mapping(node, "/pdf/sizes", known: ["text", "code"])
            book.sizes.text = reader.decimal(values["text"], "/pdf/sizes/text", in: 6...24, unit: "points")
            book.sizes.code = reader.decimal(values["code"], "/pdf/sizes/code", in: 5...20, unit: "points")
        }
        if let node = values["colors"] { book.takeColors(node, &reader) }
        return book
    }

    private mutating func takeMargins(_ node: Node, _ reader: inout ConfigurationReader) {
        let values = reader.mapping(node, "/pdf/margins", known: ["top", "bottom", "inner", "outer"])
        func side(_ name: String, _ reader: inout ConfigurationReader) -> Int? {
            reader.decimal(values[name], "/pdf/margins/" + name, in: 8...90, unit: "millimetres")
        }
        margins.top = side("top", &reader)
        margins.bottom = side("bottom", &reader)
        margins.inner = side("inner", &reader)
        margins.outer = side("outer", &reader)
        let (width, height) = BookOptions.PageSize(pageSize).size
        let set = bookMargins
        let measure = BookOptions.millimetres(width - set.inner - set.outer)
        let frame = BookOptions.millimetres(height - set.top - set.bottom)
        if measure < Self.leastMeasure || frame < Self.leastHeight {
            reader.report(
                ConfigurationFinding.value,
                "expected margins that leave at least \(Self.leastMeasure / 1_000) by \(Self.leastHeight / 1_000) "
                    + "millimetres of the page, found \(max(measure, 0) / 1_000) by \(max(frame, 0) / 1_000)",
                node,
                "/pdf/margins"
            )
            margins = Margins()
        }
    }

    private mutating func takeFaces(_ node: Node, _ reader: inout ConfigurationReader) {
        let values = reader.mapping(node, "/pdf/faces", known: ["text", "heading", "code"])
        faces.text = Self.face(values["text"], "/pdf/faces/text", &reader)
        faces.heading = Self.face(values["heading"], "/pdf/faces/heading", &reader)
        faces.code = Self.face(values["code"], "/pdf/faces/code", &reader)
    }

    private static func face(_ node: Node?, _ pointer: String, _ reader: inout ConfigurationReader) -> Face? {
        guard let node, let items = reader.strings(node, pointer), let first = items.first else { return nil }
        let areFiles = items.map { SiteConfiguration.isFontName($0.text) }
        if items.count == 1, !areFiles[0] {
            return Face(source: .family(first.text), line: first.node.mark?.line, column: first.node.mark?.column)
        }
        for (index, item) in items.enumerated() where !areFiles[index] {
            reader.report(
                ConfigurationFinding.value,
                "expected a .ttf or .otf file, found \"\(item.text)\"",
                item.node,
                "\(pointer)/\(index)",
                help: "name one family, or the font files of one"
            )
        }
        let files = items.filter { SiteConfiguration.isFontName($0.text) }.map {
            SiteConfiguration.FolderReference(
                pattern: $0.text,
                line: $0.node.mark?.line,
                column: $0.node.mark?.column
            )
        }
        return Face(source: .files(files), line: node.mark?.line, column: node.mark?.column)
    }

    // MARK: Colours

    private mutating func takeColors(_ node: Node, _ reader: inout ConfigurationReader) {
        let pointer = "/pdf/colors"
        let values = reader.mapping(node, pointer, known: ["text", "accent", "link", "codeBackground"])
        colors.text = reader.color(values["text"], pointer + "/text")
        colors.accent = reader.color(values["accent"], pointer + "/accent")
        colors.link = reader.color(values["link"], pointer + "/link")
        colors.codeBackground = reader.color(values["codeBackground"], pointer + "/codeBackground")
        for (name, color) in [("text", colors.text), ("accent", colors.accent), ("link", colors.link)] {
            if let color { check(color, on: 0xFFFFFF, "white", values[name], "\(pointer)/\(name)", &reader) }
        }
        if let background = colors.codeBackground {
            let name = "the text on it"
            let text = colors.text ?? BookOptions.Colors().text
            check(background, on: text, name, values["codeBackground"], pointer + "/codeBackground", &reader)
        }
    }

    private func check(
        _ color: UInt32,
        on other: UInt32,
        _ name: String,
        _ node: Node?,
        _ pointer: String,
        _ reader: inout ConfigurationReader
    ) {
        let contrast = ColorContrast.tenths(color, other)
        guard contrast < 45 else { return }
        reader.report(
            ConfigurationFinding.contrast,
            "expected a contrast of at least 4.5:1 to \(name), found \(contrast / 10).\(contrast % 10):1",
            node,
            pointer,
            severity: accessibility == .warn ? .warning : .error
        )
    }
}

extension SiteConfiguration {
    /// Whether a name is that of a font file.
    static func isFontName(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix(".ttf") || name.hasSuffix(".otf")
    }
}
