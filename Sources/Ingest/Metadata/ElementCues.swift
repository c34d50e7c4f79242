import Markup

/// What the class and id of an element promise: a date, an author, a remark below the article.
///
/// One look at each byte and no table: every element of a page is asked.
struct ElementCues: OptionSet, Sendable {
    let rawValue: UInt8

    static let date = ElementCues(rawValue: 1), published = ElementCues(rawValue: 2), modified = ElementCues(rawValue: 4)
    static let author = ElementCues(rawValue: 8), byline = ElementCues(rawValue: 16), furniture = ElementCues(rawValue: 32)
    static let role = ElementCues(rawValue: 64)

    static func of(_ node: Int, in tree: MarkupTree, memo: ValueMemo<ElementCues>) -> ElementCues {
        var cues: ElementCues = []
        tree.withAttribute(.class, of: node) { cues.formUnion(memo($0, read)) }
        tree.withAttribute(.id, of: node) { cues.formUnion(read($0)) }
        return cues
    }

    /// The cues in an attribute's value; only its first 240 bytes are read.
    static func read(_ value: UnsafeBufferPointer<UInt8>) -> ElementCues {
        var cues: ElementCues = []
        let count = min(value.count, 240)
        var at = 0
        func holds(_ word: StaticString) -> Bool {
            let length = word.utf8CodeUnitCount
            guard at + length <= count else { return false }
            for index in 0..<length where value[at + index] | 0x20 != word.utf8Start[index] { return false }
            return true
        }
        /// True where the word before ends: not in the middle of "update" or "candidate".
        func begins() -> Bool {
            guard at > 0 else { return true }
            let before = value[at - 1]
            return !(before | 0x20 >= 0x61 && before | 0x20 <= 0x7A) || (before & 0x20 != 0 && value[at] & 0x20 == 0)
        }
        while at + 2 < count {
            let letter = value[at] | 0x20
            // Most letters begin no word of the list with the letter after them.
            guard seconds(letter) >> UInt32(value[at + 1] & 0x1F) & 1 == 1 else {
                at += 1
                continue
            }
            switch letter {
            case 0x61:  // a
                if holds("author") && !holds("authori") && !holds("authorbox") || holds("autor") || holds("auteur") { cues.insert(.author) }
                if begins(), holds("avatar") { cues.insert(.role) }
            case 0x62:  // b
                if holds("byline") || begins() && holds("byl") { cues.insert(.byline) }
                if begins(), holds("bio") { cues.insert(.role) }
            case 0x63:  // c
                if holds("comment") || holds("carousel") { cues.insert(.furniture) }
                if begins(), holds("contributor") { cues.insert(.author) }
                if begins(), holds("created") || holds("creation") { cues.insert(.published) }
            case 0x64:  // d
                if begins() || at >= 3, holds("date") && !holds("datepicker") || holds("datum") || holds("datetime") {
                    if !isUpdate(value, at) { cues.insert(.date) }
                }
            case 0x66:  // f
                if begins(), holds("fecha") { cues.insert(.date) }
                if begins(), holds("footer") { cues.insert(.furniture) }
            case 0x6A:  // j
                if begins(), holds("journalist") { cues.insert(.author) }
            case 0x6D:  // m
                if begins(), holds("modif") { cues.insert(.modified) }
            case 0x70:  // p
                if holds("publish") || holds("publi") && !holds("public") || holds("pubdate") { cues.insert(.published) }
                if begins(), holds("posted") { cues.insert(.published) }
                if begins(), holds("popular") { cues.insert(.furniture) }
            case 0x72:  // r
                if holds("related") || holds("recommend") || begins() && (holds("recent") || holds("recirc")) { cues.insert(.furniture) }
                if begins(), holds("reporter") { cues.insert(.author) }
                if begins(), holds("role") || holds("reviewe") { cues.insert(.role) }
            case 0x73:  // s
                if begins(), holds("sidebar") || holds("share") { cues.insert(.furniture) }
                if begins(), holds("social") { cues.insert(.role) }
            case 0x74:  // t
                if begins(), holds("time") && !holds("timeline") && !holds("timer") { cues.insert(.date) }
                if begins(), holds("title") { cues.insert(.role) }
                if begins(), holds("teaser") || holds("trending") { cues.insert(.furniture) }
            case 0x75:  // u
                if begins(), holds("updat") { cues.insert(.modified) }
                if begins(), holds("username") { cues.insert(.author) }
            case 0x77:  // w
                if begins(), holds("writer") || holds("writtenby") { cues.insert(.author) }
            default: break
            }
            at += 1
        }
        return cues
    }

    /// The letters that follow a letter in the words below, a bit each.
    @inline(__always) private static func seconds(_ letter: UInt8) -> UInt32 {
        func bits(_ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) -> UInt32 { 1 << (a & 0x1F) | (b == 0 ? 0 : 1 << (b & 0x1F)) | (c == 0 ? 0 : 1 << (c & 0x1F)) }
        switch letter {
        case 0x61: return bits(0x75, 0x76)  // au av
        case 0x62: return bits(0x79, 0x69)  // by bi
        case 0x63: return bits(0x6F, 0x61, 0x72)  // co ca cr
        case 0x64: return bits(0x61)  // da
        case 0x66: return bits(0x65, 0x6F)  // fe fo
        case 0x6A, 0x6D: return bits(0x6F)  // jo mo
        case 0x70: return bits(0x75, 0x6F)  // pu po
        case 0x72: return bits(0x65, 0x6F)  // re ro
        case 0x73: return bits(0x69, 0x68, 0x6F)  // si sh so
        case 0x74: return bits(0x69, 0x65, 0x72)  // ti te tr
        case 0x75: return bits(0x70, 0x73)  // up us
        case 0x77: return bits(0x72)  // wr
        default: return 0
        }
    }

    /// The "date" of "update".
    private static func isUpdate(_ value: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        at >= 2 && value[at - 2] | 0x20 == 0x75 && value[at - 1] | 0x20 == 0x70
    }
}
