internal import Bytes
internal import InterfaceStrings
internal import JSONCodec

/// What scripts and apps know of the whole site.
enum SiteData {
    /// The courses, `courses.js`.
    static func courses(_ courses: [SiteCourseSummary]) -> SitePage {
        let list = courses.map { course -> JSONTree in
            [
                "id": .string(course.id), "title": .string(course.title), "language": .string(course.language),
                "href": .string(course.overviewPath), "lessonCount": .integer(course.lessonCount),
            ]
        }
        return file("courses.js", ScriptData.bytes("courses", "", ["courses": .array(list)]))
    }

    /// The service worker, `sw.js`, with a line before it that names what it keeps.
    ///
    /// - Parameter languages: All languages that pages have.
    static func worker(_ site: SiteDescription, languages: [String]) -> SitePage {
        let theme = site.theme
        let assets =
            [theme.style(of: site).path, theme.core.path, SiteIcon.path(of: site)]
            + languages.map { theme.setUp(of: site, language: $0).path } + theme.scripts.map(\.asset.path)
        let texts = theme.scriptTexts.texts(for: site.language)
        func text(_ key: String) -> JSONTree { texts[key] ?? .string("") }
        let value: JSONTree = [
            "build": .string(String(SHA256Digest(ofUTF8: assets.joined(separator: "\n")).hex.prefix(10))),
            "assets": .array(assets.map { .string($0) }),
            "pages": ["index.html", "progress.html", "courses.js", "manifest.webmanifest"],
            "offline": [
                "lang": .string(site.language), "dir": .string(LanguageTag.direction(of: site.language).rawValue),
                "title": text("offlineTitle"), "text": text("offlineText"), "home": text("offlineHome"),
            ],
        ]
        return file("sw.js", Array("self.lectern = ".utf8) + value.compact() + Array(";\n".utf8) + theme.worker)
    }

    /// What makes the site an app, `manifest.webmanifest`.
    static func manifest(_ site: SiteDescription) -> SitePage {
        let value: JSONTree = [
            "name": .string(site.title), "short_name": .string(site.title), "lang": .string(site.language),
            "dir": .string(LanguageTag.direction(of: site.language).rawValue), "id": "index.html",
            "start_url": "index.html", "scope": "./", "display": "standalone", "background_color": "#ffffff",
            "theme_color": .string(SiteChrome.hex(site.chrome.accent ?? SiteChrome.standardAccent)),
            "icons": [
                ["src": .string(SiteIcon.path(of: site)), "type": "image/svg+xml", "sizes": "any", "purpose": "any"]
            ],
        ]
        return file("manifest.webmanifest", value.compact() + [0x0A])
    }

    static func file(_ path: String, _ bytes: [UInt8]) -> SitePage {
        SitePage(path: path, key: SHA256Digest(of: bytes)) { bytes }
    }
}

/// Data as a classic script, so that pages opened from a disk have it too.
enum ScriptData {
    /// A call of `lectern.data` with a kind, an identifier and a value.
    static func bytes(_ kind: String, _ id: String, _ value: JSONTree) -> [UInt8] {
        var bytes = Array("lectern.data(".utf8)
        bytes.append(jsonString: kind)
        bytes.append(0x2C)
        bytes.append(jsonString: id)
        bytes.append(0x2C)
        bytes += value.compact()
        bytes += Array(");\n".utf8)
        return bytes
    }
}
