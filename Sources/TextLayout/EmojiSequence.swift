internal import CICU

/// Which clusters are emoji (UTS #51), as ICU's properties tell.
enum EmojiSequence {
    static let zeroWidthJoiner: UInt32 = 0x200D
    /// The most scalars that joiners join; real sequences have at most ten.
    static let longest = 32
    /// What encloses a digit to make a keycap of it.
    static let keycap: UInt32 = 0x20E3
    private static let textSelector: UInt32 = 0xFE0E
    private static let emojiSelector: UInt32 = 0xFE0F

    /// Whether a cluster is shown as an emoji, in colour: because its first character is by default (UTS #51, ED-6), or
    /// because a variation selector, a modifier or a joined emoji makes it one (ED-9a, ED-13, ED-16).
    ///
    /// - Parameters:
    ///   - scalar: The first scalar.
    ///   - cluster: All of the cluster's scalars; empty where the first is the only one.
    static func isEmoji(_ scalar: UInt32, _ cluster: [UInt32]) -> Bool {
        guard !cluster.isEmpty else { return hasEmojiPresentation(scalar) }
        guard isCharacter(scalar), cluster[1] != textSelector else { return false }
        return cluster.contains { $0 == emojiSelector || isModifier($0) || hasEmojiPresentation($0) }
    }

    /// Whether a scalar belongs to the cluster that ends with `last` for what emoji are made of.
    ///
    /// - Parameter isAlone: Whether `last` is all of the cluster.
    static func joins(_ scalar: UInt32, after last: UInt32, isAlone: Bool) -> Bool {
        if isModifier(scalar) {
            // A modifier stands alone but behind a character that it modifies, with or without a selector.
            return last == emojiSelector || lectern_u_isEmojiModifierBase(Int32(truncatingIfNeeded: last)) != 0
        }
        return isRegional(last) && isRegional(scalar) && isAlone
    }

    /// Whether a scalar is a skin tone (ED-11).
    private static func isModifier(_ scalar: UInt32) -> Bool { (0x1F3FB...0x1F3FF).contains(scalar) }

    private static func isRegional(_ scalar: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar) }

    private static func isCharacter(_ scalar: UInt32) -> Bool {
        lectern_u_isEmoji(Int32(truncatingIfNeeded: scalar)) != 0
    }

    private static func hasEmojiPresentation(_ scalar: UInt32) -> Bool {
        // The first is U+231A.
        scalar >= 0x231A && lectern_u_hasEmojiPresentation(Int32(truncatingIfNeeded: scalar)) != 0
    }
}
