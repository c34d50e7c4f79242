// A stage in Swift as a program of its own (swiftc readability.swift -o readability): words a sentence, for each sentence.
// A stage that is compiled into the program is faster and sees typed layers: see Documentation/WritingAStage.md.
import Foundation

func answer(_ object: [String: Any]) {
    guard let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]) else { return }
    FileHandle.standardOutput.write(data + Data([0x0A]))
}

while let line = readLine(strippingNewline: true) {
    guard let request = (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any] else { continue }
    guard let id = request["id"] else {
        answer(["name": "readability", "version": 1])
        continue
    }
    // Spans count code points, which are what `unicodeScalars` holds.
    let scalars = Array((request["text"] as? String ?? "").unicodeScalars)
    let sentences = (request["layers"] as? [String: Any])?["sentences"] as? [[Int]] ?? []
    let found = sentences.map { span -> [String: Any] in
        let words = scalars[span[0]..<span[1]].split { $0 == " " || $0 == "\n" }.count
        return ["span": span, "words": words]
    }
    answer(["id": id, "layers": ["x-readability": found]])
}
