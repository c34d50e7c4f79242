import Lexicons
import Markup

/// What the value of a class attribute says.
struct ClassFacts {
    var kinds: ClassKind = []
    var hash: UInt64 = 0
    var isForListeners = false
}

/// What the attributes of an element say, read in one pass over them.
struct ElementFacts {
    private(set) var kinds: ClassKind = []
    private(set) var regions: PageRegion = []
    /// Hash of the class attribute of a block; 0 where there is none.
    private(set) var classHash: UInt64 = 0
    /// True for what readers do not see unless a script shows it.
    private(set) var isHidden = false
    /// True for text that only screen readers speak.
    private(set) var isForListeners = false

    init(tree: MarkupTree, node: Int, name: MarkupName, isBlock: Bool, lexicon: ClassLexicon, memo: ValueMemo<ClassFacts>) {
        // Names of inline elements matter little and cost much.
        let isNamed = isBlock || name == .span || name == .other || name == .time
        let isFrame = name == .body || name == .html || name == .main || name == .article
        var facts = ElementFacts()
        tree.forEachAttribute(of: node) { attribute, value in
            switch attribute {
            case .class:
                let found = memo(value) { value in
                    ClassFacts(kinds: lexicon.kinds(in: value), hash: WordHash.of(bytes: value), isForListeners: Self.isForListeners(value))
                }
                if isNamed { facts.kinds.formUnion(found.kinds) }
                if isBlock { facts.classHash = found.hash }
                if !isFrame, found.isForListeners { facts.isForListeners = true }
            case .id: if isNamed { facts.kinds.formUnion(lexicon.kinds(in: value)) }
            case .itemprop:
                if isNamed { facts.kinds.formUnion(lexicon.kinds(in: value)) }
                if ByteSearch.contains("articlebody", in: value) { facts.regions.insert(.body) }
            case .role:
                if isNamed { facts.kinds.formUnion(lexicon.kinds(in: value)) }
                if ByteSearch.contains("main", in: value) { facts.regions.insert(.main) }
                if ByteSearch.contains("navigation", in: value) { facts.regions.insert(.nav) }
                if ByteSearch.contains("complementary", in: value) { facts.regions.insert(.aside) }
                if ByteSearch.contains("contentinfo", in: value) { facts.regions.insert(.footer) }
                if ByteSearch.contains("dialog", in: value) { facts.regions.insert(.dialog) }
            case .hidden: if !ByteSearch.contains("until-found", in: value) { facts.isHidden = true }
            case .ariaHidden: if name != .body, value.elementsEqual("true".utf8) { facts.isHidden = true }
            case .style:
                if value.count >= 12,
                    ByteSearch.holdsDeclaration(value, "display", "none") || ByteSearch.holdsDeclaration(value, "visibility", "hidden")
                {
                    facts.isHidden = true
                }
            default: break
            }
        }
        self = facts
    }

    private init() {}

    /// Class names that common style sheets give to text for screen readers.
    private static func isForListeners(_ names: UnsafeBufferPointer<UInt8>) -> Bool {
        var isInside = false
        for start in names.indices {
            let byte = names[start] | 0x20
            let isLetter = byte &- 0x61 < 26
            if isLetter, !isInside, byte == 0x73 || byte == 0x76 {
                let rest = UnsafeBufferPointer(rebasing: names[start...].prefix(18))
                if ByteSearch.begins(rest, with: "sr-only") || ByteSearch.begins(rest, with: "screen-reader-text")
                    || ByteSearch.begins(rest, with: "visually-hidden") || ByteSearch.begins(rest, with: "visuallyhidden")
                {
                    return true
                }
            }
            isInside = isLetter
        }
        return false
    }
}
