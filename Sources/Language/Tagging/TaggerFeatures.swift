import Prose

/// The features by which a word is tagged, from left to right.
enum TaggerFeatures {
    /// Label that stands for a place before the sentence.
    static let outside = 250

    static func extract(
        _ words: UnsafeBufferPointer<WordForms.Word>, _ casing: WordForms.Casing, _ i: Int, _ range: Range<Int>, _ previous: Int, _ beforePrevious: Int,
        _ keys: inout FeatureKeys
    ) {
        keys.clear()
        let empty = WordForms.Word()
        let w = words[i]
        let l = i > range.lowerBound ? words[i - 1] : empty
        let ll = i > range.lowerBound + 1 ? words[i - 2] : empty
        let r = i + 1 < range.upperBound ? words[i + 1] : empty
        let rr = i + 2 < range.upperBound ? words[i + 2] : empty
        let t1 = UInt64(previous), t2 = UInt64(beforePrevious)
        // Capitals tell little in a headline or in a text in capitals.
        let mode = UInt64(casing.rawValue) << 8
        let bits = w.bits | mode
        keys.add(1, 1)
        keys.add(2, w.form)
        keys.add(3, l.form)
        keys.add(4, r.form)
        keys.add(5, ll.form)
        keys.add(6, rr.form)
        keys.add(7, w.suffix(1))
        keys.add(8, w.suffix(2))
        keys.add(9, w.suffix(3))
        keys.add(10, w.suffix(4))
        keys.add(11, w.suffix(5))
        keys.add(12, w.prefix(1))
        keys.add(13, w.prefix(2))
        keys.add(14, w.prefix(3))
        keys.add(15, w.prefix(4))
        keys.add(16, w.shape, mode)
        keys.add(17, bits)
        keys.add(18, w.form, bits & 0x323)
        keys.add(19, t1)
        keys.add(20, t1, t2)
        keys.add(21, t1, w.form)
        keys.add(22, t1, r.form)
        keys.add(23, l.form, w.form)
        keys.add(24, w.form, r.form)
        keys.add(25, l.form, r.form)
        keys.add(26, l.suffix(3))
        keys.add(27, r.suffix(3))
        keys.add(28, t1, w.suffix(3))
        keys.add(29, t1, w.suffix(2), r.suffix(2))
        keys.add(30, w.suffix(3), bits & 0x33F)
        keys.add(31, l.bits, w.bits, r.bits | mode)
        keys.add(32, w.fine)
        keys.add(33, w.coarse, t1)
        keys.add(34, w.coarse, bits & 0x323)
        keys.add(35, l.fine)
        keys.add(36, r.fine)
        keys.add(37, t1, r.coarse)
        keys.add(38, t1, t2, w.suffix(2))
        keys.add(39, w.form, r.suffix(3))
        keys.add(40, w.form, rr.form)
        keys.add(41, t1, r.suffix(3), w.coarse)
        keys.add(42, w.shape, l.shape, r.shape)
        keys.add(43, w.form, l.suffix(3))
        keys.add(44, t1, t2, w.form)
        keys.add(45, r.form, rr.form)
        keys.add(46, w.bits & 64, w.form)
    }
}
