import FuzzSupport
import Glibc
@testable import Ingest
import Prose
import StageKit

private struct Tables: Sendable {
    static let shared = Tables()
    /// The first byte chooses the label of a header; the rest is the document.
    static let labels: [String?] = [
        nil, "utf-8", "windows-1252", "iso-8859-1", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr", "gb18030", "gbk", "big5", "koi8-r", "koi8-u",
        "windows-1251", "iso-8859-5", "ibm866", "windows-1255", "windows-1256", "windows-874", "utf-16", "utf-16be", "utf-16le", "nonsense", "",
    ]
    let tables: CharsetTables?
    private init() { tables = try? CharsetTables(in: StageEnvironment()) }
}

exit(Fuzzing.run { input in
    guard let first = input.first, let tables = Tables.shared.tables else { return }
    let bytes = Array(input.dropFirst())
    let charset = CharsetDetector(tables: tables).charset(of: bytes, header: Tables.labels[Int(first) % Tables.labels.count])
    let text = CharsetDecoder(tables: tables).utf8(bytes, encoding: charset.name)
    precondition(String(validating: text, as: UTF8.self) != nil, "ill-formed UTF-8 out of \(charset.name)")
    precondition(text.count <= bytes.count * 4 + 16, "the text explodes")
    // A control that windows-1252 has no character for may go; what is left must be well-formed.
    precondition(String(validating: WindowsControls.replaced(in: text), as: UTF8.self) != nil, "replacing controls tears a character")
    Reader.shared.read(.bytes(bytes))
})
