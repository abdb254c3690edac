/// What the packager's own files are called inside a ZIP.
enum PackageNames {
    static let manifest = "imsmanifest.xml"
    static let index = "index.html"
    static let description = "manifest.json"
    static let style = "player/player.css"
    static let contentStyle = "player/content.css"
    static let script = "player/scorm12.js"
}
