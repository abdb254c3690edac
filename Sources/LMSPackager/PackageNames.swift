/// What the packager's own files are called inside a ZIP.
enum PackageNames {
    static let index = "index.html"
    static let description = "manifest.json"
    static let style = "player/player.css"
    static let contentStyle = "player/content.css"
    static let course = "player/course.js"
    static let script = "player/player.js"

    /// The player's files, which every page loads.
    static let player = [contentStyle, course, script, style]
}
