/// The known name that a mistyped one most likely meant.
public enum NearestName {
    /// The name among `known` that fewest edits lead to, the first of several; nil where all are far.
    public static func of(_ name: String, among known: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
        let limit = max(1, min(3, wanted.count / 2))
        var best: (name: String, distance: Int)?
        for candidate in known {
            let distance = distance(wanted, Array(candidate.lowercased().unicodeScalars))
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// How many insertions, removals, replacements and swaps of neighbours lead from one to the other.
    static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
        var before = [Int](repeating: 0, count: other.count + 1)
        var last = Array(0...other.count)
        for (row, left) in one.enumerated() {
            var next = [row + 1]
            next.reserveCapacity(other.count + 1)
            for (column, right) in other.enumerated() {
                var cost = min(last[column] + (left == right ? 0 : 1), last[column + 1] + 1, next[column] + 1)
                if row > 0, column > 0, left == other[column - 1], one[row - 1] == right {
                    cost = min(cost, before[column - 1] + 1)
                }
                next.append(cost)
            }
            before = last
            last = next
        }
        return last[other.count]
    }
}
