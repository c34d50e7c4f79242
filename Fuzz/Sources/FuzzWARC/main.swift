import FuzzSupport
import Glibc
import Ingest
import Prose

exit(Fuzzing.run { bytes in
    var records = 0
    try? WebArchiveReader().records(in: bytes) { _ in records += 1 }
    precondition(records <= bytes.count * 1_100, "more records than bytes can hold")
    Reader.shared.readParts(bytes)
})
