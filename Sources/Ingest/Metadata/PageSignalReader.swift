import Markup
import Prose

/// Gathers `PageSignals` from a tree, in one walk; strings are made for what is kept only.
struct PageSignalReader {
    let tree: MarkupTree
    let names: MetaNames
    let lexicon: ClassLexicon
    private let memo = ValueMemo<ElementCues>([])
    /// A hostile page has any number of everything.
    private static let maximum = 200

    init(tree: MarkupTree, names: MetaNames, lexicon: ClassLexicon) {
        self.tree = tree
        self.names = names
        self.lexicon = lexicon
    }

    func read() -> PageSignals {
        var signals = PageSignals()
        signals.tree = tree
        var linkedData: [Int] = []
        let half = tree.textRange(of: 0).count / 2
        var furnitureEnd = 0
        var node = 1
        let count = tree.count
        while node < count {
            let name = tree.name(of: node)
            switch name {
            case .text: break
            case .style, .svg, .noscript, .template:
                node = tree.end(of: node)
                continue
            case .script:
                script(node, &signals, &linkedData)
                node = tree.end(of: node)
                continue
            case .meta: meta(node, &signals)
            case .title:
                if signals.titleElement == nil, tree.name(of: tree.parent(of: node)) != .other { signals.titleElement = Squeeze.text(tree.textBytes(of: node).prefix(2_000)) }
            case .html, .body: if signals.language == nil { signals.language = language(node) }
            case .link: link(node, &signals)
            case .time: time(node, &signals, isFurniture: node < furnitureEnd)
            case .aside, .footer, .nav: if tree.textRange(of: node).count < half { furnitureEnd = max(furnitureEnd, tree.end(of: node)) }
            default: element(node, name, &signals, &furnitureEnd, half)
            }
            node += 1
        }
        for script in linkedData { signals.jsonLD.read(tree.textBytes(of: script)) }
        let titles = [signals.titleElement, signals.candidates(.title).first?.value].compactMap { $0.map { TitleChooser.key(PlainValue.text($0)) } }
        signals.jsonLD.finish(titles: titles, canonical: signals.canonical)
        return signals
    }

    private func script(_ node: Int, _ signals: inout PageSignals, _ linkedData: inout [Int]) {
        let size = tree.textRange(of: node).count
        guard size > 20 else { return }
        let isLinked = tree.withAttribute(.type, of: node) { ByteSearch.contains("ld+json", in: $0) }
        if isLinked == true {
            if linkedData.count < 40, size < 2 << 20 { linkedData.append(node) }
        } else if signals.scripts.count < Self.maximum {
            signals.scripts.append(node)
        }
    }

    private func language(_ node: Int) -> String? {
        tree.attribute(.lang, of: node) ?? tree.attribute(named: "xml:lang", of: node)
    }

    private func link(_ node: Int, _ signals: inout PageSignals) {
        tree.withAttribute(.rel, of: node) { rel in
            if signals.canonical == nil, rel.count == 9, ByteSearch.contains("canonical", in: rel) { signals.canonical = tree.attribute(.href, of: node) }
            if signals.license == nil, rel.count == 7, ByteSearch.contains("license", in: rel) { signals.license = tree.attribute(.href, of: node) }
            if ByteSearch.contains("image_src", in: rel), let address = tree.attribute(.href, of: node) { add(.image, address, "link:image_src", 30, node, &signals) }
        }
        properties(node, .link, &signals)
    }

    private func add(_ field: MetaNames.Field, _ value: String, _ source: String, _ rank: Int, _ node: Int, _ signals: inout PageSignals) {
        guard !value.isEmpty, signals.meta[field, default: []].count < Self.maximum else { return }
        signals.meta[field, default: []].append(.init(value: value, source: source, rank: rank, node: node))
    }

