import Language
import Prose
import StageKit
import Testing

/// Texts and their tokens, separated by blanks.
private let examples: [(String, String)] = [
    ("They don't know.", "They do n't know ."),
    ("Biden’s envoy can’t wait; it’s late.", "Biden ’s envoy ca n’t wait ; it ’s late ."),
    ("We cannot, and we're gonna say so.", "We can not , and we 're gon na say so ."),
    ("the workers' demands", "the workers ' demands"),
    ("US-led forces fought ISIS-K and al-Qaeda.", "US - led forces fought ISIS - K and al - Qaeda ."),
    ("an anti-American, pro-Russian ex-minister", "an anti-American , pro-Russian ex-minister"),
    ("The U.S. said on Aug. 31 that Gen. Milley had left.", "The U.S. said on Aug. 31 that Gen. Milley had left ."),
    ("The U.S.-backed plan cost $4.5bn, or 8,000 jobs (20%).", "The U.S. - backed plan cost $ 4.5 bn , or 8,000 jobs ( 20 % ) ."),
    ("on August 31st, at 5pm or 7:30 p.m.", "on August 31st , at 5 pm or 7:30 p.m."),
    ("in the 1990s, 2001-2009 and after 9/11", "in the 1990s , 2001 - 2009 and after 9/11"),
    ("US$3m for either/or", "US$ 3 m for either / or"),
    ("Sen. Cole, R-Ill., met Wash. staff in Calif. and fell ill.", "Sen. Cole , R - Ill. , met Wash . staff in Calif. and fell ill ."),
    ("Ill.", "Ill."),
    ("See https://example.org/a?b=(c), or write to a.b@example.org.", "See https://example.org/a?b=(c) , or write to a.b@example.org ."),
    ("@StateDept thanked #Kabul's people", "@StateDept thanked #Kabul 's people"),
    ("“We will stay,” he said — “for now…”", "“ We will stay , ” he said — “ for now … ”"),
    ("George W. Bush met J. Smith.", "George W. Bush met J. Smith ."),
    ("He had no plan B. The war went on.", "He had no plan B . The war went on ."),
    ("KABUL, Aug 31 (Reuters) - Rockets hit", "KABUL , Aug 31 ( Reuters ) - Rockets hit"),
    ("Sana'a, Qur'an and O'Brien's car", "Sana'a , Qur'an and O'Brien 's car"),
    ("It ended.The next day, No. 10 said no.", "It ended . The next day , No. 10 said no ."),
    ("Its a pity that its tail fell off, thats all.", "It s a pity that its tail fell off , that s all ."),
    ("Posts in alt.test.misc and news.example.org, e.g. yesterday.", "Posts in alt.test.misc and news.example.org , e.g. yesterday ."),
    ("He paid $$$.? fine:-)", "He paid $$$ .? fine :-)"),
    ("Why?! Well... no -- yes", "Why ?! Well ... no -- yes"),
]

@Suite struct TokenizerTests {
    let tokenizer: Tokenizer
    init() throws { tokenizer = try Tokenizer(in: StageEnvironment()) }

    @Test(arguments: examples)
    func splitsAsTheTreebanksDo(_ example: (text: String, tokens: String)) {
        #expect(tokenizer.words(of: example.text).joined(separator: " ") == example.tokens)
    }

    @Test func aPhraseIsSplitAsInRunningText() throws {
        let text = Text("Fighters of the Islamic State-Khorasan (ISIS-K) fled.")
        let running = tokenizer.spans(of: text, in: text.span).map { text[$0] }
        let phrase = tokenizer.words(of: "Islamic State-Khorasan")
        #expect(running.indices.contains { running[$0...].starts(with: phrase) })
    }

    @Test func everyByteButWhiteSpaceBelongsToOneToken() {
        var random = SystemRandomNumberGenerator()
        let pieces = ["a", "B", ".", "'", "’", "-", "/", "9", "$", "%", "@", "#", " ", "\n", "“", "”", "…", "é", "ß", "中", "한", "ا", "🇦🇫", "👩‍🚀", "\u{301}",
            "http://", "U.S.", "n't", "&", "_", "\u{200B}", "\u{FEFF}", "\u{A0}", ":", ";", ")", "(", "*", "=", ",", "!", "?", "Dr."]
        for _ in 0..<400 {
            let text = Text((0..<Int.random(in: 0..<40, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined())
            check(text)
        }
        for _ in 0..<400 {
            check(Text((0..<Int.random(in: 0..<60, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }))
        }
    }

    private func check(_ text: Text) {
        let spans = tokenizer.spans(of: text, in: text.span)
        var end: Int32 = 0
        for span in spans {
            #expect(span.start >= end && span.end > span.start && Int(span.end) <= text.count)
            let gap = text[Span(end, span.start)]
            #expect(gap.unicodeScalars.allSatisfy { $0.properties.isWhitespace || [0x200B, 0x2060, 0xFEFF].contains($0.value) })
            end = span.end
        }
        let rest = text[Span(end, Int32(text.count))]
        #expect(rest.unicodeScalars.allSatisfy { $0.properties.isWhitespace || [0x200B, 0x2060, 0xFEFF].contains($0.value) })
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["a", "-", "a-", "a.", "'", "a'", "http://", "9/", "9:", "9,", "9.", "w/", "a&", "a_", "@", "#a", "👩‍🚀", "中", "\u{301}", "(", "a@", "US$", "."])
    func hostileStretchesTakeLinearTime(_ piece: String) {
        let text = Text(String(repeating: piece, count: 100_000))
        #expect(!tokenizer.spans(of: text, in: text.span).isEmpty)
    }
}
