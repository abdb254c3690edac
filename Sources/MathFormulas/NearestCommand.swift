internal import Diagnostics

/// The known command that a mistyped one most likely meant.
enum NearestCommand {
    /// The nearest name that is neither refused nor a sign; nil where all are far.
    static func of(_ name: String, among known: some Sequence<String>) -> String? {
        guard name.utf8.count > 1 else { return nil }
        let refused = Set(MathCommandTable.refused)
        return NearestName.of(name, among: known.filter { $0.utf8.count > 1 && !refused.contains($0) }.sorted())
    }
}
