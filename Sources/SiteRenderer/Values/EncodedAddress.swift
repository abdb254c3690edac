/// Addresses with what a URL cannot hold percent-encoded (RFC 3986, 2.1).
enum EncodedAddress {
    static func make(_ address: String) -> String {
        guard !address.utf8.allSatisfy(isKept) || address.utf8.count(where: { $0 == 0x23 }) > 1 else { return address }
        var bytes: [UInt8] = []
        var isFragment = false
        for byte in address.utf8 {
            if isKept(byte), byte != 0x23 || !isFragment {
                bytes.append(byte)
                isFragment = isFragment || byte == 0x23
            } else {
                bytes += [0x25, hexDigit(byte >> 4), hexDigit(byte & 15)]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isKept(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x23...0x2F, 0x3A, 0x3B, 0x3D, 0x3F, 0x40, 0x5F, 0x7E: true
        default: false
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
