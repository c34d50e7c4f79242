import FuzzSupport
import Glibc
import Ingest
import Prose

exit(Fuzzing.run { bytes in
    for entry in Reader.shared.splitter.feed(bytes)?.entries ?? [] { _ = (entry.title?.plain, entry.body?.plain, entry.link) }
    Reader.shared.readParts(bytes)
})
