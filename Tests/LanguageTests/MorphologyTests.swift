import Language
import Prose
import StageKit
import Testing

@Suite struct MorphologyTests {
    /// The features of the words of a tree that is given: form, tags, head and relation, a word a line.
    private func features(_ rows: String) throws -> [String] {
        var conllu = ""
        for (number, row) in rows.split(separator: "\n").enumerated() {
            let field = row.split(separator: " ").map(String.init)
            conllu += "\(number + 1)\t\(field[0])\t\(field[1])\t\(field[2])\t\(field[3])\t_\t\(field[4])\t\(field[5])\t_\t_\n"
        }
        let content = ConlluReader.read(conllu + "\n")
        return try MorphologicalFeatures(in: StageEnvironment())
            .features(of: 0..<content.tokens.count, content.tokens, content.parse, in: content.text)
    }

    @Test func verbsAgreeWithTheirSubjects() throws {
        let found = try features(
            """
            We we PRON PRP 2 nsubj
            left leave VERB VBD 0 root
            before before SCONJ IN 6 mark
            the the DET DT 5 det
            guards guard NOUN NNS 6 nsubj
            saw see VERB VBD 2 advcl
            it it PRON PRP 6 obj
            """)
        #expect(found[0] == "Case=Nom|Number=Plur|Person=1|PronType=Prs")
        #expect(found[1] == "Mood=Ind|Number=Plur|Person=1|Tense=Past|VerbForm=Fin")
        #expect(found[3] == "Definite=Def|PronType=Art")
        #expect(found[5] == "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin")
        #expect(found[6] == "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs")
    }

    @Test func thePassiveAndThePerfectAreToldApart() throws {
        let passive = try features("Bridges bridge NOUN NNS 3 nsubj:pass\nwere be AUX VBD 3 aux:pass\nshelled shell VERB VBN 0 root")
        #expect(passive[2] == "Tense=Past|VerbForm=Part|Voice=Pass")
        let perfect = try features("They they PRON PRP 3 nsubj\nhave have AUX VBP 3 aux\nshelled shell VERB VBN 0 root")
        #expect(perfect[2] == "Tense=Past|VerbForm=Part")
    }

    @Test func anOrderHasNeitherSubjectNorAuxiliary() throws {
        #expect(try features("Open open VERB VB 0 root\nfire fire NOUN NN 1 obj")[0] == "Mood=Imp|VerbForm=Fin")
        #expect(try features("to to PART TO 2 mark\nleave leave VERB VB 0 root")[1] == "VerbForm=Inf")
        #expect(try features("must must AUX MD 2 aux\nleave leave VERB VB 0 root")[1] == "VerbForm=Inf")
    }

    @Test func aRelativePronounIsNoQuestion() throws {
        let relative = try features(
            "men man NOUN NNS 0 root\nwho who PRON WP 3 nsubj\nfought fight VERB VBD 1 acl:relcl")
        #expect(relative[1] == "PronType=Rel")
        #expect(relative[2] == "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin")
        #expect(try features("who who PRON WP 2 nsubj\nfought fight VERB VBD 0 root")[0] == "PronType=Int")
    }

    @Test func treesOfAnyShapeEnd() throws {
        // A word that governs itself, a circle, and a head out of range.
        let found = try features("a a VERB VB 2 conj\nb b VERB VB 1 conj\nc c VERB VBN 3 conj\nd d VERB VBG 99 conj")
        #expect(found.count == 4)
    }
}
