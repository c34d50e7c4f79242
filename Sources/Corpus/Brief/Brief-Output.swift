import Prose

extension Brief {
    private var sections: [(name: String, title: String, sentences: [BriefSentence])] {
        [
            ("attitude", "Attitude", attitude), ("trend", "Trend", trend), ("outlook", "Outlook", outlook),
            ("proposals", "Proposals", proposals), ("risks", "Risks", risks), ("timeline", "Timeline", timeline),
        ]
    }

    /// The brief as plain text: sections, sentences with numbers of citations, and the citations with their words at the end.
    public var plainText: String {
        var numbered: [Citation] = []
        var text = "\(from) -> \(to)\n"
        for section in sections {
            text += "\n\(section.title)\n"
            for sentence in section.sentences {
                var marks = ""
                for citation in sentence.citations {
                    if !numbered.contains(citation) { numbered.append(citation) }
                    marks += "[\((numbered.firstIndex(of: citation) ?? 0) + 1)]"
                }
                text += "  \(sentence.text)\(marks.isEmpty ? "" : " \(marks)")\n"
            }
        }
        if !numbered.isEmpty { text += "\nEvidence\n" }
        for (index, citation) in numbered.enumerated() {
            let words = citation.words.split { $0 == "\n" || $0 == "\r" || $0 == "\t" }.joined(separator: " ")
            text += "  [\(index + 1)] \(citation.document) \(citation.start)-\(citation.end)\(words.isEmpty ? "" : " “\(words)”")\n"
        }
        return text
    }

    /// The brief as JSON.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("schema")
            writer.string("rapporteur.brief/1")
            writer.key("from")
            writer.string(from)
            writer.key("to")
            writer.string(to)
            writer.key("score")
            writer.number(orNull: score)
            writer.key("label")
            writer.string(label.rawValue)
            writer.key("declared")
            writer.number(orNull: declared)
            writer.key("acted")
            writer.number(orNull: acted)
            writer.key("trend_label")
            writer.string(trendLabel.rawValue)
            for section in sections {
                writer.key(section.name)
                writer.array(section.sentences) { writer, sentence in
                    writer.object { writer in
                        writer.key("text")
                        writer.string(sentence.text)
                        writer.key("citations")
                        writer.array(sentence.citations) { writer, citation in
                            writer.object {
                                $0.key("document")
                                $0.string(citation.document)
                                $0.key("span")
                                $0.array([citation.start, citation.end]) { $0.integer($1) }
                                $0.key("words")
                                $0.string(citation.words)
                            }
                        }
                    }
                }
            }
        }
        return writer.bytes
    }
}
