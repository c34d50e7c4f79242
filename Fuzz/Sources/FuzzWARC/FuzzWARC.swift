import FuzzSupport
import Ingest
import Prose

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    var records = 0
    try? WebArchiveReader().records(in: bytes) { _ in records += 1 }
    precondition(records <= bytes.count * 1_100, "more records than bytes can hold")
    Reader.shared.readParts(bytes)
    return 0
}
