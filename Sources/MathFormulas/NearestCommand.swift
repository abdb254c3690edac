internal import Diagnostics

/// The known command that a mistyped one most likely meant.
enum NearestCommand {
    /// The nearest name that is neither refused nor a sign; nil where all are far.
    static func of(_ name: String, among known: some Sequence<String>) -> String? {
        guard name.utf8.count > 1 else { return nil }
        let refused = Set(MathCommandTable.refused)
        let candidates = known.filter { $0.utf8.count > 1 && !refused.contains($0) }.sorted()
        // Of two names that differ in a capital only, the one without is meant more often.
        let plain = candidates.filter { name in name.utf8.allSatisfy { !(0x41...0x5A).contains($0) } }
        let capital = candidates.filter { name in name.utf8.contains { (0x41...0x5A).contains($0) } }
        return NearestName.of(name, among: plain + capital)
    }
}
