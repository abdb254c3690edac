import Bytes
import LongForms
import Testing

@testable import PackageVerifier

/// Inflates in pieces of a size.
private func inflate(_ deflated: [UInt8], piece: Int, limit: Int) throws -> [UInt8]? {
    var inflater = PiecewiseInflater()
    var place = 0
    var content: [UInt8] = []
    let count = try inflater.run(limit: limit) {
        let next = Array(deflated[place..<min(deflated.count, place + piece)])
        place += next.count
        return next
    } _: {
        content += $0
    }
    return count == content.count ? content : nil
}

private func makeContent(_ kind: Int, _ generator: inout SplitMix64) -> [UInt8] {
    let count = [0, 1, 300, 70_000, 1_200_000][kind % 5]
    switch kind % 3 {
    case 0: return (0..<count).map { UInt8(truncatingIfNeeded: $0 / 700 % 7) }
    case 1: return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    default: return (0..<count).map { _ in UInt8.random(in: 97...103, using: &generator) }
    }
}

@Test(arguments: 0..<15)
func `content inflates in pieces as it does at once`(kind: Int) throws {
    var generator = SplitMix64(seed: UInt64(kind))
    let content = makeContent(kind, &generator)
    for level in [1, 6] {
        let stream = DeflatedStream(deflating: content, level: level)
        let isEqual = try inflate(stream.bytes, piece: kind == 2 ? 1 : 4_099, limit: content.count) == content
        #expect(isEqual)
    }
}

@Test func `content beyond its size, cut or damaged data are refused or bounded`() throws {
    var generator = SplitMix64(seed: 7)
    let content = makeContent(8, &generator)
    let deflated = DeflatedStream(deflating: content, level: 6).bytes
    #expect(try inflate(deflated, piece: 1_000, limit: content.count - 1) == nil)
    #expect(try inflate(Array(deflated.prefix(deflated.count / 2)), piece: 1_000, limit: content.count) == nil)
    let rounds = LongForm("damaged deflate data", sample: 40, of: 4_000)
    for round in 0..<rounds.rounds {
        var generator = rounds.generator(salt: UInt64(round))
        var bytes = Array(deflated.prefix(20_000))
        for _ in 0..<3 {
            bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^= UInt8.random(in: 1...255, using: &generator)
        }
        let inflated = try inflate(bytes, piece: 777, limit: 50_000)
        #expect((inflated?.count ?? 0) <= 50_000)
    }
}
