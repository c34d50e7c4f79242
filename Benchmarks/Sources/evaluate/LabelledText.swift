import Rapporteur

/// The text of a labelled record: its `text`, or the words of its `sents` joined as their `space` flags say.
struct LabelledText {
    let text: String
    /// Byte spans of the corpus's own words, by sentence; empty for a record that has a `text`.
    let words: [[Span]]

    init(_ record: JSONValue) {
        if let text = record[key: "text"]?.string {
            self.text = text
            words = []
            return
        }
        var bytes: [UInt8] = []
        var words: [[Span]] = []
        for sentence in record[key: "sents"]?.array ?? [] {
            if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
            var spans: [Span] = []
            let spaces = sentence[key: "space"]?.array ?? []
            for (index, token) in (sentence[key: "tokens"]?.array ?? []).enumerated() {
                let word = Array((token.string ?? "").utf8)
                spans.append(Span(bytes.count, bytes.count + word.count))
                bytes += word
                if !spaces.indices.contains(index) || spaces[index].bool ?? true { bytes.append(0x20) }
            }
            words.append(spans)
        }
        text = String(decoding: bytes, as: UTF8.self)
        self.words = words
    }

    /// A document of the text in English.
    func document(id: String, published: String? = nil) -> Document {
        var metadata = Metadata()
        metadata.published = published.flatMap { CivilDate(iso: $0) }
        metadata.language = "en"
        return Document(id: id, text: text, metadata: metadata)
    }
}
