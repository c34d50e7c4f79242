import Markup
import Prose

/// Every list of names that a page may mean as its authors, with what speaks for it.
struct AuthorCandidates {
    struct Candidate {
        var names: [String]
        var key: String
        var bits: UInt64
        var source: String
        var families: UInt16
    }

    private var tree: MarkupTree?
    let names: AuthorNames
    let chooser: TitleChooser
    let window: HeadWindow
    private(set) var list: [Candidate] = []
    private var cache: [String: [String]] = [:]

    init(names: AuthorNames, chooser: TitleChooser, window: HeadWindow) {
        self.names = names
        self.chooser = chooser
        self.window = window
    }

    mutating func read(_ signals: PageSignals, _ scan: PageScan) {
        tree = signals.tree
        let data = signals.jsonLD
        let persons = data.agents.filter { !$0.isOrganization }, houses = data.agents.filter(\.isOrganization)
        add(persons.map(\.name), .linkedPerson, "json-ld", family: 1, areNames: persons.count > 1)
        add(houses.map(\.name), .linkedHouse, "json-ld", family: 1)
        add(data.contributors, .linkedContributor, "json-ld", family: 1)
        var seen: [String] = []
        for candidate in signals.candidates(.author) where !seen.contains(candidate.source) && seen.count < 8 {
            seen.append(candidate.source)
            let values = signals.candidates(.author).filter { $0.source == candidate.source }.prefix(40).map { candidate.source.hasPrefix("meta:citation") ? Self.turned($0.value) : $0.value }
            let feature: AuthorFeature = candidate.rank >= 60 ? .label : candidate.rank < 15 ? .metaStrong : .metaWeak
            add(values, feature, "meta", family: candidate.rank >= 60 ? 4 : 2, areNames: values.count > 1)
        }
        for (source, first, later, family) in [("itemprop", AuthorFeature.itemprop, AuthorFeature.itempropLater, 8), ("rel", .rel, .relLater, 16), ("link", .link, .linkLater, 32)] as [(String, AuthorFeature, AuthorFeature, UInt16)] {
            clusters(signals.authors.filter { $0.source == source }.map { ($0.node, $0.value) }, first, later, source, family)
        }
        marked(signals)
        blocks(scan)
        // What names nobody outright may name somebody in passing.
        if !list.contains(where: { candidate in candidate.families != 0 && candidate.names.contains(where: names.isPerson) }) {
            for index in window.blocks where index < scan.blocks.count && (scan.blocks[index].headingLevel == 0 || scan.blocks[index].headingLevel > 2) { unlabelled(scan, index) }
            owners(signals, scan)
        }
        relate()
    }

    /// A site of one person bears the person's name: in its own name, at the end of its titles, beside the sign of copyright.
    private mutating func owners(_ signals: PageSignals, _ scan: PageScan) {
        if let site = chooser.site { add([site], .siteName, "site", family: 0, areNames: true, needsPerson: true) }
        if let title = signals.titleElement {
            let parts = chooser.parts(PlainValue.text(title, limit: 500))
            if parts.count > 1, let last = parts.last { add([last], .inTitle, "title", family: 0, areNames: true, needsPerson: true) }
        }
        for index in scan.blocks.indices.suffix(40) where scan.blocks[index].count <= 200 {
            let bytes = scan.bytes(of: index)
            guard ByteSearch.first("\u{A9}", in: bytes) != nil || ByteSearch.first("copyright", in: bytes) != nil || ByteSearch.first("(c)", in: bytes) != nil else { continue }
            var text = scan.text(of: index)
            for mark in ["\u{A9}", "Copyright", "copyright", "COPYRIGHT", "(c)", "(C)"] as [StaticString] where ByteSearch.holds(mark, in: text) {
                text = text.split(separator: "\(mark)", maxSplits: 1, omittingEmptySubsequences: false).last.map(String.init) ?? text
            }
            let owner = text.drop { $0.isNumber || $0.isWhitespace || "-–,©".contains($0) }
            add([String(owner.prefix { !".|•·,".contains($0) })], .copyright, "copyright", family: 0, needsPerson: true)
            break
        }
    }

