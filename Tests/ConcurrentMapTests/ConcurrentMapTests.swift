import ConcurrentMap
import Testing

struct ConcurrentMapTests {
    @Test(arguments: [1, 2, 8])
    func `results stand in the order of the items`(width: Int) async throws {
        let squares = try await concurrentMap(Array(0..<200), width: width) { number in
            if number % 7 == 0 { await Task.yield() }
            return number * number
        }
        #expect(squares == (0..<200).map { $0 * $0 })
    }

    @Test func `of several failures the first by order is thrown`() async {
        struct Failure: Error, Equatable { let number: Int }
        await #expect(throws: Failure(number: 3)) {
            _ = try await concurrentMap(Array(0..<20), width: 4) { number in
                if number >= 3 { throw Failure(number: number) }
                return number
            }
        }
    }
}
