import Rapporteur

/// A stage in under thirty lines: the words that an article shouts (all in capitals, four letters or more).
struct ShoutingStage: Stage {
    static let card = StageCard(
        id: "shouting", version: 1, summary: "words in capitals", reads: [.text, .tokens], writes: ["x-shouting"])

    init(_ options: NoOptions, in environment: StageEnvironment) {}

    func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        let tokens = try document.layer(Tokens.self)
        var found: [JSONValue] = []
        for index in 0..<tokens.count where tokens.flags[index].contains(.allCaps) && tokens.spans[index].count >= 4 {
            let (start, end) = document.text.scalarRange(of: tokens.spans[index])
            found.append(.object([
                ("span", .array([.integer(start), .integer(end)])), ("word", .string(document.text[tokens.spans[index]])),
            ]))
        }
        try document.write(.array(found), as: "x-shouting")
    }
}
