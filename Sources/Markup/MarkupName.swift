/// The element and attribute names that the program looks for, as small numbers: comparing two is comparing two bytes.
///
/// Every other name is `.other`; its spelling is kept by the tree (`MarkupTree.spelling(of:)`).
public enum MarkupName: UInt8, CaseIterable, Sendable {
    /// A name that is in no list.
    case other
    /// Character data: not an element.
    case text
    /// The root above the outermost element.
    case document
    // Elements of HTML, then attributes that are no element's name too. (`var` and `data-*` names are `.other`.)
    case a, abbr, acronym, address, applet, area, article, aside, audio, b, base, bdi, bdo, big, blockquote, body,
        br, button, canvas, caption, center, cite, code, col, colgroup, data, datalist, dd, del, details, dfn,
        dialog, dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset, h1,
        h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, image, img, input, ins, kbd, label, legend,
        li, link, main, map, mark, menu, meta, meter, nav, noframes, noscript, object, ol, optgroup, option,
        output, p, param, picture, pre, progress, q, rp, rt, ruby, s, samp, script, section, select, small, source,
        span, strike, strong, style, sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th,
        thead, time, title, tr, track, tt, u, ul, video, wbr, `class`, id, href, content, property, name, rel,
        itemprop, itemtype, itemscope, datetime, lang, role, hidden, src, type, charset, pubdate
    case ariaHidden = 200
}
