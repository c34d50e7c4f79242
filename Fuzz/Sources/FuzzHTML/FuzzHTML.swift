import FuzzSupport
import Ingest
import Markup
import Prose

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if let tree = try? MarkupTree.html(bytes) {
        for node in 0..<tree.count { precondition(tree.end(of: node) > node && tree.end(of: node) <= tree.count, "a subtree is wrong") }
    }
    Reader.shared.read(.html(bytes))
    return 0
}
