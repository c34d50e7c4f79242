/// The frame that all pages share. No script, no image, nothing from elsewhere.
enum HTMLFrame {
    static func page(title: String, body: String) -> String { head(title: title) + body + foot }

    /// What stands before the body of a page.
    static func head(title: String) -> String {
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(HTMLText.escaped(title))</title>
        <style>
        :root { color-scheme: light dark; }
        body { font: 16px/1.5 Georgia, serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { line-height: 1.2; } .facts { opacity: .7; font-family: sans-serif; font-size: .85rem; }
        summary { font: bold .95rem sans-serif; margin: .8rem 0 .3rem; cursor: pointer; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; font: .8rem/1.35 sans-serif; }
        td, th { text-align: left; vertical-align: top; padding: .2rem .5rem; border-bottom: 1px solid #8884; }
        .text { border-top: 1px solid #8884; } .text span { border-radius: .2em; }
        .claim { border-bottom: 1px dotted currentColor; } .actor { font-weight: bold; }
        .date { background: #cfe8ff; color: #123; } .figure { background: #ffe9b0; color: #321; }
        .event { background: #e4e4e4; color: #111; } .quad1, .quad2 { background: #cdeccd; } .quad3 { background: #ffd9c2; } .quad4 { background: #ffc4c4; }
        </style></head>
        <body>

        """
    }

    /// What stands after it.
    static let foot = "\n</body></html>\n"
}
