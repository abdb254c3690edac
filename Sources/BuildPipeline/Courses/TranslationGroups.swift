internal import InterfaceStrings

/// Which courses of a site are translations of one another.
///
/// `translations` in `lectern.yaml` says it; beside that, courses whose identifiers differ by their language tag alone
/// belong together, as `first-aid`, `first-aid-ar` and `first-aid-pt-br` do.
struct TranslationGroups {
    private var groups: [String: [String]] = [:]

    /// - Parameters:
    ///   - courses: The identifiers and languages of the courses; of several versions, each.
    ///   - named: The groups that `lectern.yaml` names, by identifiers.
    init(_ courses: [(id: String, language: String)], named: [[String]] = []) {
        var languages: [String: String] = [:]
        for course in courses { languages[course.id] = course.language }
        var names: [String: String] = [:]
        for (index, group) in named.enumerated() {
            for id in group where names[id] == nil { names[id] = "\(index)" }
        }
        var members: [String: [String]] = [:]
        for (id, language) in languages {
            // An identifier holds no slash, so that no name of a group is one.
            members[names[id] ?? "/" + Self.stem(of: id, language: language), default: []].append(id)
        }
        for group in members.values where group.count > 1 {
            let sorted = group.sorted { (languages[$0] ?? "", $0) < (languages[$1] ?? "", $1) }
            // Two courses in one language are no translations of each other: none of the group is then certain.
            guard Set(sorted.map { languages[$0]?.lowercased() ?? "" }).count == sorted.count else { continue }
            for id in sorted { groups[id] = sorted }
        }
    }

    /// The identifiers of a course and its translations, sorted by language; empty where there is none.
    func group(of id: String) -> [String] { groups[id] ?? [] }

    /// An identifier without the tag of its language at its end.
    private static func stem(of id: String, language: String) -> String {
        for tag in LanguageTag.fallbacks(of: language.lowercased()) where id.lowercased().hasSuffix("-" + tag) {
            return String(id.dropLast(tag.utf8.count + 1))
        }
        return id
    }
}
