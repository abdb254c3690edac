internal import CXML
internal import Synchronization

/// XML Schema 1.0 (W3C), checked by libxml2.
public enum XMLSchema {
    /// A schema document, under the name by which others import it.
    public struct Document: Sendable, Hashable {
        /// The file name as it stands in `schemaLocation`, such as `imscp_rootv1p1p2.xsd`.
        public var name: String
        /// The document.
        public var bytes: [UInt8]

        /// Makes a schema document.
        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// What a document or a schema breaks.
    public struct Violation: Sendable, Hashable {
        /// The line, from 1; 0 where libxml2 knows none.
        public var line: Int
        /// What libxml2 says, one line without a full stop.
        public var message: String
    }

    /// Checks a document against a schema.
    ///
    /// Nothing is read from disk or network: a schema imports only from `schemas`, `schemaLocation` in the document is
    /// not followed, and its entities are not expanded. Several calls may run at once.
    ///
    /// - Parameters:
    ///   - document: The document, at most 2 GiB.
    ///   - schemas: The schema first, then those that it imports.
    /// - Returns: All that is broken, in the order of the document; nothing where it is valid.
    public static func violations(of document: [UInt8], schemas: [Document]) -> [Violation] {
        guard let main = schemas.first else { return [Violation(line: 0, message: "expected a schema")] }
        _ = XMLLibrary.isReady
        let key = SchemaFiles.lend(schemas)
        defer { SchemaFiles.takeBack(key) }
        let log = ViolationLog()
        return withExtendedLifetime(log) {
            let context = unsafe Unmanaged.passUnretained(log).toOpaque()
            guard let schema = unsafe parse(main, key: key, context) else {
                return log.all(orElse: "the schema \(main.name) cannot be read")
            }
            defer { unsafe xmlSchemaFree(schema) }
            guard let tree = unsafe read(document, url: SchemaFiles.url(key, "document.xml"), context) else {
                return log.all(orElse: "the document cannot be read")
            }
            defer { unsafe xmlFreeDoc(tree) }
            unsafe removeSchemaLocations(xmlDocGetRootElement(tree))
            guard let validation = unsafe xmlSchemaNewValidCtxt(schema) else {
                return log.all(orElse: "libxml2 cannot check the document")
            }
            defer { unsafe xmlSchemaFreeValidCtxt(validation) }
            unsafe xmlSchemaSetValidStructuredErrors(validation, receiveError, context)
            let status = unsafe xmlSchemaValidateDoc(validation, tree)
            return status == 0 ? [] : log.all(orElse: "the document is not valid (\(status))")
        }
    }

    private static func parse(_ main: Document, key: Int, _ context: UnsafeMutableRawPointer) -> xmlSchemaPtr? {
        guard let parser = unsafe xmlSchemaNewParserCtxt(SchemaFiles.url(key, main.name)) else { return nil }
        defer { unsafe xmlSchemaFreeParserCtxt(parser) }
        unsafe xmlSchemaSetParserStructuredErrors(parser, receiveError, context)
        // An import that is not there is told to the thread's handler, by default on the standard error.
        unsafe xmlSetStructuredErrorFunc(context, receiveError)
        defer { xmlSetStructuredErrorFunc(nil, nil) }
        return unsafe xmlSchemaParse(parser)
    }

    private static func read(_ bytes: [UInt8], url: String, _ context: UnsafeMutableRawPointer) -> xmlDocPtr? {
        guard bytes.count < Int(Int32.max), let parser = unsafe xmlNewParserCtxt() else { return nil }
        defer { unsafe xmlFreeParserCtxt(parser) }
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        let tree = unsafe bytes.withUnsafeBytes { buffer in
            unsafe xmlCtxtReadMemory(
                parser,
                buffer.bindMemory(to: CChar.self).baseAddress,
                Int32(buffer.count),
                url,
                nil,
                options
            )
        }
        guard let tree = unsafe tree else {
            if let error = unsafe xmlCtxtGetLastError(parser) { unsafe receiveError(context, error) }
            return nil
        }
        return unsafe tree
    }

    /// libxml2 would fetch what a document's `xsi:schemaLocation` names; a hostile one could name any file.
    private static func removeSchemaLocations(_ root: xmlNodePtr?) {
        let instance = "http://www.w3.org/2001/XMLSchema-instance"
        var next = unsafe root
        while let node = unsafe next {
            if unsafe node.pointee.type == XML_ELEMENT_NODE {
                for name in ["schemaLocation", "noNamespaceSchemaLocation"] {
                    if let attribute = unsafe xmlHasNsProp(node, name, instance) { unsafe _ = xmlRemoveProp(attribute) }
                }
            }
            unsafe next = following(node, below: root)
        }
    }

