import Prose
import StageKit
import Testing

@testable import Language

@Suite struct CaseRestorerTests {
    private let restorer = Result { try CaseRestorer(in: StageEnvironment()) }

    @Test(arguments: [
        ("POLICE SAID THAT MARIO FLORES, A TEACHER, WAS SHOT IN SAN SALVADOR. HE DIED.", "Police said that Mario Flores, a teacher, was shot in San Salvador. He died."),
        ("THE LEADERS OF THE FMLN MET IN EL SALVADOR ON MONDAY WITH COLONEL DE LA CRUZ.", "The leaders of the FMLN met in El Salvador on Monday with colonel de la Cruz."),
    ])
    func `capitals alone get the case that readers expect`(text: String, expected: String) throws {
        #expect(try restorer.get().restored(Text(text)).map { $0[$0.span] } == expected)
    }

    @Test(arguments: ["The police said that it was over and that nothing else would be done about it.", "OK", "", "12 345 - 6"])
    func `other texts are left alone`(text: String) throws {
        #expect(try restorer.get().restored(Text(text)) == nil)
    }

    @Test func `offsets stay`() throws {
        let text = Text("ZO\u{00C9} FROM BOGOT\u{00C1} SAID THAT THE RIVER HAD RISEN \u{2013} AND THAT THE BRIDGE WAS CLOSED.")
        #expect(try restorer.get().restored(text)?.count == text.count)
    }
}
