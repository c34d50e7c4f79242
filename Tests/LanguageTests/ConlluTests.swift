import Language
import Prose
import Testing

@Suite struct ConlluTests {
    private let example = """
        # text = They didn't go.
        1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
        2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
        2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
        3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
        4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
        5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

        """

    @Test func wordsOfAMultiwordTokenTouch() {
        let content = ConlluReader.read(example)
        #expect(content.text[content.text.span] == "They didn't go.")
        #expect(content.tokens.upos == [.pronoun, .auxiliary, .particle, .verb, .punctuation])
        #expect(content.parse.heads == [3, 3, 3, -1, 3])
        #expect((0..<5).map { content.tokens.lemmaText($0) } == ["they", "do", "not", "go", "."])
    }

    @Test func whatIsWrittenCanBeRead() throws {
        let document = try processed("The US-led forces didn’t leave Kabul.\nNobody knew why.")
        let content = ConlluReader.read(try ConlluWriter.write(document))
        let tokens = try document.layer(Tokens.self)
        #expect(content.tokens.upos == tokens.upos && content.tokens.xpos == tokens.xpos)
        #expect(content.parse.heads == (try document.layer(DependencyParse.self).heads))
        #expect(content.sentences.sentences.map(\.tokens) == (try document.layer(Sentences.self).sentences.map(\.tokens)))
    }

    @Test(arguments: ["", "1\tonly\tthree", "x\n\n\n#\n", "1-\t_\t_\t_\t_\t_\t_\t_\t_\t_\n", "1\ta\ta\tX\tX\t_\t99\tdep\t_\t_"])
    func linesThatAreNoneArePassedOver(_ text: String) {
        #expect(ConlluReader.read(text).tokens.count <= 1)
    }
}
