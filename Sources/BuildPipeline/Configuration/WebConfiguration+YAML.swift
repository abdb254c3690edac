internal import Yams

extension WebConfiguration {
    /// The keys of `lectern.yaml` that are read here.
    static let keys = [
        "language", "theme", "pages", "menu", "footer", "redirects", "logo", "colors", "events", "translations",
    ]

    /// Reads the web site's keys from those of a whole `lectern.yaml`.
    static func read(_ values: [String: Node], _ reader: inout ConfigurationReader) -> WebConfiguration {
        var web = WebConfiguration()
        if let tag = reader.string(values["language"], "/language") {
            if isLanguageTag(tag) {
                web.language = tag
            } else {
                reader.report(
                    ConfigurationFinding.value,
                    "expected a language tag such as en or pt-BR",
                    values["language"],
                    "/language"
                )
            }
        }
        web.theme = reference(values["theme"], "/theme", &reader)
        web.pages = (reader.strings(values["pages"], "/pages") ?? []).map {
            SiteConfiguration.FolderReference(
                pattern: $0.text,
                line: $0.node.mark?.line,
                column: $0.node.mark?.column
            )
        }
        web.menu = menu(values["menu"], "/menu", &reader)
        web.footer = menu(values["footer"], "/footer", &reader)
        web.redirects = redirects(values["redirects"], &reader)
        web.logo = reference(values["logo"], "/logo", &reader)
        if let node = values["colors"] {
            let colors = reader.mapping(node, "/colors", known: ["accent"])
            web.accent = reader.color(colors["accent"], "/colors/accent")
        }
        if let node = values["translations"] {
            guard case .sequence(let groups) = node else {
                reader.report(
                    ConfigurationFinding.type,
                    "expected a list of lists of course identifiers",
                    node,
                    "/translations",
                    help: "write: - [first-aid, erste-hilfe]"
                )
                return web
            }
            web.translations = groups.enumerated().compactMap { index, group in
                reader.strings(group, "/translations/\(index)")?.map(\.text)
            }
        }
        web.events = reader.flag(values["events"], "/events") ?? false
        return web
    }

    private static func reference(
        _ node: Node?,
        _ pointer: String,
        _ reader: inout ConfigurationReader
    ) -> SiteConfiguration.FolderReference? {
        reader.string(node, pointer).map {
            SiteConfiguration.FolderReference(pattern: $0, line: node?.mark?.line, column: node?.mark?.column)
        }
    }

    /// Letters and digits in parts of at most eight, as BCP 47 has them.
    private static func isLanguageTag(_ tag: String) -> Bool {
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.utf8.count), tag.utf8.count <= 35 else { return false }
        return parts.allSatisfy { part in
            (1...8).contains(part.utf8.count)
                && part.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
        }
    }

    private static func menu(
        _ node: Node?,
        _ pointer: String,
        _ reader: inout ConfigurationReader
    ) -> [MenuItem] {
        guard let node else { return [] }
        guard case .sequence(let items) = node else {
            reader.report(
                ConfigurationFinding.type,
                "expected a list of titles and addresses",
                node,
                pointer,
                help: "write: - About: about.html"
            )
            return []
        }
        guard items.count <= menuLimit else {
            reader.report(
                ConfigurationFinding.value,
                "expected at most \(menuLimit) entries, found \(items.count)",
                node,
                pointer
            )
            return []
        }
        return items.enumerated().compactMap { index, item in
            let place = "\(pointer)/\(index)"
            guard case .mapping(let pair) = item, pair.count == 1, let (key, value) = pair.first,
                case .scalar(let title) = key, !title.string.isEmpty
            else {
                reader.report(
                    ConfigurationFinding.type,
                    "expected a title and an address",
                    item,
                    place,
                    help: "write: - About: about.html"
                )
                return nil
            }
            guard let target = target(value, place, &reader) else { return nil }
            return MenuItem(title: title.string, target: target, line: key.mark?.line, column: key.mark?.column)
        }
    }

    private static func redirects(_ node: Node?, _ reader: inout ConfigurationReader) -> [Redirect] {
        guard let node else { return [] }
        guard case .mapping(let pairs) = node else {
            reader.report(
                ConfigurationFinding.type,
                "expected old and new addresses",
                node,
                "/redirects",
                help: "write: old-page.html: courses/intro/"
            )
            return []
        }
        guard pairs.count <= redirectLimit else {
            reader.report(
                ConfigurationFinding.value,
                "expected at most \(redirectLimit) redirects, found \(pairs.count)",
                node,
                "/redirects"
            )
            return []
        }
        var redirects: [Redirect] = []
        for (key, value) in pairs {
            guard case .scalar(let scalar) = key else { continue }
            let pointer = "/redirects/\(scalar.string.replacing("~", with: "~0").replacing("/", with: "~1"))"
            let from = scalar.string.hasPrefix("/") ? String(scalar.string.dropFirst()) : scalar.string
            guard isPath(from), from.hasSuffix(".html") || from.hasSuffix("/") else {
                reader.report(
                    ConfigurationFinding.value,
                    "expected a path below the web root that ends with .html or /",
                    key,
                    pointer
                )
                continue
            }
            guard let to = target(value, pointer, &reader) else { continue }
            redirects.append(Redirect(from: from, to: to, line: key.mark?.line, column: key.mark?.column))
        }
        return redirects.sorted { $0.from < $1.from }
    }

    /// A path below the web root without a slash before it, or a web address.
    private static func target(_ node: Node, _ pointer: String, _ reader: inout ConfigurationReader) -> String? {
        guard let text = reader.string(node, pointer) else { return nil }
        let isAddress = ["https://", "http://", "mailto:"].contains(where: text.hasPrefix)
        if isAddress, !text.utf8.contains(where: { $0 <= 0x20 }) { return text }
        let path = text.hasPrefix("/") ? String(text.dropFirst()) : text
        guard path.isEmpty || isPath(path) else {
            reader.report(
                ConfigurationFinding.value,
                "expected a path below the web root or an address that starts with https://",
                node,
                pointer
            )
            return nil
        }
        return path
    }

    /// Whether a path stays below the web root and needs no escapes that hosts disagree about.
    private static func isPath(_ path: String) -> Bool {
        guard !path.isEmpty, path.utf8.count <= 500, !path.hasPrefix("/") else { return false }
        let steps = path.split(separator: "#", maxSplits: 1)[0].split(separator: "/", omittingEmptySubsequences: false)
        guard !steps.dropLast().contains(where: \.isEmpty), !steps.contains(".."), !steps.contains(".") else {
            return false
        }
        return !path.utf8.contains { $0 <= 0x20 || $0 == 0x7F || "\"\\<>:?%*|".utf8.contains($0) }
    }
}
