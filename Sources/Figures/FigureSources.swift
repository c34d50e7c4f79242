import Prose

/// Tells who gives a figure: the speaker of the innermost quotation around it.
struct FigureSources {
    private let quotations: [Quotations.Quotation]
    private let text: Text

    init(_ layer: Quotations?, _ text: Text) {
        quotations = layer?.quotations.sorted { $0.span < $1.span } ?? []
        self.text = text
    }

    /// An actor's id, or the words that name the speaker.
    func source(of span: Span) -> String? {
        var low = 0, high = quotations.count
        while low < high {
            let middle = (low + high) / 2
            if quotations[middle].span.start <= span.start { low = middle + 1 } else { high = middle }
        }
        // Quotations may nest; the innermost begins last.
        var index = low - 1, steps = 0
        while index >= 0, steps < 8 {
            let quotation = quotations[index]
            if quotation.span.contains(span) {
                if let speaker = quotation.speaker { return "actor:\(speaker + 1)" }
                if let words = quotation.speakerSpan { return text[words] }
            }
            index -= 1
            steps += 1
        }
        return nil
    }
}
