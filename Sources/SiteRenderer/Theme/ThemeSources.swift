internal import CourseHTML
internal import Diagnostics
internal import EmbeddedAssets
internal import InterfaceStrings
internal import JSONCodec
internal import Mustache

/// The files of a theme by what they are for.
struct ThemeSources {
    private let files: [String: SiteTheme.File]
    /// The names of all files, carried and own, sorted.
    private let names: [String]

    init(_ files: [SiteTheme.File], _ findings: inout [Finding]) {
        let carried = CarriedTheme.names
        self.files = Dictionary(files.map { ($0.name, $0) }) { $1 }
        names = Set(carried + files.map(\.name)).sorted()
        let known = Set(carried)
        for file in files where !known.contains(file.name) && !Self.mayBeAdded(file.name) {
            let nearest = NearestName.of(file.name, among: carried).map { "; did you mean \"\($0)\"?" } ?? ""
            findings.append(
                Finding(
                    ThemeFinding.file,
                    "expected the name of a theme's file, found \"\(file.name)\"\(nearest)",
                    file: file.file
                )
            )
        }
    }

    /// Parts of templates, texts of another language, and scripts that are a site's own.
    private static func mayBeAdded(_ name: String) -> Bool {
        if name.hasPrefix("strings/"), name.hasSuffix(".json") { return true }
        if joinedFolders.contains(where: name.hasPrefix), name.hasSuffix(".js") { return true }
        return name.hasPrefix("_") && name.hasSuffix(".mustache")
    }

    private func bytes(of name: String) -> [UInt8] { files[name]?.bytes ?? CarriedTheme.bytes(of: name) ?? [] }

    var templates: [TemplateSource] {
        names.filter { $0.hasSuffix(".mustache") }.map { name in
            TemplateSource(
                name: String(name.dropLast(".mustache".count)),
                file: files[name]?.file ?? CarriedTheme.path(of: name),
                bytes: bytes(of: name)
            )
        }
    }

    /// A carried file is written without what only its authors need; a site's own as it is.
    private func lean(_ name: String, _ make: ([UInt8]) -> [UInt8]) -> [UInt8] {
        files[name]?.bytes ?? make(bytes(of: name))
    }

    var styles: [UInt8] { ["content.css", "site.css"].flatMap { lean($0, LeanText.styles) } }

    /// Folders whose scripts are joined, in the order of their names, to one file.
    private static let joinedFolders = ["site/", "search/"]

    private func joined(_ folder: String) -> [UInt8] {
        names.filter { $0.hasPrefix(folder) && $0.hasSuffix(".js") }.flatMap { lean($0, LeanText.script) }
    }

    /// What every page loads.
    var core: [UInt8] { joined("site/") }

    /// What style sheets call the face of formulas.
    static let fontName = "math.woff2"

    var font: [UInt8] { bytes(of: Self.fontName) }

    var worker: [UInt8] { lean("sw.js", LeanText.script) }

    /// What a page loads when it has a use for it.
    var scripts: [(name: String, bytes: [UInt8])] {
        let single = names.filter { $0.hasSuffix(".js") && !$0.contains("/") && $0 != "sw.js" }.map { name in
            (name: String(name.dropLast(3)), bytes: lean(name, LeanText.script))
        }
        return (single + [(name: "search", bytes: joined("search/"))]).sorted { $0.name < $1.name }
    }

    func strings(_ findings: inout [Finding]) -> InterfaceStringCatalogue {
        var catalogue = InterfaceStringCatalogue.embedded
        let keys = Set(InterfaceStringKey.allCases.map(\.rawValue))
        for (name, file) in files.sorted(by: { $0.key < $1.key }) {
            guard let language = Self.language(of: name, in: "strings/"), check(file, keys, &findings) else { continue }
            if !catalogue.add(file.bytes, language: language) {
                findings.append(
                    Finding(
                        ThemeFinding.texts,
                        "expected texts and plural forms, found something else",
                        file: file.file
                    )
                )
            }
        }
        return catalogue
    }

    func scriptTexts(_ findings: inout [Finding]) -> ScriptTexts {
        let keys = CarriedTheme.bytes(of: "strings/script/en.json").flatMap { JSONReading($0).value }
            .map { Set($0.members.map(\.key)) }
        var own: [String: [UInt8]] = [:]
        for (name, file) in files.sorted(by: { $0.key < $1.key }) {
            guard let language = Self.language(of: name, in: "strings/script/"), check(file, keys ?? [], &findings)
            else { continue }
            own[language] = file.bytes
        }
        return ScriptTexts(own: own)
    }

    private static func language(of name: String, in folder: String) -> String? {
        guard name.hasPrefix(folder), name.hasSuffix(".json") else { return nil }
        let tag = name.dropFirst(folder.count).dropLast(".json".count)
        return tag.contains("/") ? nil : tag.lowercased()
    }

    /// Whether a file is a JSON object with known keys.
    private func check(_ file: SiteTheme.File, _ keys: Set<String>, _ findings: inout [Finding]) -> Bool {
        let reading = JSONReading(file.bytes)
        for error in reading.errors {
            var finding = error.finding
            finding.file = file.file
            findings.append(finding)
        }
        guard reading.errors.isEmpty, let value = reading.value else { return false }
        guard value.kind == .object else {
            findings.append(
                Finding(ThemeFinding.texts, "expected an object of texts, found something else", file: file.file)
            )
            return false
        }
        let locator = JSONLocator(value)
        for member in value.members where !keys.contains(member.key) {
            let nearest = NearestName.of(member.key, among: keys.sorted()).map { "; did you mean \"\($0)\"?" } ?? ""
            findings.append(
                locator.locate(
                    Finding(
                        ThemeFinding.texts,
                        "expected the key of a text, found \"\(member.key)\"\(nearest)",
                        file: file.file,
                        pointer: "/" + JSONPointer.escape(member.key)
                    )
                )
            )
        }
        return true
    }
}
