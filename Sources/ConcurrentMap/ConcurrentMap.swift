/// Transforms items on several tasks; the results stand in the items' order, whatever order they were finished in.
///
/// - Parameters:
///   - items: What is transformed.
///   - width: How many are under way at once, at the least 1.
///   - transform: Makes one result; it must not depend on when it runs.
/// - Throws: What `transform` threw for the first item, by order, among those that failed.
public func concurrentMap<Item: Sendable, Result: Sendable>(
    _ items: [Item],
    width: Int,
    _ transform: @escaping @Sendable (Item) async throws -> Result
) async throws -> [Result] {
    if width <= 1 || items.count <= 1 {
        var results: [Result] = []
        results.reserveCapacity(items.count)
        for item in items { results.append(try await transform(item)) }
        return results
    }
    typealias Outcome = Swift.Result<Result, any Error>
    let outcomes = await withTaskGroup(of: (Int, Outcome).self) { group -> [Outcome?] in
        var outcomes = [Outcome?](repeating: nil, count: items.count)
        var next = 0
        func start() {
            guard next < items.count else { return }
            let index = next
            let item = items[index]
            next += 1
            group.addTask {
                do { return (index, .success(try await transform(item))) } catch { return (index, .failure(error)) }
            }
        }
        for _ in 0..<min(width, items.count) { start() }
        while let (index, outcome) = await group.next() {
            outcomes[index] = outcome
            start()
        }
        return outcomes
    }
    return try outcomes.compactMap { $0 }.map { try $0.get() }
}
