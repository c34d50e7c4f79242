import Foundation
import Testing

/// A site's template from the command line: learned on its pages, named by a pipeline, gone from its reports.
@Suite(.serialized) struct LearnTemplateTests {
    private static let stories = [
        "All ferries between the two islands have been stopped, said the harbour master, because the wind had turned in the night.",
        "The council will vote on the new school on Thursday, and its members said that the roof would be paid for by the island.",
        "A whale was seen off the northern light on Sunday, and the fishermen who saw it first said that it was not alone there.",
        "The bakery at the old pier opens again in May, its owner said, and bread will cost what it cost before the great storm.",
    ]

    private func page(_ number: Int, host: String = "harbour.example") -> String {
        """
        <html><head><title>Story \(number)</title><link rel="canonical" href="https://\(host)/\(number)"></head><body><article>
        <h1>Story \(number)</h1><p>\(Self.stories[number]) Nobody on the quay had expected it so soon in the year.</p>
        <p>Sign up for our letter and read the best of the harbour every morning, \(number + 10) stories a day.</p></article></body></html>
        """
    }

    private func pipeline(_ options: String, to output: String) -> String {
        "rapporteur: 1\ninput: { path: in }\nstages:\n  - use: ingest\n\(options)output: { path: \(output) }\nrun: { workers: 1 }\n"
    }

    @Test func whatThreePagesShareIsGoneWhereAPipelineNamesTheFile() throws {
        let folder = try Folder()
        for number in 0..<3 { try folder.write("pages/\(number).html", page(number)) }
        let learned = try Program.run(["learn-template", "pages", "-o", "site.tsv"], in: folder)
        #expect(learned.status == 0 && learned.output.isEmpty && learned.talk == "3 pages, 0 not read\n")
        let file = try #require(folder.read("site.tsv"))
        let rows = file.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(rows.count == 1 && rows.first?.hasPrefix("harbour.example\t") == true && rows.first?.hasSuffix("\t3") == true)
        // Without a file it is data; no word of the pages is in it.
        #expect(try Program.run(["learn-template", "pages"], in: folder).output == file)
        #expect(!file.contains("Sign up") && !file.contains("harbour every") && !file.contains("ferries"))

        try folder.write("in/own.html", page(3))
        try folder.write("in/other.html", page(3, host: "other.example"))
        try folder.write("plain.yml", pipeline("", to: "plain"))
        try folder.write("clean.yml", pipeline("    with: { template: site.tsv }\n", to: "clean"))
        #expect(try Program.run(["run", "plain.yml"], in: folder).status == 0)
        #expect(try Program.run(["run", "clean.yml"], in: folder).status == 0)
        let before = try #require(folder.read("plain/reports/own.html.json")), after = try #require(folder.read("clean/reports/own.html.json"))
        #expect(before.contains("Sign up for our letter") && before.contains("The bakery"))
        #expect(!after.contains("Sign up for our letter") && after.contains("The bakery"))
        #expect(folder.read("clean/reports/other.html.json")?.contains("Sign up for our letter") == true)

        // The file is part of the fingerprint: another one, and the documents are read again.
        #expect(try Program.run(["run", "clean.yml"], in: folder).talk.contains("0 done, 2 unchanged"))
        try folder.write("site.tsv", file.split(separator: "\n").filter { $0.hasPrefix("#") }.joined(separator: "\n") + "\n")
        #expect(try Program.run(["run", "clean.yml"], in: folder).talk.contains("2 done, 0 unchanged"))
        #expect(folder.read("clean/reports/own.html.json")?.contains("Sign up for our letter") == true)
    }

    @Test func aMissingFolderOrTemplateIsTold() throws {
        let folder = try Folder()
        #expect(try Program.run(["learn-template", "absent"], in: folder).status == 65)
        try folder.write("in/a.html", page(0))
        try folder.write("p.yml", pipeline("    with: { template: absent.tsv }\n", to: "out"))
        let result = try Program.run(["run", "p.yml"], in: folder)
        #expect(result.status == 2 && result.talk.contains("absent.tsv"))
        let check = try Program.run(["check", "p.yml"], in: folder)
        #expect(check.status == 2 && check.output.contains("error[unreadable-file]: no file 'absent.tsv'"))
    }
}
