import CourseHTML
import Testing

struct QuizKeyTests {
    /// The script computes the same: FNV-1a, 32 bits, over "0123456789ab:2".
    @Test func `a key is the FNV-1a hash of the question and the right option`() {
        var expected: UInt32 = 2_166_136_261
        for byte in "0123456789ab:2".utf8 { expected = (expected ^ UInt32(byte)) &* 16_777_619 }
        #expect(UInt32(QuizKey.make(identity: "0123456789ab", correctIndex: 2), radix: 16) == expected)
        #expect(QuizKey.make(identity: "", correctIndex: 0).utf8.count == 8)
    }

    @Test func `the options of a question have different keys`() {
        let keys = (0..<4).map { QuizKey.make(identity: "0123456789ab", correctIndex: $0) }
        #expect(Set(keys).count == 4)
    }
}
