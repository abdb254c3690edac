/// The number of an indirect object; its generation is always 0 (ISO 32000-2, 7.3.10).
public struct IndirectReference: Sendable, Hashable {
    let number: Int
}
