internal import CoursePrint

extension BookConfiguration {
    /// The margins in thousandths of a point, with the standard ones where none are given.
    var bookMargins: BookOptions.Margins {
        var set = BookOptions.Margins.standard(BookOptions.PageSize(pageSize), isTwoSided: sides == .two)
        if let top = margins.top { set.top = BookOptions.points(top) }
        if let bottom = margins.bottom { set.bottom = BookOptions.points(bottom) }
        if let inner = margins.inner { set.inner = BookOptions.points(inner) }
        if let outer = margins.outer { set.outer = BookOptions.points(outer) }
        return set
    }
}

extension BookOptions.PageSize {
    init(_ size: BookConfiguration.PageSize) {
        switch size {
        case .a4: self = .a4
        case .letter: self = .letter
        case .a5: self = .a5
        }
    }
}

extension BookOptions {
    /// What `lectern.yaml` says about the book, with the families of the font files that it names.
    init(_ configuration: SiteConfiguration, families: FontSet.Families) {
        self.init()
        let book = configuration.pdf
        pageSize = PageSize(book.pageSize)
        isTwoSided = book.sides == .two
        margins = book.bookMargins
        textFamily = families.text ?? textFamily
        headingFamily = families.heading ?? headingFamily
        codeFamily = families.code ?? codeFamily
        textSize = book.sizes.text ?? textSize
        codeSize = book.sizes.code ?? textSize * 85 / 100
        colors.text = book.colors.text ?? colors.text
        colors.accent = book.colors.accent ?? colors.accent
        colors.link = book.colors.link ?? colors.link
        colors.codeBackground = book.colors.codeBackground ?? colors.codeBackground
        accessibility = book.accessibility == .strict ? .strict : .warn
    }

    /// Thousandths of a point in thousandths of a millimetre.
    static func millimetres(_ points: Int) -> Int { points * 127 / 360 }

    /// Thousandths of a millimetre in thousandths of a point.
    static func points(_ millimetres: Int) -> Int { millimetres * 360 / 127 }
}
