import Prose

/// Reads CoNLL-U: the words of a treebank or of another tokeniser, for tagging and parsing as they are.
public enum ConlluReader {
    /// What a CoNLL-U text holds: the words with one blank (or none, after `SpaceAfter=No`) between them, their tokens with the
    /// tags of the file, sentences, and trees.
    public struct Content: Sendable {
        /// The words, with blanks.
        public var text: Text
        /// The words with tags and lemmas as the file gives them.
        public var tokens: Tokens
        /// The file's sentences.
        public var sentences: Sentences
        /// The file's trees.
        public var parse: DependencyParse
    }

    /// The content of CoNLL-U text; lines that are none are passed over. Empty nodes (`1.1`) and multiword tokens (`1-2`) add no
    /// words of their own.
    public static func read(_ conllu: String) -> Content {
        var bank = Treebank()
        bank.add(conllu)
        var tokens = bank.tokens
        tokens.upos = bank.upos
        tokens.xpos = bank.xpos
        for lemma in bank.lemmas { tokens.appendLemma(Array(lemma.utf8)) }
        let sentences = bank.sentences.map { Sentences.Sentence(span: tokens.span(of: $0), tokens: $0, block: -1, isProse: true) }
        return Content(
            text: bank.text, tokens: tokens, sentences: Sentences(sentences), parse: DependencyParse(heads: bank.heads, relations: bank.relations))
    }
}