    /// "Roe, Jane" as catalogues write.
    private static func turned(_ name: String) -> String {
        let parts = name.split(separator: ",")
        guard parts.count == 2, parts[0].split(separator: " ").count <= 3, parts[1].split(separator: " ").count <= 3 else { return name }
        return String(parts[1]).trimmed + " " + String(parts[0]).trimmed
    }

    /// Names that stand close together are the authors of one thing. The first group near the headline is told from all others.
    private mutating func clusters(_ found: [(node: Int, value: String)], _ first: AuthorFeature, _ later: AuthorFeature, _ source: String, _ family: UInt16) {
        var groups: [[(node: Int, value: String)]] = []
        for item in found.prefix(60) {
            if let last = groups.last?.last, item.node - last.node <= 24, groups[groups.count - 1].count < 12 {
                groups[groups.count - 1].append(item)
            } else {
                groups.append([item])
            }
        }
        let inWindow = groups.firstIndex { window.nodes.contains($0[0].node) }
        for (index, group) in groups.enumerated().prefix(12) {
            let isNear = window.nodes.contains(group[0].node)
            let isFirst = index == inWindow ?? 0
            add(group.map(\.value), isFirst ? first : later, source, family: isFirst ? family : 0, isNear: isNear, areNames: true, needsPerson: !isNear || source == "link")
        }
    }

    /// Elements that are called author or byline: the innermost, and those around it for the sake of names beside links.
    private mutating func marked(_ signals: PageSignals) {
        guard let tree = signals.tree else { return }
        var items: [(node: Int, value: String)] = []
        let elements = signals.marked.filter { !$0.cues.isDisjoint(with: [.author, .byline]) && !$0.isFurniture }.prefix(40)
        for element in elements where !element.cues.contains(.role) {
            let isNear = window.nodes.contains(element.node)
            let text = signals.line(of: element.node)
            if text.isEmpty { continue }
            let feature: AuthorFeature = element.cues.contains(.byline) ? (isNear ? .classByline : .classBylineLater) : (isNear ? .classAuthor : .classAuthorLater)
            add([text], feature, "byline", family: isNear ? 64 : 0, isNear: isNear, needsShape: true)
            if !elements.contains(where: { $0.node > element.node && $0.node < tree.end(of: element.node) && !$0.cues.contains(.role) }) { items.append((element.node, text)) }
        }
        clusters(items, .classAuthor, .classAuthorLater, "byline", 64)
    }

    /// Short blocks that begin like a byline.
    private mutating func blocks(_ scan: PageScan) {
        var far = 0
        for index in scan.blocks.indices {
            let block = scan.blocks[index]
            guard block.count <= 160, block.letters > 1 else { continue }
            let isNear = window.blocks.contains(index)
            guard isNear || far < 6 else { continue }
            guard block.allKinds.isDisjoint(with: [.comment, .related]) || block.ownKinds.contains(.byline) || block.ownKinds.contains(.author) else { continue }
            let bytes = scan.bytes(of: index)
            let strength = cue(bytes)
            guard isNear ? strength > 0 : strength == 2 else { continue }
            if !isNear { far += 1 }
            var text = scan.text(of: index)
            // "Written by" may stand alone, with the name in the next block.
            if text.utf8.count <= 16, index + 1 < scan.blocks.count, scan.blocks[index + 1].count <= 80 { text += " " + scan.text(of: index + 1) }
            add([text], !isNear ? .textByLater : strength == 2 ? .textBy : .textByLoose, "byline", family: isNear ? 128 : 0, isNear: isNear, needsShape: true, needsPerson: strength < 2)
            // "Mar 24, 2021 By Jane Roe".
            if strength == 1, block.digits >= 3, block.count <= 100 { add([text], .textDated, "byline", family: 128, isNear: true, needsPerson: true) }
        }
    }

