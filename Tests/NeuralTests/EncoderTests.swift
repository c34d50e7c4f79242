import Neural
import Prose
import Testing

@Suite struct EncoderTests {
    private let text = Text("Norland and Sudmark met 13 times in 2021 . naïve 東京 🙂 U.S. McKenzie , said the UN")

    private func words() -> [Span] {
        var spans: [Span] = []
        text.withBytes { bytes in
            var start = 0
            for k in 0...bytes.count where k == bytes.count || bytes[k] == 0x20 {
                if k > start { spans.append(Span(Int32(start), Int32(k))) }
                start = k + 1
            }
        }
        return spans
    }

    private func model(layers: Int = 2, byPieces: Bool = false) throws -> EncoderModel {
        var made = SyntheticModel(seed: 11)
        let pieces = made.pieces(), network = made.network(layers: layers, byPieces: byPieces)
        return try EncoderModel(
            pieces: SyntheticModel.file(pieces, named: "pieces-\(layers)"), network: SyntheticModel.file(network, named: "network-\(layers)"))
    }

    /// The bits of all states, in order.
    private func states(_ model: EncoderModel, _ level: Int32, _ sentences: [Range<Int>]) -> [UInt32] {
        var bits: [UInt32] = []
        text.withBytes { bytes in
            Encoder(model, level: level).encode(sentences, words(), in: bytes, headColumns: 16) { batch in
                for k in 0..<(batch.rows * model.width) { bits.append(batch.workspace.states[k].bitPattern) }
            }
        }
        return bits
    }

    private static func hash(_ bits: [UInt32]) -> UInt64 {
        bits.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    @Test func `every level gives the stored activations`() throws {
        let model = try model(), sentences = [0..<9, 9..<16, 16..<words().count]
        for level in 0...Encoder.best {
            let found = states(model, level, sentences)
            #expect(found.count == (words().count + 3) * 384)
            #expect(found.allSatisfy { Float(bitPattern: $0).isFinite })
            #expect(Self.hash(found) == 0x5C51_7623_72D0_B8AF, "level \(level)")
        }
    }

    @Test func `a sentence is read the same whatever stands beside it`() throws {
        let model = try model(layers: 1), together = states(model, Encoder.best, [0..<9, 9..<16])
        #expect(states(model, Encoder.best, [0..<9]) + states(model, Encoder.best, [9..<16]) == together)
    }

    @Test func `a network of pieces gives a row a word, with the same bits on every level`() throws {
        let model = try model(byPieces: true), sentences = [0..<9, 9..<16, 16..<words().count]
        let found = states(model, 0, sentences)
        #expect(found.count == (words().count + 3) * 384)
        #expect(found.allSatisfy { Float(bitPattern: $0).isFinite })
        for level in 0...Encoder.best { #expect(states(model, level, sentences) == found, "level \(level)") }
        #expect(sentences.flatMap { states(model, Encoder.best, [$0]) } == found)
    }

    @Test func `pieces make a difference where a word has several, and only there`() throws {
        let words = try model(layers: 1), pieces = try model(layers: 1, byPieces: true)
        // None of these words is known: each is one unknown piece, and "U.S." is four.
        #expect(states(words, Encoder.best, [0..<6]) == states(pieces, Encoder.best, [0..<6]))
        #expect(states(words, Encoder.best, [10..<14]) != states(pieces, Encoder.best, [10..<14]))
    }

    @Test func `a narrow network reads its own vectors, with the same bits on every level`() throws {
        var wide = SyntheticModel(seed: 11), narrow = SyntheticModel(seed: 12, width: 128)
        let shared = try SyntheticModel.file(wide.pieces(), named: "pieces-narrow"), own = narrow.rows(4, scale: 0.0005)
        let network = narrow.network(layers: 2), sentences = [0..<9, 9..<16, 16..<words().count]
        let model = try EncoderModel(
            pieces: shared, network: SyntheticModel.file(network + [("table", own.rows), ("table.scales", own.scales)], named: "narrow"))
        let found = states(model, 0, sentences)
        #expect(model.width == 128 && found.count == (words().count + 3) * 128)
        #expect(found.allSatisfy { Float(bitPattern: $0).isFinite })
        for level in 0...Encoder.best { #expect(states(model, level, sentences) == found, "level \(level)") }
        // The shared vectors are three times as wide: without its own it is no network.
        #expect(throws: ModelFile.Malformed.self) { try EncoderModel(pieces: shared, network: SyntheticModel.file(network, named: "narrow-alone")) }
    }

    @Test func `a width that attention cannot share out is refused`() throws {
        var wide = SyntheticModel(seed: 11), odd = SyntheticModel(seed: 12, width: 112)
        let shared = try SyntheticModel.file(wide.pieces(), named: "pieces-odd"), own = odd.rows(4, scale: 0.0005)
        let network = odd.network(layers: 1) + [("table", own.rows), ("table.scales", own.scales)]
        #expect(throws: ModelFile.Malformed.self) { try EncoderModel(pieces: shared, network: SyntheticModel.file(network, named: "odd")) }
    }

    @Test func `a sentence of more pieces than there are places keeps every word`() throws {
        let model = try model(layers: 1, byPieces: true)
        let long = Text(String(repeating: "U.S. ", count: 190)), spans = (0..<190).map { Span(Int32($0 * 5), Int32($0 * 5 + 4)) }
        var rows = 0
        long.withBytes { Encoder(model).encode([0..<190], spans, in: $0, headColumns: 16) { rows += $0.rows } }
        #expect(rows == 191)
    }

    @Test func `what is longer than the encoder's reach is cut`() throws {
        let model = try model(layers: 1)
        let long = Text(String(repeating: "a ", count: 300))
        let spans = (0..<300).map { Span(Int32($0 * 2), Int32($0 * 2 + 1)) }
        var rows = 0
        long.withBytes { Encoder(model).encode([0..<300], spans, in: $0, headColumns: 16) { rows += $0.rows } }
        #expect(rows == Encoder.longest + 1)
    }

    @Test func `sections of heads can be read beside the encoder`() throws {
        var made = SyntheticModel(seed: 3)
        let pieces = made.pieces(), head = made.floats(12, scale: 1)
        let model = try EncoderModel(
            pieces: SyntheticModel.file(pieces, named: "pieces-head"), network: SyntheticModel.file(made.network(layers: 1, also: [("claim.kind", head)]), named: "head"))
        model.withSections { sections in
            #expect(EncoderModel.floats(sections("claim.kind"), 12) != nil)
            #expect(EncoderModel.floats(sections("claim.kind"), 13) == nil)
            #expect(EncoderModel.matrix(sections("claim.kind"), columns: 3, rows: 4) == nil)
            #expect(sections("no such head").isEmpty)
        }
    }

    @Test func `a missing section is named with its file`() throws {
        var made = SyntheticModel(seed: 3)
        let pieces = made.pieces(), network = made.network(layers: 1).filter { $0.name != "0.down" }
        do {
            _ = try EncoderModel(pieces: SyntheticModel.file(pieces, named: "pieces-missing"), network: SyntheticModel.file(network, named: "missing"))
            Issue.record("a file without a layer was taken")
        } catch {
            #expect("\(error)".contains("missing") && "\(error)".contains("section"))
        }
    }
}
