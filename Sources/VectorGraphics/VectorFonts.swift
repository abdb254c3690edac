public import FontPrograms

/// The faces that a drawing's text is set in, and which families stand for what a drawing asks for.
public struct VectorFonts: Sendable {
    /// The faces.
    public var collection: FontCollection
    /// The place of the family for `serif`, and for text that names none, as browsers do.
    public var serif: Int
    /// The place of the family for `sans-serif`.
    public var sansSerif: Int
    /// The place of the family for `monospace`.
    public var monospace: Int

    /// Makes a choice of families by their places in the collection.
    public init(collection: FontCollection, serif: Int, sansSerif: Int, monospace: Int) {
        self.collection = collection
        self.serif = serif
        self.sansSerif = sansSerif
        self.monospace = monospace
    }

    /// The family for a list of `font-family`: the first that the collection has, or that is known to be of a kind.
    func family(for names: [String]) -> Int {
        for name in names {
            if let exact = collection.families.firstIndex(where: { $0.lowercased() == name }) { return exact }
            if let kind = kind(of: name) { return kind }
        }
        return serif
    }

    /// Families that a reader's computer has, by kind; any other is passed over, as a browser without it does.
    private func kind(of name: String) -> Int? {
        if Self.monospaced.contains(name) { return monospace }
        if Self.sans.contains(name) { return sansSerif }
        return Self.serifs.contains(name) ? serif : nil
    }

    private static let monospaced: Set = [
        "monospace", "ui-monospace", "consolas", "menlo", "monaco", "sf mono", "sfmono-regular", "cascadia code",
        "cascadia mono", "courier", "courier new", "lucida console", "andale mono", "dejavu sans mono",
        "bitstream vera sans mono", "liberation mono", "noto sans mono", "noto mono", "roboto mono", "source code pro",
        "fira code", "fira mono", "droid sans mono", "jetbrains mono", "freemono", "nimbus mono l", "nimbus mono ps",
    ]
    private static let sans: Set = [
        "sans-serif", "sans", "system-ui", "ui-sans-serif", "ui-rounded", "blinkmacsystemfont", "-apple-system",
        "arial", "arial black", "helvetica", "helvetica neue", "verdana", "tahoma", "trebuchet ms", "calibri",
        "carlito", "segoe ui", "roboto", "candara", "corbel", "geneva", "lucida grande", "lucida sans unicode",
        "optima",
        "futura", "gill sans", "avenir", "avenir next", "impact", "myriad pro", "open sans", "noto sans",
        "dejavu sans", "bitstream vera sans", "liberation sans", "nimbus sans", "nimbus sans l", "freesans", "lato",
        "droid sans", "source sans pro", "fira sans", "sf pro", "sf pro text", "sf pro display", "inter",
        "cursive", "fantasy", "comic sans ms",
    ]
    private static let serifs: Set = [
        "serif", "ui-serif", "times", "times new roman", "georgia", "cambria", "cambria math", "caladea", "constantia",
        "garamond", "palatino", "palatino linotype", "book antiqua", "baskerville", "didot", "noto serif",
        "dejavu serif", "bitstream vera serif", "liberation serif", "nimbus roman", "nimbus roman no9 l", "freeserif",
        "source serif pro", "droid serif", "latin modern math", "stix", "math", "emoji",
    ]
}