    /// A name without a label: beside a date, or alone on its line.
    private mutating func unlabelled(_ scan: PageScan, _ index: Int) {
        let block = scan.blocks[index]
        guard block.count <= 90, block.capitals >= 2, block.allKinds.isDisjoint(with: [.comment, .related]) else { return }
        if block.digits >= 3 {
            add([scan.text(of: index)], .textDated, "byline", family: 256, isNear: true, needsPerson: true)
        } else if block.digits == 0, block.words <= 3, block.count <= 32, block.headingLevel == 0, index > window.heading ?? 0, index <= (window.heading ?? 0) + 8 || index >= (window.start ?? 0) - 4 {
            let before = list.count
            add([scan.text(of: index)], .alone, "byline", family: 256, isNear: true, needsPerson: true)
            guard list.count > before else { return }
            let beside = max(0, index - 2)...min(scan.blocks.count - 1, index + 2)
            if beside.contains(where: { $0 != index && scan.blocks[$0].count <= 40 && scan.blocks[$0].digits >= 3 && DateReader.mayHoldDate(scan.bytes(of: $0)) }) { list[before].bits |= AuthorFeature.besideDate.bit }
            if let tree, hasPortrait(list[before].names[0], block.node, tree) { list[before].bits |= AuthorFeature.portrait.bit }
        }
    }

    /// True when a picture close by is called as the person is.
    private func hasPortrait(_ name: String, _ node: Int, _ tree: MarkupTree) -> Bool {
        let low = max(1, node - 14), high = min(tree.count - 1, node + 14), wanted = name.lowercased()
        guard low <= high else { return false }
        for at in low...high where tree.name(of: at) == .img {
            if let alternative = tree.attribute(named: "alt", of: at), case let called = alternative.lowercased(), called.hasPrefix(wanted) || called.hasSuffix(wanted) { return true }
        }
        return false
    }

    /// 2 for a block that begins with a word that stands before names, 1 for one that has "by" further on.
    private func cue(_ bytes: ArraySlice<UInt8>) -> Int {
        let prefixes = names.words.bylinePrefixes(of: bytes)
        // "ByJane Roe": a byline whose space was lost.
        let isGlued = bytes.count > 4 && bytes.starts(with: "By".utf8) && bytes[bytes.startIndex + 2] &- 0x41 < 26
        if isGlued || bytes.starts(with: "Written by".utf8) { return 2 }
        if !prefixes.isEmpty {
            let text = String(decoding: bytes.prefix(90), as: UTF8.self)
            if let rest = names.words.rest(of: text, after: prefixes, language: names.language), !rest.isEmpty || bytes.count <= 16 { return 2 }
        }
        // " by ", " By ", " BY:".
        let sample = bytes.prefix(100)
        guard sample.count > 6 else { return 0 }
        for at in sample.startIndex..<(sample.endIndex - 4) where sample[at] == 0x20 && sample[at + 1] | 0x20 == 0x62 && sample[at + 2] | 0x20 == 0x79 {
            if sample[at + 3] == 0x20 || sample[at + 3] == 0x3A { return 1 }
        }
        return 0
    }

    private mutating func add(
        _ values: [String], _ feature: AuthorFeature, _ source: String, family: UInt16, isNear: Bool? = nil, areNames: Bool = false,
        needsShape: Bool = false, needsPerson: Bool = false
    ) {
        guard !values.isEmpty, list.count < 60 else { return }
        var found: [String] = []
        for value in values.prefix(40) {
            for name in read(value, isName: areNames, isDeclared: isNear == nil) where !(name.contains(".") && chooser.isHost(name)) && found.count < 30 && !found.contains(where: { $0.lowercased() == name.lowercased() }) {
                if needsPerson, !isPerson(name) { continue }
                if needsShape, !isShaped(name, isMarked: feature.rawValue >= AuthorFeature.classAuthor.rawValue && feature.rawValue <= AuthorFeature.classBylineLater.rawValue) { continue }
                found.append(name)
            }
        }
        guard !found.isEmpty else { return }
        var bits = feature.bit
        if let isNear { bits |= isNear ? AuthorFeature.near.bit : AuthorFeature.far.bit } else { bits |= AuthorFeature.structured.bit }
        let key = found.map(TitleChooser.key).joined(separator: ";")
        if let index = list.firstIndex(where: { $0.key == key }) {
            list[index].bits |= bits
            list[index].families |= family
        } else {
            list.append(Candidate(names: found, key: key, bits: bits, source: source, families: family))
        }
    }

