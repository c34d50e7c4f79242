import BenchmarkSupport
import Figures
import Glibc
import Rapporteur

/// Random texts of the pieces that figures are made of, through tokens, tags and dates, then twice through figures: no trap, every span inside the
/// text, and the same answer twice.
struct FiguresFuzz {
    private static let pieces = [
        "9", "1,000", "12,34,567", "-", "–", "—", "/", ".", "%", "$", "€", "£", "C$", "Rs", " ", " ", "million", "to", "between", "and", "half", "of", "killed", "dead", "1e30", "+", "99999999999999999999", "1.2.3",
        "½", "per", "a", "th", "\u{00A0}", "\n", "×10", "^", "(", ")", "aged", "people", "'", "0", "minus", "trillion", "hundredths", "twenty", "fifth", "one", "in", "out", "over", "point", "nought", "dozens", "scores",
        "thousand", "lakh", "crore", "feet", "inches", "kg", "°", "C", "degrees", "or", "equal", "more", "than", "less", "at", "least", "up", "\"", "[", "]", "ringgit", "dollars", "cents", "pounds", "wounded", "soldiers",
        "guerrillas", "were", "was", "by", "the", "kidnapped", "including", "them", "who", "G7", "S-400", "9/11", "rose", "from", "doubled", "threefold", "ranks", "9th", "Index", "second", "last", "±", "+/-", "~", ">", "<",
        "=", "&#8211;", "\u{2013}", "\u{2026}", "é", "Ä", "漢", "😀", "\u{FEFF}", "\u{200B}", "\t", "\0", "m", "M", "bn", "k", "0.5", ".77", "1 234", "1'234", "2021", "May", "Monday", "no", "not", "NOT", "POLICE",
    ]
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private mutating func text() -> String {
        let length = 1 + next(24)
        var result = ""
        for _ in 0..<length {
            // Now and then any scalar at all.
            if next(40) == 0, let scalar = Unicode.Scalar(UInt32(next(0x11_0000))) { result.unicodeScalars.append(scalar) } else { result += Self.pieces[next(Self.pieces.count)] }
            if next(3) != 0 { result += " " }
        }
        return result
    }

    /// Runs `count` inputs.
    /// - Throws: `EvaluationError` with the first input whose answers differ or lie outside the text.
    mutating func run(_ count: Int, progress: (String) -> Void) throws {
        let stages = try Stages(["language", "dates"])
        let stage = try FiguresStage(FiguresOptions(), in: StageEnvironment())
        var found = 0, digest: UInt64 = 0
        for number in 0..<count {
            let text = text()
            var metadata = Metadata()
            metadata.language = "en"
            let ready = try stages.run(Document(id: "\(number)", text: text, metadata: metadata))
            let answers = try (0..<2).map { _ in
                var copy = ready
                copy.access = nil
                try stage.process(&copy, StageContext(stageID: "figures"))
                return try copy.layer(Figures.self).figures
            }
            guard answers[0] == answers[1] else { throw EvaluationError("two answers for input \(number): \(text.debugDescription)") }
            let size = Text(text).count
            for figure in answers[0] where figure.span.start < 0 || Int(figure.span.end) > size || figure.span.end <= figure.span.start { throw EvaluationError("a span outside input \(number): \(text.debugDescription)") }
            found += answers[0].count
            for figure in answers[0] { digest = WordHash.joined(digest, UInt64(truncatingIfNeeded: Int(figure.span.start)) ^ WordHash.of(figure.low?.description ?? "-")) }
            if number % 100_000 == 99_999 { progress("\(number + 1) inputs, \(found) figures") }
        }
        progress("\(count) inputs, each twice, \(found) figures, no trap, no difference; digest \(String(digest, radix: 16))")
    }
}