    private func meta(_ node: Int, _ signals: inout PageSignals) {
        for key in [MarkupName.name, .property, .itemprop] {
            // Some pages put two names into one attribute.
            let found = tree.withAttribute(key, of: node) { value -> (MetaNames.Entry, String)? in
                var start = 0
                for at in 0...min(value.count, 200) where at == value.count || value[at] <= 0x20 {
                    let part = UnsafeBufferPointer(rebasing: value[start..<at])
                    start = at + 1
                    if part.count == 14, ByteSearch.contains("twitter:label1", in: part) {
                        signals.hasAuthorLabel = tree.withAttribute(.content, of: node) { isWriterLabel($0) } ?? false
                    }
                    if let entry = names.entry(part), entry.rank < 60 || signals.hasAuthorLabel { return (entry, String(decoding: part, as: UTF8.self).lowercased()) }
                }
                return nil
            }
            guard let found, let (entry, name) = found else { continue }
            guard let content = tree.attribute(.content, of: node), content.utf8.count < 20_000 else { return }
            // A Person inside an item has its name in another element.
            if key == .itemprop, entry.field == .title || entry.field == .url || entry.field == .image { return }
            if key == .itemprop, entry.field == .published || entry.field == .modified { return property(node, .itemprop, &signals) }
            let rank = key == .itemprop && entry.field == .author ? 30 : entry.rank
            return add(entry.field, content, "meta:\(name)", rank, node, &signals)
        }
        if let equivalent = tree.attribute(named: "http-equiv", of: node), let content = tree.attribute(.content, of: node), content.utf8.count < 200 {
            var name = equivalent
            if let entry = name.withUTF8({ names.entry($0) }), entry.field == .language || entry.field == .modified || entry.field == .published {
                add(entry.field, content, "meta:\(equivalent.lowercased())", entry.rank, node, &signals)
            }
        }
    }

    /// "Written by", "Geschrieben von", "Écrit par": what WordPress plug-ins call the author; not "Est. reading time".
    private func isWriterLabel(_ label: UnsafeBufferPointer<UInt8>) -> Bool {
        ["written by", "geschrieben", "crit par", "escrito por", "verfasst von", "scritto da", "geschreven door", "skriven av", "skrevet", "napisane", "author", "autor", "автор", "yazan"].contains { contains($0, label) }
    }

