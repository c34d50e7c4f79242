/// What the parser looks at in a word.
struct ParserWord {
    var form: UInt64
    var tag: UInt64
    var coarse: UInt64
    var fine: UInt64

    /// Stands where there is no word.
    static let missing = ParserWord(form: 0xFFFF_FFFF, tag: 252, coarse: 0, fine: 0)
    /// The root.
    static let root = ParserWord(form: 0xEEEE_EEEE, tag: 251, coarse: 0, fine: 0)

    /// The words of a sentence and, after them, the root.
    static func words(_ forms: WordForms, _ labels: [UInt8], _ range: Range<Int>) -> [ParserWord] {
        var result: [ParserWord] = []
        result.reserveCapacity(range.count + 1)
        for i in range {
            let word = forms.words[i]
            result.append(ParserWord(form: word.form, tag: UInt64(labels[i]), coarse: word.coarse, fine: word.fine))
        }
        result.append(root)
        return result
    }
}
