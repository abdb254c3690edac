internal import Bytes
internal import InterfaceStrings
internal import Mustache

/// What all pages of one language and one folder have in common; made once for many pages.
struct PageFrame: Sendable {
    /// What a page says about itself, beside its content.
    struct Head {
        /// Below the web root.
        var path: String
        var title: String
        /// What follows the title in the window's: the course's or the site's name.
        var suffix: String?
        /// One or two lines.
        var description = ""
        var isIndexed = true
        /// Full address of a picture that stands for the page.
        var picture: String?
        /// The page in other languages, by full addresses.
        var alternates: [(language: String, address: String)] = []
        /// schema.org data, JSON that is safe inside of HTML.
        var structuredData: [UInt8] = []
        var breadcrumbs: [(title: String, href: String)] = []
    }

    let site: SiteDescription
    /// The language of the pages' content.
    let language: String
    let strings: InterfaceStrings
    /// What leads to the web root.
    let root: String
    /// The values that do not differ between the pages, by their slot.
    private(set) var known: [TemplateValue?]

    /// Makes what pages have in common.
    ///
    /// - Parameters:
    ///   - folder: The folder of the pages below the web root, empty or with a slash at its end.
    ///   - current: The path of the page, where an entry of the menu may lead to it.
    ///   - root: What leads to the web root, where that is not the way from the folder.
    init(
        _ site: SiteDescription,
        language: String,
        kind: PageKind,
        folder: String = "",
        current: String? = nil,
        root: String? = nil
    ) {
        self.site = site
        self.language = language
        let root = root ?? String(repeating: "../", count: folder.utf8.count { $0 == 0x2F })
        self.root = root
        let texts = site.theme.texts(for: language)
        strings = texts.strings
        let theme = site.theme
        known = Array(repeating: nil, count: CommonValue.allCases.count)
        known[.lang] = .text(language)
        known[.dir] = .text(LanguageTag.direction(of: language).rawValue)
        known[.kind] = .text(kind.rawValue)
        known[.root] = .text(root)
        known[.icon] = .text(root + SiteIcon.path(of: site))
        known[.css] = .text(root + theme.style(of: site).path)
        known[.js] = .text(root + theme.core.path)
        known[.setup] = .text(root + theme.setUp(of: site, language: language).path)
        known[.banner] = .text(site.banner)
        known[.s] = texts.value
        known[.site] = siteValue(current)
    }

    /// The same for pages of another kind.
    func with(kind: PageKind) -> PageFrame {
        var frame = self
        frame.known[.kind] = .text(kind.rawValue)
        return frame
    }

    /// Whether an entry of the menu leads to a page.
    func isInMenu(_ path: String) -> Bool { site.chrome.menu.contains { $0.target == path } }

    private func siteValue(_ current: String?) -> TemplateValue {
        let chrome = site.chrome
        return CommonValue.siteFields.object([
            "title": .text(site.title), "lang": .text(site.language),
            "dir": .text(LanguageTag.direction(of: site.language).rawValue),
            "isOtherLanguage": .flag(language != site.language), "home": .text(root + "index.html"),
            "progress": .text(root + "progress.html"),
            "feed": .text(site.baseURL == nil ? nil : root + "feed.xml"),
            "manifest": .text(root + "manifest.webmanifest"),
            "logo": chrome.logo.map { logo in
                .object([.text(root + logo.path), .text(""), .number(logo.width), .number(logo.height)])
            } ?? .absent,
            "menu": .list(
                chrome.menu.map { item in
                    .object([.text(item.title), .text(address(item.target)), .flag(item.target == current)])
                }
            ),
            "hasMenu": .flag(!chrome.menu.isEmpty),
            "footer": .list(chrome.footer.map { ValueFields.link($0.title, address($0.target)) }),
            "hasFooter": .flag(!chrome.footer.isEmpty),
            "accent": .text(chrome.accent.map(SiteChrome.hex)),
        ])
    }

    private func address(_ target: String) -> String {
        EncodedAddress.make(RedirectPage.isElsewhere(target) ? target : root + target)
    }

    /// The values of a page, those of its kind after those that all pages have.
    func values(_ head: Head, _ own: [TemplateValue] = []) -> TemplateValue {
        var slots = known.map { $0 ?? .absent }
        slots.reserveCapacity(slots.count + own.count)
        slots[.path] = .text(head.path)
        slots[.title] = .text(head.title)
        slots[.fullTitle] = .text(head.suffix.map { "\(head.title) – \($0)" } ?? head.title)
        slots[.description] = .text(head.description)
        slots[.isIndexed] = .flag(head.isIndexed)
        if let baseURL = site.baseURL, head.isIndexed {
            slots[.canonical] = .text(EncodedAddress.make(SiteDescription.join(baseURL, head.path)))
        }
        slots[.ogImage] = .text(head.picture)
        slots[.alternates] = .list(
            head.alternates.map { .object([.text($0.language), .text(EncodedAddress.make($0.address))]) }
        )
        slots[.jsonLd] = .html(head.structuredData)
        slots[.breadcrumbs] = .list(head.breadcrumbs.map { ValueFields.link($0.title, $0.href) })
        slots[.hasBreadcrumbs] = .flag(!head.breadcrumbs.isEmpty)
        return .object(slots + own)
    }

    /// A digest of all that the frame says, for the keys of its pages.
    func digest() -> SHA256Digest {
        var bytes: [UInt8] = []
        bytes.append(keyField: PageKey.rendererVersion)
        bytes += site.theme.digest.bytes
        bytes.append(keyField: site.baseURL ?? "")
        for value in known { bytes.append(keyValue: value ?? .absent) }
        return SHA256Digest(of: bytes)
    }
}