    private func contains(_ word: String, _ label: UnsafeBufferPointer<UInt8>) -> Bool {
        let text = Array(String(decoding: label.prefix(60), as: UTF8.self).lowercased().utf8), wanted = Array(word.utf8)
        guard text.count >= wanted.count else { return false }
        return (0...(text.count - wanted.count)).contains { text[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }

    private func time(_ node: Int, _ signals: inout PageSignals, isFurniture: Bool) {
        guard signals.times.count < Self.maximum else { return }
        let value = tree.attribute(.datetime, of: node) ?? tree.attribute(.content, of: node) ?? signals.text(of: node, limit: 200)
        var cues = ElementCues.of(node, in: tree, memo: memo)
        tree.withAttribute(.itemprop, of: node) { cues.formUnion(ElementCues.read($0)) }
        // The element around it may carry the telling name.
        let outer = ElementCues.of(tree.parent(of: node), in: tree, memo: memo)
        if cues.isDisjoint(with: [.published, .modified]) { cues.formUnion(outer.intersection([.published, .modified])) }
        let isModified = cues.contains(.modified) && !cues.contains(.published)
        signals.times.append(.init(
            node: node, value: String(value.prefix(200)), isPublication: !isModified && (tree.has(.pubdate, at: node) || cues.contains(.published)),
            isModification: isModified, isFurniture: isFurniture || outer.contains(.furniture)))
    }

    private func element(_ node: Int, _ name: MarkupName, _ signals: inout PageSignals, _ furnitureEnd: inout Int, _ half: Int) {
        properties(node, name, &signals)
        if name != .del, name != .ins, tree.has(.datetime, at: node) { time(node, &signals, isFurniture: node < furnitureEnd) }
        if name == .a { profileLink(node, &signals, isFurniture: node < furnitureEnd) }
        // What holds no text holds no date and no author.
        let size = tree.textRange(of: node).count
        guard size >= 2, tree.has(.class, at: node) || tree.has(.id, at: node) else { return }
        let cues = ElementCues.of(node, in: tree, memo: memo)
        if cues.isEmpty { return }
        if cues.contains(.furniture), size < half, name != .article, name != .main { furnitureEnd = max(furnitureEnd, tree.end(of: node)) }
        guard size <= 400, signals.marked.count < Self.maximum, !cues.isDisjoint(with: [.date, .published, .modified, .author, .byline]) else { return }
        signals.marked.append(.init(node: node, cues: cues, isFurniture: node < furnitureEnd))
    }

    /// Microdata and RDFa outside meta elements.
    private func properties(_ node: Int, _ name: MarkupName, _ signals: inout PageSignals) {
        if tree.has(.itemprop, at: node) { property(node, .itemprop, &signals) }
        if tree.has(.property, at: node) { property(node, .property, &signals) }
        guard name == .a || name == .link, tree.has(.rel, at: node) else { return }
        tree.withAttribute(.rel, of: node) { rel in
            if ByteSearch.contains("author", in: rel) { author(node, "rel", 25, &signals) }
            if name == .a, signals.license == nil, rel.count <= 20, ByteSearch.contains("license", in: rel) { signals.license = tree.attribute(.href, of: node) }
        }
    }

    private func property(_ node: Int, _ key: MarkupName, _ signals: inout PageSignals) {
        guard let property = tree.attribute(key, of: node)?.lowercased(), property.utf8.count < 60 else { return }
        switch property.split(separator: ":").last ?? "" {
        case "datepublished", "datecreated", "datemodified", "issued", "created", "modified", "date":
            let bare = property.split(separator: ":").last ?? ""
            let value = tree.attribute(.content, of: node) ?? tree.attribute(.datetime, of: node) ?? signals.text(of: node, limit: 200)
            add(bare.hasSuffix("modified") ? .modified : .published, value, "itemprop:\(bare)", bare.hasSuffix("created") || bare == "date" ? 18 : 12, node, &signals)
        case "author", "creator": author(node, "itemprop", 20, &signals)
        case "headline":
            add(.title, tree.attribute(.content, of: node) ?? signals.text(of: node, limit: 500), "itemprop:headline", 15, node, &signals)
        default: break
        }
    }

    /// True for one whom the words before call a reviewer, an editor or a photographer.
    private func isHelper(_ node: Int) -> Bool {
        let start = tree.textRange(of: node).lowerBound
        return tree.withCharacters { characters in
            let before = UnsafeBufferPointer(rebasing: characters[max(0, start - 40)..<start])
            return ["reviewed by", "edited by", "checked by", "approved by", "photo by", "photos by", "illustrat", "translated by", "verified by", "geprüft von"].contains { (word: StaticString) in ByteSearch.contains(word, in: before) }
        }
    }

    /// A link to the page of a person: the address says so.
    private func profileLink(_ node: Int, _ signals: inout PageSignals, isFurniture: Bool) {
        guard signals.authors.count < 60, tree.textRange(of: node).count < 200, tree.textRange(of: node).count > 2 else { return }
        let isProfile = tree.withAttribute(.href, of: node) { $0.count < 300 && Self.isProfile($0) }
        if isProfile == true { author(node, "link", isFurniture ? 31 : 30, &signals) }
    }

    /// True when a step of a path, or the key of a query, is a word for writers, alone or in the plural, with a step after it.
    private static func isProfile(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        while at + 4 < address.count {
            if address[at] == 0x2F || address[at] == 0x3F {
                let found = switch address[at + 1] | 0x20 {
                case 0x61: holds(address, at, "author") || holds(address, at, "autor") || holds(address, at, "auteur")
                case 0x62: holds(address, at, "by")
                case 0x63: holds(address, at, "contributor") || holds(address, at, "columnist")
                case 0x6A: holds(address, at, "journalist")
                case 0x70: holds(address, at, "profile") || holds(address, at, "person") || holds(address, at, "people")
                case 0x72: holds(address, at, "redaktion") || holds(address, at, "reporter")
                case 0x73: holds(address, at, "staff")
                case 0x74: holds(address, at, "team")
                case 0x75: holds(address, at, "user")
                case 0x77: holds(address, at, "writer")
                default: false
                }
                if found { return true }
            }
            at += 1
        }
        return false
    }

    private static func holds(_ address: UnsafeBufferPointer<UInt8>, _ at: Int, _ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard at + count + 2 < address.count else { return false }
        var index = 0
        while index < count, address[at + 1 + index] | 0x20 == word.utf8Start[index] { index += 1 }
        guard index == count else { return false }
        var next = at + 1 + count
        if address[next] == 0x73 || address[next] == 0x65 { next += 1 }
        return next + 2 < address.count && (address[next] == 0x2F || address[next] == 0x3D)
    }

    private func author(_ node: Int, _ source: String, _ rank: Int, _ signals: inout PageSignals) {
        guard signals.authors.count < 60, source == "itemprop" || !isHelper(node) else { return }
        // Inside a Person the name has its own property.
        if source == "itemprop" {
            var inner = node + 1
            let end = min(tree.end(of: node), node + 200)
            while inner < end {
                let isName = tree.withAttribute(.itemprop, of: inner) { $0.elementsEqual("name".utf8) }
                if isName == true {
                    let name = tree.attribute(.content, of: inner) ?? signals.text(of: inner)
                    return signals.authors.append(.init(value: name, source: source, rank: rank, node: node))
                }
                inner += 1
            }
        }
        let text = tree.attribute(.content, of: node) ?? signals.line(of: node)
        if !text.isEmpty { signals.authors.append(.init(value: String(text.prefix(300)), source: source, rank: rank, node: node)) }
    }
}
