import FuzzSupport
import Glibc
import Ingest
import Markup
import Prose

exit(Fuzzing.run { bytes in
    if let tree = try? MarkupTree.xml(bytes) {
        for node in 0..<tree.count { precondition(tree.end(of: node) > node && tree.end(of: node) <= tree.count, "a subtree is wrong") }
        // What is written again reads as the same elements.
        let written = MarkupWriter.document(tree.root)
        precondition(written.utf8.count < bytes.count * 60 + 4_096, "writing explodes")
    }
    Reader.shared.read(.xml(bytes))
})
