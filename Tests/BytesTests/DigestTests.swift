import Bytes
import Testing

// The vectors of FIPS 180-4's examples and of the RFC 1952 CRC ("123456789" gives cbf43926).

@Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
])
func `SHA-256 gives the published digests`(content: String, hex: String) {
    #expect(SHA256Digest(ofUTF8: content).hex == hex)
    var hasher = SHA256Hasher()
    for byte in content.utf8 { hasher.write([byte]) }
    #expect(hasher.digest().hex == hex)
}

@Test func `a million letters a give the published digest`() {
    let digest = SHA256Digest(of: [UInt8](repeating: 0x61, count: 1_000_000))
    #expect(digest.hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
}

@Test func `a digest is read back from its hex digits and from nothing else`() {
    let digest = SHA256Digest(ofUTF8: "abc")
    #expect(SHA256Digest(hex: digest.hex) == digest)
    #expect(SHA256Digest(hex: String(digest.hex.dropLast())) == nil)
    #expect(SHA256Digest(hex: digest.hex.uppercased()) == nil)
    #expect(SHA256Digest(hex: digest.hex + "é") == nil)
}

@Test func `two lists of fields with the same bytes have different digests`() {
    var one = SHA256Hasher()
    one.write(field: "ab")
    one.write(field: "c")
    var other = SHA256Hasher()
    other.write(field: "a")
    other.write(field: "bc")
    #expect(one.digest() != other.digest())
}

@Test func `CRC-32 gives the published values`() {
    #expect(CRC32.of([]) == 0)
    #expect(CRC32.of([UInt8](utf8: "123456789")) == 0xCBF4_3926)
}