    /// The next node in document order.
    private static func following(_ node: xmlNodePtr, below root: xmlNodePtr?) -> xmlNodePtr? {
        if unsafe node.pointee.type == XML_ELEMENT_NODE, let child = unsafe node.pointee.children {
            return unsafe child
        }
        var place = unsafe node
        while unsafe place != root {
            if let sibling = unsafe place.pointee.next { return unsafe sibling }
            guard let parent = unsafe place.pointee.parent else { return nil }
            unsafe place = parent
        }
        return nil
    }
}

/// What libxml2 said during one check; only the thread that runs the check uses it.
private final class ViolationLog {
    private var violations: [XMLSchema.Violation] = []

    func append(_ violation: XMLSchema.Violation) {
        // A document that is wrong everywhere need not be told everything.
        if violations.count < 1000 { violations.append(violation) }
    }

    func all(orElse message: String) -> [XMLSchema.Violation] {
        violations.isEmpty ? [XMLSchema.Violation(line: 0, message: message)] : violations
    }
}

private func receiveError(_ context: UnsafeMutableRawPointer?, _ error: UnsafeMutablePointer<xmlError>?) {
    guard let context = unsafe context, let error = unsafe error, let text = unsafe error.pointee.message else {
        return
    }
    let log = unsafe Unmanaged<ViolationLog>.fromOpaque(context).takeUnretainedValue()
    var message = unsafe String(cString: text)
    while message.hasSuffix("\n") || message.hasSuffix(".") { message.removeLast() }
    log.append(XMLSchema.Violation(line: unsafe Int(error.pointee.line), message: message))
}

/// The schemas of the checks that are under way, under addresses that only libxml2 sees:
/// `lectern-schema:/KEY/NAME`.
private enum SchemaFiles {
    private struct Lent {
        var files: [Int: [XMLSchema.Document]] = [:]
        var nextKey = 0
    }

    private static let lent = Mutex(Lent())
    static let scheme = "lectern-schema:/"

    static func lend(_ schemas: [XMLSchema.Document]) -> Int {
        lent.withLock { lent in
            lent.nextKey += 1
            lent.files[lent.nextKey] = schemas
            return lent.nextKey
        }
    }

    static func takeBack(_ key: Int) { lent.withLock { _ = $0.files.removeValue(forKey: key) } }

    static func url(_ key: Int, _ name: String) -> String { "\(scheme)\(key)/\(name)" }

    static func bytes(at url: String) -> [UInt8]? {
        let parts = url.dropFirst(scheme.count).split(separator: "/", maxSplits: 1)
        guard parts.count == 2, let key = Int(parts[0]) else { return nil }
        return lent.withLock { $0.files[key]?.first { $0.name == parts[1] }?.bytes }
    }
}

/// A schema that libxml2 is reading.
private final class OpenSchema {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = rest.prefix(buffer.count)
        unsafe buffer.copyBytes(from: piece)
        rest = rest.dropFirst(piece.count)
        return piece.count
    }
}

func matchSchemaURL(_ url: UnsafePointer<CChar>?) -> Int32 {
    guard let url = unsafe url else { return 0 }
    return unsafe String(cString: url).hasPrefix(SchemaFiles.scheme) ? 1 : 0
}

func openSchemaURL(_ url: UnsafePointer<CChar>?) -> UnsafeMutableRawPointer? {
    guard let url = unsafe url, let bytes = unsafe SchemaFiles.bytes(at: String(cString: url)) else { return nil }
    return unsafe Unmanaged.passRetained(OpenSchema(bytes)).toOpaque()
}

func readSchemaURL(
    _ file: UnsafeMutableRawPointer?,
    _ buffer: UnsafeMutablePointer<CChar>?,
    _ count: Int32
) -> Int32 {
    guard let file = unsafe file, let buffer = unsafe buffer else { return -1 }
    let schema = unsafe Unmanaged<OpenSchema>.fromOpaque(file).takeUnretainedValue()
    return unsafe Int32(schema.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))))
}

func closeSchemaURL(_ file: UnsafeMutableRawPointer?) -> Int32 {
    if let file = unsafe file { unsafe Unmanaged<OpenSchema>.fromOpaque(file).release() }
    return 0
}
