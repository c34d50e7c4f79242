/// The features by which an arc gets its relation, once head and dependent are known.
enum RelationFeatures {
    static func extract(
        _ state: borrowing ArcHybrid, _ words: UnsafeBufferPointer<ParserWord>, head: Int, dependent: Int, _ keys: inout FeatureKeys
    ) {
        keys.clear()
        @inline(__always) func word(_ k: Int) -> ParserWord { k < 0 || k > state.count ? .missing : words[k] }
        @inline(__always) func at(_ list: UnsafeMutablePointer<Int32>, _ k: Int) -> Int { k < 0 ? -1 : Int(list[k]) }
        @inline(__always) func relation(_ k: Int) -> UInt64 { k < 0 ? 200 : UInt64(state.labels[k]) }
        let h = words[head], d = words[dependent]
        let side: UInt64 = dependent < head ? 1 : 2
        let gap = abs(head - dependent)
        let distance = UInt64(gap > 8 ? 9 : gap > 4 ? 5 : gap) << 2 | side
        let dl = at(state.left1, dependent), dr = at(state.right1, dependent), dl2 = at(state.left2, dependent)
        let dlw = word(dl), drw = word(dr)
        let hbits = state.relationBits[head], dbits = state.relationBits[dependent]
        let sibling = side == 1 ? at(state.left1, head) : at(state.right1, head)
        let before = word(dependent - 1), after = word(dependent + 1)
        keys.add(1, side)
        keys.add(2, h.form, side)
        keys.add(3, h.tag, side)
        keys.add(4, d.form, side)
        keys.add(5, d.tag, side)
        keys.add(6, h.tag, d.tag, side)
        keys.add(7, h.form, d.tag, side)
        keys.add(8, h.tag, d.form, side)
        keys.add(9, h.form, d.form, side)
        keys.add(10, h.tag, d.tag, distance)
        keys.add(11, d.form, distance)
        keys.add(12, h.fine, d.tag, side)
        keys.add(13, h.tag, d.fine, side)
        keys.add(14, h.coarse, d.coarse, side)
        keys.add(15, d.fine, side)
        keys.add(16, h.fine, side)
        keys.add(17, h.tag, hbits, side)
        keys.add(18, h.form, hbits, side)
        keys.add(19, d.tag, dbits, side)
        keys.add(20, d.tag &<< 8 | side, h.tag, hbits)
        keys.add(21, d.tag &<< 8 | side, h.tag, dbits)
        keys.add(22, d.form, h.tag &<< 8 | side, dbits)
        keys.add(23, relation(sibling), h.tag &<< 8 | side, d.tag)
        keys.add(24, relation(sibling), h.form, side)
        keys.add(25, dlw.form, d.tag &<< 8 | side, h.tag)
        keys.add(26, dlw.form, d.form, side)
        keys.add(27, dlw.form, h.form, side)
        keys.add(28, dlw.tag, d.tag &<< 8 | side, h.tag)
        keys.add(29, drw.tag, d.tag &<< 8 | side, h.tag)
        keys.add(30, drw.form, d.tag &<< 8 | side)
        keys.add(31, relation(dl), d.tag &<< 8 | side, h.tag)
        keys.add(32, relation(dr), d.tag &<< 8 | side, h.tag)
        keys.add(33, relation(dl), relation(at(state.left2, dependent)), d.tag &<< 8 | side)
        keys.add(34, word(dl2).form, dlw.form, side)
        keys.add(35, before.tag, d.tag &<< 8 | side, h.tag)
        keys.add(36, after.tag, d.tag &<< 8 | side, h.tag)
        keys.add(37, before.form, d.tag &<< 8 | side, h.tag)
        keys.add(38, after.form, d.tag &<< 8 | side, h.tag)
        let low = word(head - 1), high = word(head + 1)
        keys.add(39, low.tag, h.tag &<< 8 | side, d.tag)
        keys.add(40, high.tag, h.tag &<< 8 | side, d.tag)
        keys.add(41, low.form, h.form, side)
        keys.add(42, h.coarse, dlw.form, d.coarse &<< 2 | side)
        keys.add(43, h.fine, dlw.form, side)
        keys.add(44, dlw.form, d.fine, side)
        keys.add(45, h.form, d.coarse, side)
        keys.add(46, h.coarse, d.form, side)
        keys.add(47, state.front == state.count ? 1 : 0, d.tag, h.tag &<< 8 | side)
        keys.add(48, hbits, relation(sibling), d.tag &<< 8 | side)
        keys.add(49, word(0).form, d.tag, side &<< 8 | h.tag)
        keys.add(50, h.tag &<< 8 | side, d.tag, UInt64(state.leftCount[head] > 3 ? 3 : state.leftCount[head]) << 4 | UInt64(state.rightCount[head] > 3 ? 3 : state.rightCount[head]))
    }
}
