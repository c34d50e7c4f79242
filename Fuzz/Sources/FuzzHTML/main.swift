import FuzzSupport
import Glibc
import Ingest
import Markup
import Prose

exit(Fuzzing.run { bytes in
    if let tree = try? MarkupTree.html(bytes) {
        for node in 0..<tree.count { precondition(tree.end(of: node) > node && tree.end(of: node) <= tree.count, "a subtree is wrong") }
    }
    Reader.shared.read(.html(bytes))
})
