import Lexicons
import Prose

/// Builds a document from words with tags ("said|VERB|say"), so that these tests rest on no tagger. A word after `~` follows
/// without a space, `¶` starts a paragraph, `//` ends a sentence.
func taggedDocument(_ source: String) -> Document {
    var text = "", words: [(word: String, tag: String, lemma: String, glued: Bool, blockStart: Bool, sentence: Int)] = []
    var sentence = 0, startsBlock = true
    for piece in source.split(separator: " ") {
        if piece == "//" { sentence += 1; continue }
        if piece == "¶" { sentence += 1; startsBlock = true; continue }
        let fields = piece.split(separator: "|").map(String.init)
        let glued = fields[0].hasPrefix("~")
        let word = glued ? String(fields[0].dropFirst()) : fields[0]
        let isMark = word.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic && !("0"..."9").contains($0) }
        words.append((word, fields.count > 1 ? fields[1] : isMark ? "PUNCT" : "NOUN", fields.count > 2 ? fields[2] : word.lowercased(), glued, startsBlock, sentence))
        startsBlock = false
    }
    var tokens = Tokens(), sentences: [Sentences.Sentence] = [], block = -1, openIsGlued = false
    for entry in words {
        if entry.blockStart { block += 1; if !text.isEmpty { text += "\n\n" } } else if !entry.glued, !openIsGlued { text += " " }
        let spaced = !entry.glued && !openIsGlued
        openIsGlued = entry.word == "“" || entry.word == "‘"
        let start = text.utf8.count
        text += entry.word
        let span = Span(start, text.utf8.count), index = tokens.count
        tokens.spans.append(span)
        tokens.lower.append(WordHash.of(entry.word))
        tokens.lemma.append(WordHash.of(entry.lemma))
        tokens.upos.append(PartOfSpeech(label: entry.tag) ?? .other)
        tokens.xpos.append(.other)
        var flags: Tokens.Flags = spaced ? [.spaceBefore] : []
        if entry.blockStart { flags.insert(.blockStart) }
        tokens.flags.append(flags)
        tokens.sentence.append(Int32(entry.sentence))
        tokens.lemmaBytes += Array(entry.lemma.utf8)
        tokens.lemmaOffsets.append(Int32(tokens.lemmaBytes.count))
        if entry.sentence == sentences.count {
            sentences.append(.init(span: span, tokens: index..<(index + 1), block: block, isProse: true))
        } else {
            sentences[entry.sentence].tokens = sentences[entry.sentence].tokens.lowerBound..<(index + 1)
            sentences[entry.sentence].span = sentences[entry.sentence].span.union(span)
        }
    }
    var document = Document(text: text)
    try? document.write(tokens)
    try? document.write(Sentences(sentences))
    return document
}
