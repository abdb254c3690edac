/// The right answer of a question in a form that is not read at a glance in a page's source.
///
/// It is the 32-bit FNV-1a hash of the question's identity, a colon and the index of the right option, in eight hex
/// digits. A script hashes what was chosen in the same way and compares. This hides the answer from a look at the
/// source, not from an attack: a static page cannot keep a secret.
public enum QuizKey {
    /// Makes the value of `data-key`.
    public static func make(identity: String, correctIndex: Int) -> String {
        var hash: UInt32 = 0x811C_9DC5
        for byte in "\(identity):\(correctIndex)".utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }
}
