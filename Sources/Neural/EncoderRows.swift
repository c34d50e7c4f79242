import Prose

/// The rows that some sentences take in an encoder: the mark before each sentence, then a row a word or, where the network reads
/// pieces, a row a piece (Devlin et al. 2019).
struct EncoderRows {
    /// One row: the mean of `pieces` of a word.
    struct Row {
        /// Index in `words`; the mark of the root before a sentence is a word too.
        var word: Int
        var pieces: Range<Int>
        /// Rows before it in its sentence.
        var place: Int
    }

    private(set) var words: [WordPieces.Word] = []
    private(set) var rows: [Row] = []
    /// Rows of each sentence.
    private(set) var counts: [Int] = []
    private let lookup: WordPieces
    /// Rows that a sentence of a network of pieces may have; nil where a word is one row.
    private let reach: Int?

    init(_ lookup: WordPieces, reach: Int?) {
        self.lookup = lookup
        self.reach = reach
    }

    /// At most this many rows are of a sentence of so many words.
    static func most(words: Int, reach: Int?) -> Int {
        guard let reach else { return words + 1 }
        return max(words + 1, min(reach, words * WordPieces.limit + 1))
    }

    mutating func removeAll() {
        words.removeAll(keepingCapacity: true)
        rows.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
    }

    /// Adds the rows of a sentence. Where its pieces are more than there are places, the last words keep their first piece only.
    mutating func add(_ sentence: Range<Int>, _ spans: [Span], in bytes: UnsafeBufferPointer<UInt8>) {
        let start = rows.count
        var root = WordPieces.Word()
        root.ids.0 = lookup.root
        root.count = 1
        add(root, [0..<1], start)
        var spare = (reach ?? 0) - sentence.count - 1
        for index in sentence {
            let word = lookup.word(UnsafeBufferPointer(rebasing: bytes[spans[index].range]))
            guard reach != nil else {
                add(word, [0..<word.count], start)
                continue
            }
            let more = max(0, min(word.count - 1, spare))
            spare -= more
            add(word, (0...more).lazy.map { $0..<($0 + 1) }, start)
        }
        counts.append(rows.count - start)
    }

    private mutating func add(_ word: WordPieces.Word, _ parts: some Sequence<Range<Int>>, _ start: Int) {
        for pieces in parts { rows.append(Row(word: words.count, pieces: pieces, place: rows.count - start)) }
        words.append(word)
    }

    /// Makes each word's rows one, their mean, in the order of the words; `states` holds all rows.
    func gather(_ states: UnsafeMutablePointer<Float>, width: Int) {
        guard reach != nil, words.count < rows.count else { return }
        var row = 0
        for word in words.indices {
            var past = row + 1
            while past < rows.count, rows[past].word == word { past += 1 }
            // A word's rows never lie before its place, so that nothing that is still to be read is written over.
            let target = states + word * width
            if word < row { target.update(from: states + row * width, count: width) }
            for more in (row + 1)..<past {
                let source = states + more * width
                for k in 0..<width { target[k] += source[k] }
            }
            if past - row > 1 {
                let share = 1 / Float(past - row)
                for k in 0..<width { target[k] *= share }
            }
            row = past
        }
    }
}
