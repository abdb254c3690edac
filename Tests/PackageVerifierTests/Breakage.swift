import Testing

/// One change that makes a good package a broken one, and what is said about it.
struct Breakage: Sendable, CustomTestStringConvertible {
    /// What was done.
    var what: String
    var package: GoodPackage
    /// The code of the finding.
    var code: String
    /// How the finding's entry ends; empty where the package itself is meant.
    var entry: String
    /// What stands on the finding's line; nil where it has none.
    var line: String?
    /// Codes of further findings that the change leads to.
    var also: Set<String>
    var change: @Sendable (inout OpenPackage) -> Void

    var testDescription: String { "\(package.rawValue): \(what)" }

    init(
        _ what: String,
        _ package: GoodPackage,
        _ code: String,
        in entry: String,
        at line: String? = nil,
        also: Set<String> = [],
        _ change: @escaping @Sendable (inout OpenPackage) -> Void
    ) {
        self.what = what
        self.package = package
        self.code = code
        self.entry = entry
        self.line = line
        self.also = also
        self.change = change
    }

    /// A change of one place in a document.
    static func edit(
        _ what: String,
        _ package: GoodPackage,
        _ code: String,
        in entry: String,
        _ old: String,
        _ new: String,
        at line: String? = nil,
        also: Set<String> = []
    ) -> Breakage {
        Breakage(what, package, code, in: entry, at: line ?? new, also: also) { $0.replace(old, new, in: entry) }
    }
}