    /// Names of a text; pages show the same line in several signals.
    private mutating func read(_ value: String, isName: Bool, isDeclared: Bool) -> [String] {
        let key = (isName ? "n" : "l") + (isDeclared ? "d" : "v") + value
        if let known = cache[key] { return known }
        let found = names.names(in: value, isName: isName, isDeclared: isDeclared)
        cache[key] = found
        return found
    }

    private var persons: [String: Bool] = [:]

    /// `AuthorNames.isPerson`, asked once for each name.
    private mutating func isPerson(_ name: String) -> Bool {
        if let known = persons[name] { return known }
        let found = names.isPerson(name)
        persons[name] = found
        return found
    }

    /// What a visible line must look like to be names at all.
    private mutating func isShaped(_ name: String, isMarked: Bool) -> Bool {
        let parts = name.split(separator: " ")
        guard parts.count <= 5, let first = name.first(where: \.isLetter) else { return false }
        // One small word after "by" is more often a verb than a name: "by clicking".
        if parts.count == 1 { return name.count <= 24 && name.count >= 3 && (isMarked || first.isUppercase || !first.isCased) }
        if !first.isCased { return true }
        return isPerson(name) || parts.allSatisfy { $0.first(where: \.isLetter)?.isUppercase == true || names.words.particles.contains($0.lowercased()) || $0.first?.isNumber == true }
    }

    private mutating func relate() {
        let sets = list.map { Set($0.key.split(separator: ";")) }
        for index in list.indices {
            let candidate = list[index]
            var bits = candidate.bits
            func set(_ feature: AuthorFeature, _ holds: Bool) { if holds { bits |= feature.bit } }
            let all = candidate.names
            set(.isSite, all.contains { chooser.isSite($0) })
            set(.isHouse, all.contains { name in name.lowercased().split(separator: " ").contains { names.words.organizations.contains(String($0)) } })
            set(.oneWord, all.contains { !$0.contains(" ") })
            let known = all.map { isPerson($0) }
            set(.persons, !known.contains(false))
            set(.notPersons, !known.contains(true))
            set(.digits, all.contains { $0.contains(where: \.isNumber) })
            set(.lower, all.contains { $0.first?.isLowercase == true })
            set(.role, all.contains(where: names.isRole))
            let agreeing = candidate.families.nonzeroBitCount
            set(.families2, agreeing == 2)
            set(.families3, agreeing == 3)
            set(.families4, agreeing >= 4)
            // The site of one person is called after that person.
            set(.personSite, all.count == 1 && chooser.isSite(all[0]) && names.isPerson(all[0]))
            // "Jane" beside "Jane Roe".
            set(.partOf, all.count == 1 && !all[0].contains(" ") && list.indices.contains { $0 != index && list[$0].names.contains { $0.split(separator: " ").contains { $0 == all[0] } && names.isPerson($0) } })
            set(.superset, sets.indices.contains { $0 != index && sets[$0].isStrictSubset(of: sets[index]) && list[$0].families != 0 })
            set(.subset, sets.indices.contains { $0 != index && sets[$0].isStrictSuperset(of: sets[index]) && list[$0].families != 0 })
            list[index].bits = bits
        }
        if !list.isEmpty { list[0].bits |= AuthorFeature.first.bit }
    }
}
