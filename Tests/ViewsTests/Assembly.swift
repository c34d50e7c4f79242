import Reports

@testable import Views

/// A view's files as they are when all reports are through.
func assembled(_ view: some DerivedView, _ reports: [Report]) throws -> [String: String] {
    var view = view
    var files: [String: [UInt8]] = [:]
    func put(_ pieces: [ViewPiece]) {
        for piece in pieces { files[piece.path] = (piece.isWhole ? [] : files[piece.path] ?? []) + piece.bytes }
    }
    put(view.begin())
    for report in reports { put(try view.add(report, bytes: Array("{\n\"id\":\"\(report.id)\"\n}\n".utf8))) }
    put(view.end())
    return files.mapValues { String(decoding: $0, as: UTF8.self) }
}
