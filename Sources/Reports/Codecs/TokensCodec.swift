import Lexicons
import Prose

/// `tokens`: spans with tags and lemmas. Hashes and flags are made again when a layer is read.
enum TokensCodec {
    static func write(_ layer: Tokens, to writing: inout LayerWriting) {
        writing.array(0..<layer.count) { writing, index in
            writing.object {
                $0.span("span", layer.spans[index])
                $0.string("upos", layer.upos[index].description)
                $0.string("xpos", layer.xpos[index].description)
                $0.string("lemma", layer.lemmaText(index))
            }
        }
    }

    static func read(_ reading: LayerReading) throws -> Tokens {
        var tokens = Tokens()
        var previousEnd: Int32 = 0
        for item in try reading.elements() {
            let span = try item.span("span")
            guard !span.isEmpty, span.start >= previousEnd else {
                throw ReportFormatError(path: item.path + ".span", expected: "tokens in order that do not overlap")
            }
            let form = reading.spans.words(span)
            let lemma = item.stringIfPresent("lemma") ?? WordHash.lowercased(form)
            tokens.spans.append(span)
            tokens.lower.append(WordHash.of(form))
            tokens.lemma.append(WordHash.of(lemma))
            tokens.upos.append(item.stringIfPresent("upos").flatMap { PartOfSpeech(label: $0) } ?? .other)
            tokens.xpos.append(item.stringIfPresent("xpos").map { PennTag(label: $0) } ?? .other)
            tokens.flags.append(flags(of: form, gapBefore: span.start > previousEnd))
            tokens.sentence.append(0)
            tokens.lemmaBytes.append(contentsOf: lemma.utf8)
            tokens.lemmaOffsets.append(Int32(tokens.lemmaBytes.count))
            previousEnd = span.end
        }
        return tokens
    }

    private static func flags(of form: String, gapBefore: Bool) -> Tokens.Flags {
        var flags: Tokens.Flags = gapBefore ? [.spaceBefore] : []
        var letters = 0, upper = 0
        for scalar in form.unicodeScalars {
            if scalar.properties.isAlphabetic {
                letters += 1
                if scalar.properties.isUppercase {
                    upper += 1
                    if letters == 1 { flags.insert(.capitalised) }
                }
            } else if scalar.properties.numericType != nil {
                flags.insert(.hasDigit)
            }
        }
        if letters > 0 { flags.insert(.hasLetter) }
        if letters > 1, letters == upper { flags.insert(.allCaps) }
        if letters == 0, !flags.contains(.hasDigit) { flags.insert(.punctuation) }
        return flags
    }
}
