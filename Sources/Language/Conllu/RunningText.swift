/// The running text of CoNLL-U files, as its `# text` comments give it: what a program reads that has to find words and sentences.
public enum RunningText {
    /// One document.
    public struct Document: Sendable {
        /// Its paragraphs, a blank line between them.
        public var text = ""
        /// Byte offsets at which its sentences begin.
        public var starts: Set<Int32> = []
    }

    /// The documents of a file; linear time.
    public static func documents(of conllu: String) -> [Document] {
        var result: [Document] = []
        var current = Document()
        var spaced = false, last = 0
        func flush() {
            if !current.text.isEmpty { result.append(current) }
            current = Document()
        }
        for line in conllu.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# newdoc") {
                flush()
            } else if line.hasPrefix("# newpar") {
                current.text += "\n\n"
            } else if line.hasPrefix("# text = ") {
                current.starts.insert(Int32(truncatingIfNeeded: current.text.utf8.count))
                current.text += line.dropFirst(9)
                last = 0
            } else if line.isEmpty {
                if spaced { current.text += " " }
            } else if line.first != "#" {
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard fields.count == 10, !fields[0].contains(".") else { continue }
                let ids = fields[0].split(separator: "-").compactMap { Int($0) }
                // A multiword token's line tells what follows its words.
                if ids.count == 2 || ids.count == 1 && ids[0] > last { spaced = !fields[9].contains("SpaceAfter=No") }
                if ids.count == 2 { last = ids[1] }
            }
        }
        flush()
        return result
    }
}
