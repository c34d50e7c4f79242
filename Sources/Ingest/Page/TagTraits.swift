import Markup

/// How the elements of HTML behave in running text.
struct TagTraits: Sendable {
    private var isBlockTable = [Bool](repeating: false, count: 256)
    private var isTextualTable = [Bool](repeating: false, count: 256)
    private var isSilentTable = [Bool](repeating: false, count: 256)

    static let html: TagTraits = {
        var traits = TagTraits()
        let blocks: [MarkupName] = [
            .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog, .dir, .div, .dl, .dt, .fieldset,
            .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .html, .legend, .li, .main, .menu,
            .nav, .ol, .optgroup, .option, .p, .pre, .section, .summary, .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul, .button,
        ]
        // The head is not among them: where a page leaves its tags out, the parser takes elements newer than HTML 4 for a part of it.
        let silent: [MarkupName] = [
            .script, .style, .noscript, .template, .svg, .iframe, .object, .embed, .applet, .canvas, .map, .select, .datalist,
            .textarea, .title, .audio, .video, .param, .noframes, .progress, .meter, .rp, .rt, .picture,
        ]
        for name in blocks { traits.isBlockTable[Int(name.rawValue)] = true }
        let textual: [MarkupName] = [.p, .h1, .h2, .h3, .h4, .h5, .h6, .tr, .td, .th, .tbody, .blockquote, .pre, .dt, .dd, .caption, .figcaption]
        for name in textual { traits.isTextualTable[Int(name.rawValue)] = true }
        for name in silent { traits.isSilentTable[Int(name.rawValue)] = true }
        return traits
    }()

    /// True for elements that begin and end a line.
    @inline(__always) func isBlock(_ name: MarkupName) -> Bool { isBlockTable[Int(name.rawValue)] }
    /// True for blocks that running text itself is made of.
    @inline(__always) func isTextual(_ name: MarkupName) -> Bool { isTextualTable[Int(name.rawValue)] }
    /// True for elements whose text no reader sees.
    @inline(__always) func isSilent(_ name: MarkupName) -> Bool { isSilentTable[Int(name.rawValue)] }
}
