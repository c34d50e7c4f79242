/// The features by which a word is told to be (part of) a name.
enum NameFeatures {
    static func extract(
        _ words: UnsafeBufferPointer<WordForms.Word>, _ tags: UnsafeBufferPointer<UInt8>, _ casing: WordForms.Casing, _ i: Int, _ range: Range<Int>,
        _ keys: inout FeatureKeys
    ) {
        keys.clear()
        let empty = WordForms.Word()
        @inline(__always) func word(_ k: Int) -> WordForms.Word { range.contains(k) ? words[k] : empty }
        @inline(__always) func tag(_ k: Int) -> UInt64 { range.contains(k) ? UInt64(tags[k]) : 250 }
        let w = words[i], l = word(i - 1), ll = word(i - 2), r = word(i + 1), rr = word(i + 2)
        let t = tag(i), tl = tag(i - 1), tr = tag(i + 1)
        let mode = UInt64(casing.rawValue) << 8
        let bits = w.bits & 0x3F | mode
        keys.add(1, 1)
        keys.add(2, w.form)
        keys.add(3, w.form, bits & 0x323)
        keys.add(4, l.form)
        keys.add(5, r.form)
        keys.add(6, ll.form)
        keys.add(7, rr.form)
        keys.add(8, l.form, w.form)
        keys.add(9, w.form, r.form)
        keys.add(10, l.form, r.form)
        keys.add(11, w.suffix(2))
        keys.add(12, w.suffix(3))
        keys.add(13, w.suffix(4))
        keys.add(14, w.prefix(2))
        keys.add(15, w.prefix(3))
        keys.add(16, w.prefix(4))
        keys.add(17, w.shape, mode)
        keys.add(18, l.shape, w.shape)
        keys.add(19, w.shape, r.shape)
        keys.add(20, l.shape, w.shape, r.shape)
        keys.add(21, bits)
        keys.add(22, l.bits & 0x37, bits, r.bits & 0x37)
        keys.add(23, w.fine, bits & 3)
        keys.add(24, w.coarse, bits & 3)
        keys.add(25, l.fine)
        keys.add(26, r.fine)
        keys.add(27, l.coarse, w.coarse, bits & 3)
        keys.add(28, w.coarse, r.coarse, bits & 3)
        keys.add(29, ll.coarse, l.coarse, bits & 3)
        keys.add(30, r.coarse, rr.coarse, bits & 3)
        keys.add(31, t)
        keys.add(32, tl, t)
        keys.add(33, t, tr)
        keys.add(34, tl, t, tr)
        keys.add(35, t, w.fine)
        keys.add(36, l.form, bits & 0x33)
        keys.add(37, r.form, bits & 0x33)
        keys.add(38, l.fine, bits & 0x33)
        keys.add(39, r.fine, bits & 0x33)
        keys.add(40, l.form, ll.form)
        keys.add(41, r.form, rr.form)
        keys.add(42, w.suffix(3), bits & 0x23)
        keys.add(43, l.bits & 3, l.coarse, w.shape)
        keys.add(44, r.bits & 3, r.coarse, w.shape)
        keys.add(45, word(i - 3).coarse, bits & 3)
        keys.add(46, word(i + 3).coarse, bits & 3)
        keys.add(47, l.suffix(3), bits & 3)
        keys.add(48, r.suffix(3), bits & 3)
        // The head of a longer name stands a few capitals further on: `Ministry of Foreign Affairs`.
        var ahead = i + 1
        while ahead < range.upperBound, ahead < i + 6, words[ahead].bits & 1 == 1 || words[ahead].tail == 0x6F66 { ahead += 1 }
        if ahead > i + 1 {
            keys.add(49, words[ahead - 1].form)
            keys.add(50, words[ahead - 1].coarse, bits & 3)
        }
        var behind = i - 1
        while behind >= range.lowerBound, behind > i - 6, words[behind].bits & 1 == 1 || words[behind].tail == 0x6F66 { behind -= 1 }
        if behind < i - 1 {
            keys.add(51, words[behind + 1].form)
            keys.add(52, words[behind + 1].coarse, bits & 3)
        }
    }
}
