import Glibc

/// libxml2's own parse of a page, without any work on the result: the floor under every reader that is built on it. The functions
/// are looked up in the library that the program is linked with, so that the benchmark needs no header of its own.
struct LibXML2Floor {
    private typealias ReadMemory = @convention(c) (UnsafePointer<UInt8>?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, Int32) -> OpaquePointer?
    private typealias CreateContext = @convention(c) (UnsafePointer<UInt8>?, Int32) -> UnsafeMutableRawPointer?
    private typealias OnPointer = @convention(c) (OpaquePointer?) -> Void
    private typealias OnContext = @convention(c) (UnsafeMutableRawPointer?) -> Int32
    private typealias FreeContext = @convention(c) (UnsafeMutableRawPointer?) -> Void

    private let readMemory: ReadMemory, freeDocument: OnPointer
    private let createContext: CreateContext, parseDocument: OnContext, freeContext: FreeContext
    /// Version of the library as it says itself.
    let version: String
    /// recover, noerror, nowarning, nonet, huge: what ingest asks for.
    private static let options: Int32 = 1 | 32 | 64 | 2_048 | 1 << 19

    init() throws {
        func symbol<Function>(_ name: String, _ type: Function.Type) throws -> Function {
            guard let address = dlsym(nil, name) else { throw Missing(name: name) }
            return unsafeBitCast(address, to: type)
        }
        readMemory = try symbol("htmlReadMemory", ReadMemory.self)
        freeDocument = try symbol("xmlFreeDoc", OnPointer.self)
        createContext = try symbol("htmlCreateMemoryParserCtxt", CreateContext.self)
        parseDocument = try symbol("htmlParseDocument", OnContext.self)
        freeContext = try symbol("htmlFreeParserCtxt", FreeContext.self)
        let address = try symbol("xmlParserVersion", UnsafePointer<UnsafePointer<CChar>?>.self)
        version = address.pointee.map { String(cString: $0) } ?? "?"
    }

    struct Missing: Error, CustomStringConvertible {
        let name: String
        var description: String { "libxml2 has no function \(name)" }
    }

    /// Builds libxml2's tree and frees it.
    func tree(_ bytes: [UInt8]) {
        let document = readMemory(bytes, Int32(bytes.count), nil, "UTF-8", Self.options)
        freeDocument(document)
    }

    /// Parses without a handler for any event.
    func events(_ bytes: [UInt8]) {
        guard let context = createContext(bytes, Int32(bytes.count)) else { return }
        // The handler table is the first member of the context: 32 words, of which one (`initialized`) must stay set.
        if let handlers = context.load(as: UnsafeMutableRawPointer?.self) { memset(handlers, 0, 27 * 8) }
        _ = parseDocument(context)
        freeContext(context)
    }
}
