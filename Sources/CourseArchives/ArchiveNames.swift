public import CourseModel

/// What files are called inside an archive that every importer takes: lower-case ASCII, unique without regard to case.
public struct ArchiveNames: Sendable {
    /// The page of a lesson.
    public static func lesson(_ id: String) -> String { "lessons/\(id).html" }

    /// The page of a project.
    public static func project(_ id: String) -> String { "projects/\(id).html" }

    private let assets: [String: String]

    /// Gives every picture a lower-case name of its own: `assets/Plot.PNG` becomes `assets/plot.png`.
    ///
    /// Of several pictures whose names differ in case only, all but the first by path get the first digits of their
    /// digest into theirs; so does one whose name is too long.
    public init(_ pictures: some Sequence<Picture>) {
        var assets: [String: String] = [:]
        var taken: Set<String> = []
        let sorted = pictures.sorted { $0.path < $1.path }
        // A name that needs no change is never taken away by one that does.
        let unchanged = Set(sorted.map(\.path).filter { $0 == $0.lowercased() && $0.utf8.count <= Self.limit })
        for picture in sorted {
            var name = picture.path.lowercased()
            if !unchanged.contains(picture.path), unchanged.contains(name) || name.utf8.count > Self.limit {
                name = Self.with(digest: picture.sha256, name)
            } else if taken.contains(name) {
                name = Self.with(digest: picture.sha256, name)
            }
            var number = 2
            let base = name
            while !taken.insert(name).inserted {
                name = Self.with(digest: String(number), base)
                number += 1
            }
            assets[picture.path] = name
        }
        self.assets = assets
    }

    /// The name of a picture, from the ZIP's root.
    public func asset(_ path: String) -> String { assets[path] ?? path.lowercased() }

    private static let limit = 150

    private static func with(digest: String, _ name: String) -> String {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let suffix = name[dot...].prefix(10)
        return "\(name[..<dot].prefix(limit - 30))-\(digest.prefix(8))\(suffix)"
    }
}
