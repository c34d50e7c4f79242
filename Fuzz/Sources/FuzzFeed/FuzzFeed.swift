import FuzzSupport
import Ingest
import Prose

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    for entry in Reader.shared.splitter.feed(bytes)?.entries ?? [] { _ = (entry.title?.plain, entry.body?.plain, entry.link) }
    Reader.shared.readParts(bytes)
    return 0
}
